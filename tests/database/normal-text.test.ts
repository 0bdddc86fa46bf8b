// Text has one normal form: no column of the catalogue that people write into takes another, asked of the database's own
// catalogue, column by column.
import "../../src/domains/index.ts";
import { getTableName } from "drizzle-orm";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codesOf, loadCatalogue } from "../../src/catalogue/index.ts";
import { normalText } from "../../src/core/text.ts";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { createMigratedDatabase, type TestDatabase } from "../support/test-database.ts";
import { testKeys } from "../support/test-keys.ts";

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await createMigratedDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

interface Place {
  readonly table: string;
  readonly column: string;
}
const key = ({ table, column }: Place) => `${table}.${column}`;

/** A code that a key made, and a digest: of an upload's bytes, of rights. */
const made: ReadonlySet<string> = new Set([
  "identityCode",
  "sha256",
  "baseHash",
  "resultHash",
  "hash",
  "previousHash",
]);

/** Lines of the access log: their words are taken as they were said, so that none that is odd keeps a line from being read. */
const asSaid: ReadonlySet<string> = new Set(["access_record", "record_access", "shown_field"]);

/** Columns of codes, and what a machine made: no words of people. */
function wordless(): ReadonlySet<string> {
  const entities = [...loadCatalogue().entities.values()];
  return new Set(
    entities.flatMap((entity) =>
      [...entity.fields.values()]
        .flatMap((field) => {
          if (field.kind === "column")
            return codesOf(field.column) || made.has(field.name) ? [field.column.name] : [];
          return field.kind === "secret"
            ? [field.cipher, field.tail, field.index, field.code].flatMap((column) =>
                column ? [column.name] : [],
              )
            : [];
        })
        .map((column) => key({ table: getTableName(entity.table), column })),
    ),
  );
}

/** The condition of each column's check, to be asked of any text. */
async function checked(): Promise<ReadonlyMap<string, string>> {
  const checks = await sql<(Place & { says: string })[]>`
    select conrelid::regclass::text as table, a.attname as column, pg_get_expr(conbin, conrelid) as says
    from pg_constraint c join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
    where contype = 'c' and conname = conrelid::regclass || '_' || a.attname || '_normal' and convalidated and conenforced`;
  return new Map(checks.map((check) => [key(check), check.says]));
}

const others = [
  ...[..."\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65\u0387"].map((dot) => `阿依古丽${dot}买买提`),
  "\uf9e1",
  "e\u0301",
  "か\u3099",
  "\u212a",
  "中\u0301\u0327文",
];
const blank = ["", " \t\n", "\u3000"];
const forms = [
  "阿依古丽·买买提",
  "李",
  "é",
  "が",
  "（〔2026〕1号）—“略”",
  "ئايگۈل",
  "중",
  "\u0001\n\t",
  "𠮷",
];

test("no text of people is blank or stored in two forms: each column has a check that takes one", async () => {
  const texts = await sql<
    Place[]
  >`select table_name as table, column_name as column from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and data_type = 'text' and table_type = 'BASE TABLE'`;
  const [says, none] = [await checked(), wordless()];
  const wanted = texts.filter((place) => !none.has(key(place)) && !asSaid.has(place.table));
  expect(wanted.length).toBeGreaterThan(80);
  const wrong: string[] = [];
  for (const place of wanted) {
    const [row] = await sql.unsafe(
      `select array_agg(${says.get(key(place)) ?? "true"} order by at) as takes
         from unnest($1::text[]) with ordinality as t("${place.column}", at)`,
      [[...forms, ...others, ...blank]],
    );
    const takes = [...forms, ...others, ...blank].filter((_, at) => row?.takes[at] === true);
    if (takes.join() !== forms.join()) wrong.push(key(place));
  }
  expect(wrong).toEqual([]);
});

test("the database and the server mean the same form, sign by sign", async () => {
  const says = (await checked()).get("school.name");
  const [row] = await sql.unsafe(`select array_agg(at order by at) as other from (
    select at, chr(at) || 'a' as name from generate_series(1, 196607) as at where at not between 55296 and 57343) as t where not (${says})`);
  const signs = Array.from({ length: 0x30000 }, (_, at) => at).filter(
    (at) => at > 0 && (at < 0xd800 || at > 0xdfff),
  );
  const differing = signs.filter((at) => normalText(String.fromCodePoint(at)) !== String.fromCodePoint(at));
  // Unicode's versions may differ in signs that one of them does not know.
  expect(row?.other).toEqual(differing);
});

test("what the check looks at once composes with nothing that stands before it", async () => {
  const once = /\^(\\u0001[^\]]*)\]/.exec((await checked()).get("school.name") ?? "")?.[1];
  const common = new RegExp(`^[${once}]$`, "u");
  const signs = Array.from({ length: 0xffff }, (_, at) => String.fromCodePoint(at + 1)).filter((sign) =>
    common.test(sign),
  );
  expect(signs.length).toBeGreaterThan(21_000);
  const parts = new Set(
    Array.from({ length: 0x30000 }, (_, at) => (at >= 0xd800 && at < 0xe000 ? "" : String.fromCodePoint(at)))
      .filter((sign) => sign.normalize("NFD") !== sign)
      .flatMap((sign) => [...sign.normalize("NFD")].slice(1)),
  );
  expect(signs.filter((sign) => normalText(sign) !== sign || parts.has(sign) || /\p{M}/u.test(sign))).toEqual(
    [],
  );
});

test("what is encrypted is in normal form before it is", () => {
  const ring = createKeyRing(testKeys);
  const context = { column: "child.address", row: "00000000-0000-7000-8000-000000000001" };
  for (const text of others)
    expect(ring.decrypt(ring.encrypt(text, context), context)).toBe(normalText(text));
});
