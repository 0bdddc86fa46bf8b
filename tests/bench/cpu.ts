// Processor time per request: steadier than requests per second where neighbours use the machine, too. Linux only.
import { readdir, readFile } from "node:fs/promises";
import type { Sql } from "postgres";

export interface CpuMeter {
  /** Milliseconds that the process and PostgreSQL have used so far; null where the system does not tell. */
  read(pid: number): Promise<{ readonly app: number; readonly database: number } | null>;
}

interface Stat {
  readonly parent: number;
  readonly ms: number;
}

/** A clock tick is ten milliseconds on every Linux that Node runs on. */
const tickMs = 10;

async function stat(pid: number | string): Promise<Stat | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  // The name in parentheses may hold spaces.
  const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
  if (fields === undefined) return null;
  return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * tickMs };
}

export async function openCpuMeter(admin: Sql): Promise<CpuMeter> {
  const [row] = await admin`select pg_backend_pid() as pid`;
  const postmaster = (await stat(Number(row?.pid)))?.parent;
  return {
    async read(pid) {
      const app = await stat(pid);
      if (app === null || postmaster === undefined) return null;
      const all = await Promise.all((await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(stat));
      const database = all.reduce((sum, one) => sum + (one?.parent === postmaster ? one.ms : 0), 0);
      // Of several processes of ours the first one asked for the others.
      const workers = all.reduce((sum, one) => sum + (one?.parent === pid ? one.ms : 0), 0);
      return { app: app.ms + workers, database };
    },
  };
}
