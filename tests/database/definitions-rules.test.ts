// One word, one rule: what is rural, small or of a school year is what the definition of the use says on the day, and a change
// of its parameter changes what is refused. Each wrong write stands beside its near miss.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fundStandards } from "../../src/sample/funding/planted.ts";
import { plantedSchools } from "../../src/sample/planted.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { attemptOn, taken } from "./attempt.ts";
import { heads, nineYear } from "./heads.ts";
import { close, leave, set, unstaffed } from "./school-statements.ts";

let app: TestApp;
let sql: Sql;
beforeAll(async () => {
  app = await startTestApp();
  sql = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await app.close();
});
const attempt = (...statements: readonly string[]) => attemptOn(sql, ...statements);
const { mountain, street } = plantedSchools;
const defines = (key: string, codes: string): string =>
  `update parameter set text_value = '${codes}' where key = '${key}'`;

test("the steps of a closure protect what is rural by its definition, and everything without one", async () => {
  const gone = [unstaffed, leave(street.id)];
  expect(await attempt(...gone, close(street.id))).toBe(taken);
  expect(await attempt(...gone, defines("rural.rotation.locales", "111,220"), close(street.id))).toBe(
    "school_may_close",
  );
  const undefine = "update definition set archived_at = now() where key = 'rural.closure'";
  expect(await attempt(...gone, undefine, close(street.id))).toBe("school_may_close");
  const town = (codes: string) => [
    defines("rural.rotation.locales", codes),
    set(mountain.id, "locale = '121'"),
  ];
  expect(await attempt(...town("210,220"))).toBe("school_stays_rural");
  expect(await attempt(...town("121,210,220"))).toBe(taken);
  expect(await attempt(undefine, set(mountain.id, "locale = '121'"))).toBe("school_stays_rural");
});

test("a pairing asks its own definitions of town and country", async () => {
  const pairing = "示例往年对口帮扶";
  const join = `insert into cluster_member (id, cluster_id, school_id, township_id, valid_from)
    select gen_random_uuid(), c.id, s.id, s.township_id, c.valid_from from school_cluster c, school s where c.name = '${pairing}'
      and s.locale = '121' and s.status = 'operating' and not exists (select from school_condition k where k.school_id = s.id and k.weak_school)
      order by s.id limit 1`;
  expect(await attempt(join)).toBe("cluster_member_pairing");
  expect(await attempt(defines("rural.rotation.locales", "121,210,220"), join)).toBe(taken);
  const weak = `update school_condition set weak_school = true, weak_basis = '示例' where school_id = '${plantedSchools.large56.id}'`;
  const again = `update school_cluster set name = name where name = '${pairing}'`;
  expect(await attempt(weak, again)).toBe(taken);
  expect(await attempt(weak, defines("urban.pairing.locales", "112"), again)).toBe("cluster_member_pairing");
});

test("a school is funded as small where it is rural for funding, town zones among them, on the day of the count", async () => {
  const small = heads({ stage: "primary", actual: 16, funded: 100, reported: true });
  const zone = (locale: string) =>
    `update school_state set locale = '${locale}', valid_from = '2016-09-01' where school_id = ${nineYear} and valid_to is null`;
  const free = "set session_replication_role = replica";
  const kept = "set session_replication_role = origin";
  expect(await attempt(free, zone("121"), kept, small)).toBe(taken);
  expect(await attempt(free, zone("122"), kept, small)).toBe("funding_headcount_small_rural");
  expect(await attempt(free, zone("121"), kept, defines("rural.funding.locales", "210,220"), small)).toBe(
    "funding_headcount_small_rural",
  );
});

test("the least number of a small school's standard is the definition's", async () => {
  const standard = (least: number) => `with ended as (
      update fund_standard set valid_to = '2029-01-01' where id = '${fundStandards["small-school"].primary}' returning *)
    insert into fund_standard (id, item, stage, amount_fen, minimum_pupils, document_id, valid_from)
      select gen_random_uuid(), item, stage, amount_fen, ${least}, document_id, valid_to from ended`;
  const hundred = (pupils: number) =>
    `update parameter set number_value = ${pupils} where key = 'small-school.pupils'`;
  expect(await attempt(standard(99))).toBe("fund_standard_small_least");
  expect(await attempt(standard(100))).toBe(taken);
  expect(await attempt(hundred(120), standard(100))).toBe("fund_standard_small_least");
  expect(await attempt(hundred(120), standard(120))).toBe(taken);
});

test("a count is of a day of its school year, which begins with the counting day", async () => {
  const count = (day: string) =>
    `insert into school_headcount (id, school_id, township_id, school_year, stage, grade, as_of, students, boarders, classes)
      select gen_random_uuid(), id, township_id, 2030, 'primary', 1, '${day}', 16, 0, 1 from school where id = ${nineYear}`;
  expect(await attempt(count("2030-08-31"))).toBe("school_headcount_of_year");
  expect(await attempt(count("2030-09-01"))).toBe(taken);
  expect(await attempt(count("2031-08-31"))).toBe(taken);
  expect(await attempt(count("2031-09-01"))).toBe("school_headcount_of_year");
  const october = defines("counting-day.school-year", "10-01");
  expect(await attempt(october, count("2030-09-30"))).toBe("school_headcount_of_year");
});

test("money rests on the counting day's count first; a later count is a revision", async () => {
  const count = (day: string, certified: string) =>
    `insert into school_headcount (id, school_id, township_id, school_year, stage, grade, as_of, students, boarders, classes, certified_on)
      select gen_random_uuid(), id, township_id, 2030, 'primary', 1, '${day}', 16, 0, 1, ${certified} from school where id = ${nineYear}`;
  const on = (day: string, revision = 0) =>
    heads({ stage: "primary", actual: 16, funded: 100, on: day, revision });
  const first = count("2030-09-01", "'2030-09-28'");
  const later = count("2030-11-01", "'2030-11-08'");
  expect(await attempt(first, later, on("2030-11-01"))).toBe("funding_headcount_counting_day");
  expect(await attempt(first, on("2030-09-01"))).toBe(taken);
  expect(await attempt(first, later, on("2030-09-01"), on("2030-11-01", 1))).toBe(taken);
  // A school that had no pupils on the day begins with the count that it has.
  expect(await attempt(later, on("2030-11-01"))).toBe(taken);
  const reported = count("2030-09-01", "null");
  expect(await attempt(reported, later, on("2030-11-01"))).toBe(taken);
});

test("a target is found by a key of words", async () => {
  const named = (key: string) => `update target set key = '${key}' where key = 'nutrition.coverage'`;
  expect(await attempt(named("覆盖率"))).toBe("target_key");
  expect(await attempt(named("nutrition.coverage-2030"))).toBe(taken);
});
