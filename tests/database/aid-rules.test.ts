// What the database itself refuses of aid, one wrong row at a time, each beside the right one.
import postgres, { type Sql } from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { plantedBatches } from "../../src/sample/aid/planted.ts";
import { plantedNutrition } from "../../src/sample/nutrition/planted.ts";
import { plantedChildren } from "../../src/sample/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { loaded } from "./attempt.ts";

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await cloneDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});
beforeEach(() => sql`begin`.then(() => undefined));
afterEach(() => sql`rollback`.then(() => undefined));

const refused = (rule: string, query: string) =>
  expect(sql.unsafe(query)).rejects.toMatchObject({ constraint_name: rule });
const accepted = (query: string) => expect(sql.unsafe(query)).resolves.toBeDefined();

describe("a pupil's aid", () => {
  const student = (key: keyof typeof plantedChildren) =>
    `(select id from student where child_id = '${plantedChildren[key].id}')`;
  const grant = (
    key: keyof typeof plantedChildren,
    kind: string,
    extra: Readonly<Record<string, string>> = {},
  ) => {
    const row: Readonly<Record<string, string>> = {
      id: "gen_random_uuid()",
      student_id: student(key),
      child_id: `'${plantedChildren[key].id}'`,
      term_school_id: `'${plantedNutrition.shortfall.id}'`,
      scheme_id: `(select id from aid_scheme where kind = '${kind}' and stage = 'primary' and valid_to is null)`,
      kind: "'other'",
      school_year: "2026",
      term: "'1'",
      basis_category: "'other'",
      due_fen: "1",
      decision: "'proposed'",
      proposed_on: "'2026-11-01'",
      ...extra,
    };
    const insert = `insert into student_aid_grant (${Object.keys(row).join(", ")}) values (${Object.values(row).join(", ")}) returning kind, due_fen`;
    return row.decision === "'granted'" ? loaded(insert) : insert;
  };
  const granted = {
    decision: "'granted'",
    decided_on: "'2026-11-02'",
    decided_by: "'甲'",
    decision_reason: "'符合'",
    amount_fen: "31250",
  };

  test("takes kind and amount from its scheme", async () => {
    const [row] = await sql.unsafe(grant("ofOfficer", "day-living"));
    expect(row).toEqual({ kind: "day-living", due_fen: 31_250 });
  });
  test("is not the boarder's and the day pupil's at once", async () => {
    await sql`update enrolment set boarding = true where valid_to is null and student_id in (select id from student where child_id = ${plantedChildren.ofOfficer.id})`;
    await accepted(grant("ofOfficer", "day-living"));
    await refused("student_aid_grant_one_living", grant("ofOfficer", "boarder-living"));
  });
  test("is a boarder's only with a placement as a boarder", () =>
    refused("student_aid_grant_boarder_placement", grant("ofOfficer", "boarder-living")));
  test("is not under a scheme that is no longer in force", () =>
    refused(
      "student_aid_grant_scheme_in_force",
      grant("ofOfficer", "day-living", {
        scheme_id:
          "(select id from aid_scheme where kind = 'day-living' and stage = 'primary' and valid_to is not null)",
      }),
    ));
  test("is decided by a named person with a reason", () =>
    refused(
      "student_aid_grant_decided",
      grant("ofOfficer", "day-living", { ...granted, decided_by: "null" }),
    ));
  test("is applied for, then forwarded, then granted; what was forwarded is decided", async () => {
    const applied = { decision: "'applied'", applied_on: "'2026-11-02'", proposed_on: "null" };
    const write = (extra: Readonly<Record<string, string>>) =>
      grant("ofOfficer", "day-living", { ...applied, ...extra });
    await sql.unsafe("savepoint s");
    for (const [rule, wrong] of [
      ["student_aid_grant_applied", { proposed_on: "'2026-11-02'" }],
      ["student_aid_grant_applied", { ...granted, applied_on: "'2026-11-01'" }],
      ["student_aid_grant_applied", { decision: "'proposed'", proposed_on: "'2026-11-01'" }],
      [
        "student_aid_grant_application_stays",
        { decision: "'proposed'", proposed_on: "'2026-11-02'", archived_at: "now()" },
      ],
    ] as const) {
      await refused(rule, write(wrong));
      await sql.unsafe("rollback to s");
    }
    await accepted(write({ archived_at: "now()" }));
    await accepted(write({ term_school_id: "null" }));
    await sql.unsafe("savepoint s");
    await refused("student_aid_grant_natural", write({}));
    await sql.unsafe("rollback to s");
    // Of no school that the pupil goes to.
    await sql.unsafe("rollback to s");
    await sql`update enrolment set valid_to = tc.today() where child_id = ${plantedChildren.olderSibling.id} and valid_to is null`;
    await refused(
      "student_aid_grant_at_school",
      grant("olderSibling", "day-living", { ...applied, term_school_id: "null" }),
    );
  });
  test("is granted at most what the scheme gives", () =>
    refused(
      "student_aid_grant_amount",
      grant("ofOfficer", "day-living", { ...granted, amount_fen: "31251" }),
    ));
  test("joins a batch being prepared, and no other", async () => {
    const into = (id: string) => grant("ofOfficer", "day-living", { ...granted, batch_id: `'${id}'` });
    await accepted(into(plantedBatches.prepared.id));
    await sql.unsafe("savepoint s");
    await refused("student_aid_grant_batch_open", into(plantedBatches.reviewed.id));
  });
  test("is frozen as a line of a reviewed batch", async () => {
    const line = `batch_id = '${plantedBatches.reviewed.id}'`;
    await accepted(`update student_aid_grant set version = version + 1 where ${line}`);
    await sql.unsafe("savepoint s");
    for (const change of ["amount_fen = amount_fen - 1", "basis_category = 'orphan'", "batch_id = null"]) {
      await refused("student_aid_grant_frozen", `update student_aid_grant set ${change} where ${line}`);
      await sql.unsafe("rollback to s");
    }
    await refused("student_aid_grant_frozen", `delete from student_aid_grant where ${line}`);
  });
});
