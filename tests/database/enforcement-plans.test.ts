// Row security must not cost the index: under each login's policies, on many rows, the scope is an index range.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { giveTicket } from "../support/ticket.ts";
import { type EnforcedDatabase, openEnforcedDatabase } from "./database.ts";
import { ids, insertHostileRows } from "./hostile-rows.ts";

let database: EnforcedDatabase;
const many = 50_000;

beforeAll(async () => {
  database = await openEnforcedDatabase();
  await insertHostileRows(database.admin);
  const { admin } = database;
  await admin.begin(async (sql) => {
    // The copies of the scopes are set by hand: the triggers are another test's.
    await sql`set local session_replication_role = replica`;
    await sql`insert into child (id, district_id, name, id_type, gender, birth_date, hukou_township_id, residence_township_id, school_id)
      select gen_random_uuid(), ${ids.district}, '儿童' || n, '1', '1', '2015-01-01'::date + n % 2000,
        md5('t' || n % 300)::uuid, md5('t' || n % 290)::uuid, md5('s' || n % 400)::uuid from generate_series(1, ${many}::int) n`;
    await sql`insert into guardian (id, name) select md5('g' || n)::uuid, '监护人' || n from generate_series(1, ${many}::int) n`;
    await sql`insert into guardianship (id, child_id, guardian_id, kind, status, valid_from, hukou_township_id, residence_township_id, school_id)
      select gen_random_uuid(), c.id, md5('g' || row_number() over ())::uuid, 'parent', 'active', '2016-01-01', c.hukou_township_id,
        c.residence_township_id, c.school_id from child c`;
    await sql`insert into student (id, district_id, child_id, category, since, hukou_township_id, residence_township_id, school_id)
      select gen_random_uuid(), c.district_id, c.id, '21100', '2024-09-01', md5('t' || row_number() over () % 30)::uuid, c.residence_township_id, c.school_id
        from child c where not exists (select from student s where s.child_id = c.id)`;
  });
  await admin`analyze`;
});
afterAll(() => database?.close());

const explain = async (login: string, scope: string, query: string): Promise<string> => {
  const ticket = await giveTicket(database.admin, login, scope);
  const lines = await database.login(login).begin(async (sql) => {
    await sql`select set_config('tongchou.ticket', ${ticket}, true)`;
    return sql.unsafe<{ "QUERY PLAN": string }[]>(
      `explain (analyze, costs off, timing off, buffers off) ${query}`,
    );
  });
  return lines.map((line) => line["QUERY PLAN"]).join("\n");
};

const township = "md5('t1')::uuid";
const scopeOf = async (expression: string): Promise<string> =>
  (await database.admin.unsafe<{ id: string }[]>(`select ${expression} as id`))[0]?.id ?? "";

describe("plans under row security", () => {
  test("a township's children are index ranges over hukou and residence, the scope evaluated once", async () => {
    const plan = await explain("tc_township", await scopeOf(township), "select id, name from child");
    expect(plan).toMatch(/Index Cond: \(hukou_township_id = ANY \(\(InitPlan/);
    expect(plan).toMatch(/Index Cond: \(residence_township_id = ANY \(\(InitPlan/);
    expect(plan).not.toContain("Seq Scan on child");
  });

  test("a filter by hukou, and an order with a limit inside it, keep their index beside the policy", async () => {
    const scope = await scopeOf(township);
    const plan = await explain(
      "tc_township",
      scope,
      `select id from child where hukou_township_id = ${township} order by id limit 20`,
    );
    expect(plan).toMatch(/Index Scan (using|on) child_(hukou|enrolled)/);
    const page = await explain(
      "tc_township",
      scope,
      `select id, since from student where hukou_township_id = ${township} order by since, id limit 20`,
    );
    expect(page).toMatch(/student_hukou/);
    expect(page).not.toMatch(/Sort|Seq Scan on student/);
  });

  test("a school's students and a record by id are index look-ups", async () => {
    const school = await explain(
      "tc_school",
      await scopeOf("md5('s1')::uuid"),
      "select id, since from student",
    );
    expect(school).toMatch(/student_school/);
    for (const login of ["tc_township", "tc_school", "tc_guardian"]) {
      const plan = await explain(
        login,
        await scopeOf(township),
        `select name from child where id = '${ids.child(1)}'`,
      );
      expect(plan, login).toMatch(/Index Scan using child_pkey/);
      expect(plan, login).not.toMatch(/Seq Scan on (?!ticket )/);
    }
  });

  test("a guardian's children are found from the bond, not by reading every child", async () => {
    const scope = await scopeOf("md5('g7')::uuid");
    const plan = await explain(
      "tc_guardian",
      scope,
      `select c.name from guardianship g join child c on c.id = g.child_id where g.guardian_id = '${scope}'`,
    );
    expect(plan).toMatch(/Index Scan using guardianship_.* on guardianship g/);
    expect(plan).not.toMatch(/Seq Scan on (child|guardianship)/);
  });
});

test("a guardianship that comes, moves or ends finds who is tied to its guardian without reading all assignments", async () => {
  const undo = new Error("undo");
  const done = database.admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`insert into tc.person (id, issuer, subject, display_name) select md5('p' || n)::uuid, 'test', 'p' || n, '' from generate_series(1, 20000) n`;
    await sql`insert into tc.assignment (id, person_id, role, scope, guardian_id, valid_from, approved_by)
      select gen_random_uuid(), md5('p' || n)::uuid, 'guardian', 'guardian', md5('g' || n)::uuid, '2026-01-01', 'test' from generate_series(1, 20000) n`;
    await sql`analyze tc.person, tc.assignment`;
    await sql`set local session_replication_role = origin`;
    await sql`alter table guardianship disable trigger b_said`;
    const [bond] = await sql`select id from guardianship where guardian_id = md5('g7')::uuid`;
    const id = String(bond?.id);
    await sql`update guardianship set guardian_id = md5('g8')::uuid where id = ${id}`;
    await sql`update guardianship set archived_at = now() where id = ${id}`;
    await sql`delete from guardianship where id = ${id}`;
    expect(await sql`select subject, epoch from tc.person where epoch > 1 order by subject`).toEqual([
      { subject: "p7", epoch: 2 },
      { subject: "p8", epoch: 4 },
    ]);
    const [read] =
      await sql`select seq_tup_read::int as rows from pg_stat_xact_user_tables where relid = 'tc.assignment'::regclass`;
    expect(read).toEqual({ rows: 0 });
    throw undo;
  });
  await expect(done).rejects.toBe(undo);
});
