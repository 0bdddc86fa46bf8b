// The one path every operation takes, however its document came to be known as valid: decide and plan, run, assemble.
import {
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
} from "graphql";
import { TongchouError } from "../core/errors.ts";
import type { OperationText } from "../core/operation-text.ts";
import { timed } from "../core/span.ts";
import { type DatabaseFailure, parseDatabaseError } from "../database/index.ts";
import { type CompiledOperation, type ReadCommand, tellTruncated } from "../execution/index.ts";
import type { Principal } from "../identity/index.ts";
import type { Asker, RolePolicy } from "../policy/index.ts";
import { answerFromMemory } from "./answer-from-memory.ts";
import { type Answered, answerMutation, readCommands } from "./answer-mutation.ts";
import { clientError } from "./client-error.ts";
import type { CommandRunner, Standing } from "./command-runner.ts";
import type { EngineRequest } from "./engine-request.ts";
import { misfits } from "./misfits.ts";
import type { OperationEngine } from "./operation-engine.ts";
import type { OperationContext } from "./request-context.ts";
import { assertVariableSize } from "./variable-size.ts";

export interface PathParts {
  readonly engine: OperationEngine;
  readonly commands: CommandRunner;
  readonly viewOf: (role: RolePolicy) => GraphQLSchema;
  /** Told of what should never happen, such as a refusal by the database of what the plan allowed. */
  readonly alarm: (message: string, error: unknown) => void;
}

/** An operation whose document was parsed and validated against `schema`. */
export interface ValidOperation extends Required<OperationText> {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
}

export type RawVariables = Readonly<Record<string, unknown>>;

interface PendingQuery {
  readonly request: EngineRequest;
  readonly compiled: CompiledOperation;
  readonly rawVariables: RawVariables;
}

interface PendingMutation {
  readonly standing: Standing;
  readonly reads: readonly ReadCommand[];
}

export type Pending = PendingQuery | PendingMutation;

/** Everything that is decided without the database. Throws a TongchouError: no SQL has run. */
export async function prepareOperation(
  parts: PathParts,
  valid: ValidOperation,
  rawVariables: RawVariables,
  context: OperationContext,
): Promise<Pending> {
  const { schema, document, operation, queryHash, commented } = valid;
  assertVariableSize(rawVariables, operation.operation === OperationTypeNode.MUTATION);
  // graphql-js validates nothing below a root type that does not exist.
  if (schema.getRootType(operation.operation) == null) {
    throw new TongchouError("GRAPHQL_VALIDATION_FAILED", `The schema has no ${operation.operation}s.`);
  }
  if (operation.variableDefinitions?.some(({ variable }) => variable.name.value === "__proto__")) {
    throw new TongchouError("BAD_USER_INPUT", "No variable may be called `__proto__`.");
  }
  const request: EngineRequest = {
    document,
    operation,
    queryHash,
    commented,
    // Without a prototype: a variable may be called `constructor`.
    variables: Object.assign(
      Object.create(null) as Record<string, unknown>,
      coerceVariables(valid, rawVariables),
    ),
    principal: context.principal,
  };
  context.span?.asks(valid);
  return timed(context.span, "plan", () =>
    onRecord(parts, { context, queryHash }, () =>
      guarded<Pending>(parts, async () => {
        if (operation.operation === OperationTypeNode.MUTATION)
          return prepareMutation(parts, request, context);
        return { request, compiled: await parts.engine.prepare(request, context.turn), rawVariables };
      }),
    ),
  );
}

interface Asked {
  readonly context: OperationContext;
  readonly queryHash: string;
}

/** A refusal is on record before it is told. */
async function onRecord<T>(
  { engine }: Pick<PathParts, "engine">,
  { context, queryHash }: Asked,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await engine.access?.refused(context, queryHash, error);
    throw error;
  }
}

/** Where two people are asked for, a person and a program of theirs would be one. */
export function assertPerson({ service }: Principal): void {
  if (service !== undefined)
    throw new TongchouError("FORBIDDEN", "A service account reads: what is written, a person says.");
}

async function prepareMutation(
  { engine }: PathParts,
  request: EngineRequest,
  { writing, turn }: OperationContext,
): Promise<PendingMutation> {
  // Whatever stands before this server or answers in it may repeat, keep or follow a GET.
  if (writing === undefined) throw new TongchouError("BAD_REQUEST", "A mutation is sent by POST.");
  assertPerson(request.principal);
  const compiled = await engine.prepareMutation(request, turn);
  return { standing: { request, compiled }, reads: readCommands(compiled, request, writing) };
}

function coerceVariables({ schema, operation }: ValidOperation, raw: RawVariables): Record<string, unknown> {
  const definitions = operation.variableDefinitions ?? [];
  if (definitions.length === 0) return {};
  const { errors, coerced } = getVariableValues(schema, definitions, raw, {
    maxErrors: 5,
    hideSuggestions: true,
  });
  const [error] = errors ?? [];
  if (error !== undefined) {
    const writes = operation.operation === OperationTypeNode.MUTATION;
    const issues = writes ? misfits(schema, operation, raw) : [];
    // graphql-js quotes the whole input, with all that is said of a person in it.
    if (issues.length > 0)
      throw new TongchouError("BAD_USER_INPUT", "The input does not fit: see `issues`.", { issues });
    throw new TongchouError("BAD_USER_INPUT", error.message);
  }
  return coerced ?? {};
}

/** The response's bytes: `{"data":{…}}`. Throws a TongchouError. */
export async function answerOperation(
  parts: PathParts,
  pending: Pending,
  context: OperationContext,
): Promise<Answered> {
  try {
    if (!("standing" in pending)) {
      const { queryHash } = pending.request;
      const body = await onRecord(parts, { context, queryHash }, () => assemble(parts, pending, context));
      return { body, errorCode: null };
    }
    const { standing, reads } = pending;
    const toClient = (error: unknown) => answerableError(parts, error);
    return await answerMutation(parts, standing, reads, { context, toClient });
  } catch (error) {
    throw answerableError(parts, error);
  }
}

async function assemble(parts: PathParts, pending: PendingQuery, context: OperationContext): Promise<Buffer> {
  const { compiled, request } = pending;
  // What memory answers depends on the rights in force, too: only the statement knows them.
  const decided = compiled.plan.roots.some(({ kind }) => kind !== "typename");
  const ran = decided ? await parts.engine.run(request, compiled, context) : null;
  const body =
    ran === null
      ? compiled.body.map((segment) => ("bytes" in segment ? segment.bytes : ""))
      : tellTruncated(ran.answer.body, ran.answer.truncated);
  const [only] = body;
  if (body.length === 1 && only instanceof Buffer) return only;
  const keys = new Set(body.filter((piece) => typeof piece === "string"));
  const asked = { ...context, principal: ran?.principal ?? request.principal };
  const memory = keys.size === 0 ? null : await answerMemory(parts, pending, keys, asked);
  if (memory === null || (ran?.compiled ?? compiled).body.some(({ kind }) => kind === "column"))
    return joined(body, memory);
  const whole = wholes.get(memory) ?? joined(body, memory);
  wholes.set(memory, whole);
  return whole;
}

/** Answers that memory alone gives, up to a megabyte and a half: put together once for all who ask the same. */
const wholes = new WeakMap<ReadonlyMap<string, Buffer>, Buffer>();

const nothing = Buffer.from("null");

const joined = (body: readonly (Buffer | string)[], memory: ReadonlyMap<string, Buffer> | null): Buffer =>
  Buffer.concat(body.map((piece) => (typeof piece === "string" ? (memory?.get(piece) ?? nothing) : piece)));

const confirmation = parse("{ __schema { __typename } }");

type Asking = Pick<PathParts, "engine" | "alarm">;

/** An operation of the server's own, as whoever asks. Throws a TongchouError. */
export async function askItself(
  parts: Asking,
  asked: Omit<EngineRequest, "principal">,
  context: OperationContext,
): ReturnType<OperationEngine["run"]> {
  const { engine } = parts;
  const request = { ...asked, principal: context.principal };
  return onRecord(parts, { context, queryHash: asked.queryHash }, () =>
    guarded(parts, async () => engine.run(request, await engine.prepare(request, context.turn), context)),
  );
}

/** Whoever asks, by the rights in force now: for what is answered from memory alone. Throws a TongchouError. */
export async function confirmAsker(parts: Asking, context: OperationContext): Promise<Asker> {
  const operation = confirmation.definitions[0] as OperationDefinitionNode;
  const asked = { document: confirmation, operation, queryHash: "confirmation", variables: {} };
  return parts.engine.asker((await askItself(parts, asked, context)).principal);
}

function answerMemory(
  parts: PathParts,
  { request, rawVariables }: PendingQuery,
  keys: ReadonlySet<string>,
  { principal, turn }: OperationContext,
): Promise<ReadonlyMap<string, Buffer>> {
  const context = parts.engine.memoryContext(principal, turn);
  return answerFromMemory(parts.viewOf(context.asker.role), { ...request, rawVariables, keys }, context);
}

async function guarded<T>(parts: Pick<PathParts, "alarm">, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw answerableError(parts, error);
  }
}

/** What should never happen. A refusal by the database of what the plan allowed: the two lines have drifted apart. */
const alarms: Readonly<Partial<Record<DatabaseFailure["kind"], string>>> = {
  refused: "policy drift: the database refused what the plan allowed",
  "unknown-code": "a code in the data that its list does not know",
  "out-of-range": "fault in the data: a stored or computed value does not fit its type",
  "locked-out":
    "the database refuses a login its password: changed by whoever knows it? `migrate` sets it again",
  full: "the database has no connection left for a login: does somebody else use its password?",
};

function answerableError(parts: Pick<PathParts, "alarm">, error: unknown): TongchouError {
  if (error instanceof TongchouError) return error;
  const failure = parseDatabaseError(error);
  const told = clientError(failure);
  const alarm = alarms[failure.kind];
  if (alarm !== undefined || told === null) parts.alarm(alarm ?? "unexpected error", error);
  return told ?? new TongchouError("INTERNAL_SERVER_ERROR", "An unexpected error occurred.");
}
