// Commands that are compared: one row of a register with its history, key, outbox and payload, and a thousand rows of it at once;
// and what the hand-written ways need in the database, there while the benchmark runs. Every request writes another row.
import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import type { Case } from "./cases.ts";

export const writingSchoolCode = "9999000027";
const registrar = developmentSubject({ role: "school-registrar", school: writingSchoolCode });

/** Of a body that is another one each time: the n-th request says the n-th month of the n-th of these people, from `first` on. */
export interface Anew {
  readonly first: number;
  /** Of one request. */
  readonly months: number;
  /** Who `@who` is in turn. */
  readonly who: readonly string[];
}

const monthOf = (nth: number): string =>
  `${String(1 + Math.floor(nth / 12)).padStart(4, "0")}-${String((nth % 12) + 1).padStart(2, "0")}-01`;

/** `@id` becomes an id, `@who` a person, `@<n>` the n-th month of this request. */
export function bodyAnew(body: string, { first, months, who }: Anew, nth: number): string {
  const turn = Math.floor(nth / Math.max(1, who.length));
  return body.replace(/@(id|who|\d+)/g, (_all, word: string) => {
    if (word === "id") return randomUUID();
    return word === "who" ? String(who[nth % who.length]) : monthOf(first + turn * months + Number(word));
  });
}

/** What is compared before the rounds, and counted, is of the first of each system's months. */
export const roundsBegin = 40;
/** A system has so many months of each person to itself: the years up to now are enough for four. */
const monthsOfSystem = 6_000;
const rowsOfRegister = 1_000;

export const writingSystems = ["tongchou", "limit", "hand-written", "postgraphile"] as const;

export function anewFor(asked: Case, system: string, teachers: Teachers): Anew | null {
  if (asked.writes === undefined) return null;
  const first = writingSystems.indexOf(system as (typeof writingSystems)[number]) * monthsOfSystem;
  return asked.writes === "row"
    ? { first, months: 1, who: teachers.single }
    : { first, months: Math.ceil(rowsOfRegister / teachers.staff.length), who: [] };
}

/** Two sets of one school's people, so that the cases never write the same row. */
export interface Teachers {
  /** With names of one length, so that answers are as long as each other. */
  readonly single: readonly string[];
  readonly staff: readonly string[];
}

export async function loadTeachers(admin: Sql): Promise<Teachers> {
  const rows = await admin<{ id: string; usual: boolean }[]>`
    with staff as (select t.id, octet_length(t.name) as length from teacher t join school s on s.id = t.school_id
      where s.official_code = ${writingSchoolCode} and t.archived_at is null)
    select id, length = (select mode() within group (order by length) from staff) as usual from staff order by id`;
  // Enough of them that no two of those who write at once mean the same one: what waits for another's row is no command's time.
  const usual = rows.filter((row) => row.usual);
  const single = usual.slice(0, Math.max(5, Math.floor(usual.length / 2)));
  const staff = rows.filter((row) => !single.includes(row));
  return { single: single.map(({ id }) => id), staff: staff.map(({ id }) => id) };
}

export const writingCases: readonly Case[] = [
  {
    name: "command",
    subject: registrar,
    writes: "row",
    systems: writingSystems,
    query: `mutation Record($teacherId: ID!, $month: Date!, $periods: Int!, $key: String) {
      done: recordPresence(input: { teacherId: $teacherId, month: $month, status: PRESENT, periods: $periods }, idempotencyKey: $key) {
        record: presenceMonth { id month status periods teacher { id name } }
      }
    }`,
    postgraphile: `mutation Record($id: UUID!, $teacherId: UUID!, $month: Date!, $periods: Int!) {
      done: createPresenceMonth(input: { presenceMonth: { rowId: $id, teacherId: $teacherId, month: $month, status: "present", periods: $periods } }) {
        record: presenceMonth { id: rowId month status periods teacher: teacherByTeacherId { id: rowId name } }
      }
    }`,
    variables: () => ({ id: "@id", key: "@id", teacherId: "@who", month: "@0", periods: 60 }),
  },
  {
    name: "register-of-1000",
    subject: registrar,
    writes: "register",
    systems: ["tongchou", "hand-written"],
    query: `mutation Register($items: [RecordPresenceInput!]!, $key: String) {
      done: recordPresenceAll(items: $items, idempotencyKey: $key) { rows { id version } }
    }`,
    postgraphile: "",
    variables: ({ teachers: { staff } }) => ({
      key: "@id",
      items: Array.from({ length: rowsOfRegister }, (_, at) => ({
        teacherId: staff[at % staff.length],
        month: `@${Math.floor(at / staff.length)}`,
        status: "PRESENT",
        periods: 60,
      })),
    }),
  },
];

/** After each round: nobody writes into more than the others did, and the same months are free again. */
export async function forgetWritten(admin: Sql): Promise<void> {
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from presence_month where month < '2020-01-01'`;
  });
  await admin`vacuum analyze presence_month`;
}

/** The role that writes: its columns, its row policies, whoever acts for it. */
const side = "tc_school_w";

export async function closeWriting(admin: Sql, authenticator: string): Promise<void> {
  await admin.unsafe("drop schema if exists bench cascade");
  const [there] = await admin`select exists (select from pg_roles where rolname = ${side}) as side,
    exists (select from pg_roles where rolname = ${authenticator}) as authenticator, to_regclass('tc.command_key') is not null as keys`;
  if (there?.side !== true) return;
  if (there.keys === true) await admin.unsafe(`revoke all on tc.command_key from ${side}`);
  if (there.authenticator === true) await admin.unsafe(`revoke ${side} from ${authenticator}`);
}

/**
 * The best hand-written command: one function in autocommit, with the same row policies, keys, rows and triggers, that knows the one
 * thing it does. And the login of the usual ways may act for the writing side.
 */
export async function openWriting(admin: Sql, authenticator: string): Promise<void> {
  await forgetWritten(admin);
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from tc.history where command = 'recordPresence'`;
    await tx`delete from tc.outbox where command = 'recordPresence'`;
    await tx`delete from tc.command_key where command = 'recordPresence'`;
  });
  await admin.unsafe(`grant ${side} to ${authenticator} with inherit true, set true;
    grant insert, select on tc.command_key to ${side};
    create schema bench; grant usage on schema bench to public;
    create function bench.acting(ticket text, request text) returns uuid language plpgsql set search_path = pg_catalog, public, pg_temp as $$
    declare who uuid;
    begin
      perform set_config('tongchou.ticket', ticket, true);
      select c.person_id into who from tc.caller c;
      perform set_config('tongchou.person', who::text, true), set_config('tongchou.role', 'school-registrar', true),
        set_config('tongchou.command', 'recordPresence', true), set_config('tongchou.request', request, true), set_config('tongchou.purpose', '', true);
      return who;
    end $$;
    create function bench.record_presence(ticket text, request text, key text, digest bytea, id uuid, teacher uuid, month date, status text, periods integer)
      returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    declare who uuid := bench.acting(ticket, request);
    begin
      insert into tc.command_key (person_id, command, key, digest, result, at)
        values (who, 'recordPresence', key, digest, jsonb_build_object('id', id, 'version', 1), now()) on conflict do nothing;
      if not found then raise exception 'said before'; end if;
      if not exists (select from teacher t where t.id = teacher and t.archived_at is null) then raise exception 'nobody'; end if;
      insert into presence_month (id, teacher_id, month, status, periods) values (id, teacher, month, status, periods);
      return id;
    end $$;
    alter function bench.record_presence owner to ${side};
    grant execute on all functions in schema bench to public;`);
}
