// Rules of posts, closures, enrolments and reports that look at more than their own row hold under two connections at READ
// COMMITTED: of two writes that may not both be, the second waits for the first, sees it, and is refused by the rule.
import { describe, expect, test } from "vitest";
import { plantedChildren, plantedGuardians, plantedSchools } from "../../src/sample/planted.ts";
import { plantedReports } from "../../src/sample/welfare/planted.ts";
import { rewritable } from "./attempt.ts";
import { race } from "./race.ts";
import { close, decide, leave, maliu, set, unstaffed } from "./school-statements.ts";

const { street, mountain, teachingPoint } = plantedSchools;
const point = teachingPoint.id;

describe("closures (三(八))", () => {
  const sister =
    "(select id from school where parent_school_id is not null and kind = '218' and status = 'operating' and id <> $1 order by id limit 1)";
  const other = (statement: string) =>
    statement
      .replaceAll(`'${point}'`, sister.replace("$1", `'${point}'`))
      .replace(/ffffffff-0000-7000-8000-00000000000(\d)/g, "ffffffff-0000-7000-8000-00000000001$1")
      .replace("99号", "98号");
  const steps = decide(point, "close");
  const [prepared, decided] = [steps.slice(0, -1), steps.slice(-1)];
  const seats = `update school_class c set cap = greatest(1, case when class_no = 1 and grade = 1 then 3 else 0 end
    + (select count(*) from enrolment e where e.class_id = c.id and e.valid_to is null)) where c.school_id = '${maliu}'`;

  test("two schools do not both go to the last places", async () => {
    const before = [seats, ...prepared, ...prepared.map(other)];
    const second = decided.map(other);
    expect(await race({ before, first: decided, second })).toEqual(["taken", "school_closure_places"]);
    expect(await race({ before, first: second, second: decided })).toEqual([
      "taken",
      "school_closure_places",
    ]);
  });

  test("nor two schools' grades", async () => {
    const of = decide(point, "reduce", { grades: "1, 6" });
    const before = [seats, ...of.slice(0, -1), ...of.slice(0, -1).map(other)];
    const [first, second] = [of.slice(-1), of.slice(-1).map(other)];
    expect(await race({ before, first, second })).toEqual(["taken", "school_closure_places"]);
    expect(await race({ before, first: second, second: first })).toEqual(["taken", "school_closure_places"]);
    // Nor the grades of one and the whole of another.
    const mixed = [seats, ...of.slice(0, -1), ...prepared.map(other)];
    expect(await race({ before: mixed, first, second: decided.map(other) })).toEqual([
      "taken",
      "school_closure_places",
    ]);
  });

  test("a school does not close by a decision that is taken back meanwhile", async () => {
    const before = [unstaffed, ...steps, leave(point)];
    const undo = ["update school_closure set archived_at = now() where decided_on > tc.today() - 9"];
    const stop = [close(point)];
    expect(await race({ before, first: undo, second: stop })).toEqual(["taken", "school_may_close"]);
    expect(await race({ before, first: stop, second: undo })).toEqual([
      "taken",
      "school_closure_decision_stays",
    ]);
  });

  test("nor into a school that stops meanwhile", async () => {
    const before = [
      unstaffed,
      ...decide(point, "close", { receiving: street.id }),
      leave(point),
      leave(street.id),
    ];
    const stop = [set(street.id, "status = 'idle'")];
    expect(await race({ before, first: stop, second: [close(point)] })).toEqual([
      "taken",
      "school_may_close",
    ]);
  });
});

describe("placements (三(四))", () => {
  const klass = `(select id from school_class where school_id = '${street.id}' and school_year = 2026 order by id limit 1)`;
  const size = `(select count(*) from enrolment where class_id = ${klass} and valid_to is null)`;
  const place = (nth: number) => [
    `update enrolment e set class_id = c.id, school_id = c.school_id, school_year = c.school_year from school_class c where c.id = ${klass}
      and e.id = (select id from enrolment where school_id = '${mountain.id}' and valid_to is null order by id offset ${nth} limit 1)`,
  ];
  const cap = (seats: string) => `update school_class set cap = ${seats} where id = ${klass}`;

  test("two pupils do not both take the last seat of a class", async () => {
    const before = [cap(`${size} + 1`)];
    expect(await race({ before, first: place(0), second: place(1) })).toEqual([
      "taken",
      "enrolment_within_cap",
    ]);
  });

  test("nor is a seat taken away while somebody takes it", async () => {
    const before = [cap(`${size} + 1`)];
    const lower = [cap("cap - 1")];
    expect(await race({ before, first: place(0), second: lower })).toEqual([
      "taken",
      "school_class_holds_pupils",
    ]);
    expect(await race({ before, first: lower, second: place(0) })).toEqual(["taken", "enrolment_within_cap"]);
  });

  test("nor is a pupil placed twice", async () => {
    const pupil = `(select id from enrolment where school_id = '${mountain.id}' and valid_to is null order by id limit 1)`;
    const again = [
      `insert into enrolment (id, student_id, class_id, school_id, school_year, kind, valid_from, valid_to)
        select gen_random_uuid(), student_id, class_id, school_id, school_year, kind, valid_from - 9, valid_from - 2 from enrolment where id = ${pupil}`,
    ];
    const before = [`update enrolment set valid_from = valid_from + 9 where id = ${pupil}`];
    expect(await race({ before, first: again, second: again })).toEqual(["taken", "enrolment_no_overlap"]);
  });
});

describe("decisions on guardianship (三(十))", () => {
  const pair = `child_id = '${plantedChildren.protective.id}' and guardian_id = '${plantedGuardians.protectiveOther.id}'`;
  const revoke = [
    `insert into guardianship_intervention (id, report_id, child_id, guardian_id, decision, decided_on, valid_from)
      select gen_random_uuid(), '${plantedReports.open}', child_id, guardian_id, 'revoke', tc.today(), tc.today() from guardianship where ${pair}`,
  ];

  test("a bond is not made active while it is revoked", async () => {
    const before = [`update guardianship set valid_to = tc.today() + 9 where ${pair}`];
    const again = [
      `insert into guardianship (id, child_id, guardian_id, kind, status, valid_from)
        select gen_random_uuid(), child_id, guardian_id, kind, 'active', tc.today() + 9 from guardianship where ${pair} limit 1`,
    ];
    expect(await race({ before, first: revoke, second: again })).toEqual([
      "taken",
      "guardianship_of_decision",
    ]);
    // The other way about the revocation waits, and takes what was made with it.
    const left = `select count(*)::int as active from guardianship where ${pair} and status = 'active' and coalesce(valid_to > tc.today(), true)`;
    expect(await race({ before, first: again, second: revoke, left })).toEqual([
      "taken",
      "taken",
      [{ active: 0 }],
    ]);
  });
});

describe("reports (三(十))", () => {
  const { open, ofVillage } = plantedReports;

  test("one does not close while a department that has not acted is added", async () => {
    const before = [
      `begin; update report_recipient set first_action_at = received_at where report_id = '${ofVillage}';
        update report_recipient set first_action_at = received_at where report_id = '${ofVillage}' and first_action_at is null;
        update mandatory_report set status = 'assessed' where id = '${ofVillage}';
        insert into report_assessment (id, report_id, assessed_on, need) values (gen_random_uuid(), '${ofVillage}', tc.today(), 'none'); commit`,
    ];
    const closing = [
      `update mandatory_report set status = 'closed', closed_on = tc.today() where id = '${ofVillage}'`,
    ];
    const also = [
      `insert into report_recipient (id, report_id, township_id, department, received_at)
        select gen_random_uuid(), id, township_id, 'education', reported_at from mandatory_report where id = '${ofVillage}'`,
    ];
    expect(await race({ before, first: closing, second: also })).toEqual([
      "taken",
      "mandatory_report_all_answered",
    ]);
    expect(await race({ before, first: also, second: closing })).toEqual([
      "taken",
      "mandatory_report_all_answered",
    ]);
  });

  test("one of abuse does not lose the police while it becomes one", async () => {
    // What is grave stays so: the race is about one that was filed as another.
    const before = [
      ...rewritable("mandatory_report"),
      "alter table mandatory_report disable trigger stays_grave",
      `update mandatory_report set category = 'neglect' where id = '${open}'`,
      "alter table mandatory_report enable trigger stays_grave",
    ];
    const abuse = [`update mandatory_report set category = 'abuse' where id = '${open}'`];
    const lose = [`delete from report_recipient where report_id = '${open}' and department = 'police'`];
    expect(await race({ before, first: abuse, second: lose })).toEqual([
      "taken",
      "mandatory_report_reaches_police",
    ]);
    expect(await race({ before, first: lose, second: abuse })).toEqual([
      "taken",
      "mandatory_report_reaches_police",
    ]);
  });
});

test("of two recipients that leave a report at once one stays", async () => {
  const one = plantedReports.ofVillage;
  const before = [
    `insert into report_recipient (id, report_id, township_id, department, received_at)
      select gen_random_uuid(), id, township_id, 'education', reported_at from mandatory_report where id = '${one}'`,
  ];
  const leave = (is: string) => [
    `delete from report_recipient where report_id = '${one}' and department ${is} 'education'`,
  ];
  expect(await race({ before, first: leave("="), second: leave("<>") })).toEqual([
    "taken",
    "mandatory_report_has_recipient",
  ]);
});

describe("posts (三(五))", () => {
  const pool = "(select id from school_quota where school_id is null and school_year = 2026 limit 1)";
  /** Two of the staff who may join a pool that nobody is in, with a quota of one place. */
  const before = [
    "create table joining as select id, row_number() over (order by id) as nth from teacher where staff_kind = 'contract'",
    "update teacher set staff_kind = 'general' where staff_kind = 'contract'",
    `set session_replication_role = replica; update personnel_relation set valid_to = tc.today() where unit = 'pool';
      set session_replication_role = origin`,
    `update school_quota set quota = 1, teacher_quota = 1, occupied = 0 where id = ${pool}`,
  ];
  const join = (nth: number) => [
    `update personnel_relation r set unit = 'pool', school_id = null, township_id = q.township_id, quota_category = '1' from school_quota q
      where q.id = ${pool} and r.valid_to is null and r.teacher_id = (select id from joining where nth = ${nth})`,
  ];

  test("two do not both take the last place of a pool", async () => {
    expect(await race({ before, first: join(1), second: join(2) })).toEqual([
      "taken",
      "school_quota_occupied",
    ]);
  });

  test("nor does a pool lose its quota while somebody joins", async () => {
    // Those of earlier years, too, which hold until this year's is entered: by a correction, since they are closed.
    const gone = [
      ...[2024, 2025].map((year) => `select tc.revise_school_year(${year}, '误登')`),
      `delete from school_quota where school_id is null and township_id = (select township_id from school_quota where id = ${pool})`,
    ];
    expect(await race({ before, first: join(1), second: gone })).toEqual([
      "taken",
      "school_quota_of_holders",
    ]);
    expect(await race({ before, first: gone, second: join(1) })).toEqual([
      "taken",
      "school_quota_of_holders",
    ]);
  });

  test("nobody is appointed to two posts", async () => {
    const ended = [
      `update appointment set valid_to = tc.today() where id = (select a.id from appointment a where a.valid_to > tc.today()
        and a.valid_from < tc.today() and exists (select from post p where p.status = 'vacant' and p.school_id = a.school_id and p.grade >= 11)
        order by a.id limit 1)`,
    ];
    const again = (nth: number) => [
      `insert into appointment (id, post_id, teacher_id, contract_no, valid_from, valid_to)
        select gen_random_uuid(), p.id, a.teacher_id, '示', tc.today(), '2030-09-01' from appointment a
          join lateral (select p.id from post p where p.status = 'vacant' and p.school_id = a.school_id and p.grade >= 11 or p.id = a.post_id
            order by p.id = a.post_id offset ${nth} limit 1) p on true
        where a.valid_to = tc.today() and a.valid_from < tc.today() order by a.id desc limit 1`,
    ];
    expect(await race({ before: ended, first: again(0), second: again(1) })).toEqual([
      "taken",
      "appointment_one_post",
    ]);
  });

  test("nor leaves a post's school while being appointed to it", async () => {
    const one = `(select a.id from appointment a join personnel_relation r on r.teacher_id = a.teacher_id and r.valid_to is null
      where a.valid_to > tc.today() and a.valid_from < tc.today() order by a.id limit 1)`;
    const chosen = [
      `create table chosen as select * from appointment where id = ${one}`,
      "update appointment set valid_to = tc.today() where id = (select id from chosen)",
      `update teaching_placement set valid_to = tc.today() where teacher_id = (select teacher_id from chosen) and valid_from < tc.today()`,
    ];
    const appoint = [
      `insert into appointment (id, post_id, teacher_id, contract_no, valid_from, valid_to)
        select gen_random_uuid(), post_id, teacher_id, '示', tc.today(), '2030-09-01' from chosen`,
    ];
    const moves = [
      "update personnel_relation set valid_to = tc.today() + 1 where teacher_id = (select teacher_id from chosen) and valid_to is null",
      `insert into personnel_relation (id, teacher_id, unit, school_id, township_id, quota_category, valid_from)
        select gen_random_uuid(), c.teacher_id, 'school', s.id, s.township_id, '1', tc.today() + 1 from chosen c
          join school s on s.id = (select id from school where status = 'operating' and id <> c.school_id order by id limit 1)`,
    ];
    const refused = ["taken", "appointment_fits_relation"];
    expect(await race({ before: chosen, first: moves, second: appoint })).toEqual(refused);
    expect(await race({ before: chosen, first: appoint, second: moves })).toEqual(refused);
  });

  test("nor is a teacher placed at a school that stops", async () => {
    const empty = [unstaffed, leave(street.id)];
    const place = [
      `insert into teaching_placement (id, teacher_id, school_id, township_id, kind, stage, valid_from)
        select gen_random_uuid(), t.id, s.id, s.township_id, 'support', '2', tc.today() from teacher t, school s
          where s.id = '${street.id}' order by t.id limit 1`,
    ];
    const stop = [set(street.id, "status = 'idle'")];
    const refused = "teaching_placement_school_operates";
    expect(await race({ before: empty, first: stop, second: place })).toEqual(["taken", refused]);
    expect(await race({ before: empty, first: place, second: stop })).toEqual(["taken", refused]);
  });
});
