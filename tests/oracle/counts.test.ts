// What filters and groups let through, against loops: a hidden cell fits neither a test nor its negation, and falls
// into no group; a row out of scope is counted nowhere.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import "../../src/domains/index.ts";
import {
  aggregateRoot,
  type EntityType,
  enumValueName,
  type Field,
  groupable,
  listRoot,
  loadCatalogue,
} from "../../src/catalogue/index.ts";
import { asksOf, asksOfAll } from "../support/asked-types.ts";
import { oneByOne, startTestApp, type TestApp } from "../support/test-app.ts";
import { testToday } from "../support/test-keys.ts";
import { optionsOf } from "./answers.ts";
import { cellOf, type Eyes, eyesOf, isVisible, shown, type TypeField } from "./cells.ts";
import { loadDistrictRows, type Row } from "./district-rows.ts";
import type { Use } from "./expectations/index.ts";
import { judge } from "./judge.ts";
import { type PlantedCaller, plantedCallers } from "./planted-callers.ts";
import type { World } from "./rules/index.ts";

const catalogue = loadCatalogue();
let app: TestApp;
let world: World;
let people: readonly PlantedCaller[];
let counts = 0;

const left =
  /^(guardian (?!threeTownships|protective$|revoked$|siblingsMother)|registrar of .*(?:personnel|accounts))/;

beforeAll(async () => {
  app = await startTestApp(oneByOne);
  world = { rows: await loadDistrictRows(app.database.adminUrl), today: testToday };
  people = plantedCallers(world.rows).filter(({ name }) => !left.test(name));
});
afterAll(() => app.close());

/** Root fields of one operation; each counts a list. */
const batch = 15;
const most = 2000;

/** Types whose rows or cells differ from person to person. */
const scoped = [...catalogue.entities.values()].filter(
  ({ name, facts }) => facts.classification !== "L1" && asksOf(name),
);

const may = (person: PlantedCaller, type: string, field: Field, use: Use): boolean =>
  [{ type, field: field.name }, ...(field.kind === "computed" ? field.inputs : [])].every(
    (at) => judge(person.asker, { ...at, use, reach: "list" }).permitted,
  );

interface Question {
  readonly name: string;
  readonly ask: string;
  readonly expected: unknown;
  /** What of the answer is compared. */
  readonly of: (answer: unknown) => unknown;
}

const isOpen = (eyes: Eyes, { type, field }: TypeField, row: Row, use: Use): boolean =>
  cellOf(eyes, { type, field: field.name }, row, { use }) === "plain";

const visibleRows = (eyes: Eyes, entity: EntityType): readonly Row[] =>
  world.rows.all(entity.name).filter((row) => isVisible(eyes, entity.name, row));

function filterQuestions(eyes: Eyes, person: PlantedCaller, entity: EntityType): readonly Question[] {
  if (!judge(person.asker, { type: entity.name, field: "id", use: "read", reach: "list" }).permitted)
    return [];
  const rows = visibleRows(eyes, entity);
  return [...entity.fields.values()].flatMap((field): Question[] => {
    if (field.kind !== "column" && field.kind !== "computed") return [];
    if (!may(person, entity.name, field, "filter")) return [];
    const open = rows.filter((row) => isOpen(eyes, { type: entity.name, field }, row, "filter"));
    const empty = open.filter((row) => shown(eyes, { type: entity.name, field }, row) === null).length;
    const question = (where: string, expected: number): Question => ({
      name: `${entity.name} where ${where}`,
      ask: `${listRoot(entity)}(first: 1, where: ${where}) { totalCount }`,
      expected,
      of: (answer) => (answer as { totalCount: number } | null)?.totalCount,
    });
    const isNull = `{${field.name}: {isNull: true}}`;
    return [
      question(isNull, empty),
      question(`{not: ${isNull}}`, open.length - empty),
      question(`{not: {or: [${isNull}, {not: ${isNull}}]}}`, 0),
    ];
  });
}

function groupQuestions(eyes: Eyes, person: PlantedCaller, entity: EntityType): readonly Question[] {
  const id = entity.fields.get("id");
  if (id === undefined || !entity.roots.includes("aggregate") || !may(person, entity.name, id, "aggregate"))
    return [];
  const rows = visibleRows(eyes, entity);
  return [...entity.fields.values()].flatMap((field): Question[] => {
    if (!groupable(field) || !may(person, entity.name, field, "aggregate")) return [];
    // What is counted are ids: a row may be read and still not be counted.
    const open = rows.filter((row) =>
      [id, field].every((one) => isOpen(eyes, { type: entity.name, field: one }, row, "aggregate")),
    );
    const groups = new Map<string, number>();
    for (const row of open) {
      const value = String(shown(eyes, { type: entity.name, field }, row));
      groups.set(value, (groups.get(value) ?? 0) + 1);
    }
    if (groups.size > most) return [];
    return [
      {
        name: `${entity.name} by ${field.name}`,
        ask: `${aggregateRoot(entity)}(groupBy: [${enumValueName(field.name)}]) { count key { value: ${field.name} } }`,
        expected: sorted(groups),
        of: (answer) =>
          sorted(
            new Map(
              ((answer ?? []) as { count: number; key: { value: unknown } }[]).map(({ count, key }) => [
                String(key.value),
                count,
              ]),
            ),
          ),
      },
    ];
  });
}

const sorted = (groups: ReadonlyMap<string, number>): readonly string[] =>
  [...groups].map(([value, count]) => `${value}: ${count}`).sort();

async function problemsOf(person: PlantedCaller, questions: readonly Question[]): Promise<string[]> {
  const problems: string[] = [];
  for (let start = 0; start < questions.length; start += batch) {
    const asked = questions.slice(start, start + batch);
    const query = `{ ${asked.map(({ ask }, index) => `q${index}: ${ask}`).join(" ")} }`;
    const { json, text } = await app.ask(query, optionsOf(person));
    if (json.errors !== undefined) {
      problems.push(`${person.name}: ${text.slice(0, 400)}`);
      continue;
    }
    asked.forEach(({ name, expected, of }, index) => {
      counts += 1;
      const [got, wanted] = [JSON.stringify(of(json.data[`q${index}`])), JSON.stringify(expected)];
      if (got !== wanted)
        problems.push(`${person.name}, ${name}: expected ${wanted.slice(0, 200)}, got ${got?.slice(0, 200)}`);
    });
  }
  return problems;
}

describe("counts follow the rows and cells that a person sees", () => {
  test.each([
    ["a filter on a field finds the visible cells that fit, and no hidden one", filterQuestions],
    ["a group holds the visible rows whose cell is visible", groupQuestions],
  ] as const)("%s", { timeout: 900_000 }, async (_name, questionsOf) => {
    const problems: string[] = [];
    counts = 0;
    for (const person of people) {
      const eyes = eyesOf(catalogue, world, person.asker);
      const questions = scoped.flatMap((entity) => questionsOf(eyes, person, entity));
      problems.push(...(await problemsOf(person, questions)));
    }
    console.log(`oracle: ${counts} counts compared for ${people.length} people`);
    expect(problems.slice(0, 40)).toEqual([]);
    if (asksOfAll) expect(counts).toBeGreaterThan(200);
  });
});
