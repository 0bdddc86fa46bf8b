// Ten working days of a small office: people of every role ask what their departments ask, and the log, unpacked, says of each
// request whom it showed, to whom, on which day and what for, as its answer does.

import { readFile } from "node:fs/promises";
import { buildSchema } from "graphql";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openJobsPool } from "../../src/database/pools.ts";
import { type AccessUnpacker, startAccessUnpacker } from "../../src/jobs/index.ts";
import { readOperations } from "../operations/operation-file.ts";
import { loadDistrictRows } from "../oracle/district-rows.ts";
import { send } from "../support/send.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { whoWasShown, withIds } from "./who-was-shown.ts";

const days = ["09", "10", "11", "12", "13", "16", "17", "18", "19", "20"].map((day) => `2026-11-${day}`);
const questionsADay = 24;
let now = new Date();
const clock = () => now;

let app: TestApp;
let admin: Sql;
let unpacker: AccessUnpacker;
const alarms: unknown[] = [];
beforeAll(async () => {
  app = await startTestApp({ clock });
  unpacker = startAccessUnpacker({
    sql: openJobsPool(app.database.runtimeUrl, app.database.logins),
    assertLogin: () => {},
    alarm: (message) => alarms.push(message),
  });
  admin = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await unpacker.stop(5);
  await admin.end();
  await app.close();
});

/** Numbers that repeat (a linear congruential generator). */
function draw(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

interface Asked {
  readonly request: string;
  readonly day: string;
  readonly role: string;
  readonly purpose: string | null;
  readonly must: ReadonlySet<string>;
  readonly may: ReadonlySet<string>;
}

async function unpackedOf(request: string) {
  const lines = await admin<
    { role: string; purpose: string | null; day: string; outcome: string; persons: string[] }[]
  >`
    select a.role, a.purpose, (a.at at time zone 'Asia/Shanghai')::date::text as day, a.outcome,
      array(select distinct case when r.child_id is not null then 'child ' || r.child_id when r.teacher_id is not null then 'teacher ' || r.teacher_id
        else 'guardian ' || r.guardian_id end from record_access r where r.access_id = a.id and r.at = a.at) as persons
      from access_record a where a.request = ${request}`;
  return [...lines];
}

test("each line says whom its answer showed, and each answer that showed anybody has its line", async () => {
  const schema = buildSchema(await readFile(new URL("../../schema/schema.graphql", import.meta.url), "utf8"));
  const questions = (await readOperations()).filter(
    ({ after, query }) => after === null && !query.includes("mutation"),
  );
  const rows = await loadDistrictRows(app.database.adminUrl);
  const pick = draw(20_261_128);
  const asked: Asked[] = [];
  for (const day of days)
    for (let n = 0; n < questionsADay; n += 1) {
      const question = questions[pick(questions.length)];
      if (question === undefined) throw new Error("no question was drawn");
      const { asker, role, variables, query } = question;
      now = new Date(Date.parse(`${day}T00:30:00Z`) + n * 600_000);
      const headers = {
        "content-type": "application/json",
        ...(asker.as !== undefined && { authorization: `Bearer ${await app.issuer.sign(asker.as, clock)}` }),
        ...(asker.role !== undefined && { "x-tongchou-role": asker.role }),
        ...(asker.purpose !== undefined && { "x-tongchou-purpose": asker.purpose }),
      };
      const body = JSON.stringify({ query: withIds(schema, query), variables });
      const { status, text, headers: answered } = await send(`${app.url}/graphql`, "POST", headers, body);
      if (status !== 200) continue;
      const shown = whoWasShown(rows, JSON.parse(text).data);
      asked.push({
        request: String(answered["x-request-id"]),
        day,
        role,
        purpose: asker.purpose ?? null,
        ...shown,
      });
    }
  // A server's own loop unpacks them.
  await expect
    .poll(async () => (await admin`select count(*)::int as n from tc.access_waiting`)[0]?.n, {
      timeout: 20_000,
    })
    .toBe(0);
  let [compared, persons] = [0, 0];
  for (const { request, day, role, purpose, must, may } of asked) {
    const lines = await unpackedOf(request);
    if (must.size === 0 && lines.length === 0) continue;
    compared += 1;
    expect(
      lines.map((line) => [line.role, line.purpose, line.day, line.outcome]),
      request,
    ).toEqual([[role, purpose, day, "shown"]]);
    const said = new Set(lines.flatMap((line) => line.persons));
    expect({
      request,
      role,
      missing: [...must].filter((one) => !said.has(one)),
      beyond: [...said].filter((one) => !may.has(one)),
    }).toEqual({ request, role, missing: [], beyond: [] });
    persons += said.size;
  }
  console.log(
    `access log: ${asked.length} answers, ${compared} that showed persons, ${persons} persons of them`,
  );
  expect(alarms).toEqual([]);
  expect(compared).toBeGreaterThan(60);
  expect(persons).toBeGreaterThan(200);
});
