// The cells an asker is denied, as SQL, and what the asker does see, as one digest per table. Works from the hand-written
// rules alone.
import { getTableName } from "drizzle-orm";
import type postgres from "postgres";
import "../../src/domains/index.ts";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { isDeclaredCube } from "../../src/database/enforcement/declared-cubes.ts";
import { expectations, type RoleName } from "../oracle/expectations/index.ts";
import type { OracleAsker } from "../oracle/judge.ts";
import type { World } from "../oracle/rules/index.ts";
import { restsOn } from "./rests-on.ts";
import { idList, type SeenCells, seenCells } from "./seen-cells.ts";

export interface TableColumn {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** Follows from other columns of its row. */
  readonly generated: boolean;
}

/** A table's conditions as columns of its rows, each said once, and in their names where a column is shown. */
export interface Flagged {
  /** Stands for the table, and by its name. */
  readonly rows: string;
  readonly flags: string;
  shown(column: string): string;
  denied(column: string): string;
}

const negated = (shown: string): string =>
  shown === "false" ? "true" : shown === "true" ? "false" : `not ${shown}`;

/** The same in every database of the suite. */
let columnsOfAll: Promise<readonly TableColumn[]> | null = null;

const readColumns = async (sql: postgres.Sql): Promise<readonly TableColumn[]> => sql<TableColumn[]>`
  select c.table_name as table, c.column_name as column, c.data_type as type,
      c.is_generated = 'ALWAYS' as generated
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
   where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, c.ordinal_position`;

export class Cells {
  readonly asker: OracleAsker;
  readonly columns: readonly TableColumn[];
  private readonly seen: readonly SeenCells[];
  private readonly ofTable: ReadonlyMap<string, readonly TableColumn[]>;
  /** Cells that were shown before: with them only what was shown then, too. */
  private readonly before: Cells | null;

  private constructor(
    asker: OracleAsker,
    columns: readonly TableColumn[],
    world: World,
    before: Cells | null = null,
  ) {
    this.before = before;
    this.asker = asker;
    this.columns = columns;
    this.ofTable = Map.groupBy(columns, ({ table }) => table);
    const told = seenCells(world, asker);
    const ids = idList(asker.groups.flatMap(({ scopeIds }) => scopeIds));
    this.seen = [...told, ...restsOn(asker, ids, (table) => anyOf(told, table, "id"))];
    const known = new Set(columns.map(({ table, column }) => `${table}.${column}`));
    for (const { table, columns: named } of this.seen) {
      for (const name of named)
        if (!known.has(`${table}.${name}`)) throw new Error(`no column ${table}.${name}`);
    }
  }

  /** `world`: the rows as they are before anything denied changes; a row that comes later is shown to nobody. */
  static async of(sql: postgres.Sql, asker: OracleAsker, world: World): Promise<Cells> {
    columnsOfAll ??= readColumns(sql);
    return new Cells(asker, await columnsOfAll, world);
  }

  get tables(): readonly string[] {
    return [...this.ofTable.keys()];
  }

  columnsOf(table: string): readonly TableColumn[] {
    return this.ofTable.get(table) ?? [];
  }

  /** Holds on the rows of a table where this column is shown; `say`: a condition in other words. */
  shown(table: string, column: string, say = (condition: string): string => `(${condition})`): string {
    const now = anyOf(this.seen, table, column, say);
    const then = this.before?.shown(table, column, say) ?? "true";
    return now === "false" || then === "false" ? "false" : then === "true" ? now : `(${now} and ${then})`;
  }

  /** What is shown now and was shown before. A cell that one's own command opened was denied until then, and may have changed. */
  async since(sql: postgres.Sql, world: World, before: Cells): Promise<Cells> {
    return new Cells(this.asker, await (columnsOfAll ?? readColumns(sql)), world, before);
  }

  denied(table: string, column: string): string {
    return negated(this.shown(table, column));
  }

  /** Lists of ids are long, and the same for many columns: said once, each is read and asked of a row once. */
  flagged(table: string): Flagged {
    const names = new Map<string, string>();
    const say = (condition: string): string => {
      const name = names.get(condition) ?? `shown_${names.size}`;
      names.set(condition, name);
      return name;
    };
    const told = new Map(this.columnsOf(table).map(({ column }) => [column, this.shown(table, column, say)]));
    const shown = (column: string): string => told.get(column) ?? "false";
    const flags = [...names].map(([condition, name]) => `, (${condition}) as ${name}`).join("");
    return {
      // Not to be put together with what asks of it, which would ask once more for every column.
      rows: `(select *${flags} from ${table} offset 0) ${table}`,
      flags,
      shown,
      denied: (column) => negated(shown(column)),
    };
  }

  /** No cell of the row is shown. */
  hidden(table: string): string {
    return this.denied(table, "id");
  }

  /** All that the asker sees of a table, as one value. */
  async digest(sql: postgres.Sql, table: string, where = "true"): Promise<string> {
    const rows = this.shownRows(table, where);
    if (rows === null) return "nothing";
    const [found] = await sql.unsafe(
      `select count(*) || ':' || coalesce(md5(string_agg(r, '|' order by r)), '') as digest from (${rows}) x`,
    );
    return String(found?.digest);
  }

  /** The same in two: of the rows with these ids each by itself, as JSON, and the others as one value. */
  async digestBut(sql: postgres.Sql, table: string, apart: readonly string[], others: Cells) {
    const where = `id = any (${idList(apart)})`;
    const shown = this.shownRows(table, where);
    const rows = shown === null ? [] : await sql.unsafe<{ r: string }[]>(`${shown} order by id`);
    return {
      rows: rows.map(({ r }) => r),
      others: await others.digest(sql, table, `not ${where}`),
    };
  }

  /** The rows of a table that are shown, each as one text; null where nothing of it is. */
  private shownRows(table: string, where: string): string | null {
    const { rows, shown } = this.flagged(table);
    const cells = this.columnsOf(table)
      .filter(({ column }) => shown(column) !== "false")
      .map(({ column }) => `'${column}', case when ${shown(column)} then "${column}"::text end`);
    return cells.length === 0
      ? null
      : `select jsonb_build_object(${cells.join(", ")})::text as r from ${rows} where ${shown("id")} and ${where}`;
  }

  async digests(sql: postgres.Sql): Promise<Record<string, string>> {
    const all: Record<string, string> = {};
    for (const table of this.tables) all[table] = await this.digest(sql, table);
    const views = await sql<{ name: string }[]>`
      select table_name as name from information_schema.views where table_schema = 'public' order by 1`;
    for (const { name } of views.filter((view) => readsCube(this.asker.role, view.name))) {
      const [cube] = await sql.unsafe(
        `select md5(string_agg(c::text, '|' order by id)) as digest from ${name} c`,
      );
      all[name] = String(cube?.digest);
    }
    return all;
  }
}

/** Where one of these shows the column. */
function anyOf(
  seen: readonly SeenCells[],
  table: string,
  column: string,
  say = (condition: string): string => `(${condition})`,
): string {
  const rows = seen.filter((cells) => cells.table === table && cells.columns.includes(column));
  const where = [...new Set(rows.map((cells) => cells.rows))].filter((one) => one !== "false");
  if (where.length === 0) return "false";
  return where.includes("true") ? "true" : `coalesce(${where.map(say).join(" or ")}, false)`;
}

/** Cubes that the role reads must not change where nothing that it sees does. */
function readsCube(role: string, name: string): boolean {
  const cube = [...loadCatalogue().entities.values()].find(({ table }) => getTableName(table) === name);
  if (cube === undefined || !isDeclaredCube(cube)) return false;
  return expectations[role as RoleName].some(
    ({ type, uses }) => type === cube.name && uses.split(" ").includes("read"),
  );
}
