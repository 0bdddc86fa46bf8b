// Who decides what is in force: the files where a database has no policy yet, from then on whoever approves a version.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { loadPolicyFiles, loadPolicyInForce, prepareDatabase } from "../../src/database/index.ts";
import type { RolePolicy } from "../../src/policy/index.ts";
import { approve } from "../isolation/open-lines.ts";
import { withAdmin } from "../isolation/twins.ts";
import { createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";
import "../../src/domains/index.ts";

const catalogue = loadCatalogue();
const { roles, hash } = await loadPolicyFiles();
let database: TestDatabase;
beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(() => database.drop());

const inForce = () => withAdmin(database, loadPolicyInForce);
const put = (changed: readonly RolePolicy[]) => withAdmin(database, (sql) => approve(sql, changed));

/** What the second line lets the township's login read. */
async function readsBirthDates(): Promise<boolean> {
  const rows = await withAdmin(
    database,
    (sql) => sql`select has_column_privilege('tc_township', 'child', 'birth_date', 'select') as may`,
  );
  return rows[0]?.may === true;
}

const withoutBirthDates = [...roles.values()].map((role) =>
  role.role !== "township-officer"
    ? role
    : {
        ...role,
        grants: role.grants.map((grant) => ({
          ...grant,
          fields:
            grant.type === "Child"
              ? grant.fields.filter((name) => !/birthDate|age/i.test(name))
              : grant.fields,
        })),
      },
);

test("a database without a policy takes the files", async () => {
  expect(await prepareDatabase(database, catalogue)).toEqual({ filesDiffer: false });
  expect((await inForce()).policy.hash).toBe(hash);
  expect(await readsBirthDates()).toBe(true);
});

test("a version that was approved at run time outlives a restart, which enforces it and says that the files differ", async () => {
  const version = await put(withoutBirthDates);
  expect(await prepareDatabase(database, catalogue)).toEqual({ filesDiffer: true });
  expect(await prepareDatabase(database, catalogue)).toEqual({ filesDiffer: true });
  expect((await inForce()).version).toBe(version);
  expect(await readsBirthDates()).toBe(false);
});

test("told to, it puts the files into force again", async () => {
  expect(await prepareDatabase(database, catalogue, { takeFiles: true })).toEqual({ filesDiffer: false });
  expect((await inForce()).policy.hash).toBe(hash);
  expect(await readsBirthDates()).toBe(true);
});

test("what this program cannot serve is not enforced: the problem is named, and how to go on", async () => {
  const stray = [...roles.values()].map((role) =>
    role.role === "township-officer"
      ? { ...role, denials: [...role.denials, { type: "School", fields: ["gone"], basis: "[M] test" }] }
      : role,
  );
  await put(stray);
  await expect(prepareDatabase(database, catalogue)).rejects.toThrow(
    /unsound \(`npm run migrate -- --policy`.*\n.*no coordinate School\.gone/,
  );
  expect(await prepareDatabase(database, catalogue, { takeFiles: true })).toEqual({ filesDiffer: false });
});
