// Has the access log unpacked while the server runs, within seconds of what it tells of: beside the day's work, which catches up what
// no server has. Of several processes one does it at a time. What fails is an alarm and is tried again; never the reason why a
// server stops.
import type { Sql } from "postgres";

export interface AccessUnpackerOptions {
  /** A connection of the jobs' own login. */
  readonly sql: Sql;
  /** Throws where nothing should run on that login. */
  readonly assertLogin: () => void;
  readonly alarm: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  readonly everyMs?: number;
  /** Batches in one transaction. */
  readonly most?: number;
}

export interface AccessUnpacker {
  /** What is cut off is undone, and done by whoever asks next. */
  stop(graceSeconds: number): Promise<void>;
}

const usualMs = 1_000;
const longestMs = 60_000;

interface Unpacked {
  /** Null: another process does it. */
  readonly unpacked: number | null;
  readonly faults: number | null;
}

export function startAccessUnpacker(options: AccessUnpackerOptions): AccessUnpacker {
  const { sql, assertLogin, alarm, everyMs = usualMs, most = 200 } = options;
  let stopped = false;
  let pauseMs = everyMs;
  let toldFaults = 0;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;

  const drain = async (): Promise<void> => {
    for (let more = true; more && !stopped; ) {
      assertLogin();
      const [said] = await sql<Unpacked[]>`select unpacked, faults from tc.unpack_access(${most})`;
      more = said?.unpacked === most;
      const faults = said?.faults ?? toldFaults;
      if (faults > toldFaults)
        alarm("batches of the access log cannot be unpacked: see `audit verify`", { faults });
      toldFaults = faults;
    }
  };
  const look = async (): Promise<void> => {
    try {
      await drain();
      pauseMs = everyMs;
    } catch (error) {
      const code = (error as { code?: unknown } | null)?.code;
      if (!stopped)
        alarm("the access log cannot be unpacked", { code: typeof code === "string" ? code : "unknown" });
      pauseMs = Math.min(pauseMs * 2, longestMs);
    }
    if (!stopped) timer = setTimeout(begin, pauseMs).unref();
  };
  const begin = () => {
    running = look();
  };
  timer = setTimeout(begin, 0).unref();

  return {
    async stop(graceSeconds) {
      stopped = true;
      clearTimeout(timer);
      const grace = new Promise<void>((resolve) => setTimeout(resolve, graceSeconds * 1000).unref());
      await Promise.race([running, grace]);
      await sql.end({ timeout: 0 });
      await running;
    },
  };
}
