// Sends one statement when its turn has come, and takes it back when the client leaves. Never looks at what it answers.
import type postgres from "postgres";
import type { Span } from "../core/span.ts";
import { parseDatabaseError, type Replica } from "../database/index.ts";
import { type Admission, busy, type Entrant } from "./admission.ts";
import type { CompiledOperation } from "./compile-operation.ts";
import type { PreparedStatements } from "./prepared-statements.ts";

/** Whose statement it is, whether anybody still waits for it, and what must be on record before it is asked. */
export interface Origin extends Pick<Entrant, "caller" | "signal" | "costAMinute"> {
  /** Told where the operation is. */
  readonly turn: { at(place: "thread" | "database" | "queue"): void };
  readonly beforeAsked?: (() => Promise<void>) | undefined;
  /** Whether a replica may answer: it tells what is there, and looks up no exact number. */
  readonly onlyReads?: boolean | undefined;
  /** Of the request; undefined where nobody traces. */
  readonly span?: Span | undefined;
}

export interface Sending {
  readonly sqlFor: (login: string) => postgres.Sql;
  /** On which the login's functions for commands are called. */
  readonly writerFor: (login: string) => postgres.Sql;
  /** Where reads may be answered beside the primary. */
  readonly replica?: Replica | undefined;
  readonly prepared: PreparedStatements;
  readonly admission: Admission;
}

export type Row = readonly (Buffer | null)[];

/** PostgreSQL cancels whatever its process does when the wish arrives: within this, that may end another statement. */
const strayMs = 1_000;
/** A statement ends after five seconds, however much it was reckoned at: it comes to a quarter of a caller's minute. */
const mostWork = 500_000;
const lastCancel = new Map<string, number>();

/**
 * Resolves with the statement's one row. Waiting for a connection ends after its bound, be it for the turn or behind another's
 * statement; the place is given back when the statement has ended.
 */
export async function sendStatement(
  parts: Sending,
  compiled: CompiledOperation,
  params: readonly unknown[],
  origin: Origin,
): Promise<Row> {
  const { login, work } = compiled.plan;
  const cost = compiled.plan.cost + Math.min(work, mostWork);
  const { waitMs } = parts.admission.limits;
  const asked = performance.now();
  origin.turn.at("queue");
  const leave = await parts.admission.enter({ login, cost, ...origin });
  const span = origin.span?.begin("statement", { login });
  const failed = (error: unknown) => span?.end(parseDatabaseError(error).kind);
  const start = async () => {
    // First: where nothing runs on the login, nothing is asked, and nothing may be on record as asked.
    const sql = parts.sqlFor(login);
    origin.turn.at("database");
    await origin.beforeAsked?.();
    const there = origin.onlyReads === true ? ((await parts.replica?.ready(login)) ?? null) : null;
    const first = send(parts, there ?? sql, { compiled, params }, origin);
    const elsewhere = there === null ? null : parts.replica;
    return { left: waitMs - (performance.now() - asked), elsewhere, ...first };
  };
  const { left, elsewhere, statement, row } = await start().catch((error: unknown) => {
    leave();
    failed(error);
    throw error;
  });
  let sent = statement;
  const onPrimary = () => {
    const again = send(parts, parts.sqlFor(login), { compiled, params }, origin);
    sent = again.statement;
    return again.row;
  };
  const ended = (elsewhere ? answeredThere(elsewhere, row, { origin, onPrimary }) : row)
    .catch((error: unknown) => {
      const stray = (lastCancel.get(login) ?? Number.NEGATIVE_INFINITY) > performance.now() - strayMs;
      // It only reads: asked once more it tells the same.
      if (!stray || origin.signal.aborted || parseDatabaseError(error).kind !== "timeout") throw error;
      return onPrimary();
    })
    .finally(leave);
  ended.then(
    () => {
      origin.turn.at("thread");
      span?.end(null);
    },
    (error) => {
      origin.turn.at("queue");
      failed(error);
    },
  );
  return new Promise((resolve, reject) => {
    // Once it runs, its own timeout ends it. Until then it is not taken back: see `isRunning`.
    const giveUp = () => isRunning(sent) || reject(busy());
    const timer = setTimeout(giveUp, left);
    ended.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** A replica's answer, or where it has none, the primary's. What took too long there is not asked anew. */
async function answeredThere(
  replica: Replica,
  row: Promise<Row>,
  { origin, onPrimary }: { readonly origin: Origin; readonly onPrimary: () => Promise<Row> },
): Promise<Row> {
  try {
    const found = await row;
    if (showsTicket(found)) {
      replica.answered();
      return found;
    }
    replica.knowsNoTicket();
  } catch (error) {
    if (origin.signal.aborted || parseDatabaseError(error).kind === "timeout") throw error;
    replica.failed(error);
  }
  return onPrimary();
}

/** The state of a statement without a look-up: the policy version, and the epoch of a ticket that counts. */
const showsTicket = ([state]: Row): boolean => String(state).trim().includes(" ");

/**
 * Whether the statement is the one its connection works on. The driver also takes back one that waits behind another on its
 * connection, but then gives the answer of the one to the other: nothing that waits there may ever be cancelled.
 */
const isRunning = (statement: object): boolean =>
  (statement as { readonly active?: boolean }).active === true;

function send(
  parts: Sending,
  sql: postgres.Sql,
  { compiled, params }: { readonly compiled: CompiledOperation; readonly params: readonly unknown[] },
  { signal }: Origin,
): { readonly statement: object; readonly row: Promise<Row> } {
  const { login } = compiled.plan;
  const prepare = parts.prepared.admit(compiled);
  const statement = sql.unsafe(compiled.text, params as never[], { prepare });
  const cancel = () => {
    if (!isRunning(statement)) return;
    lastCancel.set(login, performance.now());
    statement.cancel();
  };
  // Raw: the text is never decoded, for nobody here reads it.
  const rows = statement.raw() as unknown as Promise<readonly [Row?]>;
  signal.addEventListener("abort", cancel, { once: true });
  const row = rows
    .then(([found]) => {
      if (found === undefined) throw new Error("the statement gave no row");
      return found;
    })
    .finally(() => signal.removeEventListener("abort", cancel));
  return { statement, row };
}
