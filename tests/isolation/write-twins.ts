// Non-interference of writing, run for one caller: the same generated commands over two databases that differ only in what the
// caller is denied give the same bytes, and leave the same of what the caller sees.

import type { Sql } from "postgres";
import { expect } from "vitest";
import { loadDistrictRows } from "../oracle/district-rows.ts";
import type { TestApp } from "../support/test-app.ts";
import { testToday } from "../support/test-keys.ts";
import { operationsOf } from "./asking.ts";
import type { NamedCaller } from "./callers.ts";
import { readStock } from "./command-stock.ts";
import { forCommands, type Given } from "./commanding.ts";
import { Cells } from "./denied-cells.ts";
import { rulesTell } from "./rules-tell.ts";
import { withAdmin } from "./twins.ts";
import { type Bytes, Wire } from "./wire.ts";

/** Each command so often; more on a longer run. */
const rounds = Number(process.env.TONGCHOU_COMMAND_ROUNDS ?? 1);
const seed = 20_261_127;

const uuidPattern = /\b[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const instantPattern = /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:\d\d)?)/g;
const day = 86_400_000;
/** Sealed anew each time. */
const sealedPattern = /\btest\.[\w-]{30,}/g;
const numberPattern = /\d{8}-[0-9A-F]{10}\b/g;

/** Of one side: what its server and its database drew since it began, by the order in which it was first told. */
class Told {
  private readonly begun = Date.now();
  private readonly names = new Map<string, string>();

  /** The text with ids, numbers, instants and ciphertexts of this run in words that both sides share. */
  alike(text: string): string {
    return text
      .replace(uuidPattern, (id, version) =>
        version === "7" && this.isLate(id) ? this.name(numberOf(id)) : id,
      )
      .replace(numberPattern, (number) => `${number.slice(0, 9)}${this.name(number.slice(9))}`)
      .replace(sealedPattern, (sealed) => `sealed, ${sealed.length}`)
      .replace(instantPattern, (instant) => (Date.parse(instant) >= this.begun - 1000 ? "now" : instant));
  }

  /** The same of a row; `made`: ids of rows that are new, those that nobody was told among them, which come in any order. */
  alikeRow(row: string, made: ReadonlySet<string>): string {
    const known = row.replace(uuidPattern, (id) =>
      made.has(id) && !this.names.has(numberOf(id)) ? "made" : id,
    );
    return this.alike(known);
  }

  /** Ids that are digests have a seven in this place, too, one of sixteen. */
  private isLate(id: string): boolean {
    const drawn = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
    return drawn >= this.begun && drawn < this.begun + day;
  }

  private name(drawn: string): string {
    const known = this.names.get(drawn) ?? `new ${this.names.size + 1}`;
    this.names.set(drawn, known);
    return known;
  }
}

/** What a number that is derived from an id ends with. */
const numberOf = (id: string): string => id.replaceAll("-", "").slice(-10).toUpperCase();

interface Side {
  readonly app: TestApp;
  readonly wire: Wire;
  readonly told: Told;
}

const sideOf = (app: TestApp, caller: NamedCaller): Side => ({
  app,
  wire: new Wire(app, caller),
  told: new Told(),
});

/** Both applications are the caller's alone: what they hold changes. */
export async function compareWrites(
  [left, right]: readonly [TestApp, TestApp],
  caller: NamedCaller,
  cells: Cells,
  times = rounds,
): Promise<Given> {
  await makeWritable([left, right], cells);
  const stock = await readStock(left.database, cells.asker, caller.as);
  const sides = [sideOf(left, caller), sideOf(right, caller)] as const;
  const operations = await operationsOf(cells.asker, new Map());
  const given = await forCommands(
    operations,
    stock,
    { seed, rounds: times },
    async ({ query, variables }) => {
      const [a, b] = await Promise.all(
        sides.map(async ({ wire, told }): Promise<Bytes> => {
          const bytes = await wire.ask(query, variables);
          return { ...bytes, text: told.alike(bytes.text) };
        }),
      );
      if (a === undefined || b === undefined) throw new Error("two sides answer");
      const words = `${query} ${JSON.stringify(variables)}`;
      expect({ ...b, words }).toEqual({ ...a, words });
      expect(a.status, `${words}\n${a.text}`).toBeLessThan(500);
      return a;
    },
  );
  const changes = await Promise.all(sides.map(({ app }) => withAdmin(app.database, changesIn)));
  const touched = changes.flatMap((all) => all.map(({ id }) => id));
  const states = await Promise.all(
    sides.map((side, at) => visibleState(side, cells, changes[at] ?? [], touched)),
  );
  expect(states[1]).toEqual(states[0]);
  return given;
}

/** The other database keeps every rule again, and has what a refusal may tell as the plain one has it. */
async function makeWritable([left, right]: readonly [TestApp, TestApp], cells: Cells): Promise<void> {
  const told = rulesTell(cells);
  const kept = await withAdmin(left.database, (sql) =>
    Promise.all(
      told.map(({ table, columns, rows }) =>
        sql.unsafe(
          `select jsonb_agg(to_jsonb(x)) as rows from (select id, ${columns.join(", ")} from ${table} where ${rows}) x`,
        ),
      ),
    ),
  );
  await withAdmin(right.database, async (sql) => {
    await sql`set session_replication_role = replica`;
    for (const [at, { table, columns, whether }] of told.entries()) {
      const other = (name: string): string =>
        whether ? `(t.${name} is null) <> (v.${name} is null)` : `t.${name} is distinct from v.${name}`;
      const sets = columns.map(
        (name) => `${name} = case when ${other(name)} then v.${name} else t.${name} end`,
      );
      await sql.unsafe(
        `update ${table} t set ${sets.join(", ")} from jsonb_populate_recordset(null::${table}, $1::text::jsonb) v
           where v.id = t.id and (${columns.map(other).join(" or ")})`,
        [JSON.stringify(kept[at]?.[0]?.rows ?? [])],
      );
    }
    await sql`set session_replication_role = origin`;
    const off = await sql<{ name: string }[]>`
      select format('alter table %s enable trigger %I', tgrelid::regclass, tgname) as name from pg_trigger
        where tgenabled = 'D' and not tgisinternal`;
    for (const { name } of off) await sql.unsafe(name);
  });
}

interface Change {
  readonly id: string;
  readonly made: boolean;
}

/** Rows that commands wrote. */
const changesIn = async (sql: Sql): Promise<readonly Change[]> => sql<Change[]>`
  select row_id as id, bool_or(operation = 'insert') as made from tc.history where command is not null
    group by row_id`;

/** All that the caller sees now, as the hand-written rules say: of what no command touched one value, as far as it was seen before, and the rest row by row. */
async function visibleState(
  { app: { database }, told }: Side,
  before: Cells,
  changes: readonly Change[],
  touched: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const world = { rows: await loadDistrictRows(database.adminUrl, { sealed: true }), today: testToday };
  const made = new Set(changes.flatMap((change) => (change.made ? [change.id] : [])));
  return withAdmin(database, async (sql) => {
    const cells = await Cells.of(sql, before.asker, world);
    const kept = await cells.since(sql, world, before);
    const state: Record<string, unknown> = {};
    for (const table of cells.tables) {
      const { rows, others } = await cells.digestBut(sql, table, touched, kept);
      state[table] = { others, rows: rows.map((row) => told.alikeRow(row, made)).sort() };
    }
    return state;
  });
}
