// The passwords of the database roles' logins: one drawn secret each, a file by the login's name in a folder that the
// operator names. None follows from another, nor from the server's own: who learns one can act as that login alone.
import { randomBytes, randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OperatorError } from "../core/operator-error.ts";
import { serverSettingName } from "./scope-setting.ts";
import { serverKey } from "./server-key.ts";

const loginName = /^[a-z_][a-z0-9_]{0,62}$/;
/** Anything shorter was not drawn: an empty file would be an open door. */
const leastLength = 24;

export class LoginSecrets {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Throws where there is none: then `migrate` has not run, or in another folder. */
  passwordOf(login: string): string {
    const password = this.read(login);
    if (password !== null) return password;
    throw new OperatorError(
      `the database login ${login} has no secret in ${this.folder}: run migrate with that folder`,
    );
  }

  /** Its secret, drawn where it has none yet. Of two processes that draw at once both get the first one's. */
  draw(login: string): string {
    const known = this.read(login);
    if (known !== null) return known;
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const file = this.fileOf(login);
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    return this.passwordOf(login);
  }

  /** The runtime URL with another login: same host, port, database and options, and the server's key to start with. */
  urlOf(runtimeUrl: string, login: string): string {
    const url = new URL(runtimeUrl);
    url.username = encodeURIComponent(login);
    url.password = encodeURIComponent(this.passwordOf(login));
    url.searchParams.set(serverSettingName, serverKey(runtimeUrl));
    return url.href;
  }

  private read(login: string): string | null {
    let text: string;
    try {
      text = readFileSync(this.fileOf(login), "utf8").trim();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw error;
    }
    if (text.length < leastLength)
      throw new Error(
        `the secret of the database login ${login} in ${this.folder} is shorter than ${leastLength} characters`,
      );
    return text;
  }

  private fileOf(login: string): string {
    if (!loginName.test(login)) throw new Error(`${JSON.stringify(login)} is no name of a database login`);
    return join(this.folder, login);
  }
}
