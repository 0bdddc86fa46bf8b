// A column of codes takes the codes of its list and no other: asked of the database's own catalogue, column by column.
import "../../src/domains/index.ts";
import { getTableName } from "drizzle-orm";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codesOf, loadCatalogue } from "../../src/catalogue/index.ts";
import { nobodysNumbers } from "../support/numbers.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";

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

interface Check {
  readonly table: string;
  readonly name: string;
  readonly says: string;
}

/** Every coded column that is stored; a cube's rows are no table's and have no check. */
const coded = (tables: ReadonlySet<string>) =>
  [...loadCatalogue().entities.values()].flatMap((entity) =>
    [...entity.fields.values()].flatMap((field) => {
      const list = field.kind === "column" ? codesOf(field.column) : undefined;
      const table = getTableName(entity.table);
      if (field.kind !== "column" || list === undefined || !tables.has(table)) return [];
      return [{ table, column: field.column.name, stored: list.stored }];
    }),
  );

const literals = (text: string) => [...text.matchAll(/'([^']*)'::text/g)].map((found) => found[1]);

/** The codes a check names for a column: in a list, or one by one in the branches of a rule that says more. */
const named = ({ says }: Check, column: string) => [
  ...[...says.matchAll(new RegExp(`\\(${column} = ANY \\(ARRAY\\[([^\\]]*)\\]\\)`, "g"))].flatMap((found) =>
    literals(found[1] ?? ""),
  ),
  ...[...says.matchAll(new RegExp(`\\(${column} = ('[^']*'::text)\\)`, "g"))].flatMap((found) =>
    literals(found[1] ?? ""),
  ),
];

test("each has a check that names the codes of its list, no more and no fewer", async () => {
  const checks = await sql<Check[]>`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as says
    from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`;
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
  const columns = coded(new Set(tables.map(({ name }) => name)));
  expect(columns.length).toBeGreaterThan(120);
  const wrong = columns.filter(({ table, column, stored }) => {
    const lists = checks.filter((check) => check.table === table).map((check) => named(check, column));
    return !lists.some((codes) => [...new Set(codes)].sort().join() === [...stored].sort().join());
  });
  expect(wrong).toEqual([]);
});

test("a column of numbers with a form takes no other", async () => {
  const checks = await sql<{ place: string; says: string }[]>`
    select conrelid::regclass || '.' || a.attname as place, string_agg(pg_get_expr(conbin, conrelid), ' and ') as says
    from pg_constraint join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
    where contype = 'c' and cardinality(conkey) = 1 and connamespace = 'public'::regnamespace group by 1`;
  const catalogue = loadCatalogue();
  const numbers = nobodysNumbers(catalogue);
  const columns = [...catalogue.entities.values()].flatMap(({ name, table, fields }) =>
    [...fields.values()].flatMap((field) => {
      if (field.kind !== "column" || field.form === undefined) return [];
      const place = `${getTableName(table)}.${field.column.name}`;
      return [{ place, column: field.column.name, number: numbers.get(`${name}.${field.name}`) ?? "" }];
    }),
  );
  expect(columns.map(({ place }) => place).sort()).toEqual([
    "allocation.budget_code",
    "child.ethnicity",
    "child_location.outside_code",
    "division_code.code",
    "pupil_registration.ethnicity",
    "purchased_service.provider_uscc",
    "residential_development.developer_uscc",
    "school.official_code",
    "school.uscc",
  ]);
  for (const { place, column, number } of columns) {
    const says = checks.find((check) => check.place === place)?.says ?? "true";
    const others = [
      "",
      "abc",
      `${number}0`,
      number.slice(1),
      `${number.slice(1)}I`,
      ` ${number}`,
      `${number}\n`,
    ];
    const takes = await sql.unsafe(
      `select "${column}" as text from unnest($1::text[]) as t("${column}") where ${says}`,
      [[number, ...others]],
    );
    expect(
      takes.map(({ text }) => text),
      place,
    ).toEqual([number]);
  }
});

test.each([
  ["child", "id_type"],
  ["student", "category"],
  ["school", "run_by"],
  ["school_class", "type"],
  ["teacher", "id_type"],
])("no %s has a %s that is no code", async (table, column) => {
  const write = sql`update ${sql(table)} set ${sql(column)} = 'none of them'`;
  await expect(write).rejects.toMatchObject({ constraint_name: `${table}_${column}` });
});

// What has been in force stays as it is, whatever is written: an edition to come is asked.
test.each([
  ["parameter", "owner_department"],
  ["township_name", "kind"],
  ["post_structure_ratio", "school_kind"],
])("no %s to come has a %s that is no code", async (table, column) => {
  const enter = sql`insert into ${sql(table)} select edition.* from (select e from ${sql(table)} e order by id limit 1) entered,
    jsonb_populate_record(entered.e, jsonb_build_object('id', uuidv7(), ${column}::text, 'none of them', 'valid_from', '2999-01-01', 'valid_to', null)) edition`;
  await expect(enter).rejects.toMatchObject({ constraint_name: `${table}_${column}` });
});
