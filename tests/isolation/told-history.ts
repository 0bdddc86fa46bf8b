// What is told of the past, for one caller: changes planted in the history of records that the caller sees and of one that it
// does not, read; then all of them that the caller may not see changed, and read again.
import { getTableName } from "drizzle-orm";
import type { Sql } from "postgres";
import { loadCatalogue, recordRoot, storedColumns } from "../../src/catalogue/index.ts";
import { expectedHistories } from "../oracle/expectations/histories.ts";
import { declared, onDuty } from "../oracle/judge.ts";
import type { TestApp } from "../support/test-app.ts";
import { askerOf, type NamedCaller } from "./callers.ts";
import { Cells } from "./denied-cells.ts";
import { worldOf } from "./twins.ts";

const catalogue = loadCatalogue();
const past = `history(first: 50) { totalCount pageInfo { hasNextPage endCursor } nodes { at operation command person role department
  values { field old new secret } } }`;

interface Chosen {
  readonly type: string;
  readonly table: string;
  readonly id: string;
  /** No cell of the row is shown. */
  readonly hidden: boolean;
  /** Columns whose cells are not. */
  readonly closed: readonly string[];
}

/** Another value in its place: of a key another id. */
const another = (value: string): string =>
  `case when key ~ '(^|_)id$' then to_jsonb(md5((${value})::text)::uuid) else to_jsonb(coalesce(${value} #>> '{}', '') || '改') end`;

export class ToldHistory {
  readonly chosen: readonly Chosen[];
  private readonly app: TestApp;
  private readonly caller: NamedCaller;

  private constructor(app: TestApp, caller: NamedCaller, chosen: readonly Chosen[]) {
    this.app = app;
    this.caller = caller;
    this.chosen = chosen;
  }

  /** Two records that are seen and one that is not, of each type of which the caller is told what happened. */
  static async of(app: TestApp, sql: Sql, caller: NamedCaller): Promise<ToldHistory> {
    const asker = await askerOf(app.database.adminUrl, caller);
    const cells = await Cells.of(sql, asker, await worldOf(app.database));
    const told = (expectedHistories[caller.role] ?? []).filter(
      (entry) => declared(entry, asker.purpose) && asker.groups.some((group) => onDuty(entry, group)),
    );
    const chosen: Chosen[] = [];
    const types = new Set(told.flatMap((entry) => entry.types.split(" ")));
    // What has no root is told of in the same words, under what it belongs to.
    for (const type of [...types].filter((one) => catalogue.entity(one).roots.includes("record"))) {
      const table = getTableName(catalogue.entity(type).table);
      const { rows: all, shown, denied } = cells.flagged(table);
      const closed = cells
        .columnsOf(table)
        .map(({ column }) => `case when ${denied(column)} then '${column}' end`);
      const rows = (where: string, most: number) =>
        sql.unsafe<{ id: string; closed: string[]; hidden: boolean }[]>(
          `select id, array_remove(array[${closed.join(", ")}], null) as closed, ${denied("id")} as hidden
             from ${all} where archived_at is null and ${where} order by md5(id::text) limit ${most}`,
        );
      for (const row of [...(await rows(shown("id"), 2)), ...(await rows(denied("id"), 1))])
        chosen.push({ type, table, ...row });
    }
    return new ToldHistory(app, caller, chosen);
  }

  /** Made and changed in every column, by an official of the district. */
  async plant(sql: Sql): Promise<void> {
    for (const { table, id } of this.chosen)
      await sql.unsafe(`insert into tc.history (at, table_name, row_id, operation, login, person_id, role, command, before, after)
        select now(), '${table}', t.id, o.operation, 'tc_education', (select id from tc.person order by id limit 1), 'education-officer',
            o.operation, case when o.operation = 'update' then to_jsonb(t) end, to_jsonb(t)
          from ${table} t, (values ('insert'), ('update'), ('update')) o(operation) where t.id = '${id}'`);
  }

  /** Every value that is not shown is another one; and what is not shown alone changed once more. */
  async changeHidden(sql: Sql): Promise<void> {
    for (const { table, id, hidden, closed } of this.chosen) {
      const names = hidden ? "key is not null" : `key = any ('{${closed}}')`;
      const other = (of: string) =>
        `(select jsonb_object_agg(key, case when ${names} then ${another("value")} else value end) from jsonb_each(${of}))`;
      await sql.unsafe(
        `update tc.history set before = ${other("before")}, after = ${other("after")} where row_id = '${id}'`,
      );
      await sql.unsafe(`insert into tc.history (at, table_name, row_id, operation, login, command, before, after)
        select now(), '${table}', '${id}', 'update', 'postgres', 'hidden', j, j
          from (select jsonb_object_agg(key, ${another("'null'::jsonb")}) as j from unnest('{${hidden ? "id" : closed}}'::text[]) key) x where j is not null`);
    }
  }

  /** A value that is shown is another one. */
  async changeShown(sql: Sql): Promise<void> {
    for (const { id, closed } of this.chosen)
      await sql.unsafe(`update tc.history set after =
        (select jsonb_object_agg(key, case when key = any ('{${closed}}') then value else ${another("value")} end)
          from jsonb_each(after)) where row_id = '${id}'`);
  }

  /** The answers, byte by byte, and how many values they tell. */
  async read(): Promise<
    readonly { readonly type: string; readonly text: string; readonly values: number }[]
  > {
    const answers = [];
    const { as, purpose } = this.caller;
    for (const { type, id } of this.chosen) {
      const root = recordRoot(catalogue.entity(type));
      const query = `{ ${root}(id: "${id}") { ${past} } }`;
      const { text, json } = await this.app.ask(query, {
        ...(as !== undefined && { as }),
        ...(purpose !== undefined && { purpose }),
      });
      if (json.errors !== undefined) throw new Error(`${this.caller.name}, ${type}: ${text}`);
      const nodes: { values: { field: string }[] }[] = json.data[root]?.history.nodes ?? [];
      answers.push({ type, text, values: nodes.flatMap(({ values }) => values).length });
    }
    return answers;
  }
}

/** Whether an answer names a field whose column is closed on the row. */
export const namesClosed = ({ type, closed }: Chosen, text: string): boolean =>
  [...catalogue.entity(type).fields.values()].some(
    (field) =>
      (field.kind === "column" || field.kind === "secret") &&
      storedColumns(field).every(({ name }) => closed.includes(name)) &&
      text.includes(`"field":"${field.name}"`),
  );
