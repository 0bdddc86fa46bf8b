// A small sample of today in a database of its own, as the tests of what is loaded find it.
import postgres, { type Sql } from "postgres";
import { civilDate } from "../../src/core/dates.ts";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { loadSample, type SampleSummary } from "../../src/sample/index.ts";
import { createMigratedDatabase } from "../support/test-database.ts";
import { catalogueState } from "./database-state.ts";

export const today = civilDate(new Date());
export const keyRing = createKeyRing([{ id: "test", secret: Buffer.alloc(32, 5) }]);
export const options = { scale: 0.005, today };

export interface LoadedSample {
  readonly adminUrl: string;
  readonly sql: Sql;
  readonly summary: SampleSummary;
  /** The catalogue before anything was loaded. */
  readonly stateBefore: string;
  /** The `n` of a query's only row. */
  number(query: string): Promise<number>;
  close(): Promise<void>;
}

export async function openLoadedSample(): Promise<LoadedSample> {
  const { adminUrl, drop } = await createMigratedDatabase();
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const stateBefore = await catalogueState(sql);
  const summary = await loadSample(adminUrl, keyRing, options);
  return {
    adminUrl,
    sql,
    summary,
    stateBefore,
    async number(query) {
      const [row] = await sql.unsafe(query);
      return Number(row?.n);
    },
    async close() {
      await sql.end();
      await drop();
    },
  };
}
