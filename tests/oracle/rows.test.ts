// Row rules over HTTP: every row and every cell that each planted person gets, against loops over the rows in memory.
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import "../../src/domains/index.ts";
import {
  type EntityType,
  type Field,
  loadCatalogue,
  nodeRoot,
  recordRoot,
} from "../../src/catalogue/index.ts";
import { plantedChildren, plantedGuardians, plantedSchools } from "../../src/sample/planted.ts";
import { asksOf } from "../support/asked-types.ts";
import { oneByOne, startTestApp, type TestApp } from "../support/test-app.ts";
import { testToday } from "../support/test-keys.ts";
import { type Node, optionsOf, readable, readEveryRow, selectionOf, width } from "./answers.ts";
import { type Eyes, isVisible, eyesOf as makeEyes, type Shown, shown } from "./cells.ts";
import { type DistrictRows, loadDistrictRows, type Row } from "./district-rows.ts";
import { judge, opensForRecord } from "./judge.ts";
import { type PlantedCaller, plantedCallers, withPurposes } from "./planted-callers.ts";
import type { World } from "./rules/index.ts";

const catalogue = loadCatalogue();
let app: TestApp;
let world: World;
let everyone: readonly PlantedCaller[];
let rowsCompared = 0;
let cellsCompared = 0;

beforeAll(async () => {
  app = await startTestApp(oneByOne);
  const rows: DistrictRows = await loadDistrictRows(app.database.adminUrl);
  world = { rows, today: testToday };
  everyone = plantedCallers(rows);
});
afterAll(() => app.close());

const eyesOf = ({ asker }: PlantedCaller): Eyes => makeEyes(catalogue, world, asker);

/** The first few differences in words; an empty list is agreement. */
function differences(
  eyes: Eyes,
  entity: EntityType,
  fields: ReturnType<typeof readable>,
  nodes: readonly Node[],
): string[] {
  const expected = world.rows.all(entity.name).filter((row) => isVisible(eyes, entity.name, row));
  const byId = new Map(expected.map((row) => [row.id, row]));
  const found = new Map(nodes.map((node) => [node.id, node]));
  const problems = [
    ...(found.size === nodes.length ? [] : ["rows came twice"]),
    ...nodes.filter(({ id }) => !byId.has(id)).map(({ id }) => `row ${id} came but is out of scope`),
    ...expected.filter(({ id }) => !found.has(id)).map(({ id }) => `row ${id} did not come`),
  ];
  for (const node of nodes) {
    const row = byId.get(node.id);
    if (row === undefined) continue;
    rowsCompared += 1;
    problems.push(...cellDifferences(eyes, { entity, fields }, { row, node }, "list"));
  }
  return problems;
}

/** What is read of a type. */
interface Selected {
  readonly entity: EntityType;
  readonly fields: readonly Field[];
}

function cellDifferences(
  eyes: Eyes,
  { entity, fields }: Selected,
  { row, node }: { readonly row: Row; readonly node: Node },
  reach: "list" | "record",
): string[] {
  const problems: string[] = [];
  for (const field of fields) {
    cellsCompared += 1;
    const expected = asFarAsAsked(entity, field, shown(eyes, { type: entity.name, field }, row, reach));
    const got = node[field.name];
    if (Object.is(got, expected) || isDeepStrictEqual(got, expected)) continue;
    problems.push(
      `${entity.name}.${field.name} of ${row.id}: expected ${brief(expected)}, got ${brief(got)}`,
    );
  }
  return problems;
}

/** Lists come in the order of their ids. */
function asFarAsAsked(entity: EntityType, field: Field, expected: Shown): Shown {
  if (field.kind !== "toMany" || typeof expected !== "object" || expected === null || !("nodes" in expected))
    return expected;
  return { nodes: expected.nodes.slice(0, width(entity.name, field.name)) };
}

const brief = (value: unknown): string => JSON.stringify(value)?.slice(0, 160) ?? "nothing";

/** Records asked for in one operation: several, but a statement of many is dear to plan. Below the limit on fields. */
const batchOf = (fields: readonly Field[]): number =>
  Math.max(
    1,
    Math.min(
      3,
      Math.floor(
        900 / fields.reduce((sum, { kind }) => sum + (kind === "toMany" ? 3 : kind === "toOne" ? 2 : 1), 1),
      ),
    ),
  );
const listed = [...catalogue.entities.values()].filter(
  (entity) => entity.roots.includes("list") && asksOf(entity.name),
);

describe("a person gets the rows and cells that the loops give, and no others", () => {
  test("in every list, to the last page", { timeout: 900_000 }, async () => {
    const problems: string[] = [];
    for (const person of everyone) {
      const eyes = eyesOf(person);
      for (const entity of listed) {
        if (!judge(person.asker, { type: entity.name, field: "id", use: "read", reach: "list" }).permitted)
          continue;
        if (!isCompared(person, entity)) continue;
        const fields = readable(person.asker, entity, "list");
        const { nodes, totalCount } = await readEveryRow(app, person, entity, fields);
        const found = differences(eyes, entity, fields, nodes);
        if (totalCount !== nodes.length) found.push(`totalCount is ${totalCount}, rows are ${nodes.length}`);
        problems.push(...found.slice(0, 5).map((problem) => `${person.name}, ${entity.plural}: ${problem}`));
      }
    }
    console.log(
      `oracle: ${rowsCompared} rows and ${cellsCompared} cells compared for ${everyone.length} people`,
    );
    expect(problems).toEqual([]);
  });
});

/** L1 is the same for a whole role: compared for one person of it. What a school row holds beyond L1, for everyone. */
function isCompared(person: PlantedCaller, entity: EntityType): boolean {
  const first = everyone.find(({ asker }) => asker.role === person.asker.role);
  return entity.facts.classification !== "L1" || first === person || isOfficialsSchool(person, entity);
}

const isOfficialsSchool = ({ asker }: PlantedCaller, { name }: EntityType): boolean =>
  name === "School" && (asker.role === "school-registrar" || asker.role === "education-officer");

describe("by its id", () => {
  const records = [...catalogue.entities.values()].filter(
    (entity) => entity.roots.includes("record") && asksOf(entity.name),
  );

  test("a row shows what it shows in a list and what its id opens; out of scope it is null", {
    timeout: 900_000,
  }, async () => {
    const problems: string[] = [];
    for (const person of everyone.flatMap(withPurposes)) {
      const eyes = eyesOf(person);
      for (const entity of records) {
        if (!judge(person.asker, { type: entity.name, field: "id", use: "read", reach: "record" }).permitted)
          continue;
        if (!isCompared(person, entity)) continue;
        const fields = readable(person.asker, entity, "record");
        const chosen = chooseRows(eyes, entity);
        const batch = opensMoreAlone(person, entity, fields) ? 1 : batchOf(fields);
        for (let start = 0; start < chosen.length; start += batch) {
          const rows = chosen.slice(start, start + batch);
          const reply = await askByIds(person, { entity, fields }, { rows, batch });
          if (reply.json.errors !== undefined)
            problems.push(`${person.name}, ${entity.name}: ${reply.text.slice(0, 300)}`);
          rows.forEach((row, index) => {
            const node = reply.json.data?.[`r${index}`] as Node | null | undefined;
            const found = recordDifferences(eyes, { entity, fields }, { row, node });
            problems.push(...found.map((problem) => `${person.name}: ${problem}`));
          });
        }
      }
    }
    expect(problems.slice(0, 30)).toEqual([]);
  });
});

/** What is open for a record only is read one record at a time. */
const opensMoreAlone = (
  { asker }: PlantedCaller,
  { name: type }: EntityType,
  fields: readonly Field[],
): boolean => [{ name: "id" }, ...fields].some(({ name }) => opensForRecord(asker, type, name));

/** Always the same text for a person and type, so that it is parsed and planned once. */
function askByIds(
  person: PlantedCaller,
  { entity, fields }: Selected,
  { rows, batch }: { readonly rows: readonly Row[]; readonly batch: number },
) {
  const slots = Array.from({ length: batch }, (_, index) => index);
  // Every other one by its id alone, of some types the only one.
  const root = (slot: number) => ((slot + entity.name.length) % 2 === 0 ? recordRoot(entity) : nodeRoot);
  const roots = slots.map((slot) => `r${slot}: ${root(slot)}(id: $i${slot}) { ...Wanted }`);
  const asked = `query ByIds(${slots.map((slot) => `$i${slot}: ID!`).join(", ")}) { ${roots.join(" ")} }`;
  const query = `${asked} fragment Wanted on ${entity.name} { ${selectionOf(entity, fields)} }`;
  const variables = Object.fromEntries(slots.map((slot) => [`i${slot}`, (rows[slot] ?? rows[0])?.id ?? ""]));
  return app.ask(query, { ...optionsOf(person), variables });
}

function recordDifferences(
  eyes: Eyes,
  { entity, fields }: Selected,
  { row, node }: { readonly row: Row; readonly node: Node | null | undefined },
): string[] {
  const visible = isVisible(eyes, entity.name, row, "record");
  if (!visible || node === null || node === undefined) {
    return visible === (node !== null && node !== undefined)
      ? []
      : [`${entity.name} ${row.id}: expected ${visible ? "the row" : "null"}, got ${brief(node)}`];
  }
  return cellDifferences(eyes, { entity, fields }, { row, node }, "record");
}

/** Planted rows of the type, a few rows the person sees, and a few the person does not. */
function chooseRows(eyes: Eyes, entity: EntityType): readonly Row[] {
  const all = world.rows.all(entity.name);
  const planted = new Set(
    [plantedChildren, plantedGuardians, plantedSchools].flatMap((group) =>
      Object.values(group).map(({ id }) => id),
    ),
  );
  const isPlanted = ({ id, childId, studentId }: Row): boolean =>
    planted.has(id) ||
    planted.has(String(childId)) ||
    planted.has(String(world.rows.byId("Student", studentId)?.childId));
  const ofPlanted = all.filter(isPlanted);
  const seen = all.filter((row) => isVisible(eyes, entity.name, row));
  const unseen = all.filter((row) => !isVisible(eyes, entity.name, row));
  return [...new Set([...ofPlanted, ...spread(seen), ...spread(unseen)])];
}

const spread = (rows: readonly Row[]): readonly Row[] =>
  [0, 0.5, 1].flatMap((part) => rows[Math.floor(part * (rows.length - 1))] ?? []);
