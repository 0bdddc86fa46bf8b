// What a rule file may say, and in which order files are applied.
import postgres from "postgres";
import { expect, test } from "vitest";
import { createLedger, migrateTables, readPending } from "../../src/database/migrate-tables.ts";
import { applyRules, checkRules, readRuleFiles, rulesRoot } from "../../src/database/rules/index.ts";
import { orderRuleFiles } from "../../src/database/rules/order-rule-files.ts";
import { parseDeclarations, splitStatements } from "../../src/database/rules/parse-declarations.ts";
import { createEmptyDatabase } from "../support/test-database.ts";
import { copyRuleSource } from "./rule-source.ts";

const file = (name: string, text: string) => ({ path: `domains/${name}/x.rules.sql`, name, text });
const names = (...files: ReturnType<typeof file>[]) => orderRuleFiles(files).map(({ name }) => name);

test("files come after what they name, an area's own before its nouns", () => {
  expect(
    names(
      file("a/x", "-- after: b/y\n"),
      file("a", ""),
      file("b/y", "-- Of y.\n-- after: b/z\n"),
      file("b/z", ""),
    ),
  ).toEqual(["a", "b/z", "b/y", "a/x"]);
  expect(() => names(file("a/x", "-- after: b/y\n"), file("b/y", "-- after: a/x\n"))).toThrow(
    "a/x → b/y → a/x",
  );
  expect(() => names(file("a/x", "-- after: a/y\n"))).toThrow('after "a/y", which no rule file is');
});

test("statements end where they end, whatever is quoted", () => {
  expect(
    splitStatements(`-- one; two
      SELECT ';' AS "a;b" /* ; */; CREATE FUNCTION f() AS $body$ BEGIN; -- ; '
      END $body$;
      SELECT 1 - 2 / 3`),
  ).toEqual([
    `SELECT ';' AS "a;b" /* ; */`,
    `CREATE FUNCTION f() AS $body$ BEGIN; -- ; '
      END $body$`,
    "SELECT 1 - 2 / 3",
  ]);
});

test.each([
  ["a table", "CREATE TABLE t (id int)"],
  ["a check", `ALTER TABLE "t" ADD CONSTRAINT "c" CHECK (true)`],
  ["a change of rows", "UPDATE school SET name = ''"],
  ["a function of another schema", "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1"],
  ["a function that cannot be made twice", "CREATE FUNCTION tc.f() RETURNS int LANGUAGE sql RETURN 1"],
  ["a loop", "DO $$ BEGIN END $$"],
])("%s is no declaration of a rule", (_what, statement) => {
  expect(() => parseDeclarations([file("a/x", statement)])).toThrow("no declaration of a rule");
});

test("no object is declared twice", () => {
  const view = file("a/x", "CREATE VIEW v AS SELECT 1");
  expect(() => parseDeclarations([view, { ...view, path: "domains/a/y/y.cube.sql" }])).toThrow(
    "view v is declared by",
  );
});

test("the committed files are applied in any order that what they say allows", async () => {
  const database = await createEmptyDatabase();
  const source = await copyRuleSource();
  const sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  try {
    const files = await readRuleFiles(rulesRoot);
    const ordered = orderRuleFiles([...files].reverse());
    expect(ordered.map(({ path }) => path)).not.toEqual(orderRuleFiles(files).map(({ path }) => path));
    await createLedger(sql);
    await sql.begin(async (tx) => {
      await tx`set local search_path = public`;
      await migrateTables(tx, await readPending(tx, source.tables));
      await applyRules(tx, ordered, true);
      await checkRules(tx);
    });
  } finally {
    await sql.end();
    await source.close();
    await database.drop();
  }
});
