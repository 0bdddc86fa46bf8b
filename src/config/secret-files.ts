// Secrets that stand in files (`<NAME>_FILE`), as orchestrators mount them: what a process was started with is shown by `ps`, by
// `docker inspect` and in dumps of the environment, a file by none of them. Never repeats what stands in one.
import { readFileSync } from "node:fs";

export const secretNames = [
  "DATABASE_URL",
  "DATABASE_ADMIN_URL",
  "TONGCHOU_POLICY_URL",
  "TONGCHOU_REPLICA_URL",
  "TONGCHOU_KEYS",
  "TONGCHOU_AUDIT_KEYS",
  "TONGCHOU_STORE_SECRET",
  "TONGCHOU_METRICS_TOKEN",
] as const;

type Given = Readonly<Record<string, string | undefined>>;

/** What was given with the files' contents in their places, and what is wrong with them. */
export function readSecretFiles(given: Given): { given: Given; unread: readonly string[] } {
  const read: Record<string, string | undefined> = { ...given };
  const unread: string[] = [];
  for (const name of secretNames) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    if (given[name] !== undefined) unread.push(`${name} and ${name}_FILE are both set`);
    else
      try {
        const text = readFileSync(file, "utf8").trim();
        if (text === "") unread.push(`${name}_FILE: the file is empty`);
        else read[name] = text;
      } catch (error) {
        unread.push(`${name}_FILE cannot be read (${(error as NodeJS.ErrnoException).code})`);
      }
  }
  return { given: read, unread };
}
