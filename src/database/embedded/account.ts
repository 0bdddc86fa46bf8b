// The operating-system account that PostgreSQL runs as, and what that account can reach. PostgreSQL refuses to run as
// root, so under root it gets an account of its own; otherwise it runs as whoever runs us.
import { execFile } from "node:child_process";
import { realpath, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const run = promisify(execFile);
const accountName = "postgres";

export const isRoot = (): boolean => process.getuid?.() === 0;

async function readAccount(): Promise<Account | null> {
  const read = async (flag: string) => Number.parseInt((await run("id", [flag, accountName])).stdout, 10);
  try {
    return { uid: await read("-u"), gid: await read("-g") };
  } catch {
    return null;
  }
}

async function createAccount(): Promise<Account> {
  try {
    await run("groupadd", ["--system", "--force", accountName]);
    await run("useradd", [
      "--system",
      "-g",
      accountName,
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      accountName,
    ]);
  } catch {
    // Two first starts at once: the other one may have made it.
  }
  const account = await readAccount();
  if (account !== null) return account;
  throw new Error(
    `PostgreSQL does not run as root, and the account "${accountName}" could not be created: create it, run as an ordinary user, or set DATABASE_URL`,
  );
}

/** The account for a cluster in this directory: the owner of what is there, else `postgres`. Null: run as ourselves. */
export async function loadAccount(cluster: string): Promise<Account | null> {
  if (!isRoot()) return null;
  const owner = await stat(cluster).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await readAccount()) ?? (await createAccount());
}

async function allows(path: string, account: Account, bits: number): Promise<boolean> {
  const { uid, gid, mode } = await stat(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}

/** Whether the account may read (and, for a directory or program, enter) a path: every parent must let it through. */
export async function canReach(path: string, account: Account, bits: number): Promise<boolean> {
  const target = await realpath(path);
  if (!(await allows(target, account, bits))) return false;
  for (let at = dirname(target); ; at = dirname(at)) {
    if (!(await allows(at, account, 0o1))) return false;
    if (at === dirname(at)) return true;
  }
}
