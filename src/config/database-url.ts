// URLs of databases: their form, what TLS they ask for, and whether the password was drawn.
import type { ConnectionOptions } from "node:tls";
import { z } from "zod";

/** `sslmode` of a database's URL, as libpq means it. */
const modes: Readonly<Record<string, ConnectionOptions | null>> = {
  disable: null,
  require: { rejectUnauthorized: false },
  "verify-ca": { checkServerIdentity: () => undefined },
  "verify-full": {},
};

const modePattern = /[?&]sslmode=([^&]*)/;
const others = /[?&](ssl|sslrootcert|sslcert|sslkey|sslnegotiation)=/;

function tlsFault(url: string): string | null {
  const other = others.exec(url)?.[1];
  if (other !== undefined) return `names ${other}: TLS is asked for by sslmode alone`;
  const mode = modePattern.exec(url)?.[1];
  if (mode === undefined || Object.hasOwn(modes, mode)) return null;
  return `has sslmode=${mode}: it is one of ${Object.keys(modes).join(", ")}`;
}

/** What TLS a database's URL asks for; null: none. */
export const databaseTls = (url: string): ConnectionOptions | null =>
  modes[modePattern.exec(url)?.[1] ?? "disable"] ?? null;

const lent = /[?&]pooler=([^&]*)/;

/** Whether a pooler stands before the database, which lends a connection for one transaction. */
export const isLent = (url: string): boolean => lent.test(url);

export const databaseUrl = z
  .string()
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return (
      url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== "" && url.pathname.length > 1
    );
  }, "is not postgres://user:password@host:port/database")
  .superRefine((text, context) => {
    const fault = tlsFault(text);
    if (fault !== null) context.addIssue(fault);
    const mode = lent.exec(text)?.[1] ?? "transaction";
    if (mode !== "transaction") context.addIssue(`has pooler=${mode}: it is transaction, or nothing`);
  });

/** Migrations hold a lock over several transactions. */
export const adminUrl = databaseUrl.refine(
  (text) => !isLent(text),
  "goes through a pooler: name PostgreSQL itself",
);

export const runtimeUrl = databaseUrl.refine(
  (text) => !URL.canParse(text) || new URL(text).password !== "",
  "carries no password",
);

/**
 * PostgreSQL lets whoever reaches it guess without end: a password that was drawn, not thought of. 24 characters of
 * base64url are 144 bits; what repeats itself (`aaaa…`, `secretsecret…`) has fewer signs than one that was drawn.
 */
export function isStrongPassword(password: string): boolean {
  return password.length >= 24 && new Set(password).size >= 12;
}
