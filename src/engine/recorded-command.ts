// A command on record: as it is intended, before anything is done, and as it ended, before its answer is given. Once would not do:
// before, nobody knew what came of it and what was shown; after, what was done could be on record nowhere.
import { TongchouError } from "../core/errors.ts";
import { aside } from "./access-record.ts";
import type { CommandRunner, Given, Giving, Standing } from "./command-runner.ts";
import type { OperationEngine } from "./operation-engine.ts";
import type { OperationContext } from "./request-context.ts";

export interface Giver {
  readonly engine: OperationEngine;
  readonly commands: CommandRunner;
}

export async function giveOnRecord(
  { engine, commands }: Giver,
  standing: Standing,
  giving: Giving,
  context: OperationContext,
): Promise<Given> {
  const { access: record } = engine;
  if (record === null) return commands.give(standing, giving, context);
  const { turn, requestId } = context;
  const began = performance.now();
  const name = standing.compiled.commands[giving.at]?.plan.command.name ?? "";
  const as = ({ request, compiled }: Standing) => ({
    requestId,
    principal: request.principal,
    policyVersion: compiled.plan.policyVersion,
    operation: request.queryHash,
    began,
  });
  await aside(turn, record.intended(as(standing), name));
  let given: Given;
  try {
    given = await commands.give(standing, giving, context);
  } catch (error) {
    const ended = record.ended(as(standing), name, { shown: null, error });
    await aside(turn, ended.catch(stillWritten(error instanceof TongchouError ? error.details : {})));
    throw error;
  }
  const { shown, id } = given;
  const ended = record.ended(as(given.standing), name, { shown, error: null });
  await aside(turn, ended.catch(stillWritten(id === null ? {} : { written: true, id })));
  return given;
}

/** What was written stands: whoever sent it again would do it twice. */
const stillWritten =
  ({ written, id }: { readonly written?: unknown; readonly id?: unknown }) =>
  (error: unknown): never => {
    if (written !== true || !(error instanceof TongchouError)) throw error;
    const details = { ...error.details, written, id };
    throw new TongchouError(error.code, `It was written, and could not be shown: ${error.message}`, details);
  };
