// The second line of writing: what a login can write at all, by which function, on which rows; what is kept of it; and that
// nothing of it is written where anything is against it. The planner has no part here: calls are made by hand.
import { createHash, randomBytes, randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { civilDate } from "../../src/core/dates.ts";
import {
  type CallRow,
  type CommandCall,
  type CommandResult,
  commandFunction,
} from "../../src/database/command-call.ts";
import { paymentBatchMachine } from "../../src/domains/subsidies/index.ts";
import { signers } from "../../src/sample/people/officials.ts";
import { plantedBatches } from "../../src/sample/subsidies/planted.ts";
import { loginUrl } from "../support/logins.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let admin: Sql;
const sessions = new Map<string, Sql>();
const writing = (login: string): Sql => {
  const open =
    sessions.get(login) ??
    postgres(loginUrl(database.runtimeUrl, login), {
      max: 2,
      fetch_types: false,
      onnotice: () => {},
      connection: { default_transaction_read_only: "off" } as unknown as { application_name: string },
    });
  sessions.set(login, open);
  return open;
};

beforeAll(async () => {
  database = await cloneDatabase();
  admin = postgres(database.adminUrl, { max: 4, onnotice: () => {} });
});
afterAll(async () => {
  await Promise.all([admin, ...sessions.values()].map((sql) => sql.end({ timeout: 2 })));
  await database?.drop();
});

const today = civilDate(new Date());

interface Who {
  readonly login: string;
  readonly person: string;
  /** A word, or ids. */
  readonly scope: string | readonly string[];
}

async function ticketOf({
  login,
  person,
  scope,
}: Who): Promise<{ ticket: string; epoch: number; policy: number }> {
  const ticket = randomBytes(12).toString("hex");
  const digest = createHash("sha256").update(ticket).digest();
  const [row] = await admin<{ epoch: number; policy: number }[]>`
    insert into tc.ticket (digest, login, person_id, epoch, scope, scope_ids, expires_at)
      select ${digest}, ${login}, p.id, p.epoch, ${typeof scope === "string" ? scope : "ids"},
        ${typeof scope === "string" ? null : `{${scope.join(",")}}`}::text::uuid[], now() + interval '1 hour'
        from tc.person p where p.id = ${person}
      returning epoch, (select version from tc.policy_state) as policy`;
  if (row === undefined) throw new Error("no such person");
  return { ticket, ...row };
}

type Said = Partial<CommandCall> & { readonly rows: readonly CallRow[] };

async function give(who: Who, command: string, said: Said): Promise<CommandResult> {
  const { scope } = who;
  const grants = await grantsOf(who.login, command);
  const call: CommandCall = {
    ...(await ticketOf(who)),
    key: randomUUID(),
    digest: createHash("sha256").update(JSON.stringify(said.rows)).digest("hex"),
    sealed: "k1",
    request: randomUUID(),
    purpose: null,
    dry: false,
    held: grants.map((grant) => ({ grant, scope: typeof scope === "string" ? [] : scope })),
    needs: [grants],
    ties: [],
    ...said,
  };
  const [row] = await writing(who.login).unsafe<{ result: CommandResult }[]>(
    `select ${commandFunction(who.login, command)}($1::text::jsonb)::text as result`,
    [JSON.stringify(call)],
  );
  return JSON.parse(String(row?.result)) as CommandResult;
}

/** The grants under which a role gives a command, by the text of its function. */
const grantsOf = async (login: string, command: string): Promise<readonly string[]> =>
  (
    await admin<{ grant: string }[]>`
      select distinct m[1] as grant from pg_proc p, regexp_matches(p.prosrc, 'when ''([a-z-]+/writes/[0-9]+)''', 'g') m
        where p.oid = to_regproc(${commandFunction(login, command)})`
  ).map(({ grant }) => grant);

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "went through",
    (error: { code?: string; constraint_name?: string; detail?: string; message?: string }) =>
      error.constraint_name ??
      [error.code, error.code?.startsWith("TC") ? error.detail : error.message].join(" "),
  );

const persons = async (): Promise<readonly string[]> =>
  (await admin<{ id: string }[]>`select id from tc.person order by id`).map(({ id }) => id);

/** A post whose holder's term ends today: the post is vacant, and the holder may hold it on. */
async function vacancy() {
  const [found] = await admin<{ post: string; teacher: string; school: string; other: string }[]>`
    with ended as (
      update appointment set valid_to = tc.today() where id = (select a.id from appointment a
          where a.archived_at is null and a.valid_from < tc.today() and a.valid_to > tc.today()
            and not exists (select from term_appraisal t where t.appointment_id = a.id) order by a.id limit 1)
        returning post_id, teacher_id, school_id)
    select post_id as post, teacher_id as teacher, school_id as school,
      (select s.id from school s where s.id <> e.school_id and s.parent_school_id is null order by s.id limit 1) as other from ended e`;
  if (found === undefined) throw new Error("the sample has no appointment that could end");
  return found;
}

describe("a command as the login's one way to write", () => {
  test("what a call refers to is looked up by its id: a join would read the whole table", async () => {
    const checks = await admin<{ check: string }[]>`
      select distinct m[1] as check from pg_proc p, regexp_matches(p.prosrc, ${`perform (tc\\.stop_command\\('TC003', [^;]* not exists [^;]*);`}, 'g') m
        where p.pronamespace = 'tc_write'::regnamespace`;
    expect(checks.length).toBeGreaterThan(50);
    for (const { check } of checks) {
      const asked = check.replaceAll(/\bcall\b/g, `'{"rows": [{}]}'::jsonb`);
      const plan = await admin.unsafe<{ "QUERY PLAN": string }[]>(`explain (costs off) select ${asked}`);
      expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).not.toContain("Anti Join");
    }
  });

  test("a school appoints to its own post; history, outbox and the key are one with it", async () => {
    const { post, teacher, school } = await vacancy();
    const [person] = await persons();
    const who: Who = { login: "tc_school", person: String(person), scope: [school] };
    const row = {
      id: uuidv7(),
      post_id: post,
      teacher_id: teacher,
      contract_no: "聘2026-001",
      valid_from: today,
      valid_to: "2029-12-01",
    };
    const key = "form-1";
    const done = await give(who, "appointToPost", { rows: [row], key });
    expect(done).toEqual({ replayed: false, rows: [{ id: row.id, version: 1 }] });
    expect(await give(who, "appointToPost", { rows: [row], key })).toEqual({
      ...done,
      replayed: true,
    });
    expect(await refusal(give(who, "appointToPost", { rows: [{ ...row, contract_no: "x" }], key }))).toBe(
      "TC002 {}",
    );
    const told = await admin`
      select operation, login, person_id, role, command, after->>'contract_no' as contract from tc.history where row_id = ${row.id}`;
    expect(told).toEqual([
      {
        operation: "insert",
        login: "tc_school",
        person_id: person,
        role: "school-registrar",
        command: "appointToPost",
        contract: "聘2026-001",
      },
    ]);
    expect(await admin`select kind, operation, version from tc.outbox where row_id = ${row.id}`).toEqual([
      { kind: "appointment", operation: "insert", version: 1 },
    ]);
  });

  test("nothing is written outside the scope of the ticket, nor of the grant that the planner holds", async () => {
    const { post, teacher, school, other } = await vacancy();
    const [person] = await persons();
    const row = () => ({
      id: uuidv7(),
      post_id: post,
      teacher_id: teacher,
      contract_no: "聘2026-002",
      valid_from: today,
      valid_to: "2032-12-01",
    });
    const needs = [await grantsOf("tc_school", "appointToPost")];
    const before = await count();
    const elsewhere: Who = { login: "tc_school", person: String(person), scope: [other] };
    expect(await refusal(give(elsewhere, "appointToPost", { rows: [row()], needs }))).toMatch(
      /^TC003 .*"post_id"/,
    );
    const own: Who = { login: "tc_school", person: String(person), scope: [school] };
    const held = needs.flat().map((grant) => ({ grant, scope: [other] }));
    expect(await refusal(give(own, "appointToPost", { rows: [row()], needs, held }))).toBe(
      'TC006 {"row": 0}',
    );
    expect(await refusal(give(own, "appointToPost", { rows: [row()], needs: [] }))).toBe('TC006 {"row": 0}');
    expect(await refusal(give(own, "appointToPost", { rows: [row()], needs: [["another"]] }))).toBe(
      'TC006 {"row": 0}',
    );
    expect(await count()).toEqual(before);
  });

  test("a term elsewhere that the school does not see refuses every day while it lasts, and tells none", async () => {
    const { post, teacher, school, other } = await vacancy();
    const who: Who = { login: "tc_school", person: String((await persons())[0]), scope: [school] };
    await admin.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update appointment set teacher_id = ${teacher}, valid_from = tc.today(), valid_to = tc.today() + 5
        where id = (select id from appointment where school_id = ${other} and archived_at is null and valid_from < tc.today() and valid_to > tc.today() + 5 order by id limit 1)`;
    });
    const appoint = (days: number) =>
      refusal(
        give(who, "appointToPost", {
          rows: [
            {
              ...{
                id: uuidv7(),
                post_id: post,
                teacher_id: teacher,
                contract_no: "聘4",
                valid_to: "2033-12-01",
              },
              valid_from: civilDate(new Date(Date.now() + days * 86_400_000)),
            },
          ],
          dry: true,
        }),
      );
    for (const days of [0, 4, 5, 60]) expect(await appoint(days), `${days}`).toBe("appointment_one_post");
    await admin`update appointment set archived_at = now() where school_id = ${other} and teacher_id = ${teacher}`;
    expect(await appoint(0)).toMatch(/^TC007/);
  });

  test("a dry run is asked everything and leaves nothing", async () => {
    const { post, teacher, school } = await vacancy();
    const [person] = await persons();
    const who: Who = { login: "tc_school", person: String(person), scope: [school] };
    const before = await count();
    const row = {
      id: uuidv7(),
      post_id: post,
      teacher_id: teacher,
      contract_no: "聘3",
      valid_from: today,
      valid_to: "2032-12-01",
    };
    const needs = [await grantsOf("tc_school", "appointToPost")];
    expect(await refusal(give(who, "appointToPost", { rows: [row], needs, dry: true }))).toMatch(
      /^TC007 .*"version": 1/,
    );
    const wrong = { ...row, valid_to: "2020-12-01" };
    expect(await refusal(give(who, "appointToPost", { rows: [wrong], needs, dry: true }))).toBe(
      "appointment_period",
    );
    expect(await count()).toEqual(before);
  });
});

describe("the steps of a machine", () => {
  const givers = {
    reviewPaymentBatch: { login: "tc_education", scope: "district" },
    approvePaymentBatch: { login: "tc_finance", scope: "district" },
    sendPaymentBatch: { login: "tc_finance", scope: "district" },
    settlePaymentBatch: { login: "tc_finance", scope: "district" },
  } as const;
  const { listDuePayments: _list, withdrawPaymentBatch: _withdraw, ...moves } = paymentBatchMachine.steps;
  const { preparedById, reviewedById, approvedById } = signers("personnel", 2);
  const signer = { tc_education: String(reviewedById), tc_finance: String(approvedById) };
  const stateOf = {
    prepared: plantedBatches.prepared,
    reviewed: plantedBatches.reviewed,
    approved: plantedBatches.approved,
    sent: plantedBatches.sent,
    settled: plantedBatches.settled,
  };
  const versionOf = async (id: string): Promise<number> =>
    (await admin<{ version: number }[]>`select version from payment_batch where id = ${id}`)[0]?.version ?? 0;
  const step = async (
    command: keyof typeof givers,
    id: string,
    said: Partial<CommandCall> = {},
    person?: string,
  ) => {
    const { login, scope } = givers[command];
    const rows = said.rows ?? [{ id, version: await versionOf(id) }];
    const needs = [await grantsOf(login, command)];
    return give({ login, scope, person: person ?? signer[login] }, command, { needs, ...said, rows });
  };

  beforeAll(async () => {
    // What is paid into an account that nobody verified, or that was taken back, leaves the batch before it is reviewed.
    await admin.begin(async (tx) => {
      await tx`update rural_subsidy_payment p set archived_at = now() where p.batch_id = ${plantedBatches.prepared}
        and not exists (select from payee_account a where a.id = p.payee_account_id and a.verified_on <= tc.today()
          and a.revoked_on is null and a.archived_at is null and not a.duplicate and daterange(a.valid_from, a.valid_to) @> tc.today())`;
      await tx`update payment_batch b set total_fen = l.fen, line_count = l.n
        from (select coalesce(sum(amount_fen), 0) as fen, count(*) as n from tc.batch_line where batch_id = ${plantedBatches.prepared}) l
        where b.id = ${plantedBatches.prepared}`;
    });
  });

  test("none leads from another state than its own: it changes nothing and says the state", async () => {
    let illegal = 0;
    const before = await admin`select * from payment_batch order by id`;
    for (const [command, { from }] of Object.entries(moves))
      for (const [state, id] of Object.entries(stateOf)) {
        if ((from as readonly string[]).includes(state)) continue;
        // What its grants do not open is no row of the caller's: finance sees batches from the review on.
        const outcome = await refusal(step(command as keyof typeof givers, id));
        expect(outcome, `${command} of a ${state} one`).toMatch(
          /^TC00(5 .*"obstacle": "state"|3 .*"column": "id")/,
        );
        illegal += 1;
      }
    expect(illegal).toBe(16);
    expect(await admin`select * from payment_batch order by id`).toEqual(before);
  });

  test("two people are two persons, and the rule says so by its name", async () => {
    const id = plantedBatches.prepared;
    expect(await refusal(step("reviewPaymentBatch", id, { dry: true }, String(preparedById)))).toBe(
      'TC005 {"row": 0, "obstacle": "payment_batch_two_people"}',
    );
  });

  test("of twenty who review at once one does, and the others hear the present version", async () => {
    const id = plantedBatches.prepared;
    const rows = [{ id, version: await versionOf(id) }];
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => refusal(step("reviewPaymentBatch", id, { rows }))),
    );
    expect(Map.groupBy(outcomes, (one) => one)).toEqual(
      new Map([
        ["went through", ["went through"]],
        [expect.stringMatching(/^TC004 .*"version": 2/), Array.from({ length: 19 }, () => expect.anything())],
      ]),
    );
    const told =
      await admin`select count(*)::int as n from tc.history where row_id = ${id} and command = 'reviewPaymentBatch'`;
    expect(told).toEqual([{ n: 1 }]);
  });

  test("from the review on to the settlement, each step by whoever takes it", async () => {
    const id = plantedBatches.prepared;
    for (const command of ["approvePaymentBatch", "sendPaymentBatch", "settlePaymentBatch"] as const)
      expect(await refusal(step(command, id)), command).toBe("went through");
    const [batch] =
      await admin`select status, version, approved_by_id, settled_on = tc.today() as today from payment_batch where id = ${id}`;
    expect(batch).toEqual({ status: "settled", version: 5, approved_by_id: approvedById, today: true });
    const steps = await admin`select command, before->>'status' as was, after->>'status' as is from tc.history
      where row_id = ${id} and command is not null order by id`;
    expect(steps).toEqual(
      Object.entries(moves).map(([command, { from, to }]) => ({
        command,
        was: from[0],
        is: to,
      })),
    );
  });
});

describe("a report with those it goes to", () => {
  test("who reports, from where and when is said by the ticket; the lines come with it", async () => {
    const [person] = await persons();
    const [school] = await admin<{ id: string; township: string }[]>`
      select id, township_id as township from school where parent_school_id is not null order by id limit 1`;
    const who: Who = { login: "tc_school", person: String(person), scope: [String(school?.id)] };
    const narrative = `v1.${"c2VjcmV0".repeat(5)}`;
    const row = {
      id: uuidv7(),
      township_id: String(school?.township),
      category: "bullying",
      event_at: "2026-11-20T08:00:00Z",
      known_at: "2026-11-20T09:00:00Z",
      narrative_cipher: narrative,
      recipients: [
        { id: uuidv7(), department: "education" },
        { id: uuidv7(), department: "civil-affairs" },
      ],
    };
    const needs = [await grantsOf("tc_school", "fileMandatoryReport")];
    await give(who, "fileMandatoryReport", { rows: [row], needs });
    const [report] = await admin`
      select reporter_kind, reporter_school_id, status, report_no ~ '^BG[0-9]{8}-[0-9A-F]{10}$' as numbered, to_education, to_civil_affairs, to_police
        from mandatory_report where id = ${row.id}`;
    expect(report).toEqual({
      reporter_kind: "school",
      reporter_school_id: school?.id,
      status: "filed",
      numbered: true,
      to_education: true,
      to_civil_affairs: true,
      to_police: false,
    });
    const told = await admin<
      { all: string }[]
    >`select string_agg(after::text, '') as all from tc.history where command = 'fileMandatoryReport'`;
    expect(told[0]?.all).not.toContain(narrative);
    // What the law wants the police to know is not filed without them: asked at the commit, and nothing is left.
    const abuse = {
      ...row,
      id: uuidv7(),
      category: "abuse",
      recipients: row.recipients.map((one) => ({ ...one, id: uuidv7() })),
    };
    expect(await refusal(give(who, "fileMandatoryReport", { rows: [abuse], needs }))).toBe(
      "mandatory_report_reaches_police",
    );
    expect(await admin`select id from tc.outbox where row_id = ${abuse.id}`).toEqual([]);
  });
});

describe("whoever holds a login's password and the server's key", () => {
  test("writes nothing but by the login's own functions, and nothing without a ticket", async () => {
    const { post, teacher } = await vacancy();
    const logins = ["tc_school", "tc_education", "tc_finance", "tc_hr", "tc_township", "tc_public"];
    const direct = [
      `insert into appointment (id, post_id, teacher_id) values ('${uuidv7()}', '${post}', '${teacher}')`,
      "update payment_batch set status = 'settled'",
      "delete from appointment",
      "insert into tc.history (at, table_name, row_id, operation, login) values (now(), 'x', gen_random_uuid(), 'insert', 'x')",
      "delete from tc.outbox",
      "update tc.command_key set result = '{}'",
      "select tc.begin_command('{}', 'x', 'x')",
      "select tc.make_partitions(current_date)",
      "set role tc_school_w",
      "set session authorization tc_school_w",
    ];
    const before = await count();
    for (const login of logins) {
      for (const sql of direct)
        expect(await refusal(writing(login).unsafe(sql)), `${login}: ${sql}`).toMatch(/^(42501|42P01) /);
      const functions = await admin<{ name: string; owner: string }[]>`
        select p.oid::regprocedure::text as name, p.proowner::regrole::text as owner from pg_proc p
          where p.pronamespace = 'tc_write'::regnamespace and p.pronargs = 1`;
      expect(functions.length).toBeGreaterThan(8);
      for (const { name, owner } of functions) {
        const call = `select ${name.replace("(jsonb)", "")}('{"ticket": "made up", "epoch": 0, "policy": 1, "rows": [], "dry": false}')`;
        expect(await refusal(writing(login).unsafe(call)), `${login}: ${name}`).toMatch(
          owner === `${login}_w` ? /^TC001 / : /^42501 /,
        );
      }
    }
    expect(await count()).toEqual(before);
  });
});

const count = async () =>
  (
    await admin`select (select count(*) from appointment) as rows, (select count(*) from tc.history) as history,
    (select count(*) from tc.outbox) as told, (select count(*) from tc.command_key) as keys`
  )[0];
