// The history of every table, kept by triggers that are made here from the tables as they are: whatever changes a row, by
// whichever way, is written down in the same transaction, and waits in the outbox to be told. No list of tables is kept.
// No table is emptied past its rows, of which neither history nor a rule would hear.
import type { TransactionSql } from "postgres";
import { type Declaration, declare } from "./parse-declarations.ts";

/** Beside which declarations they stand. */
const path = "database/rules/writing.rules.sql";

interface HistoryTable {
  /** As SQL names it. */
  readonly table: string;
  /** Of a schema of its own with the schema's name in front. */
  readonly name: string;
  readonly columns: readonly string[];
}

/** What keeps itself: each row is already a record of what happened. */
const records = ["job_run", "shown_field"];
/** Beside the district's records: who may what. */
const ofRights = ["person", "assignment", "recusal"];

/** A ciphertext, its index and its last characters tell of themselves only that they changed. */
const isSecret = (column: string): boolean => /_(cipher|index|tail)$/.test(column);

async function historyTables(tx: TransactionSql): Promise<readonly HistoryTable[]> {
  return tx<HistoryTable[]>`
    select c.oid::regclass::text as table, case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name,
        array_to_json(array_agg(a.attname::text order by a.attnum)) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and (n.nspname = 'public' and c.relname <> all (string_to_array(${records.join(",")}, ','))
          or n.nspname = 'tc' and c.relname = any (string_to_array(${ofRights.join(",")}, ',')))
      group by c.oid, c.relname, n.nspname
      having bool_or(a.attname = 'id') order by 2`;
}

const quote = (column: string): string => `"${column}"`;

/** A whole row without its secrets. */
function wholeRow(row: string, columns: readonly string[]): string {
  const secrets = columns.filter(isSecret);
  return secrets.length === 0 ? `to_jsonb(${row})` : `to_jsonb(${row}) - '{${secrets.join(",")}}'::text[]`;
}

/** Of two states of a row what the one has where they differ. */
function changedPart(row: "o" | "n", columns: readonly string[]): string {
  const parts = columns.map((column) => {
    const at = quote(column);
    const value = isSecret(column) ? `'"changed"'` : `coalesce(to_jsonb(${row}.${at})::text, 'null')`;
    return `CASE WHEN o.${at} IS DISTINCT FROM n.${at} THEN '"${column}":' || ${value} END`;
  });
  return `('{' || concat_ws(',', ${parts.join(",\n      ")}) || '}')::jsonb`;
}

const off = `current_setting('tongchou.history', true) IS DISTINCT FROM 'off'`;

function declarationsOf({ table, name, columns }: HistoryTable): readonly Declaration[] {
  const fn = `tc.history_of_${name.replace(".", "_")}`;
  const version = (row: string): string =>
    columns.includes("version") ? `${row}."version"` : "NULL::integer";
  const acting = `now(), '${name}'`;
  const who = `session_user, tc.command_person(), nullif(current_setting('tongchou.role', true), ''), nullif(current_setting('tongchou.command', true), ''),
      nullif(current_setting('tongchou.request', true), '')::uuid, nullif(current_setting('tongchou.purpose', true), '')`;
  const write = (
    op: string,
    row: string,
    [before, after]: readonly [string, string],
    from: string,
  ): string => {
    const told = `${acting}, ${row}.id, '${op}', ${who}, ${before}, ${after} FROM ${from}`;
    const waiting = `${acting}, '${op}', ${row}.id, ${version(row)}, nullif(current_setting('tongchou.command', true), '') FROM ${from}`;
    const columns = {
      history:
        "at, table_name, row_id, operation, login, person_id, role, command, request_id, purpose, before, after",
      outbox: "at, kind, operation, row_id, version, command",
    };
    return `
    IF since IS NULL THEN
      INSERT INTO tc.history (${columns.history}) SELECT ${told};
      INSERT INTO tc.outbox (${columns.outbox}) SELECT ${waiting};
    ELSE
      INSERT INTO tc.history (id, ${columns.history}) OVERRIDING SYSTEM VALUE SELECT coalesce(l.first - 1, nextval('tc.history_id_seq')), ${told}
        LEFT JOIN (SELECT h.row_id, min(h.id) AS first FROM tc.history h WHERE h.at = now()::timestamptz(3) AND h.id > since[1] AND h.table_name = '${name}' GROUP BY 1) l ON l.row_id = ${row}.id;
      INSERT INTO tc.outbox (id, ${columns.outbox}) OVERRIDING SYSTEM VALUE SELECT coalesce(l.first - 1, nextval('tc.outbox_id_seq')), ${waiting}
        LEFT JOIN (SELECT e.row_id, min(e.id) AS first FROM tc.outbox e WHERE e.id > since[2] AND e.at = now()::timestamptz(3) AND e.kind = '${name}' GROUP BY 1) l ON l.row_id = ${row}.id;
    END IF;`;
  };
  // A statement that wrote no row, as most of a cascade's do, ends here at an eighth of the cost.
  const any = (rows: string): string => ` IF NOT EXISTS (SELECT FROM ${rows}) THEN RETURN NULL; END IF;`;
  // Nor are two states of many rows laid beside each other one by one, because the plan was made for a statement of one row.
  const changed = "was o JOIN written n ON n.id = o.id AND (o.*) IS DISTINCT FROM (n.*)";
  const sql = `CREATE OR REPLACE FUNCTION ${fn}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_nestloop = off AS $history$
DECLARE
  deep boolean := pg_trigger_depth() > 1 OR current_setting('tongchou.told', true) <> '';
  since bigint[];
BEGIN
  IF TG_OP = 'DELETE' THEN${any("was")} ELSE${any("written")} END IF;
  IF deep THEN since := tc.told_within(); END IF;
  IF TG_OP = 'INSERT' THEN${write("insert", "n", ["NULL", wholeRow("n", columns)], "written n")}
  ELSIF TG_OP = 'UPDATE' THEN${write("update", "n", [changedPart("o", columns), changedPart("n", columns)], changed)}
  ELSE${write("delete", "o", [wholeRow("o", columns), "NULL"], "was o")}
  END IF;
  IF deep THEN PERFORM tc.told_so_far(); END IF;
  RETURN NULL;
END $history$`;
  const trigger = (
    op: string,
    tables: string,
  ): string => `CREATE TRIGGER history_${op} AFTER ${op.toUpperCase()} ON ${table}
  REFERENCING ${tables} FOR EACH STATEMENT WHEN (${off}) EXECUTE FUNCTION ${fn}()`;
  return [
    sql,
    `CREATE TRIGGER history_begins BEFORE INSERT OR UPDATE OR DELETE ON ${table} FOR EACH STATEMENT
  WHEN (current_setting('tongchou.told', true) <> '') EXECUTE FUNCTION tc.statement_begins()`,
    trigger("insert", "NEW TABLE AS written"),
    trigger("update", "OLD TABLE AS was NEW TABLE AS written"),
    trigger("delete", "OLD TABLE AS was"),
    ...(name.includes(".")
      ? []
      : [
          // A superuser could switch it off, and is not asked.
          `CREATE TRIGGER zzzz_stays AFTER DELETE ON ${table} FOR EACH ROW
  WHEN (current_setting('is_superuser') = 'off' AND NOT tc.within_rules()) EXECUTE FUNCTION tc.never_deleted()`,
        ]),
    `CREATE TRIGGER never_emptied BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION tc.never_emptied()`,
  ].map((statement) => declare(path, statement));
}

/** Of no table: what changes when all of them have to be made anew. */
export const historyText = declarationsOf({ table: "t", name: "t", columns: ["id", "version", "n_cipher"] })
  .map(({ sql }) => sql)
  .join("\n");

/** For the tables as they are now: asked once the migrations of tables have run. */
export async function historyRules(tx: TransactionSql): Promise<readonly Declaration[]> {
  return (await historyTables(tx)).flatMap(declarationsOf);
}
