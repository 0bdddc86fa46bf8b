// Decision = database for every role and type on the whole sample, as it is and with every column shuffled among the rows:
// copies that contradict what they are copied from, scopes of strangers, states and dates that fit nothing.
import { getTableName } from "drizzle-orm";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import "../../src/domains/index.ts";
import { type Catalogue, type EntityType, loadCatalogue } from "../../src/catalogue/index.ts";
import { isDeclaredCube } from "../../src/database/enforcement/declared-cubes.ts";
import { loadPolicyFiles } from "../../src/database/policy-store.ts";
import type { RolePolicy } from "../../src/policy/index.ts";
import { loginUrl } from "../support/logins.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { giveTicket } from "../support/ticket.ts";
import { naiveRows, type Row, type Rows } from "./naive-policy.ts";

const catalogue: Catalogue = loadCatalogue();
const types = [...catalogue.entities.values()].filter((entity) => !isDeclaredCube(entity));
let roles: readonly RolePolicy[];
beforeAll(async () => {
  roles = [...(await loadPolicyFiles()).roles.values()];
});

/** Whether the table's keys and checks let these columns' values go round, each in an order of its own. */
async function move(admin: Sql, table: string, columns: readonly string[]): Promise<boolean> {
  const orders = columns.map((name, at) => ({ name, at }));
  const places = orders.map(
    ({ name, at }) => `row_number() over (order by md5(id::text || '${name}')::uuid) as place${at}`,
  );
  const others = orders.map(
    ({
      name,
      at,
    }) => `join (select "${name}", row_number() over (order by md5('${name}' || id::text)::uuid) as place
      from "${table}") other${at} on other${at}.place = here.place${at}`,
  );
  try {
    await admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql.unsafe(`
        update "${table}" t set ${orders.map(({ name, at }) => `"${name}" = other${at}."${name}"`).join(", ")}
          from (select id, ${places.join(", ")} from "${table}") here ${others.join("\n")}
         where t.id = here.id`);
    });
    return true;
  } catch (error) {
    // Unique keys, checks over several columns, periods that would overlap: they stay.
    if (/^23/.test((error as { code: string }).code)) return false;
    throw error;
  }
}

/** Each column's values go round among the rows, as far as the table's own checks and keys let them. */
async function shuffle(admin: Sql): Promise<number> {
  let shuffled = 0;
  for (const entity of types) {
    const table = getTableName(entity.table);
    const columns = await admin<{ name: string }[]>`
      select attname as name from pg_attribute
       where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'id'`;
    shuffled += await moveAll(
      admin,
      table,
      columns.map(({ name }) => name),
    );
    // What was rewritten is left behind: readings would walk over it.
    await admin.unsafe(`vacuum full analyze "${table}"`);
  }
  return shuffled;
}

/** As many at once as the table lets: one rewriting instead of one for every column. Those that stay were tried alone. */
async function moveAll(admin: Sql, table: string, columns: readonly string[]): Promise<number> {
  if (columns.length === 0) return 0;
  if (await move(admin, table, columns)) return columns.length;
  if (columns.length === 1) return 0;
  const half = Math.ceil(columns.length / 2);
  const first = await moveAll(admin, table, columns.slice(0, half));
  return first + (await moveAll(admin, table, columns.slice(half)));
}

/** Scopes of the role's kind: what the sample's people hold, one by one and all together. */
async function scopesOf(admin: Sql, role: RolePolicy): Promise<readonly (readonly string[])[]> {
  if (role.scope === "district" || role.scope === "public") return [[role.scope]];
  const held = await admin<{ id: string }[]>`
    select distinct scope_id as id from (
      select coalesce(to_jsonb(a) ->> ${`${role.scope}_id`}, '') as scope_id from tc.assignment a where a.role = ${role.role}) s
     where scope_id <> '' order by 1 limit 12`;
  const all = held.map(({ id }) => id);
  return [...all.slice(0, 4).map((id) => [id]), all];
}

async function readAll(admin: Sql): Promise<Rows> {
  const rows = new Map<string, readonly Row[]>();
  for (const { table } of types) {
    const name = getTableName(table);
    const found = await admin<{ row: Row }[]>`select to_jsonb(t) as row from ${admin(name)} t`;
    rows.set(
      name,
      found.map(({ row }) => row),
    );
  }
  return rows;
}

async function compare(database: TestDatabase, admin: Sql): Promise<{ rows: number; readings: number }> {
  const rows = await readAll(admin);
  const [now] = await admin<{ today: string }[]>`select tc.today()::text as today`;
  let seenRows = 0;
  let readings = 0;
  for (const role of roles) {
    const login = postgres(loginUrl(database.runtimeUrl, role.login), { max: 1, onnotice: () => {} });
    try {
      for (const scopeIds of await scopesOf(admin, role)) {
        const ticket = await giveTicket(admin, role.login, scopeIds.join(","));
        await login`select set_config('tongchou.ticket', ${ticket}, false)`;
        for (const entity of grantedTypes(role)) {
          const moment = { catalogue, rows, scopeIds, today: now?.today ?? "" };
          const expected = naiveRows(moment, role, entity.name);
          const found = await login<{ id: string }[]>`select id from ${login(getTableName(entity.table))}`;
          const seen = found.map(({ id }) => id).sort();
          expect(seen, `${role.role} ${entity.name} in ${scopeIds.length} scopes`).toEqual(expected);
          seenRows += seen.length;
          readings += 1;
        }
      }
    } finally {
      await login.end({ timeout: 2 });
    }
  }
  return { rows: seenRows, readings };
}

function grantedTypes(role: RolePolicy): readonly EntityType[] {
  return types.filter((entity) =>
    role.grants.some((grant) => grant.type === entity.name && grant.uses.includes("read")),
  );
}

describe("every login sees exactly the rows on which a grant that is read holds", () => {
  let database: TestDatabase;
  let admin: Sql;
  beforeAll(async () => {
    database = await cloneDatabase();
    admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  });
  afterAll(async () => {
    await admin?.end({ timeout: 2 });
    await database?.drop();
  });

  test("on the sample", { timeout: 300_000 }, async () => {
    const { rows, readings } = await compare(database, admin);
    console.log(`enforcement: ${rows} rows in ${readings} readings by ${roles.length} logins`);
    expect(rows).toBeGreaterThan(10_000);
  });

  test("on the sample shuffled", { timeout: 300_000 }, async () => {
    const columns = await shuffle(admin);
    const { rows, readings } = await compare(database, admin);
    console.log(
      `enforcement, shuffled: ${columns} columns moved, ${rows} rows in ${readings} readings by ${roles.length} logins`,
    );
    expect(columns).toBeGreaterThan(types.length);
    expect(rows).toBeGreaterThan(5_000);
  });
});
