// `rekey`: another key for all secrets while servers go on, and the end of one. With the administrator's rights.
import "../domains/index.ts";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { loadCatalogue } from "../catalogue/index.ts";
import type { Config } from "../config.ts";
import { OperatorError } from "../core/operator-error.ts";
import {
  beginKey,
  digestOfCode,
  keysKnown,
  openObjectStore,
  type Rekeying,
  resealAll,
  retireKey,
  schemaState,
  sealedColumns,
} from "../database/index.ts";
import { logToStandardError, runWithAdministrator } from "./database.ts";

export const usage = `usage: rekey                 the first key of TONGCHOU_KEYS writes from now on, and all rows are sealed anew with it; what broke off goes on
       rekey --retire <key>  ends a key for good, once nothing needs it: servers start without it
       rekey --status        which keys there are, and what they do`;

function parseOptions(argv: readonly string[]) {
  try {
    const options = { retire: { type: "string" }, status: { type: "boolean" } } as const;
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

export async function runRekey(argv: readonly string[], config: Config): Promise<void> {
  const { retire, status } = parseOptions(argv);
  await runWithAdministrator(config, async ({ adminUrl, secrets }) => {
    const keys = config.keys ?? secrets?.keys;
    if (keys === undefined) throw new OperatorError("TONGCHOU_KEYS is missing");
    const sql = postgres(adminUrl, { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} });
    try {
      if ((await schemaState(sql, await digestOfCode())) !== "whole")
        throw new OperatorError(
          "the database is not that of this version: run migrate, or rekey of its version",
        );
      const store = config.store === null ? null : openObjectStore(config.store);
      const columns = sealedColumns(loadCatalogue());
      const work: Rekeying = { sql, keys, columns, store, say: logToStandardError };
      if (status === true) return await tell(sql);
      if (retire !== undefined) return await retireKey(work, retire);
      await beginKey(work);
      await resealAll(work);
    } finally {
      await sql.end({ timeout: 5 });
    }
  });
}

async function tell(sql: postgres.Sql): Promise<void> {
  for (const { id, state, since, wroteUntil } of await keysKnown(sql))
    process.stdout.write(
      `${[id, state, since.toISOString(), wroteUntil?.toISOString() ?? ""].join("\t").trimEnd()}\n`,
    );
}
