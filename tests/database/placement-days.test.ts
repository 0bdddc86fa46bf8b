// A placement counts from its first day until the day before its end: neither is ahead of its day, and each is there on it.
import postgres, { type Sql, type TransactionSql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { undone } from "./undone.ts";

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

/** A pupil's place, and what is said of it: the child's school, the class's size on its ledger, the school's right to stop. */
async function placed(tx: TransactionSql, days: string): Promise<{ school: boolean; size: number }> {
  const [place] = await tx`select e.id, e.child_id, e.class_id, e.school_id from enrolment e
    where e.valid_to is null and exists (select from large_class_case k where k.class_id = e.class_id
      and k.cleared_on is null and k.latest_size > 56) order by e.id limit 1`;
  await tx.unsafe(`update enrolment set ${days} where id = '${place?.id}'`);
  const [said] = await tx`select c.school_id = ${place?.school_id} is true as school,
      (select latest_size - tc.class_size(class_id) from large_class_case where class_id = ${place?.class_id} and cleared_on is null) as off,
      tc.class_size(${place?.class_id}) - (select count(*) from enrolment where class_id = ${place?.class_id} and valid_to is null) as size
    from child c where c.id = ${place?.child_id}`;
  expect(said?.off).toBe(0);
  return { school: said?.school, size: Number(said?.size) };
}

test("a future end does not end today, a future start does not count today", async () => {
  const after = (days: string) => undone(sql, (tx) => placed(tx, days));
  expect(await after("valid_to = tc.today() + 1")).toEqual({ school: true, size: 1 });
  expect(await after("valid_to = tc.today()")).toEqual({ school: false, size: 0 });
  expect(await after("valid_from = tc.today()")).toEqual({ school: true, size: 0 });
  expect(await after("valid_from = tc.today() + 1")).toEqual({ school: false, size: -1 });
});

test("a school whose last pupils leave tomorrow operates today", async () => {
  const stop = (day: string) =>
    undone(sql, async (tx) => {
      const school = "(select school_id from enrolment where valid_to is null order by id limit 1)";
      await tx.unsafe(`create temp table stopping on commit drop as select ${school} as id`);
      await tx.unsafe(
        `update enrolment set valid_to = ${day} where valid_to is null and school_id = (select id from stopping)`,
      );
      await tx.unsafe("update school set status = 'idle' where id = (select id from stopping)");
      await tx.unsafe("set constraints school_empty immediate");
    });
  await expect(stop("tc.today() + 1")).rejects.toMatchObject({ constraint_name: "school_empty" });
  await expect(stop("tc.today()")).resolves.toBeUndefined();
});
