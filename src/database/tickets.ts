// The tickets that this process shows: made when a principal first runs a statement, renewed before they expire, forgotten
// when the database no longer knows them. A ticket is in this process's memory and in the parameters of its statements, and
// nowhere else: the database keeps a hash.
import { createHash, randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import type { ScopeKind } from "../policy/index.ts";
import { repeatLost } from "./repeat-lost.ts";
import { bindsIds } from "./scope-setting.ts";

/** For whom a ticket is made. */
export interface TicketHolder {
  /** The database login that may show it. */
  readonly login: string;
  /** Null for the public. */
  readonly personId: string | null;
  /** The epoch that the scope was read under: at another one there is no ticket. */
  readonly epoch: number;
  readonly scope: ScopeKind;
  /** The assignments as they were read. While these very ones are remembered, so is their ticket. */
  readonly groups: Groups;
  /** Persons whose rows are left out: read with the groups. */
  readonly ties: readonly string[];
}

type Groups = readonly { readonly scopeIds: readonly string[] }[];

interface Held {
  readonly login: string;
  readonly scope: ScopeKind;
  readonly epoch: number;
  readonly renewAt: number;
  readonly ticket: Promise<string | null>;
}

/** A ticket counts for fifteen minutes, and never beyond the day: see `tc.issue_ticket`. */
const renewAfterMs = 10 * 60 * 1000;

export class Tickets {
  private readonly runtime: Sql;
  private readonly held = new WeakMap<Groups, Held>();

  /** `runtime`: the server's own login, which alone may ask for tickets. */
  constructor(runtime: Sql) {
    this.runtime = runtime;
  }

  /** The ticket of a holder; null where the person's rights have changed since they were read. */
  of(holder: TicketHolder, now = performance.now()): Promise<string | null> {
    const held = this.held.get(holder.groups);
    if (
      held !== undefined &&
      now < held.renewAt &&
      held.login === holder.login &&
      held.scope === holder.scope &&
      held.epoch === holder.epoch
    ) {
      return held.ticket;
    }
    const { login, scope, epoch, groups } = holder;
    const ticket = this.issue(holder);
    this.held.set(groups, { login, scope, epoch, ticket, renewAt: now + renewAfterMs });
    // What failed is asked for again by the next one.
    ticket.catch(() => this.forget(groups));
    return ticket;
  }

  /** After a statement told that its ticket does not count any more. */
  forget(groups: Groups): void {
    this.held.delete(groups);
  }

  private issue(holder: TicketHolder): Promise<string | null> {
    // Under another word each time: one that was made and lost with its connection is shown by nobody, and ends by itself.
    return repeatLost(() => this.issueOnce(holder));
  }

  private async issueOnce({
    login,
    personId,
    epoch,
    scope,
    groups,
    ties,
  }: TicketHolder): Promise<string | null> {
    const ticket = randomBytes(24).toString("base64url");
    const digest = createHash("sha256").update(ticket).digest();
    const ids = bindsIds(scope) ? new Set(groups.flatMap(({ scopeIds }) => scopeIds)) : null;
    const tied = ties.length === 0 ? null : ties;
    const [row] = await this.runtime<{ issued: boolean }[]>`
      select tc.issue_ticket(${digest}, ${login}, ${personId}, ${epoch}, ${scope}, ${arrayOf(ids)}::text::uuid[],
        ${arrayOf(tied)}::text::uuid[]) as issued`;
    return row?.issued === true ? ticket : null;
  }
}

const arrayOf = (ids: Iterable<string> | null): string | null => ids && `{${[...ids].join(",")}}`;
