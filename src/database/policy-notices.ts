// Hears that other rights are in force, on a connection of its own. A notice that is lost, or a pooler in between that passes none
// on, keeps nothing alive: each statement says under which version it ran. What is answered without a statement learns of it by being
// asked now and then.
import type { Duplex } from "node:stream";
import postgres, { type Sql } from "postgres";
import { isLent } from "../config.ts";
import { pinnedSettings } from "./pools.ts";
import { policyChannel } from "./put-into-force.ts";
import { socketOpener } from "./socket-opener.ts";

export interface PolicyNotices {
  close(): Promise<void>;
}

/** How often it is looked whether the connection is still there: the driver tries it once more, and then no more. */
const lookEveryMs = 5_000;

/** `heard` is called for each notice, and whenever the connection is there again. */
export function hearPolicies(runtimeUrl: string, heard: () => void): PolicyNotices {
  if (isLent(runtimeUrl)) return { close: async () => {} };
  let open = 0;
  const watch = (wire: Duplex): Duplex => {
    open += 1;
    wire.once("close", () => {
      open -= 1;
    });
    return wire;
  };
  const listen = (): Sql => {
    const sql = postgres(runtimeUrl, {
      max: 1,
      fetch_types: false,
      onnotice: () => {},
      ...({ socket: socketOpener(runtimeUrl, watch) } as object),
      ssl: false,
      connection: { application_name: "tongchou hears", ...(pinnedSettings as Record<string, string>) },
    });
    sql.listen(policyChannel, heard, heard).catch(() => {});
    return sql;
  };
  let sql = listen();
  const timer = setInterval(() => {
    if (open > 0) return;
    sql.end({ timeout: 0 }).catch(() => {});
    sql = listen();
  }, lookEveryMs).unref();
  return {
    async close() {
      clearInterval(timer);
      await sql.end({ timeout: 1 }).catch(() => {});
    },
  };
}
