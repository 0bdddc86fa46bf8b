// What the database keeps of care and protection whoever writes: ages, periods that exclude one another, copies that
// follow, and a sample whose copies are what the triggers would say.
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedChildren, plantedGuardians } from "../../src/sample/planted.ts";
import { plantedCare, plantedReports } from "../../src/sample/welfare/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { off } from "./attempt.ts";
import { undone } from "./undone.ts";

let database: TestDatabase;
let sql: postgres.Sql;
beforeAll(async () => {
  database = await cloneDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await database.drop();
});

const copied = [
  "left_behind_record",
  "left_behind_check",
  "entrusted_care",
  "parent_urging",
  "difficulty_record",
  "assistance",
  "civil_affairs_candidate",
  "care_contact",
  "care_visit",
  "care_activity",
  "individual_plan",
  "mandatory_report",
  "report_recipient",
  "emergency_response",
  "guardianship_intervention",
  "report_release",
];

test("the sample's copies are what the triggers say", async () => {
  await undone(sql, async (tx) => {
    const contents = async (): Promise<Record<string, string>> => {
      const found: Record<string, string> = {};
      for (const table of copied) {
        const [row] = await tx`select count(*) || ':' || md5(string_agg(t::text, '|' order by id)) as digest
          from ${tx(table)} t`;
        found[table] = String(row?.digest);
      }
      return found;
    };
    const before = await contents();
    for (const table of copied.filter(
      (name) => name !== "civil_affairs_candidate" && name !== "care_contact",
    )) {
      const key = ["left_behind_check", "report_recipient", "emergency_response"].includes(table)
        ? table === "left_behind_check"
          ? "record_id"
          : "report_id"
        : "child_id";
      await tx`update ${tx(table)} set ${tx(key)} = ${tx(key)}`;
    }
    await tx.unsafe(off("civil_affairs_candidate", "zz_derived"));
    await tx`delete from civil_affairs_candidate`;
    await tx`select tc.put_candidate(id, child_id,
      case status when 'applied' then 'referred' when 'refused' then null else 'listed' end, valid_from, valid_to)
      from difficulty_record`;
    await tx`update left_behind_record set valid_from = valid_from`;
    await tx`update report_recipient set received_at = received_at`;
    await tx`select tc.refresh_care_contacts(array(select id from child))`;
    const after = await contents();
    const { civil_affairs_candidate: _candidates, ...rest } = after;
    expect(rest).toEqual(Object.fromEntries(Object.keys(rest).map((table) => [table, before[table]])));
  });
  const [wrong] = await sql`
    select count(*)::int as n from civil_affairs_candidate k full join (
      select id, child_id, case status when 'applied' then 'referred' else 'listed' end as reason, valid_from, valid_to
        from difficulty_record where status <> 'refused' and archived_at is null
      union all select id, child_id, 'left-behind', valid_from, valid_to from left_behind_record where archived_at is null
      union all select id, child_id, 'reported', (reported_at at time zone 'Asia/Shanghai')::date, closed_on
        from mandatory_report where to_civil_affairs and child_id is not null and archived_at is null) s using (id)
     where (k.child_id, k.reason, k.valid_from, k.valid_to) is distinct from (s.child_id, s.reason, s.valid_from, s.valid_to)`;
  expect(wrong?.n).toBe(0);
});

describe("left-behind children", () => {
  const child = plantedChildren.leaver.id;
  const open = (tx: postgres.Sql | postgres.TransactionSql, from: string) =>
    tx`insert into left_behind_record (id, child_id, definition, reason, risk, valid_from)
      values (gen_random_uuid(), ${child}, 'left-behind.civil-affairs.2016', 'both-away', 'high', ${from}) returning id, valid_to::text, due_on::text`;

  test("are not listed at sixteen or more", async () => {
    await undone(sql, async (tx) => {
      await tx`update child set birth_date = '2010-11-20' where id = ${child}`;
      await expect(open(tx, "2026-11-20")).rejects.toMatchObject({
        code: "23514",
        constraint_name: "left_behind_record_not_at_sixteen",
      });
    });
    await undone(sql, async (tx) => {
      await tx`update child set birth_date = '2010-11-20' where id = ${child}`;
      const [dayBefore] = await open(tx, "2026-11-19");
      expect(dayBefore?.valid_to).toBe("2026-11-20");
    });
  });

  test("are off the list on their sixteenth birthday, and the daily run writes it down", async () => {
    await undone(sql, async (tx) => {
      await tx`update child set birth_date = '2008-02-29' where id = ${child}`;
      const [row] = await open(tx, "2023-01-10");
      expect(row?.valid_to).toBe("2024-02-29");
      const [contact] = await tx`select count(*)::int as n from care_contact where child_id = ${child}`;
      expect(contact?.n).toBe(0);
      await tx`select tc.job_left_behind(tc.today(), tc.today())`;
      const [closed] =
        await tx`select closed_on::text, close_reason from left_behind_record where id = ${row?.id}`;
      expect(closed).toEqual({ closed_on: "2024-02-29", close_reason: "age-16" });
    });
  });

  test("have one open record, and a check moves the day the next is due", async () => {
    await undone(sql, async (tx) => {
      const [row] = await open(tx, "2026-10-01");
      expect(row?.due_on).toBe("2026-10-31");
      await tx`insert into left_behind_check (id, record_id, child_id, period_start, checked_on, method, checker, finding)
        values (gen_random_uuid(), ${row?.id}, ${plantedChildren.revoked.id}, '2026-11-01', '2026-11-10', 'visit', 'village', 'none')`;
      const [after] =
        await tx`select r.due_on::text, k.due_on::text as contact, c.child_id from left_behind_record r
        join care_contact k on k.child_id = r.child_id join left_behind_check c on c.record_id = r.id where r.id = ${row?.id}`;
      // The check's child is the record's, whatever was written.
      expect(after).toEqual({ due_on: "2026-12-10", contact: "2026-12-10", child_id: child });
      await expect(open(tx, "2026-11-01")).rejects.toMatchObject({ code: /23505|23P01/ });
    });
  });

  test("follow the child: a move, an enrolment's end, another name", async () => {
    await undone(sql, async (tx) => {
      const moved = plantedChildren.threeTownships.id;
      const [village] =
        await tx`select v.id, v.township_id from village v join township t on t.id = v.township_id
        where t.name = '麻柳乡' order by v.id limit 1`;
      await tx.unsafe(off("child_location", "b_said"));
      await tx`update child_location set township_id = ${village?.township_id}, village_id = ${village?.id}
        where child_id = ${moved} and kind = 'residence'`;
      await tx`update enrolment set valid_to = tc.today() where valid_to is null
        and student_id in (select id from student where child_id = ${moved})`;
      await tx`update child set name = '欧阳示一' where id = ${moved}`;
      const [row] = await tx`select r.residence_township_id, r.school_id, k.village_id, k.name, k.given_name,
          n.residence_township_id as candidate from left_behind_record r join care_contact k on k.child_id = r.child_id
          join civil_affairs_candidate n on n.id = r.id where r.id = ${plantedCare.leftBehindElsewhere}`;
      expect(row).toEqual({
        residence_township_id: village?.township_id,
        school_id: null,
        village_id: village?.id,
        name: "欧阳示一",
        given_name: "示一",
        candidate: village?.township_id,
      });
    });
  });
});

test("an orphan is not listed as de-facto unsupported on the same day, nor twice under one category", async () => {
  const list = (tx: postgres.TransactionSql, category: string) =>
    tx`insert into difficulty_record (id, child_id, category, status, father_situation, mother_situation, valid_from)
      values (gen_random_uuid(), ${plantedChildren.revoked.id}, ${category}, 'confirmed', 'dead',
        ${category === "orphan" ? "dead" : "imprisoned"}, '2026-11-01')`;
  for (const category of ["unsupported", "orphan"]) {
    await undone(sql, async (tx) => {
      await tx`select set_config('tongchou.history', 'off', true)`;
      await expect(list(tx, category)).rejects.toMatchObject({ code: "23P01" });
    });
  }
  await undone(sql, async (tx) => {
    await expect(tx.savepoint(() => list(tx, "illness"))).rejects.toMatchObject({
      constraint_name: "difficulty_record_begins",
    });
    await tx`select set_config('tongchou.history', 'off', true)`;
    await list(tx, "illness");
  });
});

test("home teaching keeps an enrolment", async () => {
  await undone(sql, async (tx) => {
    await expect(
      tx`insert into individual_plan (id, child_id, school_year, disability_category, placement, committee, steps)
        values (gen_random_uuid(), ${plantedChildren.leaver.id}, 2026, 'mind', 'home-teaching', 'x', 'x')`,
    ).rejects.toMatchObject({ constraint_name: "individual_plan_home_teaching_enrolled" });
  });
});

describe("a report", () => {
  test("happens before it is known, and is known before it is filed", async () => {
    await undone(sql, async (tx) => {
      await expect(
        tx`update mandatory_report set known_at = reported_at + interval '1 minute' where id = ${plantedReports.open}`,
      ).rejects.toMatchObject({ code: "23514" });
    });
    await undone(sql, async (tx) => {
      await expect(
        tx`update mandatory_report set event_at = known_at + interval '1 minute' where id = ${plantedReports.open}`,
      ).rejects.toMatchObject({ code: "23514" });
    });
  });

  test("that loses its recipient is that department's no more, nor the child its candidate", async () => {
    await undone(sql, async (tx) => {
      await tx`delete from report_recipient where report_id = ${plantedReports.open} and department = 'civil-affairs'`;
      const [row] = await tx`select to_civil_affairs, to_police,
          (select count(*)::int from civil_affairs_candidate where id = m.id) as candidates
        from mandatory_report m where id = ${plantedReports.open}`;
      expect(row).toEqual({ to_civil_affairs: false, to_police: true, candidates: 0 });
    });
  });

  test("takes its recipients and answers to another township with it", async () => {
    await undone(sql, async (tx) => {
      await tx`alter table mandatory_report disable trigger b_said`;
      const [elsewhere] = await tx`select id from township where name = '麻柳乡'`;
      await tx`update mandatory_report set township_id = ${elsewhere?.id} where id = ${plantedReports.open}`;
      const [row] =
        await tx`select (select count(*)::int from report_recipient where report_id = ${plantedReports.open}
          and township_id <> ${elsewhere?.id}) + (select count(*)::int from emergency_response
          where report_id = ${plantedReports.open} and township_id <> ${elsewhere?.id}) as left_behind`;
      expect(row?.left_behind).toBe(0);
    });
  });

  test("allows no intervention before its event", async () => {
    await undone(sql, async (tx) => {
      await expect(
        tx`insert into guardianship_intervention (id, report_id, child_id, decision, decided_on, valid_from)
          values (gen_random_uuid(), ${plantedReports.open}, ${plantedChildren.protective.id}, 'suspend', '2020-01-01', '2020-01-02')`,
      ).rejects.toMatchObject({ constraint_name: "guardianship_intervention_after_event" });
    });
  });
});

test("nobody is entrusted with a child by themselves", async () => {
  await undone(sql, async (tx) => {
    await expect(
      tx`insert into entrusted_care (id, child_id, guardian_id, carer_id, valid_from)
        values (gen_random_uuid(), ${plantedChildren.moved.id}, ${plantedGuardians.moved.id}, ${plantedGuardians.moved.id}, '2026-01-01')`,
    ).rejects.toMatchObject({ code: "23514" });
  });
});

test("what is still to come was neither visited, held nor urged; on its day it was", async () => {
  const rows = [
    ["care_visit", "visited_on"],
    ["care_activity", "held_on"],
    ["parent_urging", "urged_on"],
    ["counselling_session", "held_on"],
  ] as const;
  await undone(sql, async (tx) => {
    for (const [table, day] of rows) {
      const write = (on: string) =>
        tx.unsafe(`update ${table} set ${day} = ${on} where archived_at is null
        and id = (select id from ${table} where archived_at is null order by id limit 1)`);
      await tx.unsafe(off(table, "b_said"));
      await write("tc.today()");
      await expect(tx.savepoint(() => write("tc.today() + 1"))).rejects.toMatchObject({
        constraint_name: "workday_calendar_day_come",
        table_name: table,
        column_name: day,
      });
    }
  });
});

test("whoever entrusts a child names the carer, by id or by name", async () => {
  await undone(sql, async (tx) => {
    const write = (
      name: string | null,
    ) => tx`insert into entrusted_care (id, child_id, guardian_id, carer_name, valid_from)
      values (gen_random_uuid(), ${plantedChildren.moved.id}, ${plantedGuardians.moved.id}, ${name}, '2026-01-01')`;
    await expect(tx.savepoint(() => write(null))).rejects.toMatchObject({
      constraint_name: "entrusted_care_named",
    });
    await write("示例奶奶");
  });
});

test("a paper hangs on one record, by a name that leads nowhere, and stays", async () => {
  const write = (
    name: string,
    more = "",
  ) => `with held as (insert into tc.upload (id, person_id, role, begun_at, file_name, media_type, size_bytes, sha256)
      values (md5('rule')::uuid, md5('rule')::uuid, 'teacher', now(), '${name}', 'pdf', 1, 'x')) select 1;
    insert into attachment (id, report_id, kind, content, attached_by, attached_on${more === "" ? "" : ", closure_id"})
      select md5('rule')::uuid, '${plantedReports.open}', 'evidence', md5('rule')::uuid, 'teacher', tc.today()${more}`;
  for (const [rule, statement] of [
    ["attachment_file_name", write("../a.pdf")],
    ["attachment_file_name", write(".a.pdf")],
    ["attachment_file_name", write("a\u202efdp.exe")],
    ["attachment_file_name", write("长".repeat(121))],
    ["attachment_of_one", write("a.pdf", ", (select id from school_closure limit 1)")],
    [
      "attachment_upload",
      `${write("a.pdf")}; ${write("a.pdf").split(";")[1]?.replace("md5('rule')", "md5('rule again')")}`,
    ],
    [
      "attachment_stays",
      `${write("a.pdf")}; update attachment set file_name = 'b.pdf' where id = md5('rule')::uuid`,
    ],
    [
      "attachment_stays",
      `${write("a.pdf")}; update attachment set report_id = (select id from mandatory_report where id <> report_id limit 1) where id = md5('rule')::uuid`,
    ],
  ] as const)
    await undone(sql, (tx) =>
      expect(tx.unsafe(statement), statement).rejects.toMatchObject({ constraint_name: rule }),
    );
  await undone(sql, async (tx) => {
    await tx.unsafe(write(`${"长".repeat(116)}.pdf`));
    await tx`update attachment set archived_at = now() where id = md5('rule')::uuid`;
    const [row] = await tx`select child_id from attachment where id = md5('rule')::uuid`;
    const [report] = await tx`select child_id from mandatory_report where id = ${plantedReports.open}`;
    expect(row).toEqual(report);
  });
});
