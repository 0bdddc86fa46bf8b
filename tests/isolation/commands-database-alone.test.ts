// Without a planner the database alone keeps whoever writes to what is theirs: every login calls every function that writes, of its
// own role and of others, with made-up grants, scopes and columns, on rows of other places, ties and states. Not a byte changes.
import { getTableName } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Command,
  declaredMachines,
  type EntityType,
  reasonOf,
  referredType,
  storedColumns,
} from "../../src/catalogue/index.ts";
import { maySet, type RolePolicy } from "../../src/policy/index.ts";
import { naiveWrites, type Row } from "../database/naive-policy.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import {
  type Attempt,
  type Claim,
  callRow,
  dump,
  Forger,
  grantsOf,
  type Holder,
  idsIn,
  isLive,
  isOpen,
  namesOf,
  ownClaim,
} from "./forged-calls.ts";

/** Rows that each command is tried on, of each kind. */
const each = Number(process.env.FORGED_ROWS ?? 2);
const timeout = 120_000 * each;

let database: TestDatabase;
let forger: Forger;
beforeAll(async () => {
  database = await cloneDatabase();
  forger = await Forger.over(database);
});
afterAll(async () => {
  await forger?.close();
  await database?.drop();
});

const writers = (): readonly RolePolicy[] => forger.roles.filter(({ writes }) => writes.length > 0);

/** Every grant of the command at the ticket's places, at the row's; grants of others; and what says none, or something else. */
function claims({ role, scopeIds }: Holder, command: string, row: Row): readonly Claim[] {
  const grants = grantsOf(role, command);
  const others = role.writes.map(({ id }) => id);
  const at = (scope: readonly string[], ids = grants): Claim["held"] =>
    ids.map((grant) => ({ grant, scope }));
  const everywhere = [...scopeIds, ...idsIn(row)];
  return [
    { held: at(scopeIds), needs: [grants] },
    { held: at(idsIn(row)), needs: [grants] },
    { held: at(everywhere, others), needs: others.slice(0, 3).map((id) => [id]) },
    { held: at(everywhere, [...others, "finance-officer/writes/1"]), needs: [others] },
    { held: at(idsIn(row)), needs: [] },
    { held: at(idsIn(row)), needs: [[]] },
    { held: null, needs: [null] },
  ];
}

/** The rights' own words: no such row, none of the caller's, no privilege. Whatever else is told, a rule or a state, looked at it. */
const kept = /^(TC003|TC006|42501) |^TC008 .*"(TC003|TC006|42501)"/;

type Named<T> = readonly (readonly [Attempt, T])[];

async function tryAll<T>(attempts: Named<T>): Promise<readonly (readonly [string, T])[]> {
  const outcomes = await forger.give(attempts.map(([attempt]) => attempt));
  return attempts.map(([, words], place) => [outcomes[place] || "went through", words]);
}

/** Those on which nothing but the rights stands against the command, where there are any. */
function likely(command: Command, rows: readonly Row[]): readonly Row[] {
  const open = rows.filter(isOpen(command));
  return (open.length > 0 ? open : rows).slice(0, each);
}

function ownRows({ role, scopeIds }: Holder, command: Command): readonly Row[] {
  if (command.kind === "create") return [];
  const isOwn = naiveWrites(forger.moment(scopeIds), role, command.name);
  return forger.of(command).filter((row) => isLive(row) && isOwn(row) && isOpen(command)(row));
}

/** Persons whom a row is of, where the role is an office. */
function personsOf({ scope }: RolePolicy, { entity }: Command, row: Row): readonly string[] {
  if (scope === "guardian" || scope === "teacher") return [];
  const keys = forger.catalogue.ofPersons.get(entity.name)?.columns ?? [];
  const columns = keys.map((key) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return columns.flatMap((name) => (typeof row[name] === "string" ? [String(row[name])] : []));
}

const counted = (outcomes: readonly string[]): string =>
  JSON.stringify(
    Object.fromEntries(
      [...Map.groupBy(outcomes, (one) => one.slice(0, 5))].map(([word, all]) => [word, all.length]),
    ),
  );

test(
  "no login calls a function of another role's, nor writes a table past its own",
  async () => {
    const functions = await forger.admin<{ call: string; owner: string }[]>`
      select format('select %s(%s)', p.oid::regproc, array_to_string(array_fill('null'::text, array[p.pronargs::int]), ', ')) as call,
        p.proowner::regrole::text as owner from pg_proc p where p.pronamespace = 'tc_write'::regnamespace order by 1`;
    const tables = await forger.admin<{ name: string }[]>`select oid::regclass::text as name from pg_class
      where relkind in ('r', 'p') and relnamespace in ('public'::regnamespace, 'tc'::regnamespace) order by 1`;
    const direct = tables.flatMap(({ name }) => [
      `insert into ${name} default values`,
      `delete from ${name}`,
      `truncate ${name}`,
      `lock table ${name} in share mode`,
    ]);
    const before = await dump(forger.admin);
    let asked = 0;
    for (const { login } of forger.roles) {
      const others = functions.filter(({ owner }) => owner !== `${login}_w`);
      const statements = [...others.map(({ call }) => call), ...direct];
      const outcomes = await forger.say(login, statements);
      asked += outcomes.length;
      expect(statements.filter((_, place) => outcomes[place] !== "42501")).toEqual([]);
    }
    console.log(`database alone: ${asked} statements of ${forger.roles.length} logins refused`);
    expect(await dump(forger.admin)).toEqual(before);
  },
  timeout,
);

/** Calls of a role's own commands on what is not its own, each with every claim; and on its own, of a person it is tied to. */
function attemptsOf(holder: Holder): Named<string> {
  const { role } = holder;
  return forger.commandsOf(role).flatMap((command) => {
    const tryOn = (like: Row, all: readonly Claim[], ties: readonly string[] = []): Named<string> =>
      namesOf(command).flatMap((name) =>
        all.map((claim, place) => {
          const rows = [callRow(forger, command, like)];
          const words = `${role.role} ${name} on ${String(like.id)}, claim ${place}${ties.length > 0 ? ", tied" : ""}`;
          return [{ holder, command: name, rows, claim, ties }, words] as const;
        }),
      );
    return [
      ...likely(command, forger.foreign(holder, command)).flatMap((like) =>
        tryOn(like, claims(holder, command.name, like)),
      ),
      ...ownRows(holder, command)
        .slice(0, each)
        .flatMap((like) =>
          personsOf(role, command, like).flatMap((person) =>
            tryOn(like, [ownClaim(holder, command.name)], [person]),
          ),
        ),
    ];
  });
}

test(
  "nothing of another place, person or tie is written, whatever grants and scopes a call makes up",
  async () => {
    const before = await dump(forger.admin);
    const outcomes: string[] = [];
    const leaks: string[] = [];
    for (const role of writers())
      for (const [outcome, words] of await tryAll(attemptsOf(await forger.holder(role)))) {
        outcomes.push(outcome);
        // What is no claim at all is refused, if by nothing before it, as malformed.
        const isNone = /claim [456]$/.test(words) && /^(22023|22P02) /.test(outcome);
        if (!kept.test(outcome) && !isNone) leaks.push(`${words}: ${outcome}`);
      }
    console.log(`database alone: ${outcomes.length} calls, ${counted(outcomes)}`);
    expect(leaks).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(1_000);
    expect(await dump(forger.admin)).toEqual(before);
  },
  timeout,
);

interface Move {
  readonly role: RolePolicy;
  readonly command: Command;
  readonly state: string;
}

/** Of states that no record of the sample is in, one is put there past the rules. */
async function fillStates(): Promise<void> {
  for (const { on, field } of declaredMachines().values()) {
    const entity = forger.catalogue.entity(on);
    const status = stateOf(entity, field);
    const rows = (forger.rows.get(getTableName(entity.table)) ?? []).filter(isLive);
    const taken = new Set<unknown>();
    for (const state of status.codes) {
      if (rows.some((row) => row[status.column] === state)) continue;
      const spare = rows.filter(
        (row) => rows.filter((one) => one[status.column] === row[status.column]).length > 1,
      );
      for (const { id } of spare.filter((row) => !taken.has(row.id)).slice(-40)) {
        const put = forger.admin.begin(async (tx) => {
          await tx`select set_config('session_replication_role', 'replica', true)`;
          await tx`update ${tx(getTableName(entity.table))} set ${tx(status.column)} = ${state} where id = ${String(id)}`;
        });
        if (
          !(await put.then(
            () => true,
            () => false,
          ))
        )
          continue;
        taken.add(id);
        break;
      }
    }
  }
  await forger.admin.begin(async (tx) => {
    await tx`select set_config('session_replication_role', 'replica', true)`;
    for (const sql of planted) await tx.unsafe(sql);
  });
  await forger.look();
}

const closureLike = (state: string, school: string, more: string) => `insert into school_closure
  select (jsonb_populate_record(k, jsonb_build_object('id', uuidv7(), 'school_id', s.id, 'written_by_ids', null${more}))).* from school_closure k, (${school}) s
    where k.status = '${state}' and k.archived_at is null limit 1`;
/**
 * Signed is the very hash that was judged over the rights in force (`http/rights-story.test.ts`); of what is approved, only what ends an
 * urgent change is rejected (`database/stewardship-rules.test.ts`).
 */
const signed = new Set([
  "rejectPolicyChange of approved",
  "endorsePolicyChange of judged",
  "approvePolicyChange of judged",
  "approvePolicyChange of endorsed",
]);
const changeLike = (more: string) => `insert into policy_change
  select (jsonb_populate_record(c, jsonb_build_object('id', uuidv7(), 'written_by_ids', null, ${more}))).* from policy_change c
    where c.status = 'judged' and c.archived_at is null limit 1`;
const village =
  "select id from school where status = 'operating' and id not in (select school_id from school_closure) order by id";
/** A new locale is decided by a document alone, whether it was heard or not. */
const relocated = ", 'aim', 'reclassify', 'grade_from', null, 'grade_to', null, 'proposed_on', '2016-01-04'";
/**
 * What the sample has none of: cases of closure before and after their hearing, taken back and decided; changes of rights on their way;
 * a proposal that nobody has posted.
 */
const planted = [
  closureLike("hearing", `${village} limit 1`, `${relocated}, 'status', 'proposed'`),
  closureLike("hearing", `${village} offset 1 limit 1`, relocated),
  closureLike("hearing", `${village} offset 2 limit 1`, ", 'status', 'withdrawn'"),
  closureLike(
    "decided",
    "select id from school where status = 'idle' and archived_at is null",
    `, 'aim', 'close', 'grade_from', null, 'grade_to', null, 'proposed_on', tc.today() - 9, 'decided_on', tc.today(), 'travel_plan', '校车',
      'receiving_school_id', (${village} offset 3 limit 1)`,
  ),
  ...[
    "'status', 'submitted', 'submitted_at', now(), 'result_hash', null, 'problems', null, 'touches_protected', null, 'judged_at', null",
    "'status', 'failed', 'failure', 'x', 'approved_by', 'x', 'approved_at', now(), 'approved_by_id', uuidv7(), 'touches_protected', false",
    "'status', 'approved', 'approved_by', 'x', 'approved_at', now(), 'approved_by_id', uuidv7(), 'touches_protected', false",
  ].map(changeLike),
  "update student_aid_grant set posted_on = null where id = (select id from student_aid_grant where decision = 'proposed' and archived_at is null order by id limit 1)",
];

function stateOf(
  entity: EntityType,
  name: string,
): { readonly column: string; readonly codes: readonly string[] } {
  const field = entity.fields.get(name);
  if (field?.kind !== "column") throw new Error(`${entity.name}.${name} is no state`);
  return {
    column: field.column.name,
    codes: Object.values(field.codes?.values ?? {}).map(({ code }) => code),
  };
}

/** What a step asks for and the record does not have yet: a key of each row that is near it, or else of the first. */
function filled(command: Command, row: Row): readonly Row[] {
  const near = new Set(idsIn(row));
  const ids = (type: string): readonly string[] => {
    const rows = (forger.rows.get(getTableName(forger.catalogue.entity(type).table)) ?? []).filter(isLive);
    const found = rows.filter((one) => idsIn(one).some((id) => near.has(id)));
    return (found.length > 0 ? found : rows.slice(0, 10)).map(({ id }) => String(id));
  };
  return [...command.input.values()].reduce<readonly Row[]>(
    (made, { field, required }) => {
      if (field.kind !== "column" || !required || (row[field.column.name] ?? null) !== null) return made;
      const { name } = field.column;
      const type = referredType(forger.catalogue, field.column);
      const simple =
        field.scalar === "date" ? forger.today : field.scalar === "string" ? "有据〔2026〕1号" : 1;
      const values = type === null ? [simple] : ids(type);
      return values.flatMap((value) => made.map((one) => ({ ...one, [name]: value })));
    },
    [row],
  );
}

/** At which places somebody holds the role whose record it is: a guardian at the child's. */
function placesOf({ role, scopeIds }: Holder, row: Row): readonly string[] {
  if (scopeIds.length === 0) return [];
  const bonds = role.scope === "guardian" ? (forger.rows.get("guardianship") ?? []) : [];
  const guardians = bonds
    .filter((bond) => bond.child_id === row.child_id)
    .map((bond) => String(bond.guardian_id));
  return [...idsIn(row), ...guardians];
}

/** Each step of each machine by each role that takes it, on records in each state, at the record's own places; tried, not done. */
function movesOf(holder: Holder): Named<Move> {
  const { role } = holder;
  return forger.commandsOf(role).flatMap((command) => {
    const { step } = command;
    if (step === null) return [];
    return stateOf(command.entity, step.field.name).codes.flatMap((state) => {
      const there = forger.of(command).filter((row) => isLive(row) && row[step.column.name] === state);
      return there.slice(0, (step.from.includes(state) ? 30 : 3) * each).flatMap((like) => {
        const scopeIds = placesOf(holder, like);
        const at = {
          ...holder,
          scopeIds,
          person:
            typeof like.prepared_by_id === "string" && command.name === "listDuePayments"
              ? like.prepared_by_id
              : holder.person,
        };
        return filled(command, like).map((row) => {
          const rows = [callRow(forger, command, row)];
          const attempt: Attempt = {
            ...{ holder: at, command: command.name, rows },
            ...{ claim: ownClaim(at, command.name), dry: true },
          };
          return [attempt, { role, command, state }] as const;
        });
      });
    });
  });
}

test(
  "no step leads from a state that it is not drawn from, and what is told of it names the clause",
  async () => {
    await fillStates();
    const before = await dump(forger.admin);
    const wrong: string[] = [];
    const refused = new Set<string>();
    const passed = new Set<string>();
    for (const role of writers())
      for (const [outcome, { command, state }] of await tryAll(movesOf(await forger.holder(role)))) {
        const words = `${command.name} of ${state}`;
        const isState = /^TC005 .*"obstacle": "state"/.test(outcome);
        // What its grants do not open in that state is no row of the role's.
        const isHidden = /^TC003 .*"column": "id"/.test(outcome);
        if (command.step?.from.includes(state)) {
          if (outcome.startsWith("TC007")) passed.add(words);
          if (isState) wrong.push(`${role.role} ${words}: ${outcome}`);
        } else if (isState || isHidden) refused.add(words);
        else wrong.push(`${role.role} ${words}: ${outcome}`);
      }
    const steps = [...forger.catalogue.commands.values()].filter(({ step }) => step !== null);
    const all = steps.flatMap((command) =>
      stateOf(command.entity, String(command.step?.field.name)).codes.map((state) => ({
        words: `${command.name} of ${state}`,
        isLegal: command.step?.from.includes(state) === true,
      })),
    );
    const untried = all
      .filter(({ words, isLegal }) => !(isLegal ? passed : refused).has(words) && !signed.has(words))
      .map(({ words }) => words);
    console.log(`machines: ${refused.size} illegal steps refused, ${passed.size} legal ones pass`);
    expect(untried).toEqual([]);
    expect(wrong).toEqual([]);
    for (const command of steps)
      expect(reasonOf(command, "state"), command.name).toMatchObject({
        rule: `${command.name}_from`,
        clause: command.step?.clause,
      });
    expect(await dump(forger.admin)).toEqual(before);
  },
  timeout,
);

/** Another value for every column that the role does not set by the command. */
function lies(
  role: RolePolicy,
  { name, entity, input }: Command,
  row: Row,
): Readonly<Record<string, string | number | boolean>> {
  const own = [...input.values()]
    .filter(({ field }) => maySet(role, name, { type: entity.name, field: field.name, use: "update" }))
    .flatMap(({ field }) => storedColumns(field).map((column) => column.name));
  const other = (value: unknown): string | number | boolean =>
    typeof value === "number" ? value + 1 : typeof value === "boolean" ? !value : `${value ?? ""}!`;
  // Whoever writes a rural school writes down that it was one.
  const told = new Set([...own, "id", "version", "created_at", "archived_at", "was_rural"]);
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) => (told.has(column) ? [] : [[column, other(value)]])),
  );
}

test(
  "a column that the role does not set by a command is not set, whatever a call says of it",
  async () => {
    const wrong: string[] = [];
    let columns = 0;
    for (const role of writers()) {
      const holder = await forger.holder(role);
      const attempts = forger.commandsOf(role).flatMap((command) =>
        ownRows(holder, command)
          .slice(0, each)
          .map((row) => {
            const rows = [{ ...lies(role, command, row), ...callRow(forger, command, row) }];
            return [
              { holder, command: command.name, rows, claim: ownClaim(holder, command.name) },
              [command, row] as const,
            ] as const;
          }),
      );
      for (const [outcome, [command, row]] of await tryAll(attempts)) {
        if (outcome !== "went through") continue;
        const [told] = await forger.admin<{ after: Row }[]>`select after from tc.history
          where row_id = ${String(row.id)} and command = ${command.name} order by id desc limit 1`;
        for (const [name, lie] of Object.entries(lies(role, command, row))) {
          columns += 1;
          if (told?.after[name] === lie) wrong.push(`${role.role} ${command.name} set ${name}`);
        }
      }
    }
    console.log(`database alone: ${columns} forged columns not set`);
    expect(wrong).toEqual([]);
    expect(columns).toBeGreaterThan(200);
  },
  timeout,
);
