// What happened, told again: a database's first state, and over it one change after the other as the history has them, gives its
// last state; the outbox has the same changes in the same order. Knows no rule, command or right.
import postgres, { type Sql } from "postgres";

type Row = Readonly<Record<string, unknown>>;

interface Told {
  readonly at: string;
  readonly operation: string;
  readonly command: string | null;
}

interface Change extends Told {
  readonly id: string;
  readonly table: string;
  readonly row: string;
  readonly login: string;
  readonly person: string | null;
  readonly role: string | null;
  readonly request: string | null;
  readonly before: Row | null;
  readonly after: Row | null;
}

export interface Replayed {
  /** Where the replay comes to something else than the tables, or the outbox tells something else than the history. */
  readonly wrong: readonly string[];
  readonly changes: readonly Change[];
  readonly rows: number;
}

export interface FirstState {
  /** The administrator's, who keeps it. */
  readonly sql: Sql;
  replay(): Promise<Replayed>;
  close(): Promise<void>;
}

/** A ciphertext, its index and its last characters: of these the history says that they changed, and nothing else. */
const isSecret = (column: string): boolean => /_(cipher|index|tail)$/.test(column);

/** The state from now on, of every table that has a history. Kept by the session alone: nobody else sees it. */
export async function firstState(adminUrl: string): Promise<FirstState> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const tables = (
    await sql<{ table: string }[]>`select tgrelid::regclass::text as table from pg_trigger
      where tgname = 'history_update' order by 1`
  ).map(({ table }) => table);
  // One view of the data, in which no writer stands half-way.
  await sql.begin("isolation level repeatable read", async (tx) => {
    for (const table of tables) await tx.unsafe(`create temp table "${table}" as table ${nameOf(table)}`);
    await tx.unsafe(`create temp table begun as select (select coalesce(max(id), 0) from tc.history) as history,
      (select coalesce(max(id), 0) from tc.outbox) as outbox`);
  });
  return { sql, replay: () => replay(sql, tables), close: () => sql.end({ timeout: 5 }) };
}

const nameOf = (table: string): string => (table.includes(".") ? table : `public.${table}`);

async function replay(sql: Sql, tables: readonly string[]): Promise<Replayed> {
  const changes = await sql<Change[]>`
    select id::text, at::text, table_name as table, row_id::text as row, operation, login, person_id::text as person, role, command,
      request_id::text as request, before, after from tc.history h where h.id > (select history from begun) order by h.id`;
  const wrong: string[] = [];
  let rows = 0;
  const ofTable = Map.groupBy(changes, ({ table }) => table);
  for (const table of new Set([...tables, ...ofTable.keys()])) {
    const told = Map.groupBy(ofTable.get(table) ?? [], ({ row }) => row);
    rows += told.size;
    for (const fault of await compare(sql, table, told)) wrong.push(`${table} ${fault}`);
  }
  return { wrong: [...wrong, ...(await compareOutbox(sql, changes))], changes, rows };
}

/** Of one table: what nobody told of stayed as it was, and what was told of came to what it is. */
async function compare(
  sql: Sql,
  table: string,
  told: ReadonlyMap<string, readonly Change[]>,
): Promise<readonly string[]> {
  const states = await sql.unsafe<{ id: string; was: Row | null; now: Row | null }[]>(
    `select coalesce(o.id, n.id)::text as id, to_jsonb(o) as was, to_jsonb(n) as now
      from pg_temp."${table}" o full join ${nameOf(table)} n on n.id = o.id
      where (o.*) is distinct from (n.*) or coalesce(o.id, n.id) in (select unnest($1::text::uuid[]))`,
    [`{${[...told.keys()].join(",")}}`],
  );
  const wrong: string[] = [];
  const there = new Map(states.map((state) => [state.id, state]));
  for (const id of new Set([...there.keys(), ...told.keys()])) {
    const { was = null, now = null } = there.get(id) ?? {};
    const fault = faultOf(was, told.get(id) ?? [], now);
    if (fault !== null) wrong.push(`${id}: ${fault}`);
  }
  return wrong;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

const plain = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([key]) => !isSecret(key)));

function faultOf(was: Row | null, changes: readonly Change[], now: Row | null): string | null {
  let state = was === null ? null : plain(was);
  const secrets = new Set<string>();
  let isNew = was === null;
  for (const { id, operation, before, after } of changes) {
    const step = `${operation} ${id}`;
    if ((operation === "insert") !== (state === null))
      return `${step} of a row that is ${state ? "" : "not "}there`;
    for (const [key, value] of Object.entries(before ?? {}))
      if (isSecret(key)) secrets.add(key);
      else if (!same(state?.[key], value)) return `${step}: ${key} was not what it says`;
    if (operation === "delete" && !same(before, state)) return `${step} says less than there was`;
    if (operation === "update" && !same(Object.keys(before ?? {}).sort(), Object.keys(after ?? {}).sort()))
      return `${step} does not say what each column became`;
    for (const [key, value] of Object.entries(before ?? {}))
      if (
        operation === "update" &&
        (isSecret(key) ? value !== "changed" || after?.[key] !== value : same(value, after?.[key]))
      )
        return `${step}: ${key} is said to have changed`;
    if (operation === "insert") isNew = true;
    state = operation === "delete" ? null : { ...state, ...plain(after ?? {}) };
  }
  if (!same(state, now === null ? null : plain(now)))
    return `is not what was told, ${differences(state, now)}`;
  const changed = Object.keys(now ?? {}).filter((key) => isSecret(key) && !same(was?.[key], now?.[key]));
  const untold = isNew ? [] : changed.filter((key) => !secrets.has(key));
  return untold.length === 0 ? null : `${untold.join(", ")} changed untold`;
}

const differences = (told: Row | null, now: Row | null): string =>
  told === null || now === null
    ? `${told ? "there" : "not there"} and ${now ? "there" : "not there"}`
    : Object.keys({ ...told, ...plain(now) })
        .filter((key) => !same(told[key], now[key]))
        .map((key) => `${key}: ${JSON.stringify(told[key])} and ${JSON.stringify(now[key])}`)
        .join("; ");

/** One event for each change, of each record in the order of its changes, with the version that it came to. */
async function compareOutbox(sql: Sql, changes: readonly Change[]): Promise<readonly string[]> {
  const events = await sql<
    (Told & { readonly kind: string; readonly row: string; readonly version: number | null })[]
  >`
    select at::text, kind, operation, row_id::text as row, version, command from tc.outbox
      where id > (select outbox from begun) order by id`;
  const wrong: string[] = [];
  const waiting = Map.groupBy(events, ({ kind, row }) => `${kind} ${row}`);
  const told = Map.groupBy(changes, ({ table, row }) => `${table} ${row}`);
  for (const key of new Set([...waiting.keys(), ...told.keys()])) {
    const [wanted, had] = [told.get(key) ?? [], waiting.get(key) ?? []];
    const words = ({ at, operation, command }: Told) => [at, operation, command];
    if (!same(wanted.map(words), had.map(words)))
      wrong.push(`${key}: the outbox does not tell it as the history does`);
    // Which version a change came to is told where there is one.
    for (const [place, { before, after }] of wanted.entries()) {
      const version = after?.version ?? before?.version;
      if (version !== undefined && had[place]?.version !== version)
        wrong.push(`${key}: event ${place} has not version ${version}`);
    }
  }
  return wrong;
}
