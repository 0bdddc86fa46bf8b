// Numbers that hold the birth date (GB 11643: area code, birth date, sequence, check character), against whoever puts
// together what one role is given: the last four beside the date are the whole. Every number here is known to the test.
import { getTableName } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import "../../src/domains/index.ts";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { callers } from "../isolation/callers.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { testKeys } from "../support/test-keys.ts";

const lists = [
  "children(first: 40) { nodes { id number: idNumber birthDate } }",
  "students(first: 40) { nodes { id number: studentNo child { birthDate } } }",
  "guardians(first: 40) { nodes { id number: idNumber } }",
  "teachers(first: 40) { nodes { id number: idNumber birthDate } }",
];
const numbered = [
  ["child", "id_number"],
  ["student", "student_no"],
  ["guardian", "id_number"],
  ["teacher", "id_number"],
] as const;
const purposes = [undefined, "identity-verification", "title-certificate", "dropout-return"];

let app: TestApp;
let sql: postgres.Sql;
/** Id of the row → its number in full. */
const numbers = new Map<string, string>();

beforeAll(async () => {
  app = await startTestApp();
  sql = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
  const ring = createKeyRing(testKeys);
  for (const [table, column] of numbered) {
    const rows = await sql.unsafe(
      `select id, ${column}_cipher as c from ${table} where ${column}_cipher is not null`,
    );
    for (const { id, c } of rows)
      numbers.set(String(id), ring.decrypt(String(c), { column: `${table}.${column}`, row: String(id) }));
  }
});
afterAll(async () => {
  await sql?.end();
  await app?.close();
});

interface Told {
  readonly id: string;
  readonly number: string | null;
}

test("a number that holds the birth date shows no character in any list, whoever asks and for what purpose", async () => {
  let asked = 0;
  const told: string[] = [];
  for (const caller of Object.values(callers)) {
    for (const purpose of purposes) {
      for (const list of lists) {
        const { json } = await app.ask(`{ list: ${list} }`, { ...caller, ...(purpose && { purpose }) });
        asked += 1;
        const nodes: readonly Told[] = json.data?.list.nodes ?? [];
        const shown = nodes.filter(
          ({ id, number }) => number !== null && numbers.get(id)?.endsWith(number.replaceAll("*", "")),
        );
        if (shown.length > 0) told.push(`${caller.name}: ${shown.length} of ${list}`);
      }
    }
  }
  console.log(`rebuilt numbers: ${asked} lists asked, ${told.length} told`);
  expect(told).toEqual([]);
});

test("no column but ciphertext and blind index tells the end of a number, to a login as to a thief of the database", async () => {
  const told: string[] = [];
  let looked = 0;
  for (const [table] of numbered) {
    const columns = await sql<{ name: string }[]>`
      select column_name as name from information_schema.columns
       where table_name = ${table} and data_type = 'text' and column_name !~ '_(cipher|index)$'`;
    for (const { name } of columns) {
      const rows = await sql.unsafe(`select id, "${name}" as v from ${table} where length("${name}") >= 4`);
      looked += rows.length;
      const ends = rows.filter(({ id, v }) => numbers.get(String(id))?.slice(-4) === String(v).slice(-4));
      // A telephone or a code ends so by chance, one in ten thousand.
      if (ends.length > 2 + rows.length / 1000)
        told.push(`${table}.${name}: ${ends.length} of ${rows.length}`);
    }
  }
  expect(looked).toBeGreaterThan(numbers.size);
  expect(told).toEqual([]);
});

test("the code in its place tells two children of one name apart, the same in every list that leads to them", async () => {
  const { as } = callers.education;
  const { json } = await app.ask(
    `{ children(first: 200, orderBy: NAME_ASC) { nodes { id name identityCode students(first: 1) { nodes { child { identityCode } } } } } }`,
    { as },
  );
  const children: readonly {
    name: string;
    identityCode: string;
    students: { nodes: readonly { child: { identityCode: string } }[] };
  }[] = json.data.children.nodes;
  const alike = [...Map.groupBy(children, ({ name }) => name).values()].filter(({ length }) => length > 1);
  expect(alike.length).toBeGreaterThan(0);
  for (const same of alike) expect(new Set(same.map((one) => one.identityCode)).size).toBe(same.length);
  for (const { identityCode, students } of children) {
    expect(identityCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
    for (const { child } of students.nodes) expect(child.identityCode).toBe(identityCode);
  }
  const [first] = children;
  const found = await app.ask(
    `{ children(where: { name: { eq: "${first?.name}" }, identityCode: { eq: "${first?.identityCode}" } }) { totalCount } }`,
    { as },
  );
  expect(found.json.data.children.totalCount).toBe(1);
});

test("what can be rebuilt is declared, and keeps no characters beside its parts", () => {
  const declared = [...loadCatalogue().entities.values()].flatMap(({ name, table, fields }) =>
    [...fields.values()].flatMap((field) =>
      field.kind === "secret" && field.rebuiltFrom !== undefined
        ? [`${name}.${field.name} of ${getTableName(table)}, tail: ${field.tail?.name ?? "none"}`]
        : [],
    ),
  );
  expect(declared).toEqual([
    "Child.idNumber of child, tail: none",
    "PupilRegistration.idNumber of pupil_registration, tail: none",
    "PupilRegistration.studentNo of pupil_registration, tail: none",
    "Student.studentNo of student, tail: none",
    "Teacher.idNumber of teacher, tail: none",
  ]);
});
