// Archived rows are there for nobody: not in a list, a count, a relation, a cube, nor as a reason to see another row. Each
// line keeps them back with the other taken away; a decision point that forgets them is found out where it stands alone.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { applyEnforcement, compileEnforcement } from "../../src/database/enforcement/index.ts";
import { loadPolicyFiles, serverKey } from "../../src/database/index.ts";
import { developmentSubject } from "../../src/identity/index.ts";
import type { DecisionPoint } from "../../src/planning/index.ts";
import { decide, decideRows, type Grant, neverArchived, policyOf } from "../../src/policy/index.ts";
import { archivedRows, plantedChildren, plantedSchools } from "../../src/sample/planted.ts";
import { loginPassword, unboundedConnections } from "../support/logins.ts";
import { type Ask, startTestApp, type TestApp } from "../support/test-app.ts";
import { cloneDatabase } from "../support/test-database.ts";
import { giveTicket } from "../support/ticket.ts";
import { approve, openDatabaseWide } from "./open-lines.ts";
import { withAdmin } from "./twins.ts";

const { mountain } = plantedSchools;
const education: Ask = { as: "education-officer" };
const registrar: Ask = {
  as: developmentSubject({ role: "school-registrar", school: mountain.officialCode }),
};
/** Holds the archived bond, and a live one to another child. */
const grandparent: Ask = { as: developmentSubject({ role: "guardian", person: "revoked-kin" }) };

/** Judges as the real one does, of archived rows as of any other. */
const forgetful: DecisionPoint = {
  decide: (...question) => {
    const made = decide(...question);
    if (made.kind === "deny") return made;
    return { ...made, plain: neverArchived(made.plain), masked: neverArchived(made.masked) };
  },
  decideRows: (...question) => neverArchived(decideRows(...question)),
};

let both: TestApp;
let plannerAlone: TestApp;
let databaseAlone: TestApp;
let neither: TestApp;
beforeAll(async () => {
  const wide = async () => {
    const database = await cloneDatabase();
    await withAdmin(database, openDatabaseWide);
    return database;
  };
  both = await startTestApp();
  plannerAlone = await startTestApp({ database: await wide() });
  databaseAlone = await startTestApp({ decisions: forgetful });
  neither = await startTestApp({ database: await wide(), decisions: forgetful });
});
afterAll(() => Promise.all([both, plannerAlone, databaseAlone, neither].map((app) => app?.close())));

/** Name, who asks, the question, and what of the answer an archived row would change. */
const questions: readonly (readonly [string, Ask, string, string])[] = [
  ["a school by its id", education, `{ school(id: "${archivedRows.School}") { id } }`, archivedRows.School],
  [
    "the branches of a school",
    education,
    `{ school(id: "${mountain.id}") { branches(first: 50) { totalCount nodes { id } } } }`,
    archivedRows.School,
  ],
  [
    "a list of classes by number, and how many",
    registrar,
    "{ schoolClasses(where: { classNo: { eq: 99 } }) { totalCount nodes { id } } }",
    archivedRows.SchoolClass,
  ],
  [
    "the classes of a school, by relation",
    registrar,
    `{ school(id: "${mountain.id}") { classes(first: 100, where: { classNo: { gt: 90 } }) { nodes { id } } } }`,
    archivedRows.SchoolClass,
  ],
  [
    "headcounts of a school",
    education,
    `{ schoolHeadcounts(first: 100, where: { schoolId: { eq: "${mountain.id}" } }) { totalCount nodes { id } } }`,
    archivedRows.SchoolHeadcount,
  ],
  [
    "another family's child, by an archived bond",
    grandparent,
    "{ children(first: 20) { totalCount nodes { id } } }",
    plantedChildren.threeTownships.id,
  ],
];

describe.each(questions)("%s", (_name, asker, query, archived) => {
  const answer = async (app: TestApp) => {
    const { text, json } = await app.ask(query, asker);
    expect(json.errors, text).toBeUndefined();
    return text;
  };

  test("says nothing of it, by both lines and by either alone", async () => {
    const text = await answer(both);
    expect(text).not.toContain(archived);
    expect(await answer(plannerAlone)).toBe(text);
    expect(await answer(databaseAlone)).toBe(text);
  });
  // An archived bond opens nothing even then: what a condition asks for is compiled as live, whoever decides.
  if (asker === grandparent) return;
  test("shows it where both lines forget it", async () => {
    expect(await answer(neither)).toContain(archived);
  });
});

test("a sum and a cube count no archived row", async () => {
  const sum = `{ schoolHeadcountAggregate(where: { schoolId: { eq: "${mountain.id}" } }) { count sum { students } } }`;
  const cube = "{ enrolmentCube(first: 200) { nodes { id students } } }";
  const ask = async (app: TestApp) => [await app.ask(sum, education), await app.ask(cube, {})] as const;
  const before = await ask(both);
  for (const { json } of before) expect(json.errors).toBeUndefined();
  const database = await cloneDatabase();
  await withAdmin(database, (sql) =>
    sql`delete from school_headcount where id = ${archivedRows.SchoolHeadcount}`.catch(async () => {
      await sql`alter table school_headcount disable trigger user`;
      await sql`delete from school_headcount where id = ${archivedRows.SchoolHeadcount}`;
    }),
  );
  const without = await startTestApp({ database });
  try {
    const after = await ask(without);
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
  } finally {
    await without.close();
  }
});

test("a grant that says `archived` opens its own cells of archived rows, and lends them to no other", async () => {
  const files = await loadPolicyFiles();
  const extra: Grant = {
    id: "finance-officer/School/archive",
    type: "School",
    fields: ["id", "name"],
    uses: ["read"],
    rows: { kind: "always" },
    archived: true,
    cite: ["test"],
  };
  const roles = [...files.roles.values()].map((one) =>
    one.role === "finance-officer" ? { ...one, grants: [...one.grants, extra] } : one,
  );
  const database = await cloneDatabase();
  await withAdmin(database, async (sql) => {
    await approve(sql, roles);
    await applyEnforcement(sql, compileEnforcement(loadCatalogue(), policyOf(roles)), {
      runtimeLogin: decodeURIComponent(new URL(database.runtimeUrl).username),
      passwords: new Map(roles.map(({ login }) => [login, loginPassword(login)])),
      serverKey: serverKey(database.runtimeUrl),
      connections: unboundedConnections,
    });
  });
  const app = await startTestApp({ database });
  try {
    const one = (id: string) =>
      app.ask(`{ school(id: "${id}") { id name officialCode headName } }`, { as: "finance-officer" });
    const { json } = await one(archivedRows.School);
    expect(json.data.school).toMatchObject({ id: archivedRows.School, officialCode: null, headName: null });
    expect(json.data.school.name).not.toBeNull();
    expect((await one(mountain.id)).json.data.school.officialCode).toBe(mountain.officialCode);
    // Filtered by a field that only live rows give, it is not found.
    const listed = await app.ask(
      `{ schools(where: { officialCode: { eq: "9999999999" } }) { totalCount } }`,
      { as: "finance-officer" },
    );
    expect(listed.json.data.schools.totalCount).toBe(0);
  } finally {
    await app.close();
  }
});

test("a row policy asks for live rows without a right of the login to the column", async () => {
  await withAdmin(both.database, async (sql) => {
    const [me] = await sql`select session_user as name`;
    const ticket = await giveTicket(sql, String(me?.name), "district");
    await sql`revoke select (archived_at) on school from tc_finance`;
    try {
      const rows = await sql.begin(async (tx) => {
        await tx`select set_config('tongchou.ticket', ${ticket}, true)`;
        await tx`set local role tc_finance`;
        return tx`select id from school where id in (${archivedRows.School}, ${mountain.id})`;
      });
      expect(rows.map(({ id }) => id)).toEqual([mountain.id]);
    } finally {
      await sql`grant select (archived_at) on school to tc_finance`;
    }
  });
});
