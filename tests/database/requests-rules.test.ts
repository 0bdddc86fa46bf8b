// What the database itself refuses of what guardians and teachers ask for, one wrong row beside a right one.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantedChildren, plantedGuardians } from "../../src/sample/planted.ts";
import { plantedTeachers } from "../../src/sample/teachers/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { attemptOn, off, onDay, taken } from "./attempt.ts";
import { undone } from "./undone.ts";

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

/** Of the form of a ciphertext; it opens nowhere. */
const sealed = `k.${"c2VjcmV0".repeat(5)}`;
const child = plantedChildren.threeTownships.id;
const ofChild = `'${child}', '${plantedGuardians.threeTownships.id}', null`;
const ofTeacher = `null, null, '${plantedTeachers.rotating.id}'`;
const ask = (of: string, matter: string) => `insert into correction_request
  (id, child_id, guardian_id, teacher_id, matter, department, statement_cipher, status, submitted_on)
  values (gen_random_uuid(), ${of}, '${matter}', 'hr', '${sealed}', 'submitted', tc.today())`;

test("a correction is of a child by its guardian, or of the teacher who asks, and of one matter once", async () => {
  expect(await attempt(ask(ofChild, "enrolment"))).toBe(taken);
  expect(await attempt(ask(ofTeacher, "placement"))).toBe(taken);
  expect(await attempt(ask(ofChild, "placement"))).toBe("correction_request_about");
  expect(await attempt(ask(ofTeacher, "enrolment"))).toBe("correction_request_about");
  expect(await attempt(ask(`'${child}', null, null`, "aid"))).toBe("correction_request_about");
  expect(await attempt(ask(ofChild, "aid"), ask(ofChild, "aid"))).toBe("23505 correction_request_one_open");
  expect(await attempt(ask(ofTeacher, "title"), ask(ofTeacher, "title"))).toBe(
    "23505 correction_request_one_open_of_teacher",
  );
  const answered = `update correction_request set status = 'corrected' where child_id = '${child}' and status = 'submitted' and matter = 'residence'`;
  expect(await attempt(answered)).toBe("correction_request_answered");
  expect(await attempt(answered.replace(" where", ", answered_on = tc.today(), answer = 'x' where"))).toBe(
    taken,
  );
});

test("what was answered stays with the township that answered, and what is open goes with the child", async () => {
  const moved = await undone(sql, async (tx) => {
    await tx`update correction_request set status = 'corrected', answered_on = tc.today(), answer = 'x' where child_id = ${child} and matter = 'residence'`;
    await tx`update child_location set archived_at = now() where child_id = ${child} and kind = 'residence'`;
    await tx`insert into child_location (id, child_id, kind, township_id, valid_from)
      select gen_random_uuid(), ${child}, 'residence', id, tc.today() from township where name = '麻柳乡'`;
    await tx.unsafe(ask(ofChild, "residence"));
    return tx`select r.status, t.name as township from correction_request r join township t on t.id = r.township_id
      where r.child_id = ${child} and r.matter = 'residence' order by 1`;
  });
  expect([...moved]).toEqual([
    { status: "corrected", township: "五通乡" },
    { status: "submitted", township: "麻柳乡" },
  ]);
});

test("a consent ends with the bond, on its day, and a bond that comes back brings none with it", async () => {
  const guardian = plantedGuardians.threeTownships.id;
  const give = `insert into guardian_consent (id, child_id, guardian_id, matter, status, given_on)
    values (gen_random_uuid(), '${child}', '${guardian}', 'examination', 'given', tc.today())`;
  const bond = (until: string) =>
    `update guardianship set valid_to = ${until} where child_id = '${child}' and guardian_id = '${guardian}'`;
  const [today] = await sql`select tc.today() as day`;
  const story = async (...statements: readonly string[]) =>
    undone(sql, async (tx) => {
      for (const statement of statements) await tx.unsafe(statement);
      return (
        await tx`select ended_on from guardian_consent where child_id = ${child} and matter = 'examination' order by ended_on nulls last, id`
      ).map(({ ended_on }) => ended_on);
    });
  expect(await story(give)).toEqual([null]);
  expect(await story(give, bond("tc.today()"))).toEqual([today?.day]);
  expect(await story(give, bond("tc.today()"), bond("null"), give)).toEqual([today?.day, null]);
  expect(await story(bond("tc.today()"), give)).toEqual([today?.day]);
  // Over by its date alone: on that day.
  const job = "select tc.job_child_scopes(date '2026-12-01', date '2026-12-01')";
  const ahead = [give, bond("date '2026-12-01'")];
  expect(await story(...ahead, job)).toEqual([null]);
  expect(await story(...ahead, onDay("2026-12-01"), job)).toHaveLength(1);
  expect(await story(...ahead, onDay("2026-12-01"), job)).not.toEqual([null]);
});

test("whoever answers for a child's places is its township, and education where it has none", async () => {
  const told = (rows: Iterable<postgres.Row>) =>
    [...rows].map(({ matter, department, township }) => `${matter} ${department} ${township}`);
  const to = () =>
    undone(sql, async (tx) => {
      await tx.unsafe(ask(ofChild, "guardianship"));
      const asked = () =>
        tx`select r.matter, r.department, t.name as township from correction_request r left join township t on t.id = r.township_id
          where r.child_id = ${child} and r.status = 'submitted' order by 1`;
      const first = told(await asked());
      await tx`update child_location set archived_at = now() where child_id = ${child}`;
      return [first, told(await asked())];
    });
  expect(await to()).toEqual([
    ["guardianship township 五通乡", "hukou township 关面乡", "residence township 五通乡"],
    ["guardianship education null", "hukou education null", "residence education null"],
  ]);
});

test("no day of an open request moves with the child", async () => {
  const due = () =>
    undone(sql, async (tx) => {
      await tx.unsafe(ask(ofChild, "guardianship"));
      const days = () =>
        tx`select array_agg(due_on::text order by id) as due from correction_request where child_id = ${child}`;
      const [before] = await days();
      await tx.unsafe(off("workday_calendar"));
      await tx`update workday_calendar set is_workday = not is_workday`;
      await tx`update child_location set archived_at = now() where child_id = ${child}`;
      const [after] = await days();
      return { before: before?.due, after: after?.due };
    });
  const { before, after } = await due();
  expect(after).toEqual(before);
});

test("an answer is due after the working days that the parameter says, by the calendar", async () => {
  const [row] =
    await sql`select tc.workdays_after('2026-09-30', 1)::text as one, tc.workdays_after('2026-11-20', 5)::text as week,
    tc.workdays_after('2026-11-20', null) as unsaid`;
  // From the first of October the calendar has a week of holidays.
  expect(String(row?.one) > "2026-10-01").toBe(true);
  expect(row).toMatchObject({ week: "2026-11-27", unsaid: null });
});

test("a consent is taken back on a day, not before it was given, and given once", async () => {
  const back = (day: string) => `update guardian_consent set status = 'withdrawn', withdrawn_on = ${day}
    where child_id = '${child}' and status = 'given'`;
  expect(await attempt(back("tc.today()"))).toBe(taken);
  expect(await attempt(back("null"))).toBe("guardian_consent_withdrawn");
  expect(await attempt(back("given_on - 1"))).toBe("guardian_consent_withdrawn");
  const again = `insert into guardian_consent (id, child_id, guardian_id, matter, status, given_on)
    select gen_random_uuid(), child_id, guardian_id, matter, 'given', tc.today() from guardian_consent where child_id = '${child}' and status = `;
  expect(await attempt(`${again}'given'`)).toBe("23505 guardian_consent_once");
  expect(await attempt(`${again}'withdrawn'`)).toBe(taken);
});

test("an appeal is against a refusal, in time, by another", async () => {
  const appeal = (decision: string, day = "tc.today()") => `insert into aid_appeal
      (id, aid_grant_id, child_id, guardian_id, ground_cipher, status, submitted_on)
    select gen_random_uuid(), id, child_id, '${plantedGuardians.moved.id}', '${sealed}', 'submitted', ${day} from student_aid_grant
      where decision = '${decision}' and archived_at is null order by id limit 1`;
  const said = off("parameter");
  const days = (many: string) => `update parameter set number_value = ${many} where key = 'appeal.days'`;
  expect(await attempt(said, days("4000"), appeal("refused"))).toBe(taken);
  expect(await attempt(appeal("granted"))).toBe("aid_appeal_of_refusal");
  const last = (of: string) => appeal("refused", `decided_on + ${of}`);
  expect(await attempt(said, days("1"), last("1"))).toBe(taken);
  expect(await attempt(said, days("1"), last("2"))).toBe("aid_appeal_in_time");
  const decide = (more: string) => `update aid_appeal set status = 'upheld', decided_on = tc.today()${more}
    where status = 'submitted' and child_id = '${plantedChildren.suspended.id}'`;
  const why = ", decision_reason = 'x'";
  expect(await attempt(decide(why))).toBe(taken);
  expect(await attempt(decide(""))).toBe("aid_appeal_decided");
  const author = `update student_aid_grant set decided_by_id = gen_random_uuid() where child_id = '${plantedChildren.suspended.id}' and decision = 'refused'`;
  const same = ", decided_by_id = (select decided_by_id from student_aid_grant g where g.id = aid_grant_id)";
  const free = off("student_aid_grant", "b_said_decided_on");
  expect(await attempt(free, author, decide(`${why}${same}`))).toBe("aid_appeal_by_another");
  expect(await attempt(free, author, decide(`${why}, decided_by_id = gen_random_uuid()`))).toBe(taken);
});

test("a refusal that was taken back for one guardian stands against no other", async () => {
  const of = `child_id = '${plantedChildren.suspended.id}'`;
  const second = `insert into aid_appeal (id, aid_grant_id, child_id, guardian_id, ground_cipher, status, submitted_on)
    select gen_random_uuid(), aid_grant_id, child_id, '${plantedGuardians.moved.id}', '${sealed}', 'submitted', tc.today()
      from aid_appeal where ${of} and status = 'submitted'`;
  const decide = (
    status: string,
    whose: string,
  ) => `update aid_appeal set status = '${status}', decided_on = tc.today(),
    decision_reason = 'x' where status = 'submitted' and guardian_id = '${whose}' and ${of}`;
  const taken1 = decide("returned", plantedGuardians.suspendedOther.id);
  const [said, days] = [
    off("parameter"),
    "update parameter set number_value = 4000 where key = 'appeal.days'",
  ];
  expect(await attempt(said, days, second, taken1, decide("upheld", plantedGuardians.moved.id))).toBe(
    "aid_appeal_of_refusal",
  );
  expect(await attempt(said, days, second, taken1, decide("returned", plantedGuardians.moved.id))).toBe(
    taken,
  );
});

test("a teacher applies for this school year or the next one, once of each kind", async () => {
  const year = "extract(year from tc.today() - interval '8 months')::int";
  const apply = (
    more: number,
  ) => `insert into rotation_application (id, teacher_id, school_year, kind, reason, status, submitted_on)
    values (gen_random_uuid(), '${plantedTeachers.visiting.id}', ${year} + ${more}, 'support', 'x', 'submitted', tc.today())`;
  for (const more of [0, 1]) expect(await attempt(apply(more))).toBe(taken);
  for (const more of [-1, 2]) expect(await attempt(apply(more))).toBe("rotation_application_year");
  expect(await attempt(apply(1), apply(1))).toBe("23505 rotation_application_one");
  const decide = (
    status: string,
    more = "",
  ) => `update rotation_application set status = '${status}', decided_on = tc.today()${more}
    where status = 'submitted' and teacher_id = '${plantedTeachers.homeroom.id}'`;
  expect(await attempt(decide("approved"))).toBe(taken);
  expect(await attempt(decide("declined"))).toBe("rotation_application_decided");
  expect(await attempt(decide("declined", ", decision_reason = 'x'"))).toBe(taken);
});
