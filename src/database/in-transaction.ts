import type { Sql, TransactionSql } from "postgres";

/** PostgreSQL ends the connection with it, or the connection has ended. */
function endsConnection(error: unknown): boolean {
  const { severity, code } = Object(error) as { severity?: unknown; code?: unknown };
  return severity === "FATAL" || severity === "PANIC" || /^(CONNECTION_|E[A-Z]+$)/.test(String(code));
}

/**
 * A transaction of several statements. Where its connection ends, nothing is sent on it any more: the driver would send its rollback
 * into the void, and fail where nobody catches it; the end of the connection itself is what whoever waits is told.
 */
export const inTransaction = <T>(sql: Sql, work: (tx: TransactionSql) => Promise<T>): Promise<T> =>
  sql.begin(async (tx) => {
    try {
      return await work(tx);
    } catch (error) {
      if (endsConnection(error)) return new Promise<never>(() => {});
      throw error;
    }
  }) as Promise<T>;
