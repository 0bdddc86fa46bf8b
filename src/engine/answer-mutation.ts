// The commands of a request in their order, each by itself: what an earlier one wrote stands, and an error stops the rest.
import { TongchouError } from "../core/errors.ts";
import type { Issue } from "../core/issue.ts";
import { type ToldError, tellError } from "../core/told-error.ts";
import { type CompiledMutation, type ReadCommand, readCommand } from "../execution/index.ts";
import { faultyInput } from "./command-error.ts";
import type { Given, Standing } from "./command-runner.ts";
import type { EngineRequest } from "./engine-request.ts";
import { type Giver, giveOnRecord } from "./recorded-command.ts";
import type { OperationContext, WritingRequest } from "./request-context.ts";

/** Values of all its commands. Throws all their faults at once. */
export function readCommands(
  { commands }: CompiledMutation,
  { variables, principal }: Pick<EngineRequest, "variables" | "principal">,
  { idempotencyKey }: WritingRequest,
): readonly ReadCommand[] {
  if (idempotencyKey !== null && commands.length !== 1)
    throw new TongchouError(
      "BAD_USER_INPUT",
      "A key in the header stands for one mutation: say `idempotencyKey` of each.",
    );
  const scopeIds = new Set(principal.groups.flatMap((group) => group.scopeIds));
  const issues: Issue[] = [];
  const reads = commands.map(({ plan }) => {
    const { read, issues: found } = readCommand(plan, {
      variables,
      headerKey: idempotencyKey,
      scopeIds,
    });
    issues.push(...found.map((issue) => (commands.length === 1 ? issue : { ...issue, mutation: plan.key })));
    return read;
  });
  if (issues.length > 0) throw faultyInput("BAD_USER_INPUT", issues);
  return reads;
}

export interface Answered {
  readonly body: Buffer;
  /** Of the first error beside data. */
  readonly errorCode: string | null;
}

interface Failed {
  readonly key: string;
  readonly error: TongchouError;
}

/** Throws what a request of one command alone met; of several, the answer tells how far they came. */
export async function answerMutation(
  parts: Giver,
  standing: Standing,
  reads: readonly ReadCommand[],
  {
    context,
    toClient,
  }: { readonly context: OperationContext; readonly toClient: (error: unknown) => TongchouError },
): Promise<Answered> {
  const given = new Map<string, Given>();
  let failed: Failed | null = null;
  let now = standing;
  for (const [at, read] of reads.entries()) {
    const key = standing.compiled.commands[at]?.plan.key ?? "";
    try {
      const done = await giveOnRecord(parts, now, { at, read }, context);
      given.set(key, done);
      now = done.standing;
    } catch (error) {
      if (reads.length === 1) throw error;
      failed = { key, error: toClient(error) };
      break;
    }
  }
  const requestId = context.writing?.requestId;
  return {
    body: assemble(standing.compiled, given, failed && errorOf(failed, requestId)),
    errorCode: failed?.error.code ?? null,
  };
}

function assemble(
  { plan }: CompiledMutation,
  given: ReadonlyMap<string, Given>,
  error: ToldError | null,
): Buffer {
  const data = plan.roots.flatMap((root, index) => {
    const value = root.kind === "typename" ? '"Mutation"' : (given.get(root.key)?.payload ?? "null");
    return [`${index === 0 ? "" : ","}"${root.key}":`, value];
  });
  const truncated = [...given.values()].flatMap((one) => one.truncated);
  const pieces = [
    error === null ? "{" : `{"errors":${JSON.stringify([error])},`,
    '"data":{',
    ...data,
    "}",
    truncated.length === 0 ? "}" : `,"extensions":${JSON.stringify({ truncated })}}`,
  ];
  return Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece)));
}

const errorOf = ({ key, error }: Failed, requestId: string | undefined): ToldError =>
  tellError(
    { message: error.message, path: [key], extensions: { ...error.details, code: error.code } },
    requestId,
  );
