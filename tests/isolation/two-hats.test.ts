// One person, two hats: in office nobody sees what is of themselves, of their own children or of whom they are recused from,
// by either line alone; as guardian or teacher they see their own as ever. Whose a row is, the database's keys say.
import { getTableColumns, getTableName } from "drizzle-orm";
import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listRoot, loadCatalogue } from "../../src/catalogue/index.ts";
import { loadPolicyInForce } from "../../src/database/policy-store.ts";
import { personsFor } from "../../src/planning/index.ts";
import {
  plantedChildren,
  plantedGuardians,
  plantedPeople,
  plantedSchools,
} from "../../src/sample/planted.ts";
import { plantedTeachers } from "../../src/sample/teachers/planted.ts";
import { plantedReports } from "../../src/sample/welfare/planted.ts";
import { type Ask, startTestApp, type TestApp } from "../support/test-app.ts";
import { cloneDatabase } from "../support/test-database.ts";
import { alwaysPermit } from "./always-permit.ts";
import { openDatabaseWide, openViews } from "./open-lines.ts";
import { withAdmin } from "./twins.ts";

const suspect = { as: plantedPeople.suspectInOffice, role: "civil-affairs-officer" };
const officer = { as: "civil-affairs-officer" };
const own = plantedChildren.protective.id;
const recused = plantedChildren.revoked.id;

let both: TestApp;
let planner: TestApp;
let database: TestApp;

beforeAll(async () => {
  both = await startTestApp();
  const wide = await cloneDatabase();
  await withAdmin(wide, openDatabaseWide);
  planner = await startTestApp({ database: wide });
  const viewed = await cloneDatabase();
  await withAdmin(viewed, openViews);
  database = await startTestApp({ database: viewed, decisions: alwaysPermit });
});
afterAll(() => Promise.all([both.close(), planner.close(), database.close()]));

const lines = [
  ["both lines", () => both],
  ["the planner alone", () => planner],
  ["the database alone", () => database],
] as const;

const change = <T>(work: (sql: postgres.Sql) => Promise<T>) => withAdmin(both.database, work);

/** Ids by root list, and how many it says there are. */
async function idsOf(app: TestApp, roots: readonly string[], asker: Ask) {
  const found = new Map<string, readonly string[]>();
  for (const root of roots) {
    const { status, text, json } = await app.ask(
      `{ ${root}(first: 100) { totalCount nodes { id } } }`,
      asker,
    );
    expect(status, text).toBe(200);
    const { totalCount, nodes } = json.data[root];
    expect(nodes).toHaveLength(Math.min(totalCount, 100));
    found.set(
      root,
      nodes.map((node: { id: string }) => node.id),
    );
  }
  return found;
}

/** Whose rows must not show, in the database's words. */
const ofTied: Readonly<Record<string, string>> = {
  mandatoryReports: "select id from mandatory_report where child_id in (own)",
  reportRecipients:
    "select r.id from report_recipient r join mandatory_report m on m.id = r.report_id where m.child_id in (own)",
  emergencyResponses:
    "select r.id from emergency_response r join mandatory_report m on m.id = r.report_id where m.child_id in (own)",
  difficultyRecords: "select id from difficulty_record where child_id in (own)",
  children: "select id from child where id in (own)",
  guardianships: "select id from guardianship where child_id in (own) or guardian_id = self",
  guardians: "select id from guardian where id = self",
};

async function tiedIds(app: TestApp, root: string): Promise<ReadonlySet<string>> {
  const statement = String(ofTied[root])
    .replace("(own)", `('${own}', '${recused}')`)
    .replace("= self", `= '${plantedGuardians.protective.id}'`);
  const rows = await withAdmin(app.database, (sql) => sql.unsafe(statement));
  return new Set(rows.map(({ id }) => String(id)));
}

describe("an officer of civil affairs who is the guardian under suspicion", () => {
  test.each(lines)(
    "does not read the report on the own child, nor what follows from it: %s",
    async (_, app) => {
      const roots = Object.keys(ofTied);
      const seen = await idsOf(app(), roots, suspect);
      const others = await idsOf(app(), roots, officer);
      let hidden = 0;
      for (const root of roots) {
        const tied = await tiedIds(app(), root);
        const all = others.get(root) ?? [];
        hidden += all.filter((id) => tied.has(id)).length;
        expect([root, (seen.get(root) ?? []).filter((id) => tied.has(id))]).toEqual([root, []]);
        // Other people's show as to any officer; a guardian also by a child of one's own, which opens nothing here.
        if (root !== "guardians" && all.length < 100)
          expect([root, seen.get(root)]).toEqual([root, all.filter((id) => !tied.has(id))]);
      }
      expect(hidden).toBeGreaterThan(6);
    },
  );

  test.each(lines)(
    "finds nothing by its id, in an aggregate, through a relation or a filter: %s",
    async (_, app) => {
      const query = `{ child(id: "${own}") { id } mandatoryReport(id: "${plantedReports.open}") { id }
      recused: child(id: "${recused}") { id }
      response: emergencyResponses(where: { id: { eq: "${plantedReports.response}" } }) { totalCount }
      through: emergencyResponses(where: { report: { id: { eq: "${plantedReports.open}" } } }) { totalCount }
      of: mandatoryReports(where: { child: { id: { in: ["${own}", "${recused}"] } } }) { totalCount } }`;
      const { json, text } = await app().ask(query, { ...suspect, purpose: "report-response" });
      const nobody = { totalCount: 0 };
      expect(json.data, text).toEqual({
        child: null,
        mandatoryReport: null,
        recused: null,
        response: nobody,
        through: nobody,
        of: nobody,
      });
      const count = "{ difficultyRecordAggregate { count } }";
      const counted = async (asker: Ask) =>
        (await app().ask(count, asker)).json.data.difficultyRecordAggregate[0].count;
      const ofThem = (await tiedIds(app(), "difficultyRecords")).size;
      expect(ofThem).toBeGreaterThan(0);
      expect(await counted(suspect)).toBe((await counted(officer)) - ofThem);
    },
  );

  test("sees the own child as its guardian, and any other officer sees the report", async () => {
    const child = `{ child(id: "${own}") { id } }`;
    const asGuardian = await both.ask(child, { ...suspect, role: "guardian" });
    expect(asGuardian.json.data.child).toEqual({ id: own });
    const report = `{ mandatoryReport(id: "${plantedReports.open}") { id } }`;
    expect((await both.ask(report, officer)).json.data.mandatoryReport).toEqual({ id: plantedReports.open });
  });
});

test.each(lines)(
  "an HR officer who is a teacher finds the own record as a teacher only: %s",
  async (_, app) => {
    const { id } = plantedTeachers.subject;
    const query = `{ teacher(id: "${id}") { id } }`;
    const asked = (role: string) => app().ask(query, { as: plantedPeople.teacherInOffice, role });
    expect((await asked("hr-officer")).json.data.teacher).toBeNull();
    expect((await asked("teacher")).json.data.teacher).toEqual({ id });
    expect((await app().ask(query, { as: "hr-officer" })).json.data.teacher).toEqual({ id });
  },
);

const { id: child } = plantedChildren.threeTownships;
const ofChildren = `{ child(id: "${child}") { id } rows: children { totalCount } }`;
const offices: readonly (readonly [role: string, as: string, query: string])[] = [
  ["education-officer", "education-officer", ofChildren],
  ["school-registrar", `school-registrar:${plantedSchools.street.officialCode}`, ofChildren],
  ["township-officer", "township-officer:关面乡", ofChildren],
  ["care-organisation", plantedPeople.careOrganisation, "{ rows: careContacts { totalCount } }"],
  ["teacher", plantedPeople.teacher, ofChildren],
];

test.each(offices)(
  "who becomes a child's guardian sees it in office no more from the next answer on: %s",
  async (role, as, query) => {
    const ask = async () => (await both.ask(query, { as, role })).json.data;
    const before = await ask();
    const less = { ...before, rows: { totalCount: before.rows.totalCount - 1 } };
    if (query === ofChildren) {
      expect(before.child).toEqual({ id: child });
      less.child = null;
    }
    const guardianId = plantedGuardians.threeTownships.id;
    await change(
      (
        sql,
      ) => sql`insert into tc.assignment (id, person_id, role, scope, guardian_id, valid_from, valid_to, approved_by)
        select ${uuidv7()}, id, 'guardian', 'guardian', ${guardianId}, '2020-01-01', '2020-02-01', 'test'
          from tc.person where subject = ${as}`,
    );
    // The assignment has run out, and kinship has not.
    expect(await ask()).toEqual(less);
    // A care organisation's contact also names the guardian, as the carer: that tie does not hang on the guardianship.
    if (query === ofChildren) {
      const archive = (at: string | null) =>
        change((sql) => sql`update guardianship set archived_at = ${at} where guardian_id = ${guardianId}`);
      await archive("2026-11-01");
      expect(await ask()).toEqual(before);
      await archive(null);
      expect(await ask()).toEqual(less);
    }
    await change(
      (sql) => sql`delete from tc.assignment where guardian_id = ${guardianId} and valid_to = '2020-02-01'`,
    );
    expect(await ask()).toEqual(before);
    const recusal = uuidv7();
    await change(
      (sql) => sql`insert into tc.recusal (id, person_id, child_id, reason, valid_from, decided_by)
        select ${recusal}, id, ${child}, 'test', '2026-11-01', 'test' from tc.person where subject = ${as}`,
    );
    expect(await ask()).toEqual(less);
    await change((sql) => sql`delete from tc.recusal where id = ${recusal}`);
    expect(await ask()).toEqual(before);
  },
);

/** Whoever may not read whose a row is, in these roles, and with what sees most rows. */
const blind: readonly Ask[] = [
  { as: "education-officer", role: "education-officer" },
  { as: "finance-officer", role: "finance-officer", purpose: "payment" },
  { as: "inspector", role: "inspector", purpose: "inspection" },
  { as: `school-registrar:${plantedSchools.street.officialCode}`, role: "school-registrar" },
  { as: plantedPeople.teacher, role: "teacher" },
  { as: "township-officer:关面乡", role: "township-officer" },
  { as: "village-committee:五通乡:示例一村", role: "village-committee" },
  { as: plantedPeople.careOrganisation, role: "care-organisation" },
];

test.each(lines)(
  "a role that may not read whose a row is does not find one of whom the asker is recused from: %s",
  async (_, app) => {
    const catalogue = loadCatalogue();
    const found: string[] = [];
    await withAdmin(app().database, async (sql) => {
      const { policy } = await loadPolicyInForce(sql);
      for (const asker of blind) {
        const role = policy.roles.get(asker.role ?? "");
        if (role === undefined) throw new Error(`no role ${asker.role}`);
        for (const type of new Set(role.grants.map((grant) => grant.type))) {
          for (const key of personsFor(catalogue, role).columns(type).closed) {
            const entity = catalogue.entity(type);
            const column = getTableColumns(entity.table)[key]?.name;
            const named = `select id, ${column} from ${getTableName(entity.table)}`;
            const outcome = await recusedFrom(app(), sql, { asker, root: listRoot(entity), named });
            if (outcome === null) continue;
            found.push(`${role.role} ${type}.${key}`);
            expect([asker.role, type, key, ...outcome]).toEqual([asker.role, type, key, false, true]);
          }
        }
      }
    });
    console.log(`${found.length} keys of persons that a role may not read`);
    expect(found.length, found.join(", ")).toBeGreaterThan(20);
  },
);

test.each(lines)(
  "whoever may not read whose a report is does not find who received one on a child recused from: %s",
  async (_, app) => {
    const named =
      "select r.id, m.child_id from report_recipient r join mandatory_report m on m.id = r.report_id";
    const outcome = await withAdmin(app().database, (sql) =>
      recusedFrom(app(), sql, { asker: { as: "education-officer" }, root: "reportRecipients", named }),
    );
    expect(outcome).toEqual([false, true]);
  },
);

/** Whether a row that shows does so during a recusal from the person whom the key names, and after it; null without a row. */
async function recusedFrom(
  app: TestApp,
  sql: postgres.Sql,
  { asker, root, named }: { asker: Ask; root: string; named: string },
): Promise<readonly boolean[] | null> {
  const list = async (): Promise<readonly string[]> => {
    const { json, text } = await app.ask(`{ ${root}(first: 100) { nodes { id } } }`, asker);
    expect(json.data, text).toBeTruthy();
    return json.data[root].nodes.map(({ id }: { id: string }) => id);
  };
  const ids = await list();
  const [row] = await sql`select t.id, t.of, coalesce((select 'child_id' from child where id = t.of),
      (select 'guardian_id' from guardian where id = t.of), 'teacher_id') as kind
    from (${sql.unsafe(named)}) t (id, of) where t.id = any (${ids}) and t.of is not null limit 1`;
  if (row === undefined) return null;
  const shows = async () => (await list()).includes(row.id);
  const recusal = uuidv7();
  await sql`insert into tc.recusal (id, person_id, ${sql(row.kind)}, reason, valid_from, decided_by)
    select ${recusal}, id, ${row.of}, 'test', '2026-11-01', 'test' from tc.person where subject = ${String(asker.as)}`;
  const during = await shows();
  await sql`delete from tc.recusal where id = ${recusal}`;
  return [during, await shows()];
}

test("every key to a person, in every table, is asked by the row policy of every office", async () => {
  const missing = await change(
    (sql) => sql`
      select p.policyname, p.tablename, a.attname from pg_policies p
        join pg_class t on t.relname = p.tablename and t.relnamespace = 'public'::regnamespace
        join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
          and k.confrelid in ('child'::regclass, 'guardian'::regclass, 'teacher'::regclass)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
       where p.policyname like 'p_tc_%' and p.policyname not in ('p_tc_guardian', 'p_tc_public')
         and p.qual not like '%((' || a.attname || ' = ANY (%) IS NOT TRUE%'`,
  );
  expect(missing).toEqual([]);
  const [asked] = await change(
    (sql) => sql`select count(*)::int as n from pg_policies where qual like '%IS NOT TRUE%'`,
  );
  expect(asked?.n).toBeGreaterThan(100);
});
