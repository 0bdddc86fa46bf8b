// Calls the function of a command, in autocommit on a connection of its login that may write; what the call refers to is looked
// at by the same statement. Never takes a call back: what was sent is done or not done, and the same key tells which.
import { randomInt } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { timed } from "../core/span.ts";
import {
  type CommandCall,
  type CommandResult,
  commandFunction,
  parseDatabaseError,
  repeatLost,
} from "../database/index.ts";
import type { CompiledOperation } from "./compile-operation.ts";
import { writingLine } from "./connection-bound.ts";
import { type Bound, boundValues, type ExecutionParts } from "./run-operation.ts";
import type { Origin } from "./send-statement.ts";

/** What loses against another transaction begins anew so often. */
const repetitions = 3;
const pauseMs = 20;

export interface Calling {
  readonly login: string;
  readonly command: string;
  readonly cost: number;
  readonly call: CommandCall;
  /** What the call refers to, as a statement that reads it: the function is called where all of it shows. */
  readonly references: { readonly compiled: CompiledOperation; readonly bound: Bound } | null;
}

/** That it was not, with what shows, and under which policy and epoch; null: the ticket does not count. */
export interface NotCalled {
  readonly version: number;
  readonly epoch: number | null;
  readonly seen: Readonly<Record<string, unknown>>;
}

interface Told {
  readonly state?: string;
  readonly r0?: string;
  readonly result: string | null;
}

const texts = new WeakMap<CompiledOperation, string>();

/** The columns of what is referred to are `state` and `r0`: nothing but ids, or null. */
function textOf(call: string, { text: seen, params }: CompiledOperation): string {
  const called = `case when strpos(s.r0, 'null') = 0 then ${call}($${params.length + 1}::text::jsonb)::text end`;
  return `with seen as materialized (${seen}) select s.state, s.r0, ${called} as result from seen s`;
}

function statementOf(parts: ExecutionParts, { login, command, call, references }: Calling) {
  const name = commandFunction(login, command);
  const argument = JSON.stringify(call);
  if (references === null)
    return { text: `select ${name}($1::text::jsonb)::text as result`, values: [argument], prepare: true };
  const { compiled, bound } = references;
  const text = texts.get(compiled) ?? textOf(name, compiled);
  texts.set(compiled, text);
  const values = [...boundValues(parts, compiled, bound), argument];
  return { text, values, prepare: parts.prepared.admit(compiled) };
}

function read({ state, r0, result }: Told): CommandResult | NotCalled {
  if (result !== null) return JSON.parse(result) as CommandResult;
  const [version = 0, epoch] = String(state).trim().split(" ").map(Number);
  const { data } = JSON.parse(String(r0)) as { readonly data: NotCalled["seen"] };
  return { version, epoch: epoch ?? null, seen: data };
}

/** Throws what the database throws: see `commandOutcomes`. */
export async function sendCommand(
  parts: ExecutionParts,
  calling: Calling,
  { caller, signal, span, turn }: Origin,
): Promise<CommandResult | NotCalled> {
  const { login, cost } = calling;
  const { text, values, prepare } = statementOf(parts, calling);
  turn.at("queue");
  const leave = await parts.admission.enter({ login: writingLine(login), cost, caller, signal });
  const ask = async (): Promise<CommandResult | NotCalled> => {
    turn.at("database");
    const [row] = await parts.writerFor(login).unsafe<Told[]>(text, values as never[], { prepare });
    if (row === undefined) throw new Error("the function told nothing");
    return read(row);
  };
  try {
    // Lost with its connection it may have been done: under the same key it is not done twice.
    return await timed(
      span,
      "command",
      () => repeatContended(() => repeatLost(ask, Number.POSITIVE_INFINITY)),
      { login },
    );
  } finally {
    turn.at("thread");
    leave();
  }
}

async function repeatContended<T>(ask: () => Promise<T>): Promise<T> {
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    try {
      return await ask();
    } catch (error) {
      if (parseDatabaseError(error).kind !== "contended") throw error;
      await setTimeout(randomInt(pauseMs, pauseMs * 2 ** repetition));
    }
  }
  return ask();
}
