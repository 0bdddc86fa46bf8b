import { randomUUID } from "node:crypto";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { loadSample } from "../../src/sample/index.ts";
import { openCopyConnection } from "../../src/sample/writing/copy-connection.ts";
import { createTableCopy } from "../../src/sample/writing/table-copy.ts";
import { createEmptyDatabase, createMigratedDatabase } from "../support/test-database.ts";
import { catalogueState, contentSums, sampleTables } from "./database-state.ts";

const keyRing = createKeyRing([{ id: "test", secret: Buffer.alloc(32, 5) }]);
const options = { scale: 0.003, today: "2026-11-23" };

let database: Awaited<ReturnType<typeof createMigratedDatabase>>;
let sql: Sql;

beforeAll(async () => {
  database = await createMigratedDatabase();
  sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

describe("rows sent by COPY", () => {
  const probe = pgTable("probe", { k: integer("k"), text: text("text"), list: text("list").array() });
  const rows = () => createTableCopy(probe);

  test("arrive as they were, whatever characters they hold", async () => {
    const texts = ["a\tb", "line\nbreak", "\\N", "\\.", "back\\slash", "\r", '"{},', "关面乡𠮷", "", null];
    const copy = rows();
    for (const [k, text] of texts.entries()) copy.add({ k, text, list: text === null ? [] : [text, '"'] });
    const connection = openCopyConnection(database.adminUrl);
    const found = await connection.begin(async (tx) => {
      await tx`create temp table probe (k int, text text, list text[])`;
      await copy.flush(tx);
      return tx`select text, list from probe order by k`;
    });
    await connection.end();
    expect(found.map(({ text }) => text)).toEqual(texts);
    expect(found[1]?.list).toEqual(["line\nbreak", '"']);
  });

  test("that the server refuses after the last byte fail with its reason instead of waiting for ever", async () => {
    const copy = rows();
    copy.add({ k: 1, text: null, list: [] });
    copy.add({ k: 1, text: null, list: [] });
    const connection = openCopyConnection(database.adminUrl);
    const refused = connection.begin(async (tx) => {
      await tx`create temp table probe (k int unique deferrable initially immediate, text text, list text[])`;
      await copy.flush(tx);
    });
    await expect(refused).rejects.toMatchObject({ code: "23505" });
    expect(await connection`select 1 as alive`).toEqual([{ alive: 1 }]);
    await connection.end();
  });
});

describe("a load", () => {
  test("says that the schema is missing", async () => {
    const empty = await createEmptyDatabase();
    await expect(loadSample(empty.adminUrl, keyRing, options)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await empty.drop();
  });

  test("refuses a scale that could not hold the planted cases", async () => {
    await expect(loadSample(database.adminUrl, keyRing, { ...options, scale: 0.001 })).rejects.toThrow(
      /scale/,
    );
    await expect(loadSample(database.adminUrl, keyRing, { ...options, scale: Number.NaN })).rejects.toThrow(
      /scale/,
    );
  });

  test("that breaks half-way leaves an empty database with everything switched on", async () => {
    const before = [await catalogueState(sql), await contentSums(sql)];
    let calls = 0;
    const broken = {
      ...keyRing,
      encrypt: (...given: Parameters<typeof keyRing.encrypt>) => {
        calls += 1;
        if (calls > 3000) throw new Error("the power is gone");
        return keyRing.encrypt(...given);
      },
    };
    await expect(loadSample(database.adminUrl, broken, options)).rejects.toThrow("the power is gone");
    expect([await catalogueState(sql), await contentSums(sql)]).toEqual(before);
  });

  test("works for an owner who is no superuser and under forced row security, which is forced again after", async () => {
    const owner = `owner_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
    await sql.unsafe(`create role ${owner} login password 'only-in-this-test'`);
    await sql.unsafe(`alter schema tc owner to ${owner}`);
    await sql.unsafe(`grant create on schema public to ${owner}`);
    for (const table of ["tc.upload", "tc.upload_part"])
      await sql.unsafe(`alter table ${table} owner to ${owner}`);
    for (const table of sampleTables) {
      await sql.unsafe(`alter table ${table} owner to ${owner}`);
      await sql.unsafe(`alter table ${table} enable row level security`);
      await sql.unsafe(`alter table ${table} force row level security`);
    }
    const views = await sql`select viewname as name from pg_views where schemaname = 'tc'`;
    for (const { name } of views) await sql.unsafe(`alter view tc.${name} owner to ${owner}`);
    // What runs with its owner's rights runs with those of whoever owns the tables.
    const functions = await sql`select oid::regprocedure::text as name from pg_proc
      where pronamespace = 'tc'::regnamespace and prosecdef`;
    for (const { name } of functions) await sql.unsafe(`alter function ${name} owner to ${owner}`);
    const url = new URL(database.adminUrl);
    url.username = owner;
    url.password = "only-in-this-test";
    const before = await catalogueState(sql);
    const summary = await loadSample(url.href, keyRing, options);
    expect(summary.students).toBe(600);
    expect(await sql`select count(*)::int as n from enrolment where valid_to is null`).toEqual([{ n: 600 }]);
    expect(await catalogueState(sql)).toBe(before);
    await expect(loadSample(url.href, keyRing, options)).rejects.toMatchObject({ code: "CONFLICT" });
    await sql.unsafe(`reassign owned by ${owner} to current_user`);
    await sql.unsafe(`drop owned by ${owner}`);
    await sql.unsafe(`drop role ${owner}`);
  });
});
