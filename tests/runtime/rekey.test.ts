// Another key while two servers answer and people write: nothing is lost, found twice or not found, answers stay to the byte, and the old
// key is retired for good. What is killed goes on.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import "../../src/domains/index.ts";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { runRekey } from "../../src/cli/rekey.ts";
import { loadConfig } from "../../src/config.ts";
import { keyFault, sealedColumns } from "../../src/database/index.ts";
import { createKeyRing, type KeyRing, type RingKey } from "../../src/database/secrets/key-ring.ts";
import { announceKey } from "../../src/database/secrets/keys-in-use.ts";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { plantedSchools } from "../../src/sample/schools/planted.ts";
import { checkDigit } from "../../src/sample/writing/synthetic-numbers.ts";
import { education, known } from "../hostile/look-up.ts";
import { type Ask, startTestApp, type TestApp } from "../support/test-app.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { testKeys } from "../support/test-keys.ts";
import { buildServer, startProcess } from "./server-process.ts";

const [old] = testKeys;
const next: RingKey = { id: "next", secret: randomBytes(32) };
const columns = sealedColumns(loadCatalogue());
const school: Ask = {
  as: developmentSubject({
    role: "school-registrar",
    school: plantedSchools.street.officialCode,
    duty: "enrolment",
  }),
};

let database: TestDatabase;
let admin: Sql;
let folder: string;
/** Two processes, whose rings are in another order. */
let one: TestApp;
let other: TestApp;
beforeAll(async () => {
  [database] = await Promise.all([cloneDatabase(), buildServer()]);
  admin = postgres(database.adminUrl, { max: 3, onnotice: () => {} });
  folder = await mkdtemp(join(tmpdir(), "rekey-"));
  await announceKey(admin, testKeys);
  const clock = () => new Date();
  one = await startTestApp({ database, keys: [old, next], clock });
  other = await startTestApp({ database, keys: [next, old], clock });
});
afterAll(async () => {
  await Promise.all([one?.app.close(), other?.app.close()]);
  await admin?.end({ timeout: 2 });
  await Promise.all([database?.drop(), rm(folder, { recursive: true, force: true })]);
});

const told = ({ id, secret }: RingKey): string => `${id}:${secret.toString("base64")}`;
const environment = (keys: readonly RingKey[] = [next, old]) => ({
  DATABASE_URL: database.runtimeUrl,
  DATABASE_ADMIN_URL: database.adminUrl,
  TONGCHOU_LOGINS_DIR: inject("testCluster").loginsDir,
  TONGCHOU_DATA_DIR: folder,
  TONGCHOU_KEYS: keys.map(told).join(","),
});
const rekey = (argv: readonly string[] = [], keys?: readonly RingKey[]) =>
  runRekey(argv, loadConfig(environment(keys)));

const lookUp = (number: string) =>
  `{ children(where: { idNumber: { eq: "${number}" } }) { totalCount nodes { id name idNumber } } }`;
const questions: readonly (readonly [string, Ask])[] = [
  [lookUp(known), education],
  ["{ children(first: 60) { nodes { id name birthDate } } }", { as: "education-officer" }],
  ["{ teachers(first: 40) { nodes { id name } } }", { as: "hr-officer" }],
  ["{ schools(first: 40) { nodes { id name } } }", {}],
];
const answersOf = async (app: TestApp): Promise<readonly string[]> =>
  Promise.all(questions.map(async ([query, asking]) => (await app.ask(query, asking)).text));

/** All secrets as they were said, and what follows from the key. */
async function plain(ring: KeyRing): Promise<ReadonlyMap<string, string>> {
  const values = new Map<string, string>();
  for (const { table, cipher, index, code, context, row } of columns) {
    const rows = await admin.unsafe(
      `select id, "${row}" as row, "${cipher}" as cipher, ${index === null ? "null" : `"${index}"`} as index, ${code === null ? "null" : `"${code}"`} as code
         from "${table}" where "${cipher}" is not null`,
    );
    for (const { id, row: at, cipher: sealed, index: found, code: told } of rows) {
      const value = ring.decrypt(sealed, { column: context, row: at });
      values.set(`${table}.${cipher}/${id}`, value);
      if (found !== null) expect(found).toBe(ring.blindIndex(value, context));
      if (told !== null) expect(told).toBe(ring.identityCode(value, context.split(".")[0] ?? ""));
    }
  }
  const parts = await admin`select upload_id as id, n, cipher from tc.upload_part where cipher is not null`;
  for (const { id, n, cipher } of parts)
    values.set(
      `part ${id}/${n}`,
      ring.open(cipher, { column: "upload_part.cipher", row: `${id}/${n}` }).toString("base64"),
    );
  return values;
}

const versions = async (): Promise<unknown> =>
  (
    await admin`select (select md5(string_agg(id || ' ' || version, ',' order by id)) from child where name <> '示例童') as children,
      (select md5(string_agg(id || ' ' || version, ',' order by id)) from teacher) as teachers,
      (select md5(string_agg(id || ' ' || version || listed || payable || duplicate, ',' order by id)) from payee_account) as accounts,
      (select md5(string_agg(id || ' ' || version || payable, ',' order by id)) from rural_subsidy_payment) as payments`
  )[0];

let drawn = 0;
const number = (): string => {
  drawn += 1;
  const digits = `99999920171210${String(700 + drawn)}`;
  return `${digits}${checkDigit(digits)}`;
};
const register = (app: TestApp, idNumber: string, key?: string) =>
  app.ask(
    `mutation($n: String!, $s: String!) { registerPupil(input: { name: "示例童", idType: RESIDENT_ID, idNumber: $n, gender: MALE, birthDate: "2017-12-10"
       studentNo: $s, category: PRIMARY, since: "2026-09-01" }) { version replayed pupilRegistration { id } } }`,
    { ...school, variables: { n: idNumber, s: `G${idNumber}` }, ...(key !== undefined && { key }) },
  );
const idOf = (reply: Awaited<ReturnType<typeof register>>): string => {
  expect(reply.json.errors, reply.text).toBeUndefined();
  return reply.json.data.registerPupil.pupilRegistration.id;
};
const admit = (app: TestApp, id: string) =>
  app.ask(`mutation { admitPupil(input: { id: "${id}", version: 1 }) { pupilRegistration { status } } }`, {
    as: "education-officer",
  });

/** Asks and writes until it is told to stop; each answer is what it was before. */
function load(app: TestApp, expected: readonly string[]) {
  let going = true;
  const registered: string[] = [];
  const work = (async () => {
    for (; going; ) {
      expect(await answersOf(app)).toEqual(expected);
      registered.push(idOf(await register(app, known)));
    }
  })();
  const stop = async (): Promise<readonly string[]> => {
    going = false;
    await work;
    return registered;
  };
  return { stop };
}

test("a key is written with once everybody has it, rows go over while people ask and write, and the old one ends", async () => {
  const since = new Date();
  const before = await answersOf(one);
  for (const text of before) expect(text).toContain('"data"');
  expect(before[0]).toContain(known);
  const values = await plain(createKeyRing([old]));
  expect(values.size).toBeGreaterThan(1000);
  const were = await versions();
  const twice = number();
  const keyed = idOf(await register(one, twice, "form-1"));
  const withdrawn = idOf(await register(other, number()));
  const page =
    "query ($after: String) { schools(first: 5, after: $after) { nodes { id } pageInfo { endCursor } } }";
  const [first, all] = [await one.ask(page), await one.ask("{ schools(first: 10) { nodes { id } } }")];

  // A process that lacks it: nothing is begun. One that ends says so.
  const lacking = await startTestApp({ database, keys: [old] });
  await expect(rekey()).rejects.toThrow(/1 processes of servers do not have the key next yet/);
  await lacking.app.close();
  expect(await admin`select id, state from tc.column_key`).toEqual([{ id: old.id, state: "writes" }]);

  const loads = [load(one, before), load(other, before)];
  // Somebody holds one child all the while: the others go over, this one stays as it is, and all are found.
  const [child] =
    await admin`select id from child where id_number_index = ${createKeyRing([old]).blindIndex(known, "child.id_number")}`;
  let release = () => {};
  const held = admin.begin(async (tx) => {
    await tx`select from child where id = ${child?.id} for no key update`;
    await new Promise<void>((resolve) => {
      release = resolve;
    });
  });
  const killed = startProcess(environment(), ["rekey"]);
  await expect
    .poll(() => killed.said(), { timeout: 60_000 })
    .toMatch(/child\.id_number_cipher: \d+ sealed anew/);
  killed.child.kill("SIGKILL");
  expect(await killed.ended).toBe("SIGKILL");
  const under = async () =>
    (
      await admin`select count(*) filter (where starts_with(id_number_cipher, 'next.'))::int as new,
        count(*) filter (where starts_with(id_number_cipher, 'test.'))::int as old from child`
    )[0] as { new: number; old: number };
  expect((await under()).new).toBeGreaterThan(100);
  expect((await under()).old).toBeGreaterThanOrEqual(1);
  await expect(rekey(["--retire", old.id])).rejects.toThrow(
    /the key test is needed .*child\.id_number_cipher/,
  );
  await expect(rekey(["--retire", "next"])).rejects.toThrow(/the key next writes/);
  // One number under two keys, said in two processes: the second finds the first.
  const second = idOf(await register(other, twice));
  expect((await admit(one, keyed)).json).toMatchObject({
    data: { admitPupil: { pupilRegistration: { status: "ADMITTED" } } },
  });
  expect((await admit(other, second)).text).toContain("pupil_registration_unmatched");
  expect((await other.ask(lookUp(twice), education)).json.data.children.totalCount).toBe(1);

  release();
  await held;
  await rekey();
  expect((await under()).old).toBe(0);
  const registered = (await Promise.all(loads.map(({ stop }) => stop()))).flat();
  expect(registered.length).toBeGreaterThan(2);
  const [lost] =
    await admin`select count(*)::int as n from pupil_registration where id = any (${registered}) and child_id is distinct from ${child?.id}`;
  expect(lost?.n).toBe(0);

  // What was said stays, no record has changed, and what hung on the old key goes on.
  const now = await plain(createKeyRing([next]));
  for (const [name, value] of values) expect(now.get(name), name).toBe(value);
  const [told] =
    await admin`select count(*)::int as n from tc.history where at >= ${since.toISOString()}::text::timestamptz and command is null`;
  expect(told?.n).toBe(0);
  const back = `mutation { withdrawPupilRegistration(input: { id: "${withdrawn}", version: 1 }) { version } }`;
  expect((await one.ask(back, school)).json.data.withdrawPupilRegistration.version).toBe(2);
  expect((await register(other, twice, "form-1")).json.data.registerPupil.replayed).toBe(true);
  const { endCursor } = first.json.data.schools.pageInfo;
  const rest = await other.ask(page, { variables: { after: endCursor } });
  expect([...first.json.data.schools.nodes, ...rest.json.data.schools.nodes]).toEqual(
    all.json.data.schools.nodes,
  );
  expect(await versions()).toEqual(were);

  // A day's calls are known again by the old key.
  await expect(rekey(["--retire", old.id])).rejects.toThrow(
    /calls of commands are known again by the key test/,
  );
  await admin`update tc.command_key set at = at - interval '2 days'`;
  await rekey(["--retire", old.id]);
  await expect(rekey(["--retire", old.id])).rejects.toThrow(/is retired already/);
  await expect(rekey([], [old, next])).rejects.toThrow(/the key test is retired: draw another one/);
  const answers = await answersOf(one);
  await Promise.all([one.app.close(), other.app.close()]);
  expect(await keyFault(admin, [next])).toBeNull();
  expect(await keyFault(admin, [old])).toContain("rows are sealed with the key next");
  [one, other] = await Promise.all([
    startTestApp({ database, keys: [next], clock: () => new Date() }),
    startTestApp({ database, keys: [next], clock: () => new Date() }),
  ]);
  expect(await answersOf(one)).toEqual(answers);
  expect(answers).toEqual(before);
  expect((await one.ask(page, { variables: { after: endCursor } })).json.errors[0].extensions.code).toBe(
    "BAD_USER_INPUT",
  );
});

test("each secret that is looked up by an index is stored under one key, whichever the server says first", async () => {
  const triggers = await admin<{ name: string; said: string }[]>`
    select c.relname as name, encode(t.tgargs, 'escape') as said from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where t.tgfoid = 'tc.under_one_key'::regproc`;
  const made = triggers.map(({ name, said }) => `${name} ${said.replaceAll("\\000", " ").trim()}`).sort();
  const indexed = columns.filter(({ index }) => index !== null);
  const compared = new Set([
    "child.id_number",
    "student.student_no",
    "guardian.id_number",
    "teacher.id_number",
    "payee_account.account",
  ]);
  const wanted = indexed.map(({ table, index, context }) => {
    const places = compared.has(context)
      ? indexed
          .filter((column) => column.context === context)
          .map((column) => `${column.table}.${column.index}`)
      : [];
    return [table, index, ...places].join(" ");
  });
  expect(made).toEqual(wanted.sort());
});
