// Decision = database: the rows a login sees are the rows the policy says, on hostile data; without a scope, none.
import { getTableName } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countRows } from "../../src/database/enforcement/count-rows.ts";
import { isDeclaredCube } from "../../src/database/enforcement/declared-cubes.ts";
import type { RolePolicy, Validity } from "../../src/policy/index.ts";
import { giveTicket } from "../support/ticket.ts";
import { type EnforcedDatabase, openEnforcedDatabase } from "./database.ts";
import { ids, insertHostileRows } from "./hostile-rows.ts";
import { naiveRows, type Row } from "./naive-policy.ts";

let database: EnforcedDatabase;
let rows: Map<string, Row[]>;
let today: string;

beforeAll(async () => {
  database = await openEnforcedDatabase();
  await insertHostileRows(database.admin);
  rows = new Map();
  for (const { table } of database.catalogue.entities.values()) {
    const name = getTableName(table);
    const found = await database.admin<
      { row: Row }[]
    >`select to_jsonb(t) as row from ${database.admin(name)} t`;
    rows.set(
      name,
      found.map(({ row }) => row),
    );
  }
  const [now] = await database.admin<{ today: string }[]>`select tc.today()::text as today`;
  today = now?.today ?? "";
});
afterAll(() => database?.close());

const seen = async (role: RolePolicy, type: string, scope: string | null): Promise<string[]> => {
  const name = getTableName(database.catalogue.entity(type).table);
  const ticket = scope === null ? null : await giveTicket(database.admin, role.login, scope);
  const found = await database.login(role.login).begin(async (sql) => {
    if (ticket !== null) await sql`select set_config('tongchou.ticket', ${ticket}, true)`;
    return sql<{ id: string }[]>`select id from ${sql(name)}`;
  });
  return found.map(({ id }) => id).sort();
};

const roles = () => [...database.policy.roles.values()];
const typesOf = (role: RolePolicy) => [...new Set(role.grants.map((grant) => grant.type))];
/** A declared cube is a view, suppressed inside: no scope narrows it. */
const guarded = (role: RolePolicy) =>
  typesOf(role).filter((type) => !isDeclaredCube(database.catalogue.entity(type)));

const scopesOf = (role: RolePolicy): string[][] => {
  const one = (of: (n: number) => string, count: number) =>
    Array.from({ length: count }, (_, n) => [of(n + 1)]);
  if (role.scope === "township") return [...one(ids.township, 3), [ids.township(1), ids.township(3)]];
  if (role.scope === "school") return [...one(ids.school, 3), [ids.school(1), ids.school(2)]];
  if (role.scope === "guardian") return one(ids.guardian, 5);
  if (role.scope === "village") return one(ids.village, 3);
  if (role.scope === "child") return [...one(ids.child, 4), [ids.child(2), ids.child(7)]];
  if (role.scope === "teacher") return one(ids.teacher, 2);
  return [[role.scope]];
};

describe("rows", () => {
  test("each login in each scope sees exactly the rows on which a grant that is read holds", async () => {
    let compared = 0;
    for (const role of roles()) {
      for (const scopeIds of scopesOf(role)) {
        for (const type of guarded(role)) {
          const expected = naiveRows({ catalogue: database.catalogue, rows, scopeIds, today }, role, type);
          expect(await seen(role, type, scopeIds.join(",")), `${role.role} ${type} ${scopeIds}`).toEqual(
            expected,
          );
          compared += expected.length;
        }
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  test("what a right opens over all scopes is counted as the rows are, and what another opens, too, is not", async () => {
    const { catalogue, admin } = database;
    let counted = 0;
    for (const role of roles()) {
      const everywhere = rows.get(role.scope)?.map(({ id }) => String(id)) ?? [role.scope];
      for (const type of guarded(role)) {
        const grants = role.grants.filter((grant) => grant.type === type && grant.uses.includes("read"));
        const [opened, none] = [grants, []].map((of) => ({ role, grants: of }));
        if (opened === undefined || none === undefined) continue;
        const expected = naiveRows({ catalogue, rows, scopeIds: everywhere, today }, role, type).length;
        const between = { type, opened, but: none };
        expect((await countRows(admin, catalogue, between))?.rows, `${role.role} ${type}`).toBe(expected);
        expect((await countRows(admin, catalogue, { ...between, but: opened }))?.rows).toBe(0);
        counted += expected;
      }
    }
    expect(counted).toBeGreaterThan(100);
  });

  test("the hostile rows separate the scopes: a township has children, and not the neighbour's", async () => {
    const township = roles().find((role) => role.login === "tc_township") as RolePolicy;
    const first = await seen(township, "Child", ids.township(1));
    expect(first).toEqual([1, 2, 3, 5, 6].map(ids.child));
    expect(await seen(township, "Child", ids.township(2))).toEqual([2, 3, 4].map(ids.child));
    // An expired residence opens the old place's own record, never the child.
    expect(await seen(township, "Child", ids.township(3))).toEqual([ids.child(8)]);
    expect(await seen(township, "Child", ids.school(1))).toEqual([]);
  });

  test("a guardian sees the own child only while the bond is active and current", async () => {
    const guardian = roles().find((role) => role.login === "tc_guardian") as RolePolicy;
    const children = (n: number) => seen(guardian, "Child", ids.guardian(n));
    expect(await children(1)).toEqual([ids.child(1)]);
    expect(await children(2)).toEqual([1, 2].map(ids.child));
    expect(await children(3)).toEqual([]);
    expect(await children(4)).toEqual([ids.child(7)]);
    // Child 2 carries a protective flag: no address, and no location at all.
    const places = await seen(guardian, "ChildLocation", ids.guardian(2));
    const child2 = rows
      .get("child_location")
      ?.filter((row) => row.child_id === ids.child(2))
      .map((row) => row.id);
    expect(child2).toHaveLength(3);
    expect(places.filter((id) => child2?.includes(id))).toEqual([]);
    expect(places.length).toBeGreaterThan(0);
  });

  test("without a ticket, or with one for an empty scope or a scope of another kind, there is no row", async () => {
    for (const role of roles()) {
      const foreign = role.scope === "district" ? "public" : "district";
      for (const type of guarded(role)) {
        expect(await seen(role, type, null), `${role.role} ${type}`).toEqual([]);
        expect(await seen(role, type, ""), `${role.role} ${type}`).toEqual([]);
        expect(await seen(role, type, foreign), `${role.role} ${type}`).toEqual([]);
      }
      if (role.scope === "district" || role.scope === "public") {
        for (const type of guarded(role)) expect(await seen(role, type, ids.township(1))).toEqual([]);
      }
    }
  });

  test("a ticket shown inside the statement holds for that statement alone", async () => {
    const sql = database.login("tc_township");
    const query = (ticket: string) => sql`
      select set_config('tongchou.ticket', ${ticket}, true), (select json_agg(id order by id)::text from child) as found`;
    expect((await query(await giveTicket(database.admin, "tc_township", ids.township(3))))[0]?.found).toBe(
      JSON.stringify([ids.child(8)]).replaceAll('","', '", "'),
    );
    expect(await sql`select id from child`).toEqual([]);
    expect(await sql`select current_setting('tongchou.ticket', true) as shown`).toEqual([{ shown: "" }]);
    expect((await query(""))[0]?.found).toBeNull();
  });

  test("a row out of scope is not to be told from a missing one by counts, joins, keys or errors", async () => {
    const sql = database.login("tc_township");
    const ticket = await giveTicket(database.admin, "tc_township", ids.township(3));
    const ask = (query: string) =>
      sql.begin(async (tx) => {
        await tx`select set_config('tongchou.ticket', ${ticket}, true)`;
        return tx.unsafe(query);
      });
    for (const id of [ids.child(1), ids.child(99)]) {
      expect(await ask(`select count(*)::int as n from child where id = '${id}'`)).toEqual([{ n: 0 }]);
      expect(await ask(`select exists (select from guardianship where child_id = '${id}') as e`)).toEqual([
        { e: false },
      ]);
      expect(await ask(`select 1 / (length(name) - length(name)) from child where id = '${id}'`)).toEqual([]);
      expect(await ask(`select name::int from child where id = '${id}'`)).toEqual([]);
    }
    await expect(ask("select name::int from child")).rejects.toThrow();
  });

  test("a grant opens from its first day until the day before its end", async () => {
    const [days] = await database.admin<{ before: string; after: string }[]>`
      select (tc.today() - 1)::text as before, (tc.today() + 1)::text as after`;
    const { before = "", after = "" } = days ?? {};
    const dated: Readonly<Record<string, readonly [Validity, boolean]>> = {
      School: [{ validUntil: after }, true],
      Child: [{ validFrom: before, validUntil: today }, false],
      SchoolClass: [{ validFrom: today }, true],
      Enrolment: [{ validFrom: after }, false],
    };
    const education = roles().find((role) => role.login === "tc_education") as RolePolicy;
    const role = {
      ...education,
      grants: education.grants.map((grant) => ({ ...grant, ...dated[grant.type]?.[0] })),
      writes: education.writes.map((grant) => ({ ...grant, validUntil: today })),
    };
    await database.enforce({ ...database.policy, roles: new Map([[role.role, role]]) });
    for (const [type, [, opens]] of Object.entries(dated)) {
      const expected = naiveRows(
        { catalogue: database.catalogue, rows, scopeIds: ["district"], today },
        role,
        type,
      );
      expect(await seen(role, type, "district"), type).toEqual(expected);
      expect(expected.length > 0, type).toBe(opens);
    }
    const functions = await database.admin<{ text: string }[]>`
      select prosrc as text from pg_proc where pronamespace = 'tc_write'::regnamespace and prosrc like '%begin_command%'`;
    expect(functions.filter(({ text }) => !text.includes(`(select tc.today()) < '${today}'::date`))).toEqual(
      [],
    );
    expect(functions.length).toBeGreaterThan(10);
  });
});
