// Calls the function of a command, in autocommit on a connection of its login that may write. Never takes a call back: what was
// sent is done or not done, and the same key tells which.
import { randomInt } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import {
  type CommandCall,
  type CommandResult,
  commandFunction,
  parseDatabaseError,
  repeatLost,
} from "../database/index.ts";
import type { Origin, Sending } from "./send-statement.ts";

/** What loses against another transaction begins anew so often. */
const repetitions = 3;
const pauseMs = 20;

export interface Calling {
  readonly login: string;
  readonly command: string;
  readonly cost: number;
  readonly call: CommandCall;
}

/** Throws what the database throws: see `commandOutcomes`. */
export async function sendCommand(
  parts: Pick<Sending, "writerFor" | "admission">,
  { login, command, cost, call }: Calling,
  { caller, signal, turn }: Origin,
): Promise<CommandResult> {
  const statement = `select ${commandFunction(login, command)}($1::text::jsonb)::text as result`;
  const argument = JSON.stringify(call);
  turn.at("queue");
  const leave = await parts.admission.enter({ login: `${login} writes`, cost, caller, signal });
  const ask = async (): Promise<CommandResult> => {
    turn.at("database");
    const [row] = await parts
      .writerFor(login)
      .unsafe<{ result: string }[]>(statement, [argument], { prepare: true });
    if (row === undefined) throw new Error("the function told nothing");
    return JSON.parse(row.result) as CommandResult;
  };
  try {
    // Lost with its connection it may have been done: under the same key it is not done twice.
    return await repeatContended(() => repeatLost(ask));
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
