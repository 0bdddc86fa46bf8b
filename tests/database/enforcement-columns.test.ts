// The columns each login may read are those of the policy, computed a third time; and reading is all it may.
import { getTableColumns, getTableName } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RolePolicy } from "../../src/policy/index.ts";
import { type EnforcedDatabase, openEnforcedDatabase } from "./database.ts";
import { naiveColumns } from "./naive-policy.ts";
import { installProbe, notRefused } from "./probe.ts";

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

/** Offices may ask which rows are of their own where a key to a person is none of their columns. */
function tiedViews({ role, scope }: RolePolicy, columns: ReadonlySet<string>): readonly string[] {
  if (scope === "guardian" || scope === "public") return [];
  const { entities, ofPersons } = database.catalogue;
  return [...ofPersons].flatMap(([type, { columns: keys }]) => {
    const table = entities.get(type)?.table;
    if (table === undefined) throw new Error(`${role}: no type ${type}`);
    const name = getTableName(table);
    const closed = keys.some((key) => !columns.has(`${name}.${getTableColumns(table)[key]?.name}`));
    return closed && columns.has(`${name}.id`) ? [`tc.tied_${name}.id`] : [];
  });
}

/** Whoever reads what an attachment holds. */
const uploadColumns = ["tc.upload_part.cipher", "tc.upload_part.n", "tc.upload_part.upload_id"];

describe("columns", () => {
  test("every login reads exactly the columns of its grants, in every schema", async () => {
    for (const role of database.policy.roles.values()) {
      const columns = naiveColumns(database.catalogue, role);
      const expected = [
        ...[...columns].map((name) => `public.${name}`),
        ...tiedViews(role, columns),
        ...(columns.has("attachment.content") ? uploadColumns : []),
        "tc.caller.epoch",
        "tc.caller.scope",
        "tc.caller.scope_ids",
        "tc.caller.ties",
        "tc.policy_state.version",
      ];
      expect(await granted(role.login), role.login).toEqual(expected.sort());
    }
  });

  test("the runtime login reads identity, the policy, the tree of schools and who guards whom, nothing else", async () => {
    const login = decodeURIComponent(new URL(database.runtimeUrl).username);
    const columns = await granted(login);
    expect(columns.filter((name) => name.startsWith("public."))).toEqual([
      "public.guardianship.archived_at",
      "public.guardianship.child_id",
      "public.guardianship.guardian_id",
      "public.school.archived_at",
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
    const columns = await database.admin<{ table: string; name: string }[]>`
      select c.relname as table, a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relname in ${database.admin(tables)}
         and a.attnum > 0 and not a.attisdropped`;
    await installProbe(database.admin);
    let tried = 0;
    for (const role of database.policy.roles.values()) {
      const open = naiveColumns(database.catalogue, role);
      const closed = columns.filter(({ table, name }) => !open.has(`${table}.${name}`));
      const partly = [...new Set(closed.map(({ table }) => table))];
      const queries = [
        ...closed.flatMap(({ table, name }) => [
          `select t."${name}" from "${table}" t limit 0`,
          `select count(*) from "${table}" where "${name}" is not null`,
        ]),
        ...partly.flatMap((table) => [
          `select * from "${table}"`,
          `select t from "${table}" t`,
          `select to_jsonb(t) from "${table}" t`,
          `select count(t) from "${table}" t`,
          `table "${table}"`,
          // A view has no system columns.
          ...(views.some(({ name }) => name === table) ? [] : [`select xmin from "${table}"`]),
        ]),
      ];
      const sql = database.login(role.login);
      expect(await notRefused(sql, queries), role.login).toEqual([]);
      for (const table of partly) {
        const query = `copy "${table}" to stdout`;
        await expect(sql.unsafe(query), `${role.login}: ${query}`).rejects.toMatchObject({ code: "42501" });
      }
      tried += queries.length + partly.length;
    }
    console.log(`enforcement: ${tried} statements refused to ${database.policy.roles.size} logins`);
    expect(tried).toBeGreaterThan(columns.length * database.policy.roles.size);
  });

  test("the probe tells what is not refused", async () => {
    const sql = database.login("tc_public");
    const open = `select id from school`;
    expect(await notRefused(sql, [open, "select nothing from school", "select * from child"])).toEqual([
      `${open}: 00000`,
      "select nothing from school: 42703",
    ]);
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
