// Several assignments of one person show together what each shows alone: every cell of the whole is a cell of a part.
// Rows of one assignment never meet the columns of another.
import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EntityType, type Field, loadCatalogue } from "../../src/catalogue/index.ts";
import { developmentIssuer } from "../../src/identity/index.ts";
import { plantedGuardians, plantedPeople, plantedSchools } from "../../src/sample/planted.ts";
import { oneByOne, startTestApp, type TestApp } from "../support/test-app.ts";
import { selectionOf } from "./hostile-queries.ts";
import { plainDatabase, withAdmin } from "./twins.ts";
import { dataOf, Wire } from "./wire.ts";

interface Assignment {
  readonly role: string;
  readonly scope: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly duties?: readonly string[];
}

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ ...oneByOne, database: await plainDatabase() });
});
afterAll(() => app.close());

const admin = <T>(work: (sql: postgres.Sql) => Promise<T>) => withAdmin(app.database, work);

async function register(assignments: readonly Assignment[]): Promise<string> {
  const [id, subject] = [randomUUID(), `test:${randomUUID()}`];
  await admin(async (sql) => {
    await sql`insert into tc.person (id, issuer, subject, display_name) values (${id}, ${developmentIssuer}, ${subject}, '示例')`;
    for (const { role, scope, ids, duties = [] } of assignments) {
      const row = {
        id: randomUUID(),
        person_id: id,
        role,
        scope,
        duties: [...duties],
        valid_from: "2020-01-01",
        approved_by: "test",
        ...ids,
      };
      await sql`insert into tc.assignment ${sql(row)}`;
    }
  });
  return subject;
}

/** The same assignments as a planted person's. */
const copied = (subject: string): Promise<Assignment[]> =>
  admin(async (sql) => {
    const rows =
      await sql`select a.* from tc.assignment a join tc.person p on p.id = a.person_id where p.subject = ${subject}`;
    return rows.map(({ role, scope, duties, district_id, township_id, school_id, guardian_id }) => ({
      role,
      scope,
      duties,
      ids: { district_id, township_id, school_id, guardian_id },
    }));
  });

// biome-ignore lint/suspicious/noExplicitAny: a row has whatever was selected
type Row = Record<string, any>;

/** All rows of a type with every coordinate that is not refused, page by page. */
async function rowsOf(wire: Wire, entity: EntityType): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let fields = [...entity.fields.values()];
  let size = 150;
  for (let after: string | null = null; fields.length > 0; ) {
    const selection = fields.map((field) => selectionOf({ entity, field }, 40)).join(" ");
    const query = `query ($after: String) { rows: ${entity.plural}(first: ${size}, after: $after) {
      pageInfo { hasNextPage endCursor } nodes { ${selection} } } }`;
    const answer = await wire.ask(query, { after });
    const page: Row | undefined = dataOf(answer)?.rows;
    if (page === undefined) {
      if (answer.text.includes("LIMIT_EXCEEDED") && size > 1) {
        size = Math.ceil(size / 3);
        continue;
      }
      // Both kinds of view name every coordinate they refuse.
      const left = fields.filter((field) => !isRefused(answer.text, entity.name, field));
      if (left.length === fields.length) return [];
      fields = left;
      continue;
    }
    rows.push(...page.nodes);
    if (page.pageInfo.hasNextPage !== true) return rows;
    after = page.pageInfo.endCursor;
  }
  return rows;
}

/** A field goes with the coordinates it needs of other types: a relation with its target's id, a computed one with inputs. */
function isRefused(text: string, type: string, field: Field): boolean {
  if (refusedIn(text, type, field.name)) return true;
  if (field.kind === "toOne" || field.kind === "toMany") return refusedIn(text, field.target, "id");
  if (field.kind !== "computed") return false;
  return field.inputs.some((input) => refusedIn(text, input.type, input.field));
}

const refusedIn = (text: string, type: string, field: string): boolean =>
  text.includes(`"coordinate":"${type}.${field}"`) ||
  text.includes(`Cannot query field \\"${field}\\" on type \\"${type}\\"`);

/** Every cell the person is shown anywhere: `Type.field id value`, a related row counting as a value each. */
async function cellsOf(as: string, role?: string): Promise<ReadonlySet<string>> {
  const wire = new Wire(app, { as, ...(role !== undefined && { role }) });
  const cells = new Set<string>();
  for (const entity of loadCatalogue().entities.values()) {
    for (const row of await rowsOf(wire, entity)) {
      for (const [field, value] of Object.entries(row)) {
        if (value === null) continue;
        const name = `${entity.name}.${field} ${row.id}`;
        if (value.nodes === undefined) cells.add(`${name} ${JSON.stringify(value)}`);
        else for (const { id } of value.nodes) cells.add(`${name} has ${id}`);
      }
    }
  }
  return cells;
}

const { street, mountain, guanmian } = plantedSchools;
const school = (id: string, ...duties: string[]): Assignment => ({
  role: "school-registrar",
  scope: "school",
  ids: { school_id: id },
  duties,
});
const guardian = (id: string): Assignment => ({
  role: "guardian",
  scope: "guardian",
  ids: { guardian_id: id },
});

const district = async (...duties: string[]): Promise<Assignment> => {
  const [id] = await admin((sql) => sql`select id from district`);
  return { role: "education-officer", scope: "district", ids: { district_id: String(id?.id) }, duties };
};

const cases: readonly (readonly [string, () => Promise<readonly Assignment[]>])[] = [
  ["two townships", () => copied(plantedPeople.twoTownships)],
  ["enrolment at one school and canteen at another", () => copied(plantedPeople.splitDuties)],
  [
    "welfare at one school and enrolment at another",
    async () => [school(street.id, "welfare"), school(mountain.id, "enrolment")],
  ],
  [
    "two duties at one school, as two assignments",
    async () => [school(street.id, "welfare"), school(street.id, "enrolment")],
  ],
  [
    "accounts at one, head at another, welfare at a third",
    async () => [school(street.id, "accounts"), school(guanmian.id, "head"), school(mountain.id, "welfare")],
  ],
  ["two sections of education", async () => [await district("finance"), await district("safety")]],
  [
    "two guardians in one account",
    async () => [guardian(plantedGuardians.threeTownships.id), guardian(plantedGuardians.protectiveOther.id)],
  ],
];

test.each(cases)(
  "%s: together they show what they show one by one, cell by cell",
  async (_name, assignments) => {
    const held = await assignments();
    expect(held.length).toBeGreaterThan(1);
    const parts = [];
    for (const one of held) parts.push(await cellsOf(await register([one])));
    const whole = await cellsOf(await register(held));
    const union = new Set(parts.flatMap((part) => [...part]));
    expect([...whole].filter((cell) => !union.has(cell))).toEqual([]);
    expect([...union].filter((cell) => !whole.has(cell))).toEqual([]);
    expect(whole.size).toBeGreaterThan(500);
  },
  60_000,
);

test("a cell that no assignment gives alone would be noticed", async () => {
  // One assignment with both duties at both schools is more than welfare here and canteen there.
  const apart = [school(street.id, "enrolment"), school(mountain.id, "canteen")];
  const united = [school(street.id, "enrolment", "canteen"), school(mountain.id, "enrolment", "canteen")];
  const union = new Set(
    (await Promise.all(apart.map(async (one) => [...(await cellsOf(await register([one])))]))).flat(),
  );
  const whole = await cellsOf(await register(united));
  expect([...whole].filter((cell) => !union.has(cell)).some((cell) => cell.startsWith("Child.name "))).toBe(
    true,
  );
}, 60_000);

test("township officer and guardian: each request acts in one role, and shows that role's cells alone", async () => {
  const held = await copied(plantedPeople.alsoGuardian);
  const as = plantedPeople.alsoGuardian;
  const { status, json } = await app.ask("{ children { nodes { name } } }", { as });
  expect([status, json.errors?.[0].extensions.code, json.data]).toEqual([400, "ROLE_REQUIRED", undefined]);
  for (const one of held) {
    const alone = await cellsOf(await register([one]));
    expect(await cellsOf(as, one.role)).toEqual(alone);
    expect(alone.size).toBeGreaterThan(100);
  }
  const { status: refused } = await app.ask("{ children { nodes { name } } }", {
    as,
    role: "education-officer",
  });
  expect(refused).toBe(403);
}, 60_000);
