// Calls of the functions that write, made by hand past the planner: by whoever has a login's password, the server's key and a
// ticket, and says whatever grants, scopes and columns it likes. Each row says of itself what it already is, so that no rule has
// a word to say before the rights do.
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { getTableName } from "drizzle-orm";
import postgres, { type Sql } from "postgres";
import { uuidv7 } from "uuidv7";
import {
  type Catalogue,
  type Command,
  type CommandRow,
  listName,
  loadCatalogue,
  storedColumns,
} from "../../src/catalogue/index.ts";
import { type CallRow, commandFunction } from "../../src/database/command-call.ts";
import { loadPolicyFiles } from "../../src/database/index.ts";
import { bindsIds } from "../../src/database/scope-setting.ts";
import { mayRun, maySet, type RolePolicy } from "../../src/policy/index.ts";
import { type Moment, naiveWrites, type Row, type Rows } from "../database/naive-policy.ts";
import { loginUrl } from "../support/logins.ts";
import type { TestDatabase } from "../support/test-database.ts";

/** A role as one of its people holds it. */
export interface Holder {
  readonly role: RolePolicy;
  readonly person: string;
  readonly scopeIds: readonly string[];
}

/** What a call says of its rights. */
export interface Claim {
  readonly held: readonly { readonly grant: string; readonly scope: readonly string[] }[] | null;
  readonly needs: unknown;
}

export interface Attempt {
  readonly holder: Holder;
  readonly command: string;
  readonly rows: readonly CallRow[];
  readonly claim: Claim;
  readonly ties?: readonly string[];
  /** All is done, and undone. */
  readonly dry?: true;
}

export class Forger {
  readonly catalogue: Catalogue = loadCatalogue();
  readonly admin: Sql;
  roles: readonly RolePolicy[] = [];
  rows: Rows = new Map();
  today = "";
  private readonly database: TestDatabase;
  private readonly sessions = new Map<string, Sql>();

  private constructor(database: TestDatabase) {
    this.database = database;
    this.admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  }

  static async over(database: TestDatabase): Promise<Forger> {
    const forger = new Forger(database);
    forger.roles = [...(await loadPolicyFiles()).roles.values()];
    await forger.admin.unsafe(probe);
    await forger.look();
    return forger;
  }

  async close(): Promise<void> {
    await Promise.all([this.admin, ...this.sessions.values()].map((sql) => sql.end({ timeout: 2 })));
  }

  /** The rows as they are now. */
  async look(): Promise<void> {
    const rows = new Map<string, readonly Row[]>();
    for (const { table } of this.catalogue.entities.values()) {
      const name = getTableName(table);
      const found = await this.admin.unsafe<{ row: Row }[]>(
        `select to_jsonb(t) as row from "${name}" t order by id`,
      );
      rows.set(
        name,
        found.map(({ row }) => row),
      );
    }
    this.rows = rows;
    this.today = (await this.admin<{ today: string }[]>`select tc.today()::text as today`)[0]?.today ?? "";
  }

  of(command: Command): readonly Row[] {
    return this.rows.get(getTableName(command.entity.table)) ?? [];
  }

  moment(scopeIds: readonly string[]): Moment {
    return { catalogue: this.catalogue, rows: this.rows, scopeIds, today: this.today };
  }

  /** Live rows that are not the holder's to give the command on, or to make; first those that are for another command. */
  foreign({ role, scopeIds }: Pick<Holder, "role" | "scopeIds">, command: Command): readonly Row[] {
    const moment = this.moment(scopeIds);
    const isOwn = naiveWrites(moment, role, command.name);
    const others = this.commandsOf(role)
      .filter(({ entity, name }) => entity === command.entity && name !== command.name)
      .map(({ name }) => naiveWrites(moment, role, name));
    const found = this.of(command).filter(
      (row) =>
        isLive(row) && !isOwn(command.kind === "create" ? wouldBe({ role, scopeIds }, command, row) : row),
    );
    const near = found.filter((row) => others.some((isOther) => isOther(row)));
    return [...near.slice(0, 5), ...found.filter((row) => !near.includes(row))];
  }

  commandsOf(role: RolePolicy): readonly Command[] {
    return [...this.catalogue.commands.values()].filter(({ name }) => mayRun(role, name));
  }

  /** Somebody who holds the role, at one place alone. */
  async holder(role: RolePolicy): Promise<Holder> {
    const [found] = await this.admin<{ person: string; id: string | null }[]>`
      select a.person_id as person, coalesce(a.township_id, a.village_id, a.school_id, a.teacher_id, a.child_id, a.guardian_id)::text as id
        from tc.assignment a where a.role = ${role.role}
          and not exists (select from school b where b.parent_school_id = a.school_id) order by a.id limit 1`;
    if (found === undefined) throw new Error(`nobody holds ${role.role}`);
    return { role, person: found.person, scopeIds: found.id === null ? [] : [found.id] };
  }

  /** Each in a transaction of its own, one after the other: "" where it went through, else why not. */
  async give(attempts: readonly Attempt[]): Promise<readonly string[]> {
    const [first] = attempts;
    if (first === undefined) return [];
    const { login } = first.holder.role;
    const calls = [];
    const tickets = new Map<string, { ticket: string; epoch: number; policy: number }>();
    for (const { holder, command, rows, claim, ties = [], dry = false } of attempts) {
      const key = [holder.person, ...holder.scopeIds, "tied", ...ties].join();
      const shown = tickets.get(key) ?? (await this.ticket(holder, ties));
      tickets.set(key, shown);
      const call = {
        ...shown,
        ...claim,
        key: randomUUID(),
        digest: "00",
        request: randomUUID(),
        purpose: null,
        dry,
        ties: [],
        rows,
      };
      calls.push({ fn: commandFunction(login, command), call });
    }
    const outcomes: string[] = [];
    // No statement of a login lasts for long.
    for (let at = 0; at < calls.length; at += 200) {
      const [row] = await this.session(login)<{ outcomes: string }[]>`
        select array_to_json(tc.tried_calls(${JSON.stringify(calls.slice(at, at + 200))}::text::jsonb))::text as outcomes`;
      outcomes.push(...(JSON.parse(row?.outcomes ?? "[]") as string[]));
    }
    return outcomes;
  }

  /** What PostgreSQL says to statements that a login makes up. */
  async say(login: string, statements: readonly string[]): Promise<readonly string[]> {
    const [row] = await this.session(login)<{ outcomes: string }[]>`
      select array_to_json(probe.said(${JSON.stringify(statements)}::text::jsonb))::text as outcomes`;
    return JSON.parse(row?.outcomes ?? "[]") as string[];
  }

  /** What becomes of each of the owner's own statements, which are undone. */
  async attempt(statements: readonly string[]): Promise<readonly string[]> {
    const owner = postgres(this.database.ownerUrl, { max: 1, fetch_types: false, onnotice: () => {} });
    try {
      const [row] = await owner<{ outcomes: string }[]>`
        select array_to_json(tc.undone_statements(${JSON.stringify(statements)}::text::jsonb))::text as outcomes`;
      return JSON.parse(row?.outcomes ?? "[]") as string[];
    } finally {
      await owner.end({ timeout: 2 });
    }
  }

  private async ticket({ role, person, scopeIds }: Holder, ties: readonly string[]) {
    const ticket = randomBytes(12).toString("hex");
    const digest = createHash("sha256").update(ticket).digest();
    const ids = bindsIds(role.scope);
    const [row] = await this.admin<{ epoch: number; policy: number }[]>`
      insert into tc.ticket (digest, login, person_id, epoch, scope, scope_ids, ties, expires_at)
        select ${digest}, ${role.login}, p.id, p.epoch, ${ids ? "ids" : role.scope}, ${ids ? `{${scopeIds.join(",")}}` : null}::text::uuid[],
          ${ties.length === 0 ? null : `{${ties.join(",")}}`}::text::uuid[], now() + interval '1 hour'
          from tc.person p where p.id = ${person} returning epoch, (select version from tc.policy_state) as policy`;
    if (row === undefined) throw new Error("no such person");
    return { ticket, ...row };
  }

  private session(login: string): Sql {
    const known =
      this.sessions.get(login) ??
      postgres(loginUrl(this.database.runtimeUrl, login), {
        max: 1,
        fetch_types: false,
        onnotice: () => {},
        connection: { default_transaction_read_only: "off" } as unknown as { application_name: string },
      });
    this.sessions.set(login, known);
    return known;
  }
}

export const isLive = (row: Row): boolean => (row.archived_at ?? null) === null;

/** That neither its state nor a day that it has stands against the command. */
export const isOpen =
  ({ step, before }: Command) =>
  (row: Row): boolean =>
    (step === null || step.from.includes(String(row[step.column.name]))) &&
    (before === null || (row[before.column.name] ?? null) === null);

/** A row as a command makes it of what the role may say after another one. What triggers copy is as that one has it. */
function wouldBe(
  { role, scopeIds }: Pick<Holder, "role" | "scopeIds">,
  { entity, name, input, derives }: Command,
  like: Row,
): Row {
  const made: Record<string, unknown> = { ...like };
  for (const [field, { field: of }] of input)
    if (!maySet(role, name, { type: entity.name, field, use: "create" }))
      for (const column of storedColumns(of)) made[column.name] = null;
  for (const { column, from } of derives) {
    if (typeof from !== "object") continue;
    if ("code" in from) made[column.name] = from.code;
    if ("byScope" in from) made[column.name] = from.byScope[role.scope] ?? null;
    if ("only" in from && from.only === role.scope)
      made[column.name] = scopeIds.length === 1 ? scopeIds[0] : null;
  }
  return made;
}

/** The grants of a command, held at the places of the assignment. */
export const ownClaim = ({ role, scopeIds }: Holder, command: string): Claim => {
  const grants = grantsOf(role, command);
  return { held: grants.map((grant) => ({ grant, scope: scopeIds })), needs: [grants] };
};

/** Every row of every table, but of what is written for whoever asks: tickets, and look-ups that are counted and logged. */
export async function dump(admin: Sql): Promise<Readonly<Record<string, string>>> {
  const tables = await admin<{ name: string }[]>`select c.oid::regclass::text as name from pg_class c
    where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and c.relname !~ '^(ticket|key_holder|lookup_count|access_(log|batch|checkpoint|key|waiting).*)$' order by 1`;
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(line, chr(10) order by line), '')) as rows from (select t::text as line from ${name} t) x`,
  );
  const rows = await admin.unsafe(parts.join(" union all "));
  return Object.fromEntries(rows.map(({ name, rows: digest }) => [name, digest]));
}

/** The names under which a command is given. */
export const namesOf = ({ name, list }: Command): readonly string[] =>
  list ? [name, listName(name)] : [name];

export const grantsOf = ({ writes }: RolePolicy, command: string): readonly string[] =>
  writes.filter(({ commands }) => commands.includes(command)).map(({ id }) => id);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** Every id that a row names: whoever claims all of them claims the row's scope, whatever that is. */
export const idsIn = (row: Row): readonly string[] => [
  ...new Set(
    Object.values(row).filter((value): value is string => typeof value === "string" && uuid.test(value)),
  ),
];

/** What a command may say of a row, said as the row has it. */
export function said({ input }: CommandRow, row: Row): Readonly<Record<string, CallRow[string]>> {
  const columns = [...input.values()].flatMap(({ field }) => storedColumns(field).map(({ name }) => name));
  return Object.fromEntries(columns.map((name) => [name, (row[name] ?? null) as CallRow[string]]));
}

/** A call's row: on a record that is there, or of a new one like it; with one line of each kind, like one that is there. */
export function callRow({ rows }: Pick<Forger, "rows">, command: Command, like: Row): CallRow {
  const id = command.kind === "create" ? uuidv7() : String(like.id);
  const lines = [...command.lines].map(([name, line]) => {
    const [model] = rows.get(getTableName(line.entity.table)) ?? [];
    return [name, model === undefined ? [] : [{ id: uuidv7(), ...said(line, model) }]] as const;
  });
  return {
    ...said(command, like),
    ...Object.fromEntries(lines),
    id,
    "#": 0,
    ...(command.kind !== "create" && { version: Number(like.version) }),
  };
}

/** Calls stand in \`tc\`: what rules alone may write, they write for nobody in whose own function a command is given. */
const probe = `
  create schema if not exists probe;
  grant usage on schema probe to public;
  create or replace function probe.why(state text, told text, detail text, message text) returns text language sql as $$
    select coalesce(nullif(told, ''), concat_ws(' ', state, coalesce(nullif(detail, ''), message))) $$;
  create or replace function tc.tried_calls(calls jsonb) returns text[] language plpgsql as $$
  declare
    outcomes text[] := '{}';
    one jsonb; told text; detail text;
  begin
    for one in select c from jsonb_array_elements(calls) with ordinality x(c, n) order by n loop
      begin
        execute format('select %s($1)', one->>'fn') using one->'call';
        -- Whatever is asked at a commit only.
        set constraints all immediate;
        outcomes := outcomes || ''::text;
      exception when others then
        get stacked diagnostics told = constraint_name, detail = pg_exception_detail;
        outcomes := outcomes || probe.why(sqlstate, told, detail, sqlerrm);
      end;
    end loop;
    return outcomes;
  end $$;
  create or replace function probe.said(statements jsonb) returns text[] language plpgsql as $$
  declare
    outcomes text[] := '{}';
    one text;
  begin
    for one in select c from jsonb_array_elements_text(statements) with ordinality x(c, n) order by n loop
      begin
        execute one;
        outcomes := outcomes || ''::text;
      exception when others then
        outcomes := outcomes || sqlstate;
      end;
    end loop;
    return outcomes;
  end $$;
  create or replace function tc.undone_statements(statements jsonb) returns text[] language plpgsql as $$
  declare
    outcomes text[] := '{}';
    one text; told text;
  begin
    for one in select c from jsonb_array_elements_text(statements) with ordinality x(c, n) order by n loop
      begin
        execute one;
        set constraints all immediate;
        raise exception using errcode = 'XX999';
      exception when others then
        get stacked diagnostics told = constraint_name;
        outcomes := outcomes || case when sqlstate = 'XX999' then '' else coalesce(nullif(told, ''), sqlstate) end;
      end;
    end loop;
    return outcomes;
  end $$;
  grant execute on function tc.tried_calls, tc.undone_statements to public;
  grant execute on all functions in schema probe to public;`;
