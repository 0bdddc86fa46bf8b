// Rules of posts, titles, relations and recruitment: for each an attempt that the database refuses whoever
// makes it, beside a near miss that it accepts; and the sample, which is loaded with triggers off, keeps them all.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedTeachers } from "../../src/sample/teachers/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { attemptOn, off, taken } from "./attempt.ts";

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await cloneDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});
const attempt = (...statements: readonly string[]) => attemptOn(sql, ...statements);

const running = "a.valid_from <= tc.today() and a.valid_to > tc.today()";

describe("the sample keeps what is refused from now on", () => {
  test.each([
    [
      "no held post is vacant or frozen",
      `select p.id from post p join appointment a on a.post_id = p.id
        where p.status = 'vacant' and ${running} or p.status = 'frozen' and a.valid_to > tc.today()`,
    ],
    [
      "every appointment has its title",
      `select a.id from appointment a join post p on p.id = a.post_id where tc.titles_of_grade(p.category, p.grade) is not null
        and not exists (select from title_grant t where t.teacher_id = a.teacher_id
          and t.level = any (tc.titles_of_grade(p.category, p.grade)) and t.granted_on <= a.valid_from)`,
    ],
    [
      "everyone of the quota in service has a relation",
      `select t.id from teacher t join (select teacher_id, valid_from, valid_to from teaching_placement
          union all select teacher_id, valid_from, valid_to from appointment) s on s.teacher_id = t.id
        where t.staff_kind = 'quota' and (s.valid_to is null or s.valid_to > tc.today())
          and not daterange(greatest(s.valid_from, tc.today()), s.valid_to) <@ coalesce((select
            range_agg(daterange(r.valid_from, r.valid_to)) from personnel_relation r where r.teacher_id = t.id), '{}')`,
    ],
  ])("%s", async (_rule, broken) => {
    expect(await sql.unsafe(broken)).toHaveLength(0);
  });
});

describe("a post (三(五))", () => {
  const held = `(select a.post_id from appointment a where ${running} order by a.id limit 1)`;
  const free = `(select p.id from post p where p.status = 'vacant' and not exists
    (select from appointment a where a.post_id = p.id and a.valid_to > tc.today()) order by p.id limit 1)`;
  const freeze = "update post set status = 'frozen', vacant_since = null where id =";

  test("is neither vacant nor frozen while somebody holds it, nor frozen before somebody will", async () => {
    const vacate = "update post set status = 'vacant', vacant_since = tc.today() where id =";
    expect(await attempt(`${vacate} ${held}`)).toBe("post_one_step");
    expect(await attempt(`${freeze} ${held}`)).toBe("post_one_step");
    const later = `create temp table later on commit drop as select id, post_id from appointment a
      where ${running} and valid_to > tc.today() + 9 order by id limit 1`;
    const agreed = "update appointment set valid_from = tc.today() + 1 where id = (select id from later)";
    expect(
      await attempt(off("appointment", "b_said"), later, agreed, `${freeze} (select post_id from later)`),
    ).toBe("post_keeps_appointment");
    expect(await attempt(`${freeze} ${free}`, `${vacate} ${free.replace("vacant'", "frozen'")}`)).toBe(taken);
  });

  test("may be frozen once the term is over, which then does not go on", async () => {
    const term = `create temp table term on commit drop as select id, post_id, valid_to from appointment a
      where ${running} and valid_from < tc.today() order by id limit 1`;
    const over = "update appointment set valid_to = tc.today() where id = (select id from term)";
    const frozen = `${freeze} (select post_id from term)`;
    const again =
      "update appointment set valid_to = (select valid_to from term) where id = (select id from term)";
    expect(await attempt(term, over, frozen)).toBe(taken);
    expect(await attempt(term, over, again)).toBe(taken);
    expect(await attempt(term, over, frozen, again)).toBe("appointment_post_not_frozen");
  });
});

describe("a title (三(五)(六))", () => {
  const holder = `(select a.teacher_id from appointment a join post p on p.id = a.post_id where ${running}
    and p.category = 'professional' and p.grade between 8 and 10
    and not exists (select from title_grant t where t.teacher_id = a.teacher_id and t.level in ('senior', 'full-senior'))
    order by a.id limit 1)`;

  test("stays while an appointment needs it", async () => {
    const needed = `teacher_id = ${holder} and level = 'first'`;
    for (const change of [
      `delete from title_grant where ${needed}`,
      `update title_grant set level = 'third', subject = '11' where ${needed}`,
      `update title_grant set granted_on = tc.today() where ${needed}`,
      `update title_grant set teacher_id = '${plantedTeachers.substitute.id}' where ${needed}`,
    ]) {
      expect(await attempt(off("title_grant", "b_said"), change)).toBe("title_grant_keeps_appointment");
    }
  });

  test("that no appointment needs may go, and a higher one will do instead", async () => {
    const of = (level: string) => `teacher_id = ${holder} and level = '${level}'`;
    expect(await attempt(`update title_grant set archived_at = now() where ${of("second")}`)).toBe(taken);
    expect(
      await attempt(
        off("title_grant", "b_said"),
        `update title_grant set level = 'senior' where ${of("first")}`,
      ),
    ).toBe(taken);
    expect(
      await attempt(
        off("title_grant", "b_said"),
        `update title_grant set rural_track = true where ${of("first")}`,
      ),
    ).toBe(taken);
  });
});

describe("a personnel relation (三(三)(五))", () => {
  const { homeroom, substitute, pool } = plantedTeachers;
  const close = (id: string, day = "tc.today()") =>
    `update personnel_relation set valid_to = ${day} where teacher_id = '${id}'`;
  const follow = (id: string, day = "tc.today()") => `insert into personnel_relation
    (id, teacher_id, unit, school_id, township_id, quota_category, valid_from)
    select gen_random_uuid(), teacher_id, unit, school_id, township_id, quota_category, ${day}
      from personnel_relation where teacher_id = '${id}'`;
  const stop = (table: string, id: string) => `update ${table} set valid_to = tc.today()
    where teacher_id = '${id}' and (valid_to is null or valid_to > tc.today())`;

  test("of a teacher of the quota in service is followed by another, without a gap", async () => {
    expect(await attempt(close(homeroom.id))).toBe("personnel_relation_of_service");
    expect(await attempt(close(pool.id))).toBe("personnel_relation_of_service");
    expect(await attempt(close(homeroom.id, "tc.today() + 30"))).toBe("personnel_relation_of_service");
    expect(await attempt(close(homeroom.id), follow(homeroom.id))).toBe(taken);
    expect(await attempt(close(homeroom.id), follow(homeroom.id, "tc.today() + 1"))).toBe(
      "personnel_relation_of_service",
    );
  });

  test("ends with the service, and ends freely outside the quota", async () => {
    const leave = [stop("teaching_placement", homeroom.id), stop("appointment", homeroom.id)];
    expect(await attempt(...leave, close(homeroom.id))).toBe(taken);
    expect(await attempt(close(homeroom.id), ...leave)).toBe(taken);
    expect(await attempt(leave[0] ?? "", close(homeroom.id))).toBe("personnel_relation_of_service");
    expect(await attempt(close(substitute.id))).toBe(taken);
  });

  test("in force ends by its date and is not archived", async () => {
    const gone = `update personnel_relation set archived_at = now() where teacher_id = '${homeroom.id}'`;
    const leave = [stop("teaching_placement", homeroom.id), stop("appointment", homeroom.id)];
    expect(await attempt(gone)).toBe("personnel_relation_of_service");
    expect(await attempt(...leave, gone)).toBe("personnel_relation_of_service");
    expect(
      await attempt(
        `update personnel_relation set archived_at = now() where teacher_id = '${plantedTeachers.enteredBefore.id}'`,
      ),
    ).toBe(taken);
  });
});

test("of those recruited no more are hired than qualified, nor qualified than applied (三(五))", async () => {
  const plan = "update recruitment_plan set planned = 9, ";
  const one = "where id = (select id from recruitment_plan order by id limit 1)";
  expect(await attempt(`${plan} applicants = 5, qualified = 3, hired = 4 ${one}`)).toBe(
    "recruitment_plan_counts",
  );
  expect(await attempt(`${plan} applicants = 5, qualified = 6, hired = 3 ${one}`)).toBe(
    "recruitment_plan_counts",
  );
  expect(await attempt(`${plan} applicants = null, qualified = null, hired = 3 ${one}`)).toBe(
    "recruitment_plan_known",
  );
  expect(await attempt(`${plan} applicants = 5, qualified = 5, hired = 5 ${one}`)).toBe(taken);
});
