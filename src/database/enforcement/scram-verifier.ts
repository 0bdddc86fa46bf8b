// What PostgreSQL stores of a password (RFC 5802, RFC 7677), computed here: the password itself never travels to the
// server, so that no statement log, of any setting, can hold it.
import { createHash, createHmac, pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";

const iterations = 4096;
const hmac = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

export async function createScramVerifier(password: string): Promise<string> {
  // SASLprep leaves printable ASCII as it is; other passwords would need it.
  if (!/^[\x21-\x7e]{16,}$/.test(password))
    throw new Error("a login's password is 16 or more printable ASCII characters");
  const salt = randomBytes(16);
  const salted = await promisify(pbkdf2)(password, salt, iterations, 32, "sha256");
  const storedKey = createHash("sha256").update(hmac(salted, "Client Key")).digest("base64");
  const serverKey = hmac(salted, "Server Key").toString("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}
