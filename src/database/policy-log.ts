// The versions that there were, newest first, each held against its content and its predecessor: computed here from what is stored, by
// none of the database's own functions.
import { createHash } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";

export interface LoggedVersion {
  readonly version: number;
  readonly hash: string;
  readonly approvedBy: string;
  readonly approvedAt: string;
  readonly reason: string | null;
  readonly inForce: boolean;
  /** Names all versions up to this one: kept elsewhere, it tells whether one of them was changed or taken away. */
  readonly chain: string;
  /** What of it is not as it was written; null where all is. */
  readonly fault: "content" | "chain" | "predecessor" | null;
}

interface Row {
  readonly version: number;
  readonly hash: string;
  readonly content: string;
  readonly approved_by: string;
  readonly approved_at: string;
  readonly reason: string | null;
  readonly previous: string | null;
  readonly chain: string;
  readonly in_force: boolean;
}

export async function readPolicyLog(sql: Sql | TransactionSql): Promise<readonly LoggedVersion[]> {
  const rows = await sql<Row[]>`
    select v.version, v.hash, v.content, v.approved_by, v.reason, v.previous, v.chain, s.version is not null as in_force,
      to_char(v.approved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as approved_at
      from tc.policy_version v left join tc.policy_state s on s.version = v.version order by v.version`;
  return rows
    .map((row, at) => ({
      version: row.version,
      hash: row.hash,
      approvedBy: row.approved_by,
      approvedAt: row.approved_at,
      reason: row.reason,
      inForce: row.in_force,
      chain: row.chain,
      fault: faultOf(row, rows[at - 1]),
    }))
    .toReversed();
}

function faultOf(row: Row, before: Row | undefined): LoggedVersion["fault"] {
  if (digest(row.content) !== row.hash) return "content";
  const said = [row.version, row.hash, row.approved_by, row.approved_at, row.reason, row.previous];
  // As PostgreSQL writes an array in JSON.
  if (digest(`[${said.map((one) => JSON.stringify(one)).join(", ")}]`) !== row.chain) return "chain";
  return row.previous === (before?.chain ?? null) ? null : "predecessor";
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
