// Look-ups over HTTP: a list that asks for one exact number gives that row, with all that a record shows, or nothing;
// against loops over the rows in memory.
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import "../../src/domains/index.ts";
import { type EntityType, listRoot, loadCatalogue } from "../../src/catalogue/index.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { testToday } from "../support/test-keys.ts";
import { type Node, optionsOf, readable, selectionOf } from "./answers.ts";
import { cellOf, eyesOf, isVisible, shown } from "./cells.ts";
import { type DistrictRows, loadDistrictRows, type Row } from "./district-rows.ts";
import { judge } from "./judge.ts";
import { type PlantedCaller, plantedCallers, withPurposes } from "./planted-callers.ts";

const catalogue = loadCatalogue();
let app: TestApp;
let rows: DistrictRows;

beforeAll(async () => {
  app = await startTestApp();
  rows = await loadDistrictRows(app.database.adminUrl);
});
afterAll(() => app.close());

const numbered = [...catalogue.entities.values()].flatMap((entity) =>
  [...entity.fields.values()]
    .filter((field) => field.kind === "secret" && field.index !== undefined)
    .map((field) => ({ entity, number: field.name })),
);

/** About fifty rows spread over the type, each with a number. */
function chosen(entity: EntityType, number: string): readonly Row[] {
  const all = rows.all(entity.name).filter((row) => typeof row[number] === "string");
  const step = Math.max(1, Math.floor(all.length / 50));
  return all.filter((_, index) => index % step === 0);
}

async function problemsOf(person: PlantedCaller, entity: EntityType, number: string) {
  const eyes = eyesOf(catalogue, { rows, today: testToday }, person.asker);
  const fields = readable(person.asker, entity, "record");
  const list = listRoot(entity);
  const query = `query($number: String!) { ${list}(where: { ${number}: { eq: $number } }, first: 5) {
    totalCount nodes { ${selectionOf(entity, fields)} } } }`;
  const problems: string[] = [];
  let found = 0;
  for (const asked of chosen(entity, number)) {
    const reply = await app.ask(query, { ...optionsOf(person), variables: { number: asked[number] } });
    const expected = rows
      .all(entity.name)
      .filter(
        (row) =>
          row[number] === asked[number] &&
          cellOf(eyes, { type: entity.name, field: number }, row, { use: "lookup" }) === "plain" &&
          isVisible(eyes, entity.name, row, "record"),
      );
    const nodes = (reply.json.data?.[list]?.nodes ?? []) as readonly Node[];
    found += nodes.length;
    if (reply.json.data?.[list]?.totalCount !== expected.length || nodes.length !== expected.length) {
      problems.push(`${person.name}, ${list}: expected ${expected.length}, got ${reply.text.slice(0, 300)}`);
    }
    for (const row of expected) {
      const node = nodes.find(({ id }) => id === row.id);
      for (const field of fields) {
        // Relations are lists again, compared elsewhere.
        if (field.kind === "toMany" || field.kind === "toOne") continue;
        const value = shown(eyes, { type: entity.name, field }, row, "record");
        if (!isDeepStrictEqual(node?.[field.name], value)) {
          problems.push(`${person.name}, ${entity.name}.${field.name} of ${row.id} by its ${number}`);
        }
      }
    }
  }
  return { problems, found };
}

test("one number gives its row and what a record shows, to those who may look it up", {
  timeout: 300_000,
}, async () => {
  const problems: string[] = [];
  const roles = new Set<string>();
  let found = 0;
  for (const person of plantedCallers(rows).flatMap(withPurposes)) {
    for (const { entity, number } of numbered) {
      const type = entity.name;
      if (!judge(person.asker, { type, field: number, use: "lookup", reach: "list" }).permitted) continue;
      if (!judge(person.asker, { type, field: "id", use: "read", reach: "record" }).permitted) continue;
      const seen = await problemsOf(person, entity, number);
      problems.push(...seen.problems);
      found += seen.found;
      roles.add(person.asker.role);
    }
  }
  expect(problems.slice(0, 20)).toEqual([]);
  expect([...roles].sort()).toEqual(["education-officer", "hr-officer", "police-officer"]);
  expect(found).toBeGreaterThan(100);
});
