// A code in the data that its list does not know: an error of ours with an alarm, never an empty value.
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantedSchools } from "../../src/sample/planted.ts";
import { dataOf, expectRefusal, type HostileApp, openHostileApp } from "./hostile-app.ts";

let app: HostileApp;
const { id } = plantedSchools.street;

beforeAll(async () => {
  app = await openHostileApp();
  const admin = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
  // As a table would be whose check was dropped, or a list that was cut.
  for (const table of ["school", "school_state"])
    await admin.unsafe(`alter table ${table} drop constraint ${table}_locale`);
  await admin`update school set locale = 'no-code-of-any' where id = ${id}`;
  await admin.end();
});
afterAll(() => app.close());

test.each([
  ["a record", `{ school(id: "${id}") { locale } }`],
  ["a list", "{ schools(first: 200) { nodes { name locale } } }"],
  ["a related row", `{ school(id: "${id}") { township { schools(first: 60) { nodes { locale } } } } }`],
  ["a group", "{ schoolAggregate(groupBy: [LOCALE]) { count key { locale } } }"],
])("an unknown code is an internal error with an alarm, not null: %s", async (_name, query) => {
  const before = app.log.length;
  const answer = await app.ask(query, { as: "education-officer" });
  expectRefusal(answer, { status: 500, code: "INTERNAL_SERVER_ERROR" });
  const lines = app.log.slice(before).join("");
  expect(lines).toContain("a code in the data that its list does not know");
  expect(lines + answer.text).not.toContain("no-code-of-any");
});

test("what does not show the code is answered", async () => {
  expect(dataOf(await app.ask(`{ school(id: "${id}") { name kind } }`)).school.kind).not.toBeNull();
});
