// What generated commands are made of: of each command that a caller may give, records that it fits, records that it does not,
// records to take after; of each type that inputs name, ids that the caller sees and ids that it does not. The policy and the
// machines only steer what is worth giving here; no expectation rests on them.
import { getTableColumns } from "drizzle-orm";
import postgres, { type Sql } from "postgres";
import {
  type Command,
  type CommandRow,
  type EntityType,
  loadCatalogue,
  referredType,
  sealedAt,
  storedColumns,
  type Writable,
} from "../../src/catalogue/index.ts";
import { held, obstacleOf } from "../../src/database/enforcement/command-function.ts";
import { type Writer, writerFor } from "../../src/database/enforcement/command-values.ts";
import { quoteTable, quoteText } from "../../src/database/enforcement/quoting.ts";
import { writerOf } from "../../src/database/enforcement/writing-sides.ts";
import { bindsIds, ticketSettingName } from "../../src/database/scope-setting.ts";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { type Asker, decideWriting } from "../../src/policy/index.ts";
import type { OracleAsker } from "../oracle/judge.ts";
import type { TestDatabase } from "../support/test-database.ts";
import { testKeys } from "../support/test-keys.ts";
import { giveTicket } from "../support/ticket.ts";
import { readPolicy } from "./asking.ts";

/** By column, as JSON has it; secrets opened. */
export type Values = Readonly<Record<string, unknown>>;

export interface StockRow {
  readonly id: string;
  readonly version: number;
  readonly values: Values;
  readonly lines: ReadonlyMap<string, readonly Values[]>;
}

/** Of a command: the caller's own that it may be given for, or not in this state; others'; and what is archived. */
export const kinds = ["fits", "stuck", "foreign", "archived"] as const;
export type Kind = (typeof kinds)[number];

export interface OpenCommand {
  readonly command: Command;
  /** Fields that the caller may say: of the record, and of its lines by their name. */
  readonly open: ReadonlySet<Writable>;
  readonly rows: Readonly<Record<Kind, readonly StockRow[]>>;
}

export interface Ref {
  readonly id: string;
  /** What tells rows that belong together: ids of places and persons on the row. */
  readonly near: ReadonlySet<string>;
  /** It is of the caller's places. */
  readonly own: boolean;
}

export interface Stock {
  readonly commands: readonly OpenCommand[];
  readonly refs: ReadonlyMap<string, { readonly seen: readonly Ref[]; readonly unseen: readonly Ref[] }>;
  /** By table: of each key and period that rows may not share, the columns. */
  readonly keys: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly today: string;
}

const each: Readonly<Record<Kind, number>> = { fits: 12, stuck: 4, foreign: 4, archived: 2 };
const seenRefs = 30;
const unseenRefs = 4;

const catalogue = loadCatalogue();
const ring = createKeyRing(testKeys);

/** Reads as the caller's role does, by its own row policies; `as`: who it is. */
export async function readStock(
  database: TestDatabase,
  oracleAsker: OracleAsker,
  as: string | undefined,
): Promise<Stock> {
  const role = (await readPolicy()).roles.get(oracleAsker.role);
  if (role === undefined) throw new Error(`no role ${oracleAsker.role}`);
  const asker: Asker = { ...oracleAsker, role };
  const admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  try {
    const session = await Session.begin(admin, asker, as);
    const commands: OpenCommand[] = [];
    for (const command of session.writer.commands) {
      const open = await openCommand(session, command);
      if (open !== null) commands.push(open);
    }
    const [day] = await admin<{ today: string }[]>`select tc.today()::text as today`;
    const refs = await readRefs(session, commands);
    return { commands, refs, keys: await readKeys(admin), today: day?.today ?? "" };
  } finally {
    await admin.end({ timeout: 5 });
  }
}

/** The administrator's, who puts on the caller's role under a ticket for the caller. */
class Session {
  readonly admin: Sql;
  readonly asker: Asker;
  readonly writer: Writer;

  private constructor(admin: Sql, asker: Asker) {
    this.admin = admin;
    this.asker = asker;
    this.writer = writerFor(catalogue, asker.role);
  }

  static async begin(admin: Sql, asker: Asker, as: string | undefined): Promise<Session> {
    const { role, groups } = asker;
    const scope = bindsIds(role.scope) ? groups.flatMap(({ scopeIds }) => scopeIds).join() : role.scope;
    const [own] = await admin<{ name: string }[]>`select session_user as name`;
    const ticket = await giveTicket(admin, own?.name ?? "", scope);
    await admin`select set_config(${ticketSettingName}, ${ticket}, false)`;
    await admin`update tc.ticket set person_id = (select id from tc.person where subject = ${as ?? null})
      where digest = sha256(convert_to(${ticket}, 'UTF8'))`;
    return new Session(admin, asker);
  }

  /** Rows as one of the role's sides sees them; none where it may not look. */
  async seen<R>(login: string, text: string): Promise<readonly R[]> {
    await this.admin.unsafe(`set role "${login}"`);
    try {
      return (await this.admin.unsafe(text)) as unknown as readonly R[];
    } catch (error) {
      if ((error as { code?: string }).code === "42501") return [];
      throw error;
    } finally {
      await this.admin`reset role`;
    }
  }
}

const rowsOf = (command: Command): readonly (CommandRow & { readonly use: "create" | "update" })[] => [
  { ...command, use: command.kind === "create" ? "create" : "update" },
  ...[...command.lines.values()].map((line) => ({ ...line, use: "create" as const })),
];

async function openCommand(session: Session, command: Command): Promise<OpenCommand | null> {
  const { asker } = session;
  const decision = decideWriting(asker, { command: command.name, fields: [] });
  if (decision.kind === "deny") return null;
  const open = rowsOf(command).flatMap(({ entity, input, use }) =>
    [...input.values()].flatMap(({ field }) => {
      const fields = [{ type: entity.name, field: field.name, use }];
      return decideWriting(asker, { command: command.name, fields }).kind === "permit" ? [field] : [];
    }),
  );
  const call = JSON.stringify({
    held: decision.held.map(({ grant, group }) => ({ grant, scope: asker.groups[group]?.scopeIds ?? [] })),
    needs: decision.needs,
    ties: [],
  });
  return { command, open: new Set(open), rows: await readRows(session, command, call) };
}

async function readRows(session: Session, command: Command, call: string): Promise<OpenCommand["rows"]> {
  const { admin, writer } = session;
  const { archivedAt, version } = getTableColumns(command.entity.table);
  const table = quoteTable(command.entity.table);
  const own = await session.seen<{ id: string; free: boolean }>(
    writerOf(writer.role),
    `select t.id, ${command.kind === "create" ? "''" : obstacleOf(command)} = '' as free from ${table} t
       where ${held(writer, command, `${quoteText(call)}::jsonb`)} order by md5(t.id::text) limit 400`,
  );
  const ids = (free: boolean): string =>
    `'{${own.flatMap((row) => (row.free === free ? [row.id] : [])).join(",")}}'::uuid[]`;
  const kind = `case ${archivedAt === undefined ? "" : "when t.archived_at is not null then 'archived'"}
    when t.id = any (${ids(true)}) then 'fits' when t.id = any (${ids(false)}) then 'stuck' else 'foreign' end`;
  const found = await admin.unsafe<{ kind: Kind; id: string; version: number; values: Values }[]>(`
    with sorted as (select k.*, row_number() over (partition by stands order by md5(id::text)) as place
      from (select t.id, ${kind} as stands from ${table} t) k)
    select stands as kind, t.id, ${version === undefined ? 1 : "t.version"} as version, to_jsonb(t) as values
      from sorted join ${table} t using (id)
      where place <= case stands ${kinds.map((one) => `when '${one}' then ${each[one]}`).join(" ")} end order by place`);
  const rows = { fits: [], stuck: [], foreign: [], archived: [] } as Record<Kind, StockRow[]>;
  for (const { kind: of, id, version: at, values } of found)
    rows[of].push({
      id,
      version: at,
      values: opened(command.entity, values),
      lines: await readLines(admin, command, id),
    });
  return rows;
}

async function readLines(admin: Sql, { kind, lines }: Command, id: string): Promise<StockRow["lines"]> {
  const found = new Map<string, readonly Values[]>();
  for (const [name, line] of kind === "create" ? lines : []) {
    const rows = await admin.unsafe<{ values: Values }[]>(
      `select to_jsonb(t) as values from ${quoteTable(line.entity.table)} t where t."${line.by.name}" = $1 order by id limit 3`,
      [id],
    );
    found.set(
      name,
      rows.map(({ values }) => opened(line.entity, values)),
    );
  }
  return found;
}

/** Secrets stand under their field's name. */
function opened({ fields }: EntityType, values: Values): Values {
  const plain: Record<string, unknown> = { ...values };
  for (const field of fields.values()) {
    if (field.kind !== "secret") continue;
    const stored = values[field.cipher.name];
    if (typeof stored !== "string" || stored.length < 30) continue;
    const { column, row } = sealedAt(field);
    const key = getTableColumns(field.cipher.table)[row]?.name ?? "id";
    try {
      plain[field.name] = ring.decrypt(stored, { column, row: String(values[key]) });
    } catch {
      // A twin's ciphertext that was changed opens for nobody.
    }
  }
  return plain;
}

const near = (values: Values): ReadonlySet<string> =>
  new Set(
    Object.entries(values).flatMap(([column, value]) =>
      column.endsWith("_id") && typeof value === "string" && column !== "district_id" ? [value] : [],
    ),
  );

/** Ids of the types that inputs name: such as the caller's role sees, and others. */
async function readRefs(session: Session, commands: readonly OpenCommand[]): Promise<Stock["refs"]> {
  const { admin, asker } = session;
  const types = new Set(
    commands.flatMap(({ command }) =>
      rowsOf(command).flatMap(({ input }) =>
        [...input.values()].flatMap(({ field }) => {
          const type = field.kind === "column" ? referredType(catalogue, field.column) : null;
          return type === null ? [] : [type];
        }),
      ),
    ),
  );
  const scope = new Set(asker.groups.flatMap(({ scopeIds }) => scopeIds));
  const refs = new Map<string, { seen: Ref[]; unseen: Ref[] }>();
  for (const type of types) {
    const table = quoteTable(catalogue.entity(type).table);
    const seen = await session.seen<{ id: string }>(asker.role.login, `select id from ${table}`);
    const rows = await admin.unsafe<{ id: string; seen: boolean; values: Values }[]>(
      `with known as (select t.id, t.id = any ($1::text::uuid[]) as seen,
            exists (select from jsonb_each_text(to_jsonb(t)) c where c.value = any ($2)) as own from ${table} t),
         sorted as (select *, row_number() over (partition by seen, own order by md5(id::text)) as place from known)
       select s.id, s.seen, to_jsonb(t) as values from sorted s join ${table} t using (id)
         where place <= case when s.seen then ${seenRefs} else ${unseenRefs} end order by place`,
      [`{${seen.map(({ id }) => id).join(",")}}`, [...scope]],
    );
    const of = (visible: boolean): Ref[] =>
      rows
        .filter((row) => row.seen === visible)
        .map(({ id, values }) => {
          const around = near({ ...values, own_id: id });
          return { id, near: around, own: [...around].some((one) => scope.has(one)) };
        });
    refs.set(type, { seen: of(true), unseen: of(false) });
  }
  return refs;
}

async function readKeys(admin: Sql): Promise<Stock["keys"]> {
  const rows = await admin<{ table: string; columns: string[] }[]>`
    select i.indrelid::regclass::text as table, array_agg(a.attname::text) as columns
      from pg_index i join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
        join pg_attribute a on a.attrelid = i.indrelid and (a.attnum = any (i.indkey::int2[])
          or (i.indisexclusion and a.attname in ('valid_from', 'valid_to')))
      where (i.indisunique or i.indisexclusion) and not i.indisprimary group by i.indexrelid, 1`;
  const byTable = Map.groupBy(rows, ({ table }) => table.replaceAll('"', ""));
  return new Map([...byTable].map(([table, of]) => [table, of.map(({ columns }) => columns)]));
}

/** Column of a value of `Values`. */
export const keyOf = (field: Writable): string =>
  field.kind === "secret" ? field.name : (storedColumns(field)[0]?.name ?? field.name);
