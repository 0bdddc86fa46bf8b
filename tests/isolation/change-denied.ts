// Changes every cell that an asker is denied, as the owner: values, dates, flags, ciphertexts and keys. What the asker
// sees stays as it was. The triggers do their work; only the copies of a child's scopes are made once for all children.
import { getTableName } from "drizzle-orm";
import type postgres from "postgres";
import "../../src/domains/index.ts";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { ownerLogin } from "../support/global-setup.ts";
import { after, derived, frozen, kept, off, particular, quiet, rotate, untouched } from "./changes/index.ts";
import type { Cells, TableColumn } from "./denied-cells.ts";
import { idList } from "./seen-cells.ts";

/** `table.column` → its codes: one of them changes into another. */
export const codesOf: ReadonlyMap<string, readonly string[]> = new Map(
  [...loadCatalogue().entities.values()].flatMap(({ table, fields }) =>
    [...fields.values()].flatMap((field) =>
      field.kind === "column" && field.codes !== undefined
        ? [
            [
              `${getTableName(table)}.${field.column.name}`,
              Object.values(field.codes.values).map(({ code }) => code),
            ] as const,
          ]
        : [],
    ),
  ),
);

export function otherValue({ table, column, type }: TableColumn): string | null {
  const name = `${table}.${column}`;
  if (column === "id" || derived.has(name) || kept.has(name)) return null;
  const own = particular[name];
  if (own !== undefined) return own;
  switch (type) {
    case "text": {
      const codes = codesOf.get(name);
      if (codes !== undefined) return rotate(`"${column}"`, codes);
      if (column.endsWith("_cipher"))
        return `coalesce("${column}", 'k.' || repeat('x', 38)) || left(md5(id::text), 5)`;
      return `coalesce(reverse("${column}"), '') || '改' || left(md5(id::text || '${column}'), 5)`;
    }
    case "integer":
    case "bigint":
    case "numeric":
      return `"${column}" + 7`;
    case "date":
      return `coalesce("${column}", date '2011-11-11') - 17`;
    case "boolean":
      return `not "${column}"`;
    case "timestamp with time zone":
      // Whether a row is archived decides who is shown it; when it was is nobody's to know.
      return `"${column}" - interval '3 days'`;
    case "uuid":
      return targetOf[name] ?? null;
    case "ARRAY":
      // Persons: one more, who is nobody.
      return `"${column}" || md5(id::text)::uuid`;
    default:
      throw new Error(`${name}: a ${type} cannot be changed`);
  }
}

/** Another parent, never one in the asker's scope: hidden rows stay hidden. */
const targetOf: Readonly<Record<string, string>> = {
  "child_location.township_id":
    "coalesce((select n.next from next_township n where n.id = township_id), township_id)",
  "enrolment.class_id": "coalesce((select n.next from next_class n where n.id = class_id), class_id)",
  "enrolment.school_id": "coalesce((select n.school_id from next_class n where n.id = class_id), school_id)",
  "guardianship.guardian_id": `coalesce((select n.next from next_guardian n where n.id = guardian_id
      and not exists (select from guardianship o where o.child_id = guardianship.child_id and o.guardian_id = n.next)), guardian_id)`,
};

export type Other = (entry: TableColumn) => string | null;

/** `other`: what a denied cell becomes, as SQL; null where it stays. */
export async function changeDenied(
  sql: postgres.Sql,
  cells: Cells,
  other: Other = otherValue,
): Promise<void> {
  // Triggers ask of one row at a time: what they ask is planned once, for the owner, who they are. Nobody reads the history.
  await sql`select set_config('plan_cache_mode', 'force_generic_plan', false), set_config('tongchou.history', 'off', false),
      set_config('search_path', 'pg_catalog, public, pg_temp', false), set_config('role', ${ownerLogin}, false)`;
  const { asker } = cells;
  const ids = idList(asker.groups.flatMap(({ scopeIds }) => scopeIds));
  const moves = cells.shown("enrolment", "school_id") === "true" ? "true" : `school_id <> all (${ids})`;
  // A class keeps to its school where the asker sees the school of some rows: their `school_id` must go on fitting.
  await sql.unsafe(`
    create temp table next_township as select id, coalesce(lead(id) over w, first_value(id) over w) as next
      from township where id <> all (${ids}) window w as (order by id);
    create temp table next_class as select id, school_id, coalesce(lead(id) over w, first_value(id) over w) as next
      from school_class where ${moves} and id not in (${taughtBy(ids)}) window w as (partition by school_id, school_year order by id);
    create temp table next_guardian as select id, coalesce(lead(id) over w, first_value(id) over w) as next
      from guardian where id <> all (${ids}) window w as (order by id);
    create index on next_township (id); create index on next_class (id); create index on next_guardian (id);
    analyze next_township; analyze next_class; analyze next_guardian;`);
  const switched = (verb: string, triggers: readonly string[]): string =>
    triggers.map((name) => `alter table ${name.replace(".", ` ${verb} trigger `)};`).join(" ");
  // What stays, is derived or has its day changes, too, where it is denied.
  const closed = await sql<{ name: string }[]>`
    select tgrelid::regclass || '.' || tgname as name from pg_trigger where tgname like '%closed_period' or tgfoid::regproc::text ~ '^tc[.].*_machine$'
      or tgfoid::regproc::text in ('tc.keep_norm', 'tc.only_derived', 'tc.day_ahead', 'tc.keep_said')`;
  await sql.unsafe(switched("disable", [...quiet, ...off, ...closed.map(({ name }) => name)]));
  for (const table of cells.tables) {
    if (table in untouched) continue;
    const flagged = cells.flagged(table);
    const set: string[] = [];
    const touched: string[] = [];
    for (const entry of cells.columnsOf(table)) {
      const value = other(entry);
      if (value === null) continue;
      const denied = deniedAnd(cells, table, entry.column, flagged.denied(entry.column));
      if (denied === "false") continue;
      set.push(`"${entry.column}" = case when ${denied} then ${value} else "${entry.column}" end`);
      touched.push(`(${denied})`);
    }
    if (set.length === 0) continue;
    const state = frozen[table] === undefined ? "" : `not (${frozen[table]}) and`;
    await sql.unsafe(
      `update ${table} set ${set.join(", ")} from (select id as flagged_id${flagged.flags} from ${table} offset 0) flagged
         where flagged_id = id and ${state} (${[...new Set(touched)].join(" or ")})`,
    );
  }
  await sql.unsafe(`${after.join("; ")}; ${switched("enable", quiet)}; reset role`);
}

/** Nobody is moved into or out of a class that the asker teaches. */
const taughtBy = (ids: string): string =>
  `select class_id from class_teaching where teacher_id = any (${ids})`;

/** What decides about visibility without being visible itself stays: the state of the guardian's own bonds. */
function deniedAnd({ asker }: Cells, table: string, column: string, denied: string): string {
  if (table !== "guardianship") return denied;
  const own = idList(asker.groups.flatMap(({ scopeIds }) => scopeIds));
  if (asker.role === "teacher" && ["status", "valid_from", "valid_to"].includes(column)) {
    return `(${denied}) and child_id not in (select e.child_id from enrolment e where e.class_id in (${taughtBy(own)}))`;
  }
  if (asker.role !== "guardian") return denied;
  if (["status", "valid_from", "valid_to", "guardian_id"].includes(column))
    return `(${denied}) and guardian_id <> all (${own})`;
  if (column === "protective_flag")
    return `child_id not in (select child_id from guardianship b where b.guardian_id = any (${own}))`;
  return denied;
}
