// Whether PostgreSQL has the connections that the servers may come to open. A pool opens what it needs: a sum that is too large is
// told, and one that cannot serve every login at all is refused.
import type { Sql } from "postgres";
import { OperatorError } from "../core/operator-error.ts";

export interface ConnectionSums {
  /** Logins of roles. */
  readonly logins: number;
  /** That a process may open for each of them. */
  readonly each: number;
  /** And for itself, the day's work included. */
  readonly own: number;
  /** Of all together, where that is bounded. */
  readonly most: number | null;
  readonly processes: number;
}

/** What is to be told of them; null: nothing. */
export async function connectionFault(sql: Sql, sums: ConnectionSums): Promise<string | null> {
  const [found] = await sql<{ most: number }[]>`
    select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
      - current_setting('reserved_connections')::int as most`;
  const most = found?.most ?? 0;
  const { logins, each, own, processes } = sums;
  if (sums.most !== null) {
    if (sums.most > most)
      throw new OperatorError(
        `PostgreSQL has ${most} connections, and one process may open ${sums.most}: raise max_connections, or lower TONGCHOU_CONNECTIONS`,
      );
    const all = processes * sums.most;
    return all <= most
      ? null
      : `PostgreSQL has ${most} connections; ${processes} processes × ${sums.most} may come to ${all}: raise max_connections, or lower TONGCHOU_CONNECTIONS, TONGCHOU_SERVERS or TONGCHOU_WORKERS`;
  }
  const least = processes * (logins + 2);
  if (least > most)
    throw new OperatorError(
      `PostgreSQL has ${most} connections, and ${processes} processes need one for each of ${logins} logins and two of their own (${least}): raise max_connections`,
    );
  const all = processes * (logins * each + own);
  if (all <= most) return null;
  return `PostgreSQL has ${most} connections; ${processes} processes × (${logins} logins × ${each} + ${own}) may come to ${all}: raise max_connections, or lower TONGCHOU_POOL_SIZE, TONGCHOU_SERVERS or TONGCHOU_WORKERS`;
}
