// Which migrations, rules and second line a database has, as one digest in comments of tables of `tc`, which everybody may read
// and their owner alone writes: a server tells whether it was made by its own code.
import type { Sql, TransactionSql } from "postgres";

const note = "tongchou: ";

/** Tables and rules are these from this transaction on. */
export async function markSchema(tx: TransactionSql, digest: string): Promise<void> {
  await tx.unsafe(`comment on table tc.rule_file is '${note}${digest}'`);
}

/** The second line stands on them. */
export async function markEnforced(tx: TransactionSql): Promise<void> {
  await tx`do $$ begin
    execute format('comment on table tc.server is %L', obj_description('tc.rule_file'::regclass, 'pg_class'));
  end $$`;
}

/** `absent`: never migrated; `other`: by other code than this; `half`: the second line is not in force. */
export type SchemaState = "whole" | "absent" | "other" | "half";

export async function schemaState(sql: Sql, digest: string): Promise<SchemaState> {
  const [found] = await sql<{ schema: string | null; enforced: string | null }[]>`
    select obj_description(r.oid, 'pg_class') as schema, obj_description(s.oid, 'pg_class') as enforced
      from pg_namespace n join pg_class r on r.relnamespace = n.oid and r.relname = 'rule_file'
        left join pg_class s on s.relnamespace = n.oid and s.relname = 'server' where n.nspname = 'tc'`;
  if (found === undefined) return "absent";
  if (found.schema !== `${note}${digest}`) return "other";
  return found.enforced === found.schema ? "whole" : "half";
}
