// Whoever holds one login's SQL: the scope is what the server's ticket says, not what a statement says of itself, and without
// the server's key not even the plans tell what is hidden.
import { createHash, randomUUID } from "node:crypto";
import { getTableName } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isDeclaredCube } from "../../src/database/enforcement/declared-cubes.ts";
import { Tickets } from "../../src/database/index.ts";
import type { RolePolicy } from "../../src/policy/index.ts";
import { loginPassword } from "../support/logins.ts";
import { giveTicket } from "../support/ticket.ts";
import { connect, type EnforcedDatabase, openEnforcedDatabase } from "./database.ts";
import { ids, insertHostileRows } from "./hostile-rows.ts";

let database: EnforcedDatabase;
/** Sessions opened with nothing but a login and its password. */
const outside = new Map<string, Sql>();
const outsider = (login: string): Sql => {
  const url = new URL(database.runtimeUrl);
  url.username = login;
  url.password = loginPassword(login);
  const sql = outside.get(login) ?? connect(url.href);
  outside.set(login, sql);
  return sql;
};
const roles = () => [...database.policy.roles.values()];
const tablesOf = (role: RolePolicy): string[] => {
  const read = role.grants.filter(({ uses }) => uses.includes("read")).map(({ type }) => type);
  return [...new Set(read)]
    .map((type) => database.catalogue.entity(type))
    .filter((entity) => !isDeclaredCube(entity))
    .map(({ table }) => getTableName(table));
};
/** What a scope could be said to be: its word, and every id of its kind that stands anywhere. */
const claims = (role: RolePolicy): string[] => [
  role.scope,
  "district",
  [1, 2, 3, 4, 5]
    .flatMap((n) =>
      [ids.township, ids.school, ids.guardian, ids.village, ids.child, ids.teacher].map((of) => of(n)),
    )
    .join(","),
];

beforeAll(async () => {
  database = await openEnforcedDatabase();
  await insertHostileRows(database.admin);
  await database.admin`analyze`;
});
afterAll(async () => {
  await Promise.all([...outside.values()].map((sql) => sql.end({ timeout: 2 })));
  await database?.close();
});

const rowsSeen = async (sql: Sql, role: RolePolicy): Promise<number> => {
  const counts = tablesOf(role).map((table) => `(select count(*) from "${table}")`);
  const [row] = await sql.unsafe<{ n: string }[]>(`select ${["0", ...counts].join(" + ")} as n`);
  return Number(row?.n);
};

describe("a scope that a login's SQL cannot forge", () => {
  test("no setting that a session makes up opens a row, with the server's key or without", async () => {
    let tried = 0;
    for (const role of roles()) {
      for (const sql of [database.login(role.login), outsider(role.login)]) {
        for (const claim of claims(role)) {
          await sql`select set_config('tongchou.scope', ${claim}, false), set_config('tongchou.ticket', ${claim}, false)`;
          expect(await rowsSeen(sql, role), `${role.login}: ${claim}`).toBe(0);
          tried += tablesOf(role).length;
        }
        await sql`select set_config('tongchou.scope', '', false), set_config('tongchou.ticket', '', false)`;
      }
    }
    console.log(`tickets: ${tried} tables asked for with a scope made up by ${roles().length} logins`);
  });

  test("what the table of tickets holds is no ticket, and no login reads, makes, lengthens or deletes one", async () => {
    const ticket = await giveTicket(database.admin, "tc_township", ids.township(1));
    const sql = database.login("tc_township");
    const count = () => sql<{ n: number }[]>`select count(*)::int as n from child`;
    await sql`select set_config('tongchou.ticket', ${ticket}, false)`;
    expect(await count()).toEqual([{ n: 5 }]);
    for (const digest of [
      createHash("sha256").update(ticket).digest("hex"),
      `\\x${createHash("sha256").update(ticket).digest("hex")}`,
    ]) {
      await sql`select set_config('tongchou.ticket', ${digest}, false)`;
      expect(await count()).toEqual([{ n: 0 }]);
    }
    for (const role of roles()) {
      const login = database.login(role.login);
      await login`set default_transaction_read_only = off`;
      for (const query of [
        "select digest from tc.ticket",
        "select count(*) from tc.ticket",
        "insert into tc.ticket (digest, login, epoch, scope, expires_at) values ('x', 'x', 0, 'district', now())",
        "update tc.ticket set expires_at = 'infinity'",
        "delete from tc.ticket",
        "select digest from tc.server",
        "update tc.server set digest = 'x'",
        `select tc.issue_ticket('x', '${role.login}', null, 0, 'district', null, null)`,
      ]) {
        await expect(login.unsafe(query), `${role.login}: ${query}`).rejects.toMatchObject({ code: "42501" });
      }
    }
  });

  test("a ticket counts for its login alone, until it expires, and only in a server's session", async () => {
    const seen = async (sql: Sql, shown: string) => {
      await sql`select set_config('tongchou.ticket', ${shown}, false)`;
      return (await sql`select id from school`).length;
    };
    const ticket = await giveTicket(database.admin, "tc_education", "district");
    expect(await seen(database.login("tc_education"), ticket)).toBeGreaterThan(0);
    expect(await seen(database.login("tc_finance"), ticket)).toBe(0);
    expect(await seen(outsider("tc_education"), ticket)).toBe(0);
    expect(await outsider("tc_education")`select scope from tc.caller`).toEqual([]);
    await database.admin`update tc.ticket set expires_at = statement_timestamp() where login = 'tc_education'`;
    expect(await seen(database.login("tc_education"), ticket)).toBe(0);
  });

  test("no word but the server's key opens a session: not the login's password, not an empty one", async () => {
    const sql = outsider("tc_education");
    const ticket = await giveTicket(database.admin, "tc_education", "district");
    for (const key of ["", "x", loginPassword("tc_education")]) {
      await sql`select set_config('tongchou.server', ${key}, false), set_config('tongchou.ticket', ${ticket}, false)`;
      expect(await sql`select id from school`).toEqual([]);
    }
  });
});

describe("tickets follow rights", () => {
  const runtime = () => database.login(decodeURIComponent(new URL(database.runtimeUrl).username));
  const holder = (personId: string, epoch: number) => ({
    login: "tc_township",
    personId,
    epoch,
    scope: "township" as const,
    groups: [{ scopeIds: [ids.township(1)] }],
    ties: [],
  });
  const newPerson = async (): Promise<string> => {
    const id = randomUUID();
    await database.admin`insert into tc.person (id, issuer, subject, display_name) values (${id}, 'test', ${id}, 'x')`;
    return id;
  };
  const children = async (ticket: string | null): Promise<number> => {
    const sql = database.login("tc_township");
    await sql`select set_config('tongchou.ticket', ${ticket ?? ""}, false)`;
    return (await sql`select id from child`).length;
  };

  test.each([
    [
      "an assignment comes",
      (id: string) =>
        database.admin`insert into tc.assignment (id, person_id, role, scope, township_id, valid_from, approved_by)
          values (gen_random_uuid(), ${id}, 'township-officer', 'township', ${ids.township(2)}, '2020-01-01', 'test')`,
    ],
    [
      "a recusal comes",
      (id: string) =>
        database.admin`insert into tc.recusal (id, person_id, role, school_id, reason, valid_from, decided_by)
          values (gen_random_uuid(), ${id}, 'township-officer', ${ids.school(1)}, 'x', '2020-01-01', 'test')`,
    ],
    [
      "the person is disabled",
      (id: string) => database.admin`update tc.person set disabled_at = now() where id = ${id}`,
    ],
    ["the person is gone", (id: string) => database.admin`delete from tc.person where id = ${id}`],
  ] as const)(
    "in the moment in which %s the ticket is gone, and there is none under the old rights",
    async (_what, change) => {
      const id = await newPerson();
      const tickets = new Tickets(runtime());
      const ticket = await tickets.of(holder(id, 1));
      expect(await children(ticket)).toBe(5);
      await change(id);
      expect(await children(ticket)).toBe(0);
      expect(await new Tickets(runtime()).of(holder(id, 1))).toBeNull();
    },
  );

  test("a ticket that is asked for while rights change waits, and comes to nothing", async () => {
    const id = await newPerson();
    let asked: Promise<string | null> | undefined;
    await database.admin.begin(async (tx) => {
      await tx`update tc.person set epoch = epoch + 1 where id = ${id}`;
      asked = new Tickets(runtime()).of(holder(id, 1));
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    expect(await asked).toBeNull();
    expect(await database.admin`select from tc.ticket where person_id = ${id}`).toEqual([]);
  });

  test("one ticket serves a person until it is renewed; what has expired is cleared away", async () => {
    const id = await newPerson();
    const tickets = new Tickets(runtime());
    const one = holder(id, 1);
    const [first, again] = [await tickets.of(one, 0), await tickets.of(one, 599_000)];
    expect(again).toBe(first);
    await database.admin`update tc.ticket set expires_at = now() - interval '1 second' where person_id = ${id}`;
    const renewed = await tickets.of(one, 601_000);
    expect(renewed).not.toBe(first);
    expect(await children(renewed)).toBe(5);
    expect(await database.admin`select login from tc.ticket where person_id = ${id}`).toHaveLength(1);
  });

  test("the table is unlogged: no ticket stands in the log of changes or survives a crash", async () => {
    expect(
      await database.admin`select relpersistence from pg_class where oid = 'tc.ticket'::regclass`,
    ).toEqual([{ relpersistence: "u" }]);
  });
});

test("which rows are of one's own a login is told by a ticket with ties alone, and of nobody else", async () => {
  const views = await database.admin<{ login: string; name: string }[]>`
    select r.rolname as login, c.relname as name from pg_roles r, pg_class c
     where c.relnamespace = 'tc'::regnamespace and starts_with(c.relname, 'tied_') and r.rolname in ${database.admin(roles().map(({ login }) => login))}
       and has_column_privilege(r.oid, c.oid, 'id', 'select')`;
  const children = [ids.child(1), ids.child(2)];
  let told = 0;
  for (const { login, name } of views) {
    const [inner, outer] = [database.login(login), outsider(login)];
    const [without, tied] = [
      await giveTicket(database.admin, login, "district"),
      await giveTicket(database.admin, login, "district", children.join(",")),
    ];
    const asked = async (sql: Sql, ticket: string) => {
      await sql`select set_config('tongchou.ticket', ${ticket}, false)`;
      return (await sql<{ id: string }[]>`select id from tc.${sql(name)}`).map(({ id }) => id).sort();
    };
    expect(await asked(inner, ""), `${login}: ${name}`).toEqual([]);
    expect(await asked(inner, without), `${login}: ${name}`).toEqual([]);
    expect(await asked(outer, tied), `${login}: ${name}`).toEqual([]);
    const own = await database.admin<
      { id: string }[]
    >`select id from ${database.admin(name.replace("tied_", ""))} t
      where exists (select from jsonb_each_text(to_jsonb(t)) e where e.key <> 'id' and e.value in ${database.admin(children)})`;
    expect(await asked(inner, tied), `${login}: ${name}`).toEqual(own.map(({ id }) => id).sort());
    told += own.length;
  }
  expect(views.length).toBeGreaterThan(20);
  expect(told).toBeGreaterThan(0);
});

describe("no plan counts hidden rows", () => {
  /** Tables that a plan would have read: every node that scans one, with the rows it met. */
  const scans = /(Scan|Seq Scan|Index Only Scan)[^\n]* on (?!ticket|caller|server)\w+/;
  const explained = async (sql: Sql, query: string): Promise<string> => {
    const lines = await sql.unsafe<{ "QUERY PLAN": string }[]>(query).simple();
    return lines.map((line) => line["QUERY PLAN"]).join("\n");
  };

  test("EXPLAIN, of a statement or a prepared one, tells a login without the server's key nothing of any table", async () => {
    const ticket = await giveTicket(database.admin, "tc_education", "district");
    let asked = 0;
    for (const role of roles()) {
      const sql = outsider(role.login);
      await sql`select set_config('tongchou.ticket', ${ticket}, false)`;
      await sql`set plan_cache_mode = force_generic_plan`;
      for (const table of tablesOf(role)) {
        const query = `select id from "${table}" where id = '${ids.child(1)}'`;
        await sql.unsafe(`prepare p as ${query}`).simple();
        await sql.unsafe("execute p; execute p").simple();
        for (const statement of [query, `select id from "${table}"`, "execute p"]) {
          for (const how of ["", "(analyze, timing off, summary off)"]) {
            const plan = await explained(sql, `explain ${how} ${statement}`);
            expect(plan, `${role.login}: ${statement}`).not.toMatch(scans);
            expect(plan).toContain("One-Time Filter: false");
            asked += 1;
          }
        }
        await sql.unsafe("deallocate p").simple();
      }
    }
    console.log(`tickets: ${asked} plans explained to ${roles().length} logins, no table in any`);
  });

  test("a cube's plan and answer show such a login nothing of what the cube counts", async () => {
    let asked = 0;
    for (const role of roles()) {
      const read = new Set(role.grants.filter(({ uses }) => uses.includes("read")).map(({ type }) => type));
      const cubes = [...read].map((type) => database.catalogue.entity(type)).filter(isDeclaredCube);
      for (const { table } of cubes) {
        const query = `select id from "${getTableName(table)}"`;
        expect(await outsider(role.login).unsafe(query), `${role.login}: ${query}`).toEqual([]);
        const plan = await explained(outsider(role.login), `explain (analyze, timing off) ${query}`);
        expect(plan, `${role.login}: ${query}`).toContain("One-Time Filter: false");
        for (const [line] of plan.matchAll(/^.*(?:Seq|Index|Index Only|Bitmap Heap) Scan.* on .*$/gm))
          expect(line).toContain("never executed");
        asked += 1;
      }
    }
    expect(asked).toBeGreaterThan(30);
  });

  test("a server's session plans as before: the check costs its plans nothing", async () => {
    const plan = await explained(database.login("tc_education"), "explain select id from child");
    expect(plan).toMatch(/Scan.* on child/);
    expect(plan).not.toContain("is_server");
  });
});
