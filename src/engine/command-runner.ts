// Gives one command of a mutation: what its input refers to is seen, the function of the caller's role is called under the
// caller's ticket, and the record is read as any other. Where rights have changed meanwhile all of it is decided anew.
import { randomUUID } from "node:crypto";
import { listName } from "../catalogue/index.ts";
import { civilDate } from "../core/dates.ts";
import { TongchouError } from "../core/errors.ts";
import {
  type CommandCall,
  type CommandResult,
  parseDatabaseError,
  type RowFault,
} from "../database/index.ts";
import {
  type Answer,
  type CompiledCommand,
  type CompiledMutation,
  type CompiledOperation,
  callRows,
  inputText,
  type ReadCommand,
  sendCommand,
} from "../execution/index.ts";
import type { Principal } from "../identity/index.ts";
import { clientError } from "./client-error.ts";
import { absentReferences, absentRows, commandError, rowIssues } from "./command-error.ts";
import type { EngineParts } from "./engine-parts.ts";
import type { EngineRequest } from "./engine-request.ts";
import {
  absentFault,
  issuesTold,
  namedIds,
  rowsTold,
  shownRows,
  unseenItems,
  without,
} from "./list-command.ts";
import type { OperationEngine } from "./operation-engine.ts";
import { dataIn, type Values, withoutRecord, withRecord } from "./payload-text.ts";
import type { OperationContext } from "./request-context.ts";
import { countingNumbers } from "./said-numbers.ts";
import type { Turn } from "./turns.ts";

/** A mutation on its way: as whom it goes on, and under which decisions. */
export interface Standing {
  readonly request: EngineRequest;
  readonly compiled: CompiledMutation;
}

/** The n-th command, with what it says. */
export interface Giving {
  readonly at: number;
  readonly read: ReadCommand;
}

export interface Given {
  readonly standing: Standing;
  /** JSON of the payload. */
  readonly payload: Buffer;
  readonly truncated: Answer["truncated"];
  /** What of persons it shows. */
  readonly shown: Answer["shown"];
  /** Of the record, where one was written and no dry run. */
  readonly id: string | null;
}

interface Seen {
  readonly standing: Standing;
  /** Of a list, of which others are written, items that name what the caller does not see. */
  readonly unseen: readonly RowFault[];
}

interface Written {
  readonly standing: Standing;
  readonly result: CommandResult;
}

const attempts = 4;

export class CommandRunner {
  private readonly parts: EngineParts;
  private readonly engine: OperationEngine;

  constructor(parts: EngineParts, engine: OperationEngine) {
    this.parts = parts;
    this.engine = engine;
  }

  async give(standing: Standing, giving: Giving, context: OperationContext): Promise<Given> {
    const { plan } = commandAt(standing, giving.at);
    const write = () => this.write(standing, giving, context);
    const written = await countingNumbers(this.engine, { ...standing, plan }, giving.read, write);
    const { dry, key, items } = giving.read;
    const [row] = items === null ? written.result.rows : [];
    const values: Values = {
      ...(items !== null && this.listed(written, giving)),
      version: dry ? null : (row?.version ?? null),
      // Under a key that nobody said, it was this very call, whose answer was lost on the way.
      replayed: key !== null && written.result.replayed,
      dryRun: dry,
    };
    const command = commandAt(written.standing, giving.at);
    if (dry || row === undefined || command.payload === null)
      return {
        standing: written.standing,
        payload: withoutRecord(command, values),
        ...{ truncated: [], id: dry ? null : (row?.id ?? null) },
        shown: items === null || dry ? null : shownRows(command.plan, written.result),
      };
    try {
      return await this.show(written.standing, giving.at, { id: row.id, values }, context);
    } catch (error) {
      // What was written stands, whatever hinders its being read: whoever sent it again would do it twice.
      const told = error instanceof TongchouError ? error : clientError(parseDatabaseError(error));
      if (told === null) throw error;
      const details = { ...told.details, written: true, id: row.id };
      throw new TongchouError(told.code, `It was written, and could not be shown: ${told.message}`, details);
    }
  }

  private async write(standing: Standing, { at, read }: Giving, context: OperationContext): Promise<Written> {
    const { execution, policies, tickets } = this.parts;
    const key = read.key ?? randomUUID();
    const { role } = standing.request.principal;
    const input = JSON.stringify([role, inputText(commandAt(standing, at).plan, read)]);
    let now = standing;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      await execution.keys.late();
      const said = { key, sealed: execution.secrets.writing, rows: callRows(execution.secrets, read) };
      const seen = await this.see(now, { at, read }, context);
      now = seen.standing;
      const { request, compiled } = now;
      const { principal } = request;
      const { plan } = commandAt(now, at);
      context.turn.at("queue");
      const ticket = await this.engine.ticketOf(principal);
      if (ticket !== null) {
        const call = {
          ...callOf(now, at, context),
          ...without(said, read, seen.unseen),
          ...{ ticket, digest: execution.digest(input), dry: read.dry },
        };
        const { command, items } = plan;
        const calling = {
          login: compiled.plan.login,
          command: items === null ? command.name : listName(command.name),
          cost: plan.cost + (items === null ? 0 : call.rows.length * items.price),
          call,
          references: this.references(now, at, ticket),
        };
        const sent = await sendCommand(execution, calling, context).catch((error) =>
          this.refused(error, now, at),
        );
        if (sent !== null && !("seen" in sent)) return { standing: now, result: sent };
        // Rights are those that were decided under: what is named is not there.
        if (sent?.version === compiled.plan.policyVersion && sent.epoch === principal.epoch)
          throw absentReferences(plan, sent.seen);
      }
      await Promise.all([policies.reload(), execution.keys.look()]);
      tickets.forget(principal.groups);
      now = await this.as(now, await context.renew(), context);
    }
    throw new TongchouError("UNAVAILABLE", "Rights are changing at this moment; try again.");
  }

  /** Null where rights have changed: then all is decided anew. */
  private async refused(
    error: unknown,
    { compiled, request }: Standing,
    at: number,
  ): Promise<CommandResult | null> {
    const failure = parseDatabaseError(error);
    if (failure.kind === "outcome" && failure.outcome === "stale") return null;
    if (failure.kind === "outcome" && failure.outcome === "dry")
      return { rows: [], ...failure.facts, replayed: false };
    if (failure.kind === "refused") {
      await this.parts.policies.reload();
      if (this.parts.policies.current().version !== compiled.plan.policyVersion) return null;
    }
    const { plan } = commandAt({ compiled }, at);
    const { role } = this.engine.asker(request.principal);
    throw commandError(this.parts.catalogue, { plan, role }, failure) ?? error;
  }

  /** Every row that the input names is to be one that the caller sees: asked by the statement that calls the function. */
  private references(standing: Standing, at: number, ticket: string) {
    const { references: compiled } = commandAt(standing, at);
    if (compiled === null) return null;
    const { principal, variables } = standing.request;
    const now = this.parts.clock();
    const moment = { today: civilDate(now), now: now.toISOString() };
    return { compiled, bound: { scope: principal, ticket, variables, ...moment } };
  }

  /** Of a list they are looked at before, all at once. */
  private async see(standing: Standing, { at, read }: Giving, context: OperationContext): Promise<Seen> {
    const { plan, named: statement } = commandAt(standing, at);
    if (statement === null || !plan.items?.named) return { standing, unseen: [] };
    const { fields } = plan.items.named;
    const items = read.items ?? [];
    const named = namedIds(fields, items);
    const again = this.again({ at, turn: context.turn }, (command) => command.named);
    const { answer, principal } = await this.engine.run(standing.request, statement, {
      ...context,
      again,
      named,
      recordsItself: true,
    });
    const absent = unseenItems(plan.items.named, items, dataIn(answer));
    if (absent.length > 0 && !read.partial)
      throw absentRows(absent.map(({ item, field }) => ["items", item.at, field.name]));
    return {
      standing: await this.as(standing, principal, context),
      unseen: absent.map(absentFault),
    };
  }

  private listed({ standing, result }: Written, { at, read }: Giving): Values {
    const { plan } = commandAt(standing, at);
    const { role } = this.engine.asker(standing.request.principal);
    const issues = rowIssues(this.parts.catalogue, { plan, role }, result.faults ?? []);
    if (issues === null) throw new Error(`rows of ${plan.command.name} that nobody could mend`);
    return { rows: rowsTold(result, read), issues: issuesTold([...read.misformed, ...issues]) };
  }

  private async show(
    standing: Standing,
    at: number,
    { id, values }: { readonly id: string; readonly values: Values },
    context: OperationContext,
  ): Promise<Given> {
    const { plan, payload } = commandAt(standing, at);
    if (payload === null) throw new Error("nothing of the record was asked for");
    const again = this.again({ at, turn: context.turn }, (command) => command.payload);
    const { answer, principal } = await this.engine.run(standing.request, payload, {
      ...context,
      again,
      written: id,
      recordsItself: true,
    });
    return {
      standing: await this.as(standing, principal, context),
      payload: withRecord(plan, answer, values),
      truncated: answer.truncated,
      shown: answer.shown,
      id,
    };
  }

  /** A statement of the n-th command, decided anew: what it reads hangs on the operation alone. */
  private again(
    { at, turn }: { readonly at: number; readonly turn: Turn },
    statement: (command: CompiledCommand) => CompiledOperation | null,
  ) {
    return async (request: EngineRequest): Promise<CompiledOperation> => {
      const compiled = await this.engine.prepareMutation(request, turn);
      const next = statement(commandAt({ compiled }, at));
      if (next === null) throw new Error("the same operation reads nothing any more");
      return next;
    };
  }

  /** The same mutation as this principal, decided under what is in force. */
  private async as(standing: Standing, principal: Principal, { turn }: OperationContext): Promise<Standing> {
    const { version } = this.parts.policies.current();
    if (principal === standing.request.principal && version === standing.compiled.plan.policyVersion)
      return standing;
    const request = { ...standing.request, principal };
    return { request, compiled: await this.engine.prepareMutation(request, turn) };
  }
}

function commandAt({ compiled }: Pick<Standing, "compiled">, at: number): CompiledCommand {
  const command = compiled.commands[at];
  if (command === undefined) throw new Error(`no command ${at}`);
  return command;
}

function callOf(
  { request, compiled }: Standing,
  at: number,
  { writing }: OperationContext,
): Omit<CommandCall, "key" | "rows" | "ticket" | "digest" | "sealed" | "dry"> {
  const { groups, epoch, purpose, ties } = request.principal;
  const { held, needs } = commandAt({ compiled }, at).plan;
  return {
    policy: compiled.plan.policyVersion,
    epoch,
    request: writing?.requestId ?? "",
    purpose,
    held: held.map(({ grant, group }) => ({ grant, scope: groups[group]?.scopeIds ?? [] })),
    needs,
    ties,
  };
}
