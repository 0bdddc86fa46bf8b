// The passwords of the database roles' logins. One configured secret gives them all: nothing to store or rotate apart.
import { createHmac } from "node:crypto";

/** base64url(HMAC-SHA256(password of the runtime URL, login)). Whoever has it knows nothing about the others. */
export function loginPassword(runtimeUrl: string, login: string): string {
  const password = decodeURIComponent(new URL(runtimeUrl).password);
  if (password === "") throw new Error("the runtime database URL carries no password");
  return createHmac("sha256", password).update(login).digest("base64url");
}

/** The runtime URL with another login: same host, port, database and options. */
export function loginUrl(runtimeUrl: string, login: string): string {
  const url = new URL(runtimeUrl);
  url.username = encodeURIComponent(login);
  url.password = loginPassword(runtimeUrl, login);
  return url.href;
}
