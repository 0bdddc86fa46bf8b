// Who still needs the running server. Each process holds a shared advisory lock on one connection: a killed process
// lets go of it by dying. The last one to leave stops the server, so a command beside a running server never does.
import postgres from "postgres";
import { type Postmaster, signalPostmaster, stopPostmaster } from "./postmaster.ts";
import { holdUntilEnd } from "./process-end.ts";

const leaseKey = 0x746f6e67;

export interface Lease {
  readonly url: string;
  release(): Promise<void>;
}

/** Null: the server is about to stop. */
export async function acquireLease(
  cluster: string,
  server: Postmaster,
  password: string,
  started: boolean,
): Promise<Lease | null> {
  const url = `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`;
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: "tongchou lease" },
  });
  let alone: boolean;
  try {
    const [row] = await sql`
      select pg_try_advisory_lock_shared(${leaseKey}) as got, current_setting('data_directory') as directory,
        (select count(*) = 1 from pg_locks where locktype = 'advisory' and objid = ${leaseKey} and granted) as alone`;
    if (row?.directory !== cluster) throw new Error(`port ${server.port} belongs to another database server`);
    if (row.got !== true) {
      await sql.end({ timeout: 1 });
      return null;
    }
    alone = row.alone === true;
  } catch (error) {
    await sql.end({ timeout: 1 });
    if (isPassing(error)) return null;
    throw error;
  }

  let released: Promise<void> | null = null;
  const leave = async () => {
    let last = false;
    try {
      await sql`select pg_advisory_unlock_shared(${leaseKey})`;
      last = (await sql`select pg_try_advisory_lock(${leaseKey}) as last`)[0]?.last === true;
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
    // While the lock is held exclusively nobody new can lean on a server that is going away.
    if (last) await stopPostmaster(cluster, server);
    await sql.end({ timeout: 1 });
    letGo();
  };
  const release = () => {
    released ??= leave();
    return released;
  };
  const letGo = holdUntilEnd({
    release,
    // Smart shutdown: the server goes when the connections do, and ours end with this process.
    abandon: () => {
      if (started || alone) signalPostmaster(server.pid, "SIGTERM");
    },
  });
  return { url, release };
}

/** Starting up (57P03), shutting down (57P01) and refused connections are moments, not failures. */
function isPassing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return ["57P01", "57P03", "ECONNREFUSED", "ECONNRESET", "CONNECTION_CLOSED", "CONNECTION_ENDED"].includes(
    code,
  );
}
