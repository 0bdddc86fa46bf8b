// What a refused command tells of rows that its giver does not read: nothing. Told over HTTP, as a dry run that leaves no trace,
// and by the functions of a login's own that are called past the planner.
import { createHash, randomBytes, randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { civilDate } from "../../src/core/dates.ts";
import { commandFunction } from "../../src/database/command-call.ts";
import { writerFor } from "../../src/database/enforcement/command-values.ts";
import { columnOf } from "../../src/database/enforcement/table-columns.ts";
import { loadPolicyFiles } from "../../src/database/index.ts";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import type { Condition } from "../../src/policy/index.ts";
import { plantedSchools } from "../../src/sample/schools/planted.ts";
import { loginUrl } from "../support/logins.ts";
import { type Ask, startTestApp, type TestApp } from "../support/test-app.ts";

let app: TestApp;
let admin: Sql;
const sessions = new Map<string, Sql>();
beforeAll(async () => {
  app = await startTestApp({ clock: () => new Date() });
  admin = postgres(app.database.adminUrl, { max: 2, onnotice: () => {} });
});
afterAll(async () => {
  await Promise.all([admin, ...sessions.values()].map((sql) => sql?.end({ timeout: 2 })));
  await app?.close();
});

const month = `${civilDate(new Date()).slice(0, 7)}-01`;
const registrar = (school: string, duty: string): Ask => ({
  as: developmentSubject({ role: "school-registrar", school, duty }),
});

function writing(login: string): Sql {
  const open =
    sessions.get(login) ??
    postgres(loginUrl(app.database.runtimeUrl, login), {
      max: 1,
      fetch_types: false,
      onnotice: () => {},
      connection: { default_transaction_read_only: "off" } as unknown as { application_name: string },
    });
  sessions.set(login, open);
  return open;
}

/** Under a ticket for one id, whatever grants and needs the call makes up; the SQLSTATE, or the rule that is told. */
async function forge(login: string, command: string, call: object, scope: string): Promise<string> {
  const ticket = randomBytes(12).toString("hex");
  const [row] = await admin<{ epoch: number; policy: number }[]>`
    insert into tc.ticket (digest, login, person_id, epoch, scope, scope_ids, expires_at)
      select ${createHash("sha256").update(ticket).digest()}, ${login}, p.id, p.epoch, 'ids', array[${scope}::uuid], now() + interval '1 hour'
        from tc.person p order by p.id limit 1 returning epoch, (select version from tc.policy_state) as policy`;
  const whole = {
    ...row,
    ticket,
    key: randomUUID(),
    digest: "00",
    request: randomUUID(),
    dry: true,
    ...call,
  };
  return writing(login)
    .unsafe(`select ${commandFunction(login, command)}($1::text::jsonb)`, [JSON.stringify(whole)])
    .then(
      () => "went through",
      ({ code, constraint_name: rule }: { code: string; constraint_name?: string }) => rule ?? code,
    );
}

describe("a record that is said to be another school's", () => {
  test("is refused in the same words, whatever that school has", async () => {
    const others = await admin<{ id: string; certified: boolean }[]>`
      select distinct on (2) s.id, tc.certified_enrolment(s.id, ${month}) is not null as certified from school s
        where s.id <> ${plantedSchools.street.id} and s.parent_school_id is distinct from ${plantedSchools.street.id} and s.status = 'operating'
        order by 2, s.id`;
    expect(others.map(({ certified }) => certified)).toEqual([false, true]);
    const [programme] =
      await admin`select id from nutrition_programme where archived_at is null and amount_per_day_fen is not null
      and valid_from <= ${month} and (valid_to is null or valid_to > ${month}) order by id limit 1`;
    const told = [];
    for (const { id } of others) {
      const { status, text } = await app.ask(
        "mutation($input: ReportMealsInput!) { reportMeals(input: $input, dryRun: true) { version } }",
        {
          ...registrar(plantedSchools.street.officialCode, "canteen"),
          variables: {
            input: {
              schoolId: id,
              programmeId: programme?.id,
              month,
              eligible: 1,
              covered: 1,
              mealDays: 1,
              mealsServed: 1,
              mode: "CANTEEN",
              costFen: 1,
              subsidySpentFen: 1,
            },
          },
        },
      );
      told.push(`${status} ${text}`);
    }
    expect(told[0]).toMatch(/^403 .*"FORBIDDEN"/);
    expect(told[1]).toBe(told[0]);
  });

  test("is refused before any rule is asked, by every command and to a login's own SQL", async () => {
    const catalogue = loadCatalogue();
    const inScope = (rows: Condition): readonly string[] =>
      rows.kind === "inScope"
        ? [rows.column]
        : rows.kind === "all" || rows.kind === "any"
          ? rows.of.flatMap(inScope)
          : [];
    const [other] = await admin<{ township: string; village: string }[]>`
      select (select id from township order by id limit 1) as township, (select id from village order by id limit 1) as village`;
    const elsewhereOf = new Map([["school", plantedSchools.mountain.id], ...Object.entries(other ?? {})]);
    const told = new Map<string, readonly string[]>();
    for (const role of (await loadPolicyFiles()).roles.values()) {
      if (!elsewhereOf.has(role.scope)) continue;
      for (const command of writerFor(catalogue, role).commands.filter(({ kind }) => kind === "create")) {
        const grants = role.writes.filter(({ commands }) => commands.includes(command.name));
        const columns = grants
          .flatMap(({ rows }) => inScope(rows))
          .map((key) => columnOf(command.entity, key).name)
          .filter((name) =>
            [...command.input.values()].some(
              ({ field }) => field.kind === "column" && field.column.name === name,
            ),
          );
        if (columns.length === 0) continue;
        const elsewhere = elsewhereOf.get(role.scope);
        if (elsewhere === undefined) throw new Error(`no other ${role.scope}`);
        const said = Object.fromEntries(columns.map((name) => [name, elsewhere]));
        const ids = grants.map(({ id }) => id);
        const row = { id: uuidv7(), ...said };
        const calls = [
          { held: ids.map((grant) => ({ grant, scope: [plantedSchools.street.id] })), needs: [ids] },
          { held: ids.map((grant) => ({ grant, scope: [elsewhere] })), needs: [ids] },
          { held: [], needs: [] },
        ];
        const answers: string[] = [];
        for (const call of calls)
          answers.push(
            await forge(
              role.login,
              command.name,
              { ties: [], ...call, rows: [row] },
              plantedSchools.street.id,
            ),
          );
        told.set(`${role.role} ${command.name}`, answers);
      }
    }
    expect(told.size).toBeGreaterThan(12);
    expect([...told].filter(([, answers]) => answers.some((answer) => answer !== "TC006"))).toEqual([]);
  });
});

describe("a teacher whose file another school keeps", () => {
  test("may be tried for any post: which titles they hold is not told", async () => {
    const visits = await admin<{ teacher: string; code: string; posts: string[] }[]>`
      select t.id as teacher, s.official_code as code, array_agg(p.id::text order by p.grade) as posts
        from teaching_placement v join teacher t on t.id = v.teacher_id and t.school_id is distinct from v.school_id and t.school_id is not null
          join school s on s.id = v.school_id and s.official_code is not null and s.parent_school_id is null
          join post p on p.school_id = s.id and p.archived_at is null and p.status <> 'frozen' and p.category = 'professional'
        where v.archived_at is null and v.valid_from <= tc.today() and (v.valid_to is null or v.valid_to > tc.today())
          and not exists (select from school b where b.parent_school_id = s.id)
        group by t.id, s.official_code`;
    expect(visits.length).toBeGreaterThan(0);
    for (const { teacher, code, posts } of visits) {
      const told = new Set<string>();
      for (const postId of posts) {
        const input = {
          postId,
          teacherId: teacher,
          contractNo: "x",
          validFrom: "2045-01-01",
          validTo: "2046-01-01",
        };
        const { status, text } = await app.ask(
          "mutation($input: AppointToPostInput!) { appointToPost(input: $input, dryRun: true) { version } }",
          { ...registrar(code, "personnel"), variables: { input } },
        );
        told.add(`${status} ${text}`);
      }
      expect([...told]).toEqual([expect.stringContaining("appointment_fits_relation")]);
    }
  });
});
