// From a validated operation to its answer: plan (cached) → one statement → text. Notices when the plan's policy version
// or the asker's assignments are no longer in force, or its ticket does not count any more, and plans again.
import { hash } from "node:crypto";
import { OperationTypeNode } from "graphql";
import type { Catalogue } from "../catalogue/index.ts";
import type { Coordinate } from "../core/coordinate.ts";
import { civilDate } from "../core/dates.ts";
import { TongchouError } from "../core/errors.ts";
import { type Steps, withRests } from "../core/steps.ts";
import { parseDatabaseError, repeatLost } from "../database/index.ts";
import {
  type Answer,
  type CompiledMutation,
  type CompiledOperation,
  compileInSteps,
  compileMutation,
  runOperation,
  textsOf,
} from "../execution/index.ts";
import type { Principal } from "../identity/index.ts";
import {
  askerKey,
  Decided,
  type DecisionPoint,
  PlanCache,
  type PlannerParts,
  personsFor,
  planInSteps,
  planMutation,
  variableShape,
} from "../planning/index.ts";
import { type Asker, decide, decideRows, type RolePolicy, untiedRole } from "../policy/index.ts";
import { type AccessRecord, aside } from "./access-record.ts";
import { assertPurpose } from "./assert-purpose.ts";
import type { EngineParts } from "./engine-parts.ts";
import type { EngineRequest, Running } from "./engine-request.ts";
import { type LookUp, lookUp } from "./look-up.ts";
import type { MemoryContext } from "./request-context.ts";
import { type Turn, waitingFor } from "./turns.ts";

type Prepared =
  | { readonly compiled: CompiledOperation }
  | { readonly mutation: CompiledMutation }
  | { readonly refusal: TongchouError };

/** What a principal comes down to: for decisions, for the cache. */
interface FromPrincipal {
  /** As the policy has it. */
  readonly role: RolePolicy;
  readonly asker: Asker;
  readonly key: string;
}

const attempts = 4;
/** Letters of SQL that cached plans may hold; a plan takes some five times its text. */
const maxCachedText = 8_000_000;
/** Kinds of askers whose decisions are remembered; of each, as many as there are coordinates that it asked for. */
const maxDecided = 20;

export class OperationEngine {
  private readonly parts: EngineParts;
  private readonly planner: PlannerParts;
  private readonly decisions: DecisionPoint;
  private readonly cache: PlanCache<Prepared>;
  /** Being made: who asks the same meanwhile waits for it. */
  private readonly making = new Map<string, Promise<Prepared>>();
  private readonly decided = new PlanCache<Decided>(maxDecided);
  /** Principals are values and live as long as they are remembered. */
  private readonly untied = new WeakMap<RolePolicy, RolePolicy>();
  private readonly derived = new WeakMap<Principal, FromPrincipal>();

  constructor(parts: EngineParts) {
    this.parts = parts;
    this.decisions = parts.decisions ?? { decide, decideRows };
    const { catalogue, schema, roots, limits } = parts;
    this.planner = { catalogue, schema, roots, limits };
    this.cache = new PlanCache(parts.cacheSize ?? 1000, maxCachedText, (prepared) =>
      "refusal" in prepared ? 1000 : 1000 + textLength(prepared),
    );
  }

  /** How many plans and refusals are remembered. */
  get remembered(): number {
    return this.cache.size;
  }

  get access(): AccessRecord | null {
    return this.parts.access;
  }

  get catalogue(): Catalogue {
    return this.parts.catalogue;
  }

  asker(principal: Principal): Asker {
    return this.derive(principal).asker;
  }

  memoryContext(principal: Principal, turn: Turn): MemoryContext {
    const { catalogue, policies } = this.parts;
    const { version, policy } = policies.current();
    const asker = this.asker(principal);
    return { asker, principal, roles: policy.roles, catalogue, policyVersion: version, turn };
  }

  private derive(principal: Principal): FromPrincipal {
    const { policy } = this.parts.policies.current();
    const role = policy.roles.get(principal.role);
    if (role === undefined)
      throw new TongchouError("FORBIDDEN", "The policy in force does not know this role.");
    const known = this.derived.get(principal);
    if (known?.role === role) return known;
    assertPurpose(policy, role, principal.purpose);
    const asker = this.askerIn(role, principal);
    const made = { role, asker, key: askerKey(asker) };
    this.derived.set(principal, made);
    return made;
  }

  private askerIn(role: RolePolicy, { groups, purpose, ties }: Principal): Asker {
    if (ties.length === 0) return { role, groups, purpose };
    const narrowed = this.untied.get(role) ?? untiedRole(role, personsFor(this.parts.catalogue, role));
    this.untied.set(role, narrowed);
    return { role: narrowed, groups, purpose, tied: true };
  }

  /** The compiled operation, or the refusal, thrown. No SQL runs. One that is not known yet is planned with rests. */
  async prepare(request: EngineRequest, turn?: Turn): Promise<CompiledOperation> {
    const prepared = await this.prepared(request, turn);
    if (!("compiled" in prepared)) throw new Error("a mutation is not read");
    return prepared.compiled;
  }

  /** As `prepare`, of an operation that writes. */
  async prepareMutation(request: EngineRequest, turn?: Turn): Promise<CompiledMutation> {
    const prepared = await this.prepared(request, turn);
    if (!("mutation" in prepared)) throw new Error("a query writes nothing");
    return prepared.mutation;
  }

  private async prepared(
    request: EngineRequest,
    turn?: Turn,
  ): Promise<Exclude<Prepared, { readonly refusal: TongchouError }>> {
    const { version } = this.parts.policies.current();
    const { asker, key: askerPart } = this.derive(request.principal);
    const name = request.operation.name?.value ?? "";
    const shape = variableShape(this.parts.schema, request.operation, request.variables);
    const words = `${version}|${askerPart}|${request.queryHash}|${name}|${shape}`;
    // The shape is as long as the variables are.
    const key = words.length > 500 ? hash("sha256", words, "base64") : words;
    const make = () => {
      this.parts.watch?.planned(request.principal.role, request);
      const decided = this.decided.get(`${version}|${askerPart}`, () => new Decided(this.decisions, asker));
      return withRests(this.plan({ ...request, decided }, version), turn?.rest);
    };
    const known = this.cache.known(key);
    if (known !== undefined) this.parts.watch?.planKnown();
    const prepared = known ?? (await this.make(key, make, turn));
    if ("refusal" in prepared) throw prepared.refusal;
    return prepared;
  }

  private make(key: string, make: () => Promise<Prepared>, turn?: Turn): Promise<Prepared> {
    const begun = this.making.get(key);
    if (begun !== undefined) return turn === undefined ? begun : waitingFor(begun, turn);
    const made = make()
      .then((prepared) => this.cache.get(key, () => prepared))
      .finally(() => this.making.delete(key));
    this.making.set(key, made);
    return made;
  }

  private *plan(request: EngineRequest & { decided: Decided }, version: number): Steps<Prepared> {
    try {
      const { catalogue, access } = this.parts;
      const persons = access && personsFor(catalogue, this.derive(request.principal).role);
      if (request.operation.operation === OperationTypeNode.MUTATION)
        return {
          mutation: compileMutation(catalogue, planMutation(this.planner, request, version), persons),
        };
      const plan = yield* planInSteps(this.planner, request, version);
      return { compiled: yield* compileInSteps(catalogue, plan, persons) };
    } catch (error) {
      // A refusal is an answer like any other; a programming error is not remembered.
      if (error instanceof TongchouError) return { refusal: error };
      throw error;
    }
  }

  /** Runs it; on another policy version or epoch, or without a ticket, the answer is thrown away unseen and all is decided anew. */
  async run(
    request: EngineRequest,
    first: CompiledOperation,
    {
      renew,
      caller,
      signal,
      span,
      turn,
      written,
      named,
      requestId,
      recordsItself,
      again = (next) => this.prepare(next, turn),
    }: Running,
  ): Promise<{ answer: Answer; compiled: CompiledOperation; principal: Principal }> {
    const began = performance.now();
    let now = { request, compiled: first };
    const { lookup: planned, policyVersion } = first.plan;
    const lookup =
      planned === null ? null : this.lookup(request.principal, planned.coordinate, policyVersion);
    const beforeAsked = lookup?.count;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const { principal, variables } = now.request;
      const { compiled } = now;
      // Until a statement is sent, and where one failed, it waits: for a ticket, a new connection, other rights.
      turn.at("queue");
      await this.parts.execution.keys.late();
      const ticket = await this.ticketOf(principal);
      const at = this.parts.clock();
      const moment = { today: civilDate(at), now: at.toISOString() };
      const run = {
        scope: principal,
        variables,
        ...moment,
        caller,
        costAMinute: principal.service?.costAMinute,
        signal,
        span,
        turn,
        beforeAsked,
        onlyReads: lookup === null && written === undefined && named === undefined,
        written,
        named,
      };
      const answer =
        ticket === null
          ? null
          : await repeatLost(
              () => runOperation(this.parts.execution, compiled, { ...run, ticket }),
              Number.POSITIVE_INFINITY,
            ).catch((error) => this.overtaken(error, compiled));
      const { version } = this.parts.policies.current();
      if (answer?.version === compiled.plan.policyVersion && answer.epoch === principal.epoch) {
        await lookup?.answered(answer.hit === true);
        const { shown } = answer;
        if (shown !== null && recordsItself !== true) {
          const access = {
            requestId,
            principal,
            policyVersion: answer.version,
            operation: request.queryHash,
            began,
          };
          await aside(turn, this.parts.access?.read(access, shown));
        }
        return { answer, compiled, principal };
      }
      if (answer !== null && answer.version !== version) await this.parts.policies.reload();
      // Of the public nothing changes but the ticket.
      if (answer === null || answer.epoch === null) this.parts.tickets.forget(principal.groups);
      const renewed = await renew();
      const next = { ...request, principal: renewed };
      now = { request: next, compiled: await again(next) };
    }
    throw new TongchouError("UNAVAILABLE", "Rights are changing at this moment; try again.");
  }

  /** A request's purpose makes another principal of the same groups, and they are one person's in one role. */
  ticketOf(principal: Principal): Promise<string | null> {
    const { groups, personId, epoch, ties } = principal;
    const { login, scope } = this.asker(principal).role;
    return this.parts.tickets.of({ login, personId, epoch, scope, groups, ties });
  }

  lookup(principal: Principal, looked: Coordinate, policyVersion: number): LookUp {
    return lookUp(this.parts, { principal, role: this.asker(principal).role, looked, policyVersion });
  }

  /** Null where the database refused because it enforces a newer policy version than the plan's; else the error. */
  private async overtaken(error: unknown, { plan }: CompiledOperation): Promise<null> {
    if (parseDatabaseError(error).kind !== "refused") throw error;
    await this.parts.policies.reload();
    if (this.parts.policies.current().version === plan.policyVersion) throw error;
    return null;
  }
}

const textLength = (prepared: Exclude<Prepared, { readonly refusal: TongchouError }>): number =>
  "compiled" in prepared ? prepared.compiled.text.length : textsOf(prepared.mutation);
