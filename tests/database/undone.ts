// Work in a transaction that is rolled back: a test leaves the rows as they were.
import type { Sql, TransactionSql } from "postgres";

class Undo extends Error {}

/** Gives what the work gave, or throws what it threw. Nothing stays. */
export async function undone<T>(sql: Sql, work: (tx: TransactionSql) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await sql
    .begin(async (tx) => {
      result = await work(tx);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return result as T;
}
