// With a decision point that permits everything, the database alone keeps back other departments' columns and other
// townships', schools' and families' rows.

import { Writable } from "node:stream";
import { getTableColumns, getTableName } from "drizzle-orm";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EntityType, loadCatalogue } from "../../src/catalogue/index.ts";
import { oneByOne, startTestApp, type TestApp } from "../support/test-app.ts";
import type { TestDatabase } from "../support/test-database.ts";
import { alwaysPermit } from "./always-permit.ts";
import { askerOf, callers, mainCallers, type NamedCaller } from "./callers.ts";
import { Cells } from "./denied-cells.ts";
import {
  asQuery,
  type Coordinate,
  coordinatesOf,
  filtering,
  type Question,
  reading,
  selectionOf,
} from "./hostile-queries.ts";
import { ceilingsOf, openDatabaseWide, openViews } from "./open-lines.ts";
import { Login, Statements } from "./own-statements.ts";
import { plainDatabase, withAdmin, worldOf } from "./twins.ts";
import { type Bytes, dataOf, Wire } from "./wire.ts";

const lines: string[] = [];
const log = pino(
  { level: "info" },
  new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  }),
);

let app: TestApp;
beforeAll(async () => {
  const database = await plainDatabase();
  await withAdmin(database, openViews);
  app = await startTestApp({ ...oneByOne, database, log, decisions: alwaysPermit });
});
afterAll(() => app.close());

const catalogue = loadCatalogue();

/** Per table: the ids that the role's ceiling shows, and its columns. */
async function ceiling(database: TestDatabase, caller: NamedCaller) {
  const asker = await askerOf(database.adminUrl, caller);
  const world = await worldOf(database);
  return withAdmin(database, async (sql) => {
    const all = await Promise.all(ceilingsOf(asker).map((one) => Cells.of(sql, one, world)));
    const ids = new Map<string, ReadonlySet<string>>();
    // Some rows show for a declared purpose only: the ceiling has them all.
    const shownFor = (table: string) => [...new Set(all.map((one) => one.shown(table, "id")))].join(" or ");
    for (const table of all[0]?.tables ?? []) {
      const rows = await sql.unsafe(`select id from ${table} where ${shownFor(table)}`);
      ids.set(table, new Set(rows.map(({ id }) => String(id))));
    }
    const shows = (table: string, column: string) =>
      !ids.has(table) || all.some((one) => one.shown(table, column) !== "false");
    return { ids, shows };
  });
}

/** What a role's own row rules compare with, so that its login must be able to read it: states and periods, no person's. */
const compared = new Set([
  "guardian guardianship.valid_to",
  "teacher enrolment.valid_from",
  "teacher enrolment.valid_to",
  "teacher guardianship.valid_from",
  "teacher guardianship.valid_to",
  "finance-officer payee_account.valid_from",
  "finance-officer payee_account.valid_to",
  "civil-affairs-officer student_aid_grant.decision",
  // Empty in every row that shows.
  "guardian record_access.withheld",
  "teacher record_access.withheld",
  "teacher guardian_consent.ended_on",
]);

/** Columns whose content the coordinate would show, all of the type's own table. */
function contents({ entity, field }: Coordinate): readonly string[] {
  if (field.kind === "column") return [field.column.name];
  if (field.kind === "secret") return [field.cipher.name];
  if (field.kind !== "computed") return [];
  const columns = getTableColumns(entity.table);
  return field.inputs.flatMap(({ type, field: name }) =>
    type === entity.name && columns[name] !== undefined ? [columns[name].name] : [],
  );
}

type Row = Readonly<Record<string, unknown>>;

function relatedIds(value: unknown): readonly string[] {
  if (value === null || typeof value !== "object") return [];
  const { id, nodes } = value as { id?: string; nodes?: readonly { id: string }[] };
  return nodes !== undefined ? nodes.map((node) => node.id) : id === undefined ? [] : [id];
}

interface Answered {
  readonly totalCount: number;
  readonly nodes: readonly Row[];
}

/** One caller's questions, and what leaked in the answers. */
class Search {
  readonly leaks: string[] = [];
  stopped = 0;
  asked = 0;
  private readonly wire: Wire;
  private readonly login: Login;
  private readonly caller: NamedCaller;
  private readonly ceiling: Awaited<ReturnType<typeof ceiling>>;
  private readonly statements: Statements;

  constructor(under: Under, login: Login, shown: Awaited<ReturnType<typeof ceiling>>) {
    this.wire = new Wire(under.app, login.caller);
    this.login = login;
    this.caller = login.caller;
    this.ceiling = shown;
    this.statements = under.statements;
  }

  /**
   * What PostgreSQL would run is asked for together, and what it refuses, too: each of those it has refused by itself. What
   * the ceiling shows need not be put to it first: where that is refused after all, the whole is.
   */
  async read(entity: EntityType, coordinates: readonly Coordinate[]): Promise<void> {
    this.asked += coordinates.length;
    const doubtful = coordinates.filter((at) => !this.isOpen(at));
    const refused = await this.refusedOf(doubtful, (at) => asQuery(reading(at, 1)));
    const stopped = coordinates.filter((at) => refused.has(at));
    if (stopped.length > 0) {
      const before = lines.length;
      const answer = await this.wire.ask(readingOf(entity, stopped, 1));
      if (this.rowsOf(answer) === null) this.judgeRefusal(stopped, answer, lines.slice(before));
      else for (const at of stopped) await this.readAlone(at);
    }
    const open = coordinates.filter((at) => !refused.has(at));
    for (const part of partsOf(open, 30)) {
      const together = this.rowsOf(await this.wire.ask(readingOf(entity, part)));
      for (const at of part) {
        if (together === null) await this.readAlone(at);
        else this.judge(at, together);
      }
    }
  }

  private async readAlone(at: Coordinate): Promise<void> {
    const before = lines.length;
    const answer = await this.wire.ask(readingOf(at.entity, [at]));
    const rows = this.rowsOf(answer);
    if (rows === null) this.judgeRefusal([at], answer, lines.slice(before));
    else this.judge(at, rows);
  }

  async filter(entity: EntityType, coordinates: readonly Coordinate[]): Promise<void> {
    const questions = coordinates.flatMap((at) =>
      filtering(at).map((question) => ({ at, question: countOf(question) })),
    );
    this.asked += questions.length;
    const doubtful = questions.filter(({ at }) => !this.isOpen(at));
    const refused = await this.refusedOf(doubtful, ({ question }) => asQuery(question));
    const parts = [
      ...partsOf(questions.filter((one) => refused.has(one))),
      ...partsOf(questions.filter((one) => !refused.has(one))),
    ];
    const inScope = this.ceiling.ids.get(getTableName(entity.table));
    for (const part of parts) {
      const roots = part.map(({ question }, place) => `r${place}: ${question.root}`);
      const data = dataOf(await this.wire.ask(`{ ${roots.join(" ")} }`));
      for (const [place, one] of part.entries()) {
        if (data === null && refused.has(one)) continue;
        const rows: Answered | undefined =
          data === null ? dataOf(await this.wire.ask(asQuery(one.question)))?.rows : data[`r${place}`];
        if (rows && inScope !== undefined && rows.totalCount > inScope.size)
          this.leaks.push(`${nameOf(one.at)} as a filter`);
      }
    }
  }

  /** Those whose statement PostgreSQL refuses to the caller's login; each statement is put to it by itself. */
  private async refusedOf<T>(all: readonly T[], queryOf: (one: T) => string): Promise<ReadonlySet<T>> {
    const refused = await this.login.refuses(
      await Promise.all(all.map((one) => this.statements.of(queryOf(one)))),
    );
    return new Set(all.filter((_, place) => refused[place]));
  }

  private isOpen(at: Coordinate): boolean {
    const columns = contents(at);
    const table = getTableName(at.entity.table);
    return columns.length > 0 && columns.every((column) => this.ceiling.shows(table, column));
  }

  private rowsOf(answer: Bytes): Answered | null {
    return (dataOf(answer)?.rows as Answered | undefined) ?? null;
  }

  private judgeRefusal(stopped: readonly Coordinate[], answer: Bytes, log: readonly string[]): void {
    this.stopped += stopped.length;
    const alarmed = log.some((line) => line.includes("policy drift"));
    const body = JSON.parse(answer.text);
    if (answer.status !== 500 || !alarmed || body.data !== undefined)
      this.leaks.push(`${stopped.map(nameOf).join(", ")}: ${answer.status} ${answer.text}`);
    const message = "An unexpected error occurred.";
    const messages = { zh: "系统出现意外错误。", en: message };
    expect(body.errors).toEqual([{ message, extensions: { code: "INTERNAL_SERVER_ERROR", messages } }]);
  }

  private judge(at: Coordinate, { totalCount, nodes }: Answered): void {
    const { entity, field } = at;
    const name = nameOf(at);
    const table = getTableName(entity.table);
    const inScope = this.ceiling.ids.get(table);
    for (const column of contents(at)) {
      if (!this.ceiling.shows(table, column) && !compared.has(`${this.caller.role} ${table}.${column}`))
        this.leaks.push(`${name} shows ${column}`);
    }
    if (inScope !== undefined && totalCount !== inScope.size)
      this.leaks.push(`${name}: ${totalCount} rows, ${inScope.size} in scope`);
    for (const row of nodes) {
      if (inScope !== undefined && !inScope.has(String(row.id)))
        this.leaks.push(`${name}: row ${String(row.id)}`);
      if (field.kind !== "toOne" && field.kind !== "toMany") continue;
      const target = this.ceiling.ids.get(getTableName(catalogue.entity(field.target).table));
      for (const id of relatedIds(row[field.name]))
        if (target !== undefined && !target.has(id)) this.leaks.push(`${name} leads to ${id}`);
    }
  }
}

/** Only the number of rows is compared. */
const countOf = (question: Question): Question => ({
  ...question,
  root: question.root.replace(/\{ totalCount nodes \{ id \} \}$/, "{ totalCount }"),
});

const nameOf = ({ entity, field }: Coordinate): string => `${entity.name}.${field.name}`;

const partsOf = <T>(all: readonly T[], each = 16): T[][] =>
  Array.from({ length: Math.ceil(all.length / each) }, (_, at) => all.slice(at * each, (at + 1) * each));

const readingOf = (entity: EntityType, coordinates: readonly Coordinate[], size = 200): string =>
  `{ rows: ${entity.plural}(first: ${size}) { totalCount nodes { id ${coordinates.map((at) => selectionOf(at)).join(" ")} } } }`;

/** An application, and the statements that it makes. */
interface Under {
  readonly app: TestApp;
  readonly statements: Statements;
}

const made = new WeakMap<TestApp, Statements>();

function statementsOf(app: TestApp): Statements {
  const statements = made.get(app) ?? new Statements(app);
  made.set(app, statements);
  return statements;
}

/** Whose a row is, a mark tells by persons' ids where the role reads them, and by the row's own elsewhere. */
const withoutPersons = (statement: string): string =>
  statement.replace(/(:m\d+[op]')(?: \|\| (?:t\d+\."\w+"|coalesce\(t\d+\."\w+"::text, ''\)|','))+/g, "$1");

async function findLeaks(under: TestApp, caller: NamedCaller): Promise<Search> {
  const login = await Login.open(under.database, caller);
  try {
    const asker = await askerOf(under.database.adminUrl, caller);
    const statements = statementsOf(under);
    const search = new Search({ app: under, statements }, login, await ceiling(under.database, caller));
    for (const [entity, coordinates] of Map.groupBy(coordinatesOf(catalogue), ({ entity }) => entity)) {
      const all = readingOf(entity, coordinates, 1);
      const [theirs, anybodys] = [await statements.madeFor(all, asker), await statements.of(all)];
      expect(withoutPersons(theirs)).toBe(withoutPersons(anybodys));
      await search.read(entity, coordinates);
      await search.filter(entity, coordinates);
    }
    return search;
  } finally {
    await login.close();
  }
}

test.each([...mainCallers, callers.administrator].map((caller) => [caller.name, caller] as const))(
  "%s: the database alone gives no column of another department and no row out of scope",
  async (_name, caller) => {
    const { leaks, stopped, asked } = await findLeaks(app, caller);
    console.log(`database alone: ${asked} questions, ${stopped} readings stopped, for ${caller.name}`);
    expect(leaks).toEqual([]);
    expect(stopped).toBeGreaterThan(2);
  },
  600_000,
);

test("with the database opened wide as well, the leaks that are looked for are found", async () => {
  const database = await plainDatabase();
  await withAdmin(database, async (sql) => {
    await openViews(sql);
    await openDatabaseWide(sql);
  });
  const wide = await startTestApp({ ...oneByOne, database, log, decisions: alwaysPermit });
  try {
    const { leaks, stopped } = await findLeaks(wide, callers.township);
    expect(stopped).toBe(0);
    expect(leaks.some((leak) => leak.startsWith("Child.name: row"))).toBe(true);
    expect(leaks).toContain("Student.studentNo shows student_no_cipher");
  } finally {
    await wide.close();
  }
}, 600_000);
