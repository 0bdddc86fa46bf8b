// The key by which a session of a role login is known for a server's (`tc.is_server`): with the login's password alone it
// reads nothing. It follows from the password of the server's own login, which may ask for tickets anyway.
import { createHmac } from "node:crypto";
import { serverSettingName } from "./scope-setting.ts";

export function serverKey(runtimeUrl: string): string {
  const password = decodeURIComponent(new URL(runtimeUrl).password);
  if (password === "") throw new Error("the runtime database URL carries no password");
  return createHmac("sha256", password).update(serverSettingName).digest("base64url");
}
