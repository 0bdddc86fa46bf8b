// A protective flag hides where a child is from its guardians, and hides itself: what they are answered is what they would
// be of a child without a flag of whom no place is on record, byte by byte, and it tells nothing of any school.
import type postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { developmentSubject } from "../../src/identity/index.ts";
import { plantedChildren, plantedGuardians } from "../../src/sample/planted.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { type Asked, askWith, forOperations, operationsOf } from "./asking.ts";
import { askerOf, type NamedCaller } from "./callers.ts";
import { Cells } from "./denied-cells.ts";
import { withAdmin, worldOf } from "./twins.ts";
import { readVocabulary } from "./vocabulary.ts";
import { Wire } from "./wire.ts";

const guardians = (["protective", "protectiveOther"] as const).map(
  (key): NamedCaller => ({
    name: `guardian ${key}`,
    role: "guardian",
    as: developmentSubject({ role: "guardian", person: plantedGuardians[key].key }),
  }),
);
const childId = plantedChildren.protective.id;

const everything = [
  `{ children { totalCount nodes { id name enrolled guardianships { nodes { id } }
     locations { nodes { kind township { name } } }
     students { nodes { since category school { name } enrolments { nodes { id } }
       aidGrants { nodes { id } } nutritionTerms { nodes { id } } } } } } }`,
  `{ in: children(where: { enrolled: { eq: true } }) { totalCount }
     out: children(where: { enrolled: { eq: false } }) { totalCount }
     pupils: children(where: { students: { some: {} } }) { totalCount }
     students { totalCount } enrolments { totalCount } schoolClasses { totalCount } childLocations { totalCount } }`,
  `{ nutritionPupilTerms { totalCount nodes { covered termSchool { name } } }
     studentAidGrants { totalCount nodes { term termSchool { name } } } }`,
];

const applying = () =>
  change(async (sql) => {
    const [of] = await sql`select s.id as student, a.id as scheme from student s, aid_scheme a
      where s.child_id = ${childId} and a.kind = 'other' and a.valid_to is null order by a.id limit 1`;
    return `mutation { applyForAid(dryRun: true, input: { studentId: "${of?.student}", schemeId: "${of?.scheme}",
      schoolYear: 2026, term: SPRING, basisCategory: OTHER }) { version } }`;
  });

let app: TestApp;
const operations = new Map<string, readonly Asked[]>();
const change = <T>(work: (sql: postgres.Sql) => Promise<T>) => withAdmin(app.database, work);

/** The same operations whenever they are asked; where a first page ended follows from the answer. */
async function answers(guardian: NamedCaller): Promise<readonly string[]> {
  const wire = new Wire(app, guardian);
  const texts: string[] = [];
  for (const asked of operations.get(guardian.name) ?? []) {
    const { status, text } = await askWith(wire, asked);
    texts.push(`${asked.operation.text}\n${status} ${text}`);
  }
  for (const query of everything) {
    const { status, text } = await wire.ask(query);
    expect(status, text).toBe(200);
    texts.push(text);
  }
  // What may be applied for would tell, too.
  texts.push((await wire.ask(await applying())).text);
  return texts;
}

const answersOfAll = async () => {
  const found: string[] = [];
  for (const guardian of guardians) found.push(...(await answers(guardian)));
  return found;
};

let flagged: readonly string[];

beforeAll(async () => {
  app = await startTestApp();
  const world = await worldOf(app.database);
  for (const guardian of guardians) {
    const asker = await askerOf(app.database.adminUrl, guardian);
    const words = await change(async (sql) => readVocabulary(sql, await Cells.of(sql, asker, world)));
    const wire = new Wire(app, guardian);
    const written: Asked[] = [];
    await forOperations(await operationsOf(asker, words), { runs: 80, seed: 20_261_126 }, async (asked) => {
      written.push(asked);
      return askWith(wire, asked);
    });
    operations.set(guardian.name, written);
  }
  flagged = await answersOfAll();
}, 120_000);
afterAll(() => app.close());

test("what guardians are answered under a protective flag, they are of a child without one and without a known place", async () => {
  const [before] = await change(
    (
      sql,
    ) => sql`select c.enrolled, (select count(*)::int from child_location l where l.child_id = c.id) as places,
      (select bool_or(g.protective_flag) from guardianship g where g.child_id = c.id) as flag
      from child c where c.id = ${childId}`,
  );
  expect(before).toMatchObject({ enrolled: true, flag: true });
  expect(before?.places).toBeGreaterThan(0);
  await change((sql) => sql`update guardianship set protective_flag = false where child_id = ${childId}`);
  const open = await answersOfAll();
  expect(open).not.toEqual(flagged);
  await change((sql) => sql`update child_location set archived_at = now() where child_id = ${childId}`);
  expect(await answersOfAll()).toEqual(flagged);
  await change(async (sql) => {
    await sql`update child_location set archived_at = null where child_id = ${childId}`;
    await sql`update guardianship set protective_flag = true where child_id = ${childId} and guardian_id = ${plantedGuardians.protective.id}`;
  });
  expect(await answersOfAll()).toEqual(flagged);
});

test("under a protective flag, guardians are not told whether a school has the child", async () => {
  await change((sql) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update enrolment set archived_at = now() where child_id = ${childId}`;
      await tx`update student_aid_grant set archived_at = now() where child_id = ${childId}`;
      await tx`update nutrition_pupil_term set archived_at = now() where child_id = ${childId}`;
      await tx`update student set archived_at = now() where child_id = ${childId}`;
      await tx`update child set school_id = null where id = ${childId}`;
    }),
  );
  const [after] = await change((sql) => sql`select enrolled from child where id = ${childId}`);
  expect(after?.enrolled).toBe(false);
  expect(await answersOfAll()).toEqual(flagged);
});
