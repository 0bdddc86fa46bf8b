// A guardian under suspicion, the other guardian and anyone else's: an open report leaves not one byte of their answers
// different, nor a row of the tables they read. What the case owner releases they read: date and outcome.
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openJobsPool } from "../../src/database/pools.ts";
import { developmentSubject } from "../../src/identity/index.ts";
import { plantedChildren, plantedGuardians } from "../../src/sample/planted.ts";
import { plantedReports } from "../../src/sample/welfare/planted.ts";
import { Chain, type Line } from "../support/access-batches.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { cloneDatabase } from "../support/test-database.ts";
import { askWith, forOperations, operationsOf } from "./asking.ts";
import { askerOf, type NamedCaller } from "./callers.ts";
import { Cells } from "./denied-cells.ts";
import { withAdmin, worldOf } from "./twins.ts";
import { readVocabulary } from "./vocabulary.ts";
import { Wire } from "./wire.ts";

const caller = (key: string, name: string): NamedCaller => ({
  name,
  role: "guardian",
  as: developmentSubject({ role: "guardian", person: key }),
});
const suspected = caller(plantedGuardians.protective.key, "the guardian under suspicion");
const other = caller(plantedGuardians.protectiveOther.key, "the other guardian");
const told = caller(plantedGuardians.siblingsMother.key, "a guardian who was told of another report");

const protectedTables = [
  "mandatory_report",
  "report_recipient",
  "emergency_response",
  "report_assessment",
  "guardianship_intervention",
  "civil_affairs_candidate",
];

/** A report with all that follows from it goes, as if it had never been made. */
async function unmake(sql: postgres.Sql, report: string): Promise<void> {
  await sql.begin(async (tx) => {
    // What was decided is not deleted otherwise.
    await tx`alter table guardianship_intervention disable trigger stays_there`;
    for (const table of [
      "attachment",
      "report_release",
      "guardianship_intervention",
      "report_assessment",
      "emergency_response",
      "report_recipient",
    ]) {
      await tx`delete from ${tx(table)} where report_id = ${report}`;
    }
    await tx`delete from mandatory_report where id = ${report}`;
    await tx`set constraints all immediate`;
    await tx`alter table guardianship_intervention enable trigger stays_there`;
  });
}

/** Where every row that a guardian's login may read lies, and who wrote it last. */
async function places(sql: postgres.Sql): Promise<ReadonlyMap<string, string>> {
  const tables = await sql`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and has_any_column_privilege('tc_guardian', c.oid, 'select') order by 1`;
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await sql`
      select count(*) || ':' || coalesce(md5(string_agg(ctid::text || xmin::text, ',' order by ctid)), '') as digest
        from ${sql(name)}`;
    found.set(String(name), String(row?.digest));
  }
  return found;
}

const childId = plantedChildren.protective.id;
const openly = ["child", childId, "o"] as const;
const guarded = ["child", childId, "p"] as const;
const request = (n: number): string => `01930000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const hour = (n: number): string =>
  new Date(Date.parse("2026-11-20T00:00:00Z") + n * 3_600_000).toISOString();

/** What was read of the suspect's child: in both worlds the same work, and what of it showed because of the report. */
function readings(isFiled: boolean): readonly Line[] {
  const ofReport = isFiled ? ["MandatoryReport.status"] : [];
  const usual = [...Array(12).keys()].map(
    (n): Line => ({ q: request(n), t: hour(n), s: [openly], u: n % 3 === 0 ? "payment" : null }),
  );
  // A page that leads to reports, and a list that is filtered by them: of the child only where there is one.
  const leading = [...Array(6).keys()].map(
    (n): Line => ({
      ...{ q: request(100 + n), t: hour(n), r: n % 2 ? "civil-affairs-officer" : "education-officer" },
      ...{ c: ["Child.name"], g: ["Child.mandatoryReports", ...ofReport] },
      s: isFiled ? [openly, guarded] : [openly],
    }),
  );
  if (!isFiled) return [...usual, ...leading];
  // The case itself: read, answered and refused, among the others and after them.
  const ofCase = [...Array(30).keys()].flatMap((n): Line[] => [
    {
      t: hour(n / 2),
      r: "civil-affairs-officer",
      u: "report-response",
      c: ["Child.name", "MandatoryReport.narrative"],
      s: [guarded],
    },
    { t: hour(n / 2), r: "police-officer", c: ["Child.name"], s: [guarded] },
    { t: hour(n / 2), k: "command", m: "actOnReport", c: [], s: [guarded] },
  ]);
  return [...ofCase.slice(0, 45), ...usual, ...ofCase.slice(45), ...leading];
}

async function read(app: TestApp, isFiled: boolean): Promise<void> {
  const jobs = openJobsPool(app.database.runtimeUrl, app.database.logins);
  await withAdmin(app.database, async (sql) => {
    const chain = new Chain(sql);
    for (const line of readings(isFiled)) await chain.seal(line);
  });
  await jobs`select tc.unpack_access(1000)`;
  await jobs.end();
}

let filed: TestApp;
let unfiled: TestApp;

beforeAll(async () => {
  filed = await startTestApp();
  const database = await cloneDatabase();
  // Released and unreleased reports alike are unmade; only the release itself is what a guardian may see.
  await withAdmin(database, async (sql) => {
    await unmake(sql, plantedReports.open);
    await unmake(sql, plantedReports.unreleased);
  });
  unfiled = await startTestApp({ database });
  await Promise.all([read(filed, true), read(unfiled, false)]);
});
afterAll(() => Promise.all([filed.close(), unfiled.close()]));

describe("an open report", () => {
  test("is there in one database, and in the other it is not", async () => {
    const count = async (app: TestApp): Promise<number> => {
      const [row] = await withAdmin(
        app.database,
        (sql) => sql`select count(*)::int as n from mandatory_report
          where id in (${plantedReports.open}, ${plantedReports.unreleased})`,
      );
      return Number(row?.n);
    };
    expect([await count(filed), await count(unfiled)]).toEqual([2, 0]);
  });

  test.each([suspected, other, told].map((one) => [one.name, one] as const))(
    "changes no byte for %s, in 120 generated operations",
    async (_name, one) => {
      const asker = await askerOf(filed.database.adminUrl, one);
      const world = await worldOf(filed.database);
      const words = await withAdmin(filed.database, async (sql) =>
        readVocabulary(sql, await Cells.of(sql, asker, world)),
      );
      const [left, right] = [new Wire(filed, one), new Wire(unfiled, one)];
      let answered = 0;
      await forOperations(
        await operationsOf(asker, words),
        { runs: 120, seed: 20_261_123 },
        async (asked) => {
          const [a, b] = await Promise.all([askWith(left, asked), askWith(right, asked)]);
          expect({ ...b, query: asked.operation.text }).toEqual({ ...a, query: asked.operation.text });
          if (a.status === 200) answered += 1;
          return a;
        },
      );
      expect(answered).toBeGreaterThan(40);
    },
    120_000,
  );

  test("leaves no trace in who has seen the child's record, by page, count, order, filter or cursor", async () => {
    const nodes =
      "nodes { id at department purpose kinds child { name } } pageInfo { hasNextPage endCursor startCursor }";
    const questions = [
      `{ recordAccesses(first: 100, orderBy: AT_DESC) { totalCount ${nodes} } }`,
      `{ recordAccesses(first: 100, orderBy: AT_ASC) { totalCount edges { cursor } ${nodes} } }`,
      `{ recordAccesses(first: 100) { totalCount ${nodes} } }`,
      `{ recordAccesses(where: { childId: { eq: "${childId}" } }, last: 5, orderBy: AT_ASC) { totalCount ${nodes} } }`,
      ...["police", "civil-affairs", "education", "school"].map(
        (department) =>
          `{ recordAccesses(where: { department: { eq: "${department}" } }) { totalCount ${nodes} } }`,
      ),
      `{ recordAccesses(where: { purpose: { eq: "report-response" } }) { totalCount } }`,
      `{ recordAccesses(where: { purpose: { isNull: true } }) { totalCount } }`,
      `{ recordAccesses(where: { at: { gte: "2026-11-20T03:00:00Z", lt: "2026-11-20T07:00:00Z" } }) { totalCount ${nodes} } }`,
    ];
    for (const one of [suspected, other]) {
      const [left, right] = [new Wire(filed, one), new Wire(unfiled, one)];
      const both = async (query: string): Promise<string> => {
        const [a, b] = await Promise.all([left.ask(query), right.ask(query)]);
        expect({ ...b, query }).toEqual({ ...a, query });
        expect(a.status, a.text).toBe(200);
        return a.text;
      };
      const [all = ""] = await Promise.all(questions.map(both));
      const { totalCount } = JSON.parse(all).data.recordAccesses;
      expect(totalCount).toBeGreaterThanOrEqual(12);
      let [after, pages, found] = ["", 0, 0];
      for (let more = true; more; pages += 1) {
        const text = await both(`{ recordAccesses(first: 5, orderBy: AT_DESC${after}) { ${nodes} } }`);
        const { nodes: some, pageInfo } = JSON.parse(text).data.recordAccesses;
        found += some.length;
        more = pageInfo.hasNextPage;
        after = `, after: "${pageInfo.endCursor}"`;
      }
      expect([found, pages]).toEqual([totalCount, Math.ceil(totalCount / 5)]);
    }
  });

  test("does not exist to a guardian: every name of it is as unknown as one that was never thought of", async () => {
    for (const text of [
      "{ mandatoryReports { totalCount } }",
      "{ children { nodes { mandatoryReports { totalCount } } } }",
      "{ children(where: { mandatoryReports: { some: {} } }) { totalCount } }",
      "{ children { nodes { civilAffairsCandidates { totalCount } } } }",
      "{ reportReleases { nodes { reportId } } }",
      "{ reportReleases(where: { report: { category: { eq: ABUSE } } }) { totalCount } }",
      "{ welfareCube { nodes { children } } }",
    ]) {
      const reply = await filed.ask(text, { as: String(suspected.as) });
      expect([text, reply.json.errors?.[0].extensions.code]).toEqual([text, "GRAPHQL_VALIDATION_FAILED"]);
    }
  });

  test("lies in tables of which a guardian's login holds no column: no statement of theirs takes longer for it", async () => {
    const open = await withAdmin(
      filed.database,
      (sql) => sql`select t as name from unnest(${protectedTables}::text[]) t
        where has_any_column_privilege('tc_guardian', 'public.' || t, 'select')`,
    );
    expect(open).toEqual([]);
    const [release] = await withAdmin(
      filed.database,
      (sql) =>
        sql`select has_column_privilege('tc_guardian', 'report_release', 'report_id', 'select') as readable`,
    );
    expect(release?.readable).toBe(false);
  });

  test("moves no row that a guardian's login may read, when it is filed, answered and closed", async () => {
    const database = await cloneDatabase();
    await withAdmin(database, async (sql) => {
      const before = await places(sql);
      expect(before.size).toBeGreaterThan(5);
      await sql.begin(async (tx) => {
        await tx`insert into mandatory_report (id, report_no, child_id, township_id, category, event_at, known_at,
          reported_at, reporter_kind, narrative_cipher, status)
        select gen_random_uuid(), 'test 1', c.id, c.residence_township_id, 'abuse', now() - interval '2 h',
          now() - interval '1 h', now(), 'citizen', ${`k.${"c2VjcmV0".repeat(5)}`}, 'filed' from child c where c.id = ${plantedChildren.protective.id}`;
        await tx`insert into report_recipient (id, report_id, department, received_at, township_id)
        select gen_random_uuid(), m.id, d, now(), m.township_id
          from mandatory_report m, unnest(array['police', 'civil-affairs', 'education']) d where m.report_no = 'test 1'`;
      });
      const [report] = await sql`select to_police, to_civil_affairs, to_education from mandatory_report
        where report_no = 'test 1'`;
      expect(report).toEqual({ to_police: true, to_civil_affairs: true, to_education: true });
      await sql`update report_recipient set first_action_at = received_at
        where report_id = (select id from mandatory_report where report_no = 'test 1')`;
      await sql`insert into report_assessment (id, report_id, assessed_on, need)
        select gen_random_uuid(), id, tc.today(), 'none' from mandatory_report where report_no = 'test 1'`;
      for (const status of ["assessed", "closed"])
        await sql`update mandatory_report set status = ${status}, closed_on = case when ${status} = 'closed' then tc.today() end
          where report_no = 'test 1'`;
      expect(await places(sql)).toEqual(before);
    });
    await database.drop();
  });
});

describe("a released report", () => {
  const query =
    "{ children(orderBy: NAME_ASC) { nodes { name reportReleases { nodes { releasedOn outcome } } } } }";

  test("tells each active guardian of the child date and outcome, and of the sibling nothing", async () => {
    for (const key of ["siblingsFather", "siblingsMother"] as const) {
      const as = developmentSubject({ role: "guardian", person: plantedGuardians[key].key });
      const { json } = await filed.ask(query, { as });
      const told = new Map<string, number>(
        json.data.children.nodes.map((node: { name: string; reportReleases: { nodes: [] } }) => [
          node.name,
          node.reportReleases.nodes.length,
        ]),
      );
      expect(told.get(plantedChildren.olderSibling.name)).toBe(1);
      expect(told.get(plantedChildren.youngerSibling.name)).toBe(0);
    }
  });

  test("changes the answer by the release and by nothing else", async () => {
    const database = await cloneDatabase();
    await withAdmin(database, (sql) => sql`delete from report_release where id = ${plantedReports.release}`);
    const silent = await startTestApp({ database });
    const as = String(told.as);
    const [before, after] = [await silent.ask(query, { as }), await filed.ask(query, { as })];
    expect(before.text).not.toBe(after.text);
    // The report is there all the same: taking it away as well changes nothing more.
    await withAdmin(database, (sql) => unmake(sql, plantedReports.released));
    expect((await silent.ask(query, { as })).text).toBe(before.text);
    await silent.close();
  });

  test("cannot be released before it is assessed, nor be taken back to the open once released", async () => {
    await withAdmin(filed.database, async (sql) => {
      await expect(
        sql`insert into report_release (id, report_id, child_id, released_on, outcome)
          values (gen_random_uuid(), ${plantedReports.open}, ${plantedChildren.protective.id}, tc.today(), 'support')`,
      ).rejects.toMatchObject({ constraint_name: "report_release_of_assessed" });
      await expect(
        sql`update mandatory_report set status = 'responding', closed_on = null where id = ${plantedReports.released}`,
      ).rejects.toMatchObject({ constraint_name: "mandatory_report_one_step" });
    });
  });
});
