// A period that its writer does not see: where periods may not meet, whatever days a command says, it hears the same whichever days
// the hidden one has: in force, to come, or over. One database in two states, of which nothing that the writer sees differs.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inputName } from "../../src/catalogue/index.ts";
import { civilDate } from "../../src/core/dates.ts";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { townshipId } from "../../src/sample/reference/divisions.ts";
import { plantedSchools } from "../../src/sample/schools/planted.ts";
import { type Ask, startTestApp, type TestApp } from "../support/test-app.ts";

const { street } = plantedSchools;
const home = "五通乡";
const township = { as: developmentSubject({ role: "township-officer", township: home }) };
const school = (duty: string): Ask => ({
  as: developmentSubject({ role: "school-registrar", school: street.officialCode, duty }),
});
const dayAfter = (days: number): string => civilDate(new Date(Date.now() + days * 86_400_000));

interface Case {
  readonly by: Ask;
  readonly command: string;
  readonly table: string;
  /** The id of the hidden row, and what the command says of it but its days; put there past the rules. */
  readonly plant: (sql: Sql) => Promise<{
    readonly hidden: string;
    readonly by?: Ask;
    readonly input: Readonly<Record<string, unknown>>;
  }>;
  /** The command takes a last day. */
  readonly ends: boolean;
  /** The least and the most that the hidden row may last. */
  readonly days?: readonly (readonly [from: string, to: string | null])[];
  /** Two that are over; none where what is over is not hidden, for the reason said. */
  readonly over?: readonly (readonly [from: string, to: string])[] | string;
}

let app: TestApp;
let admin: Sql;
beforeAll(async () => {
  app = await startTestApp({ clock: () => new Date() });
  admin = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
  await admin`set session_replication_role = replica`;
});
afterAll(async () => {
  await admin?.end({ timeout: 2 });
  await app?.close();
});

const one = async (sql: Sql, query: string): Promise<Record<string, string>> => {
  const [row] = await sql.unsafe<Record<string, string>[]>(query);
  if (row === undefined) throw new Error(`the sample has none: ${query}`);
  return row;
};

/** A row like another of its table, with these values. */
const like = async (sql: Sql, table: string, where: string, values: string): Promise<string> => {
  const { id = "" } = await one(
    sql,
    `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object('id', uuidv7(), ${values}))).*
      from ${table} t where ${where} order by t.id limit 1 returning id`,
  );
  return id;
};

/** Whose hukou is at home, and who lives elsewhere. */
const away = (sql: Sql) =>
  one(
    sql,
    `select c.id as child, c.residence_township_id as elsewhere from child c where c.hukou_township_id = '${townshipId(home)}'
      and c.residence_township_id <> c.hukou_township_id and not exists (select from difficulty_record d where d.child_id = c.id)
      order by c.id limit 1`,
  );
const freeTeacher = (sql: Sql) =>
  one(
    sql,
    `select t.id as teacher from teacher t where t.school_id = '${street.id}' and t.archived_at is null
      and not exists (select from appointment a where a.teacher_id = t.id) order by t.id limit 1`,
  );

const cases: Readonly<Record<string, Case>> = {
  "an appointment at another school": {
    ...{ by: school("personnel"), command: "appointToPost", table: "appointment", ends: true },
    async plant(sql) {
      const { teacher } = await freeTeacher(sql);
      const { post } = await one(
        sql,
        `select p.id as post from post p where p.school_id = '${street.id}' and p.status = 'vacant' and p.archived_at is null order by p.id limit 1`,
      );
      const { id: hidden = "" } = await one(
        sql,
        `update appointment set teacher_id = '${teacher}' where id = (select a.id from appointment a where a.school_id <> '${street.id}'
          and not exists (select from appointment o where o.post_id = a.post_id and o.id <> a.id) order by a.id limit 1) returning id`,
      );
      return { hidden, input: { teacherId: teacher, postId: post, contractNo: "聘2026-901" } };
    },
    days: [
      [dayAfter(-100), dayAfter(100)],
      [dayAfter(50), dayAfter(400)],
    ],
    over: "a contract is entered late as of its day, of one's own staff",
  },
  "an account that was verified": {
    ...{ by: school("accounts"), command: "enterPayeeAccount", table: "payee_account", ends: true },
    async plant(sql) {
      const { teacher } = await one(
        sql,
        `select t.id as teacher from teacher t where t.school_id = '${street.id}' and t.archived_at is null order by t.id desc limit 1`,
      );
      await sql.unsafe(`update payee_account set archived_at = now() where teacher_id = '${teacher}'`);
      const hidden = await like(
        sql,
        "payee_account",
        "t.teacher_id is not null and t.verified_on is not null and t.archived_at is null",
        `'teacher_id', '${teacher}', 'school_id', '${street.id}', 'verified_on', tc.today(), 'revoked_on', null`,
      );
      return {
        hidden,
        input: {
          teacherId: teacher,
          holder: "示例",
          bank: "示例银行",
          account: "6217000000000000018",
          relation: "SELF",
        },
      };
    },
    days: [
      [dayAfter(-100), null],
      [dayAfter(-10), dayAfter(60)],
    ],
  },
  "a difficulty that another township took in": {
    ...{ by: township, command: "applyForDifficulty", table: "difficulty_record", ends: false },
    async plant(sql) {
      const { child, elsewhere } = await away(sql);
      const hidden = await like(
        sql,
        "difficulty_record",
        "t.archived_at is null",
        `'child_id', '${child}', 'category', 'other', 'status', 'applied', 'accepted_township_id', '${elsewhere}',
          'hukou_township_id', '${townshipId(home)}', 'residence_township_id', '${elsewhere}', 'father_situation', null, 'mother_situation', null`,
      );
      return { hidden, input: { childId: child, category: "OTHER" } };
    },
  },
  "a residence in another township": {
    ...{ by: township, command: "registerChildLocation", table: "child_location", ends: true },
    async plant(sql) {
      const { child } = await away(sql);
      const { id: hidden = "" } = await one(
        sql,
        `select id from child_location where child_id = '${child}' and kind = 'residence' and valid_to is null and archived_at is null`,
      );
      return { hidden, input: { childId: child, kind: "RESIDENCE", address: "示例路1号" } };
    },
  },
  "a placement at another school": {
    ...{ by: school("enrolment"), command: "placePupil", table: "enrolment", ends: false },
    async plant(sql) {
      const {
        student,
        seat,
        other,
        school: of,
        subject = "",
      } = await one(
        sql,
        `select e.student_id as student, e.id as seat, o.id as other, s.id as school, p.subject from enrolment e
          join school_class k on k.id = e.class_id join school s on s.id = k.school_id
          join school_class o on o.school_id = k.school_id and o.grade = k.grade and o.school_year = k.school_year and o.id <> k.id and o.archived_at is null
          join tc.assignment a on a.school_id = s.id and a.role = 'school-registrar' and 'enrolment' = any (a.duties)
          join tc.person p on p.id = a.person_id
          where e.valid_to is null and e.archived_at is null
          order by tc.class_most(o.id) - o.cap, e.id limit 1`,
      );
      await sql.unsafe(`update enrolment set valid_to = '${dayAfter(10)}' where id = '${seat}'`);
      const hidden = await like(
        sql,
        "enrolment",
        `t.school_id <> '${of}' and t.valid_to is null and t.archived_at is null`,
        `'student_id', '${student}', 'valid_from', '${dayAfter(10)}'`,
      );
      return {
        hidden,
        by: { as: subject, role: "school-registrar" },
        input: { studentId: student, classId: other, kind: "CATCHMENT" },
      };
    },
    days: [
      [dayAfter(10), null],
      [dayAfter(60), dayAfter(90)],
    ],
    over: "whoever places a pupil late has the pupil today: its own placement is met first",
  },
};

const usual: Case["days"] = [
  [dayAfter(-100), null],
  [dayAfter(40), dayAfter(90)],
];
const ended: Case["over"] = [
  [dayAfter(-150), dayAfter(-70)],
  [dayAfter(-40), dayAfter(-1)],
];
const tried = [-200, -60, 0, 5, 20, 45, 75, 120, 500];

async function heard(
  { command, ends }: Case,
  by: Ask,
  input: object,
  days: readonly number[] = tried,
): Promise<readonly string[]> {
  const query = `mutation($input: ${inputName(command)}!) { ${command}(input: $input, dryRun: true) { version dryRun } }`;
  const periods = days.flatMap((from, at) =>
    (ends ? [at + 1, at + 3] : [at]).map((to) => [dayAfter(from), dayAfter(days[to] ?? 900)] as const),
  );
  const told: string[] = [];
  for (const [validFrom, validTo] of periods) {
    const variables = { input: { ...input, validFrom, ...(ends && { validTo }) } };
    told.push((await app.ask(query, { ...by, variables })).text);
  }
  return told;
}

describe("of two that differ in the days of", () => {
  test.each(Object.entries(cases))("%s nothing is told apart", async (_name, one) => {
    const { hidden, input, by = one.by } = await one.plant(admin);
    const [first, second] = one.days ?? usual ?? [];
    const lasting = async (days: readonly (string | null)[] = []) => {
      await admin.unsafe(`update ${one.table} set valid_from = $1, valid_to = $2 where id = $3`, [
        ...days,
        hidden,
      ]);
      return heard(one, by, input);
    };
    const states = [await lasting(first), await lasting(second)] as const;
    expect(states[1]).toEqual(states[0]);
    // Without the rule they would be: some days meet the one and not the other.
    const told = one.over ?? ended;
    const over = typeof told === "string" ? [] : told;
    const [late, later] = over;
    if (over.length > 0) {
      const past = [await lasting(late), await lasting(later)] as const;
      expect(past[1]).toEqual(past[0]);
      // From today on it stands in nobody's way.
      const state = await heard(one, by, input, [0, 20]);
      expect(state.some((text) => text.includes("no_overlap"))).toBe(false);
    }
    // Without the rule they would be: some days meet the one and not the other.
    await admin.unsafe(`alter table ${one.table} disable trigger a_unseen`);
    const open = [await lasting(first), await lasting(second)] as const;
    const openPast = over.length > 0 ? [await lasting(late), await lasting(later)] : [];
    await admin.unsafe(`alter table ${one.table} enable trigger a_unseen`);
    expect(open[1]).not.toEqual(open[0]);
    if (over.length > 0) expect(openPast[1]).not.toEqual(openPast[0]);
  });
});
