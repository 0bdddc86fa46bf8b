// What the departments write of schools and staff, over HTTP: each command once as it should go, read back, with its line in the
// history; refused by a rule, by its name; and once more where it is given but once.
import { readFile } from "node:fs/promises";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { civilDate } from "../../src/core/dates.ts";
import { type Witness, witness } from "../support/commands-given.ts";
import { startTestApp } from "../support/test-app.ts";
import "../../src/domains/index.ts";
import { type Aside, find, type Look, type Stage, type Step, tell } from "./story.ts";

let seen: Witness;
let admin: Sql;
let stage: Stage;
const today = civilDate(new Date());
const tomorrow = civilDate(new Date(Date.now() + 86_400_000));
const year = Number(today.slice(0, 4)) - (Number(today.slice(5, 7)) < 9 ? 1 : 0);

const read = async (name: string) =>
  parse(await readFile(new URL(`stories/${name}.yaml`, import.meta.url), "utf8"));
const known: Readonly<Record<string, string>> = await read("known");
const stories: Readonly<Record<string, readonly (Step | Look | Aside)[]>> = {
  ...(await read("schools")),
  ...(await read("staffing")),
};
const days: typeof stories = await read("days");

beforeAll(async () => {
  seen = await witness(await startTestApp({ clock: () => new Date() }));
  const { app } = seen;
  admin = postgres(app.database.adminUrl, { max: 2, onnotice: () => {} });
  stage = {
    app,
    admin,
    catalogue: loadCatalogue(),
    known: {},
    words: { today, tomorrow, year, month: `${today.slice(0, 7)}-01` },
  };
  for (const [name, sql] of Object.entries(known)) await find(stage, name, sql);
});
afterAll(async () => {
  await admin?.end({ timeout: 2 });
  await seen?.close();
});

test.each(Object.entries(stories))("%s", (_name, steps) => tell(stage, steps));

// What they find is theirs.
test.each(Object.entries(days))("%s", (_name, steps) => tell({ ...stage, known: { ...stage.known } }, steps));

test("what takes another's place has ended it", async () => {
  const ended = await admin`select version, valid_to = tc.today() as today, end_reason from enrolment
    where student_id = ${String(stage.known.pupil?.id)} and id <> ${String(stage.known.placement?.id)} and valid_to = tc.today()`;
  expect(ended).toEqual([{ version: 2, today: true, end_reason: "转入他班" }]);
  const replaced =
    await admin`select count(*)::int as n from charter where school_id = ${String(stage.known.school?.id)} and kind = 'charter'
    and approved_on is not null and replaced_on is null and archived_at is null`;
  expect(replaced).toEqual([{ n: 1 }]);
  const totals =
    await admin`select count(*)::int as n from staffing_total where archived_at is null and daterange(valid_from, valid_to) @> tc.today() + 1`;
  expect(totals).toEqual([{ n: 1 }]);
});

test("first state and history come to the last state, and name whoever gave each command; the outbox has each change once", async () => {
  const { wrong, changes, rows } = await seen.look();
  console.log(`replayed: ${changes.length} changes of ${rows} rows`);
  expect(wrong).toEqual([]);
  expect(changes.length).toBeGreaterThan(150);
});
