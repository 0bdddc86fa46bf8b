// With a decision point that permits everything, the database alone keeps back other departments' columns and other
// townships', schools' and families' rows.

import { Writable } from "node:stream";
import { getTableColumns, getTableName } from "drizzle-orm";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import type { TestDatabase } from "../support/test-database.ts";
import { alwaysPermit } from "./always-permit.ts";
import { Cells } from "./denied-cells.ts";
import { asQuery, type Coordinate, coordinatesOf, filtering, selectionOf } from "./hostile-queries.ts";
import { ceilingsOf, openDatabaseWide, openViews } from "./open-lines.ts";
import { holderOf, mainPersonas, type Persona, personas } from "./personas.ts";
import { plainDatabase, withAdmin } from "./twins.ts";
import { dataOf, Wire } from "./wire.ts";

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
  app = await startTestApp({ database, log, decisions: alwaysPermit });
});
afterAll(() => app.close());

const catalogue = loadCatalogue();

/** Per table: the ids that the role's ceiling shows, and its columns. */
async function ceiling(database: TestDatabase, persona: Persona) {
  const holder = await holderOf(database.adminUrl, persona);
  return withAdmin(database, async (sql) => {
    const all = await Promise.all(ceilingsOf(holder).map((one) => Cells.of(sql, one)));
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
const asked = new Set([
  "finance-officer payee_account.valid_from",
  "finance-officer payee_account.valid_to",
  "civil-affairs-officer student_aid_grant.decision",
]);

/** Columns whose content the coordinate would show, all of the type's own table. */
function contents({ entity, field }: Coordinate): readonly string[] {
  if (field.kind === "column") return [field.column.name];
  if (field.kind === "secret") return [field.cipher.name];
  if (field.kind !== "computed") return [];
  const columns = getTableColumns(entity.table);
  return field.inputs.flatMap((input) => {
    const [type, name = ""] = input.split(".");
    return type === entity.name && columns[name] !== undefined ? [columns[name].name] : [];
  });
}

type Row = Readonly<Record<string, unknown>>;

function relatedIds(value: unknown): readonly string[] {
  if (value === null || typeof value !== "object") return [];
  const { id, nodes } = value as { id?: string; nodes?: readonly { id: string }[] };
  return nodes !== undefined ? nodes.map((node) => node.id) : id === undefined ? [] : [id];
}

async function findLeaks(under: TestApp, persona: Persona): Promise<{ leaks: string[]; stopped: number }> {
  const { ids, shows } = await ceiling(under.database, persona);
  const wire = new Wire(under, persona);
  const leaks: string[] = [];
  let stopped = 0;
  for (const at of coordinatesOf(catalogue)) {
    const { entity, field } = at;
    const name = `${entity.name}.${field.name}`;
    const inScope = ids.get(getTableName(entity.table));
    const query = `{ rows: ${entity.plural}(first: 200) { totalCount nodes { id ${selectionOf(at)} } } }`;
    const before = lines.length;
    const answer = await wire.ask(query);
    const rows = dataOf(answer)?.rows as { totalCount: number; nodes: readonly Row[] } | undefined;
    if (rows === undefined) {
      stopped += 1;
      const alarmed = lines.slice(before).some((line) => line.includes("policy drift"));
      const body = JSON.parse(answer.text);
      if (answer.status !== 500 || !alarmed || body.data !== undefined)
        leaks.push(`${name}: ${answer.status} ${answer.text}`);
      expect(body.errors).toEqual([
        { message: "An unexpected error occurred.", extensions: { code: "INTERNAL_SERVER_ERROR" } },
      ]);
    } else {
      for (const column of contents(at)) {
        const at = `${persona.role} ${getTableName(entity.table)}.${column}`;
        if (!shows(getTableName(entity.table), column) && !asked.has(at))
          leaks.push(`${name} shows ${column}`);
      }
      if (inScope !== undefined && rows.totalCount !== inScope.size)
        leaks.push(`${name}: ${rows.totalCount} rows, ${inScope.size} in scope`);
      for (const row of rows.nodes) {
        if (inScope !== undefined && !inScope.has(String(row.id)))
          leaks.push(`${name}: row ${String(row.id)}`);
        if (field.kind !== "toOne" && field.kind !== "toMany") continue;
        const target = ids.get(getTableName(catalogue.entity(field.target).table));
        for (const id of relatedIds(row[field.name]))
          if (target !== undefined && !target.has(id)) leaks.push(`${name} leads to ${id}`);
      }
    }
    for (const question of filtering(at)) {
      const chosen = dataOf(await wire.ask(asQuery(question)))?.rows;
      if (chosen && inScope !== undefined && chosen.totalCount > inScope.size)
        leaks.push(`${name} as a filter`);
    }
  }
  return { leaks, stopped };
}

test.each([...mainPersonas, personas.administrator].map((persona) => [persona.name, persona] as const))(
  "%s: the database alone gives no column of another department and no row out of scope",
  async (_name, persona) => {
    const { leaks, stopped } = await findLeaks(app, persona);
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
  const wide = await startTestApp({ database, log, decisions: alwaysPermit });
  try {
    const { leaks, stopped } = await findLeaks(wide, personas.township);
    expect(stopped).toBe(0);
    expect(leaks.some((leak) => leak.startsWith("Child.name: row"))).toBe(true);
    expect(leaks).toContain("Student.studentNo shows student_no_cipher");
  } finally {
    await wide.close();
  }
}, 600_000);
