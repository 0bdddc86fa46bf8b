// The PostgreSQL process of a cluster: finding it, starting it, stopping it. Trusts no pid file without looking at the
// process it names.
import { execFile, spawn } from "node:child_process";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { isAlive } from "./binaries.ts";
import { postgresEnvironment } from "./initialise.ts";
import type { Layout } from "./layout.ts";
import { holdUntilEnd } from "./process-end.ts";

export interface StartedPostmaster {
  readonly server: Postmaster;
  /** Until somebody holds a lease, the start itself answers for the process. */
  readonly letGo: () => void;
}

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const run = promisify(execFile);

async function readPidFile(cluster: string): Promise<{ text: string; postmaster: Postmaster } | null> {
  const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { text, postmaster: { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === "ready" } };
}

/** The command line tells whether the pid is this cluster's server or was given to another process since. */
async function readCommand(pid: number): Promise<string> {
  const fromProc = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  if (fromProc !== null) return fromProc.replaceAll("\0", " ");
  return run("ps", ["-o", "command=", "-p", String(pid)]).then(
    ({ stdout }) => stdout,
    () => "",
  );
}

/** The living server of this cluster, or null. A pid file that names a stranger is removed: PostgreSQL would not start. */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const found = await readPidFile(cluster);
  if (found === null || !isAlive(found.postmaster.pid)) return null;
  if ((await readCommand(found.postmaster.pid)).includes(cluster)) return found.postmaster;
  const again = await readPidFile(cluster);
  if (again?.text === found.text && isAlive(found.postmaster.pid))
    await rm(join(cluster, "postmaster.pid"), { force: true });
  return null;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

const maxLogBytes = 5_000_000;

/** Refusals that pass: another start was faster, a port was taken meanwhile, or killed backends are still ending. */
const passing =
  /lock file ".*" already exists|shared memory block .* is still in use|Address already in use/s;

/**
 * Starts the server detached, so that Ctrl-C in a terminal reaches us and not it: we drain first. Returns null where
 * trying again makes sense.
 */
export async function startPostmaster(
  { cluster, log, account, binaries }: Layout,
  settings: Readonly<Record<string, string>>,
): Promise<StartedPostmaster | null> {
  if (((await stat(log).catch(() => null))?.size ?? 0) > maxLogBytes) await rename(log, `${log}.1`);
  const file = await open(log, "a", 0o600);
  let letGo = () => {};
  try {
    const { size: before } = await file.stat();
    const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const child = spawn(
      join(binaries.native, "bin", "postgres"),
      ["-D", cluster, "-p", String(await freePort()), ...options],
      { ...account, cwd: "/", env: postgresEnvironment, detached: true, stdio: ["ignore", file.fd, file.fd] },
    );
    let ended: string | null = null;
    child.once("error", (error) => {
      ended = error.message;
    });
    child.once("exit", (code, signal) => {
      ended ??= `it ended with ${signal ?? `code ${code}`}`;
    });
    child.unref();
    const interrupt = () => child.pid !== undefined && signalPostmaster(child.pid, "SIGINT");
    letGo = holdUntilEnd({ release: async () => void interrupt(), abandon: interrupt });
    while (ended === null) {
      const found = await readPidFile(cluster);
      if (found !== null && found.postmaster.pid === child.pid && found.postmaster.ready) {
        return { server: found.postmaster, letGo };
      }
      await sleep(20);
    }
    letGo();
    const said = (await readFile(log)).subarray(before).toString("utf8");
    if (passing.test(said)) return null;
    throw new Error(`the embedded PostgreSQL did not start (${ended}):\n${said.trimEnd()}`);
  } finally {
    await file.close();
  }
}

export function signalPostmaster(pid: number, signal: "SIGINT" | "SIGTERM"): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already, which is what was asked for.
  }
}

/** Fast shutdown: sessions end, what is committed is on disk. */
export async function stopPostmaster(cluster: string, { pid }: Postmaster): Promise<void> {
  signalPostmaster(pid, "SIGINT");
  for (let waited = 0; waited < 60_000; waited += 20) {
    if (!isAlive(pid)) return;
    const found = await readPidFile(cluster);
    // The pid file goes last: a container without an init process may keep a zombie for ever.
    if (found === null || found.postmaster.pid !== pid) return;
    await sleep(20);
  }
  throw new Error(`the embedded PostgreSQL (process ${pid}) did not stop within a minute`);
}
