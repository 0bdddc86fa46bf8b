// The columns each login may read are those of the policy, computed a third time; and reading is all it may.
import { getTableName } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EnforcedDatabase, openEnforcedDatabase } from "./database.ts";
import { naiveColumns } from "./naive-policy.ts";

let database: EnforcedDatabase;
beforeAll(async () => {
  database = await openEnforcedDatabase();
});
afterAll(() => database?.close());

const granted = async (login: string): Promise<string[]> => {
  const rows = await database.admin<{ name: string }[]>`
    select c.relnamespace::regnamespace || '.' || c.relname || '.' || a.attname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
       and has_column_privilege(${login}, c.oid, a.attnum, 'select')`;
  return rows.map(({ name }) => name).sort();
};

describe("columns", () => {
  test("every login reads exactly the columns of its grants, in every schema", async () => {
    for (const role of database.policy.roles.values()) {
      const expected = [
        ...[...naiveColumns(database.catalogue, role)].map((name) => `public.${name}`),
        "tc.person.id",
        "tc.person.epoch",
        "tc.policy_state.version",
      ];
      expect(await granted(role.login), role.login).toEqual(expected.sort());
    }
  });

  test("the runtime login reads identity, the policy and the tree of schools, nothing else", async () => {
    const login = decodeURIComponent(new URL(database.runtimeUrl).username);
    const columns = await granted(login);
    expect(columns.filter((name) => name.startsWith("public."))).toEqual([
      "public.school.id",
      "public.school.parent_school_id",
    ]);
    const tables = new Set(
      columns.filter((name) => name.startsWith("tc.")).map((name) => name.split(".")[1]),
    );
    expect([...tables].sort()).toEqual(["assignment", "person", "policy_state", "policy_version", "recusal"]);
    await expect(database.login(login)`select name from school`).rejects.toMatchObject({ code: "42501" });
    await expect(database.login(login)`select id, parent_school_id from school`).resolves.toEqual([]);
  });

  test("a secret's ciphertext, index and every column without a grant are refused, and so is the whole row", async () => {
    const tables = [...database.catalogue.entities.values()].map(({ table }) => getTableName(table));
    const views = await database.admin`select viewname as name from pg_views where schemaname = 'public'`;
    for (const role of database.policy.roles.values()) {
      const sql = database.login(role.login);
      const open = naiveColumns(database.catalogue, role);
      for (const table of tables) {
        const all = await database.admin<{ name: string }[]>`
          select attname as name from pg_attribute where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped`;
        const closed = all.filter(({ name }) => !open.has(`${table}.${name}`));
        for (const { name } of closed) {
          for (const query of [
            `select t."${name}" from "${table}" t limit 0`,
            `select count(*) from "${table}" where "${name}" is not null`,
          ]) {
            await expect(sql.unsafe(query), `${role.login}: ${query}`).rejects.toMatchObject({
              code: "42501",
            });
          }
        }
        if (closed.length === 0) continue;
        for (const query of [
          `select * from "${table}"`,
          `select t from "${table}" t`,
          `select to_jsonb(t) from "${table}" t`,
          `select count(t) from "${table}" t`,
          `table "${table}"`,
          `copy "${table}" to stdout`,
          // A view has no system columns.
          ...(views.some(({ name }) => name === table) ? [] : [`select xmin from "${table}"`]),
        ]) {
          await expect(sql.unsafe(query), `${role.login}: ${query}`).rejects.toMatchObject({ code: "42501" });
        }
      }
    }
  });

  test("no login writes, locks or empties anything, not even outside its read-only default", async () => {
    for (const { login } of database.policy.roles.values()) {
      const sql = database.login(login);
      await sql`set default_transaction_read_only = off`;
      for (const query of [
        "insert into school (id) values (gen_random_uuid())",
        "update school set name = 'x'",
        "delete from school",
        "truncate school",
        "do $$ begin lock table school in access share mode; end $$",
        "select id from school for update",
        "merge into school s using (select 1) x on false when not matched then insert (id) values (gen_random_uuid())",
        "copy school from stdin",
        "update tc.policy_state set version = 1",
        "insert into tc.assignment (id) values (gen_random_uuid())",
        "update enrolment_cube set students = 0",
      ]) {
        await expect(sql.unsafe(query).simple(), `${login}: ${query}`).rejects.toMatchObject({
          code: expect.stringMatching(/^(42501|55000)$/),
        });
      }
    }
  });
});
