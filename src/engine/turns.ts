// Whose operation is worked on now. Alone a caller has the processors to itself; while others ask, too, it has a share: so many
// operations in work at once, and pauses after what they took. Knows callers and times; never an operation.
import { setTimeout as sleep, setImmediate as soon } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { TongchouError } from "../core/errors.ts";

export interface TurnLimits {
  /** Operations of one caller in work at once, beside others. */
  readonly atOnce: number;
  /** Of one processor, beside others. */
  readonly share: number;
  /** Milliseconds of work that a caller who has paused may take in one go: a page that asks for several things at once. */
  readonly burstMs: number;
  /** What one long operation took beyond its share is remembered up to this. */
  readonly debtMs: number;
  /** While this thread works on one operation it serves nobody: that time counts so many times. */
  readonly threadWeight: number;
  /** Others ask for so long after any of them did. */
  readonly othersMs: number;
  /** Operations of one caller, in work and waiting. */
  readonly inFlight: number;
  readonly waitMs: number;
}

export const defaultTurns: TurnLimits = {
  atOnce: 1,
  share: 0.25,
  burstMs: 500,
  debtMs: 1_000,
  threadWeight: 8,
  othersMs: 10_000,
  inFlight: 100,
  waitMs: 5_000,
};

/** Where an operation is: on this thread, in the database, or waiting for others there. */
type Place = "thread" | "database" | "queue";

/** One operation in work. */
export interface Turn {
  /** From now on it is there. */
  at(place: Place): void;
  /** Where the work on this thread goes on for long: others are served now. */
  rest(): Promise<void>;
}

/** What is another one's work is no work of this operation's. */
export async function waitingFor<T>(other: Promise<T>, turn: Turn): Promise<T> {
  turn.at("queue");
  try {
    return await other;
  } finally {
    turn.at("thread");
  }
}

interface Waiting {
  readonly enter: () => void;
}

interface Account {
  readonly queue: Waiting[];
  working: number;
  /** Milliseconds of work that are left to it, and when that was reckoned. */
  left: number;
  reckonedAt: number;
  timer: NodeJS.Timeout | null;
}

/** Callers whose work is remembered. */
const maxAccounts = 20_000;
/** What a rest lasts while others ask: whatever came meanwhile is answered, not only begun. */
const restMs = 5;
/** Of a crowd that came at once not all are refused at once: each waits up to so much longer than the bound, by chance. */
const spread = 0.2;

/** Told to nobody: the client that would read it has left. Thrown often and read never, so it is made once. */
export const clientLeft = new TongchouError("UNAVAILABLE", "The client has left.");

export class Turns {
  readonly limits: TurnLimits;
  private readonly now: () => number;
  private readonly accounts = new LRUCache<string, Account>({ max: maxAccounts });
  private lastCaller: string | null = null;
  private lastAt = Number.NEGATIVE_INFINITY;
  /** When somebody last asked soon after another one. */
  private besideAt = Number.NEGATIVE_INFINITY;

  constructor(limits: TurnLimits, now: () => number = () => performance.now()) {
    this.limits = limits;
    this.now = now;
  }

  /** Works once it is the caller's turn. Throws a TongchouError where there is none, or what the work throws. */
  async work<T>(caller: string, signal: AbortSignal, work: (turn: Turn) => Promise<T>): Promise<T> {
    this.noticeOthers(caller);
    const account = this.accountOf(caller);
    const { inFlight } = this.limits;
    if (account.working + account.queue.length >= inFlight)
      throw exhausted(`You have ${inFlight} operations in flight: wait for some of them.`, {
        limit: "operations in flight",
        bound: inFlight,
      });
    if (account.queue.length === 0 && this.mayWork(account)) account.working += 1;
    else await this.wait(account, signal);
    let place: Place = "thread";
    let since = this.now();
    const at = (next: Place): void => {
      const now = this.now();
      this.spend(account, place, now - since);
      place = next;
      since = now;
    };
    const rest = async (): Promise<void> => {
      at("queue");
      await (this.isAlone() ? soon() : sleep(restMs));
      at("thread");
    };
    try {
      return await work({ at, rest });
    } finally {
      at("queue");
      account.working -= 1;
      this.letIn(account);
    }
  }

  private wait(account: Account, signal: AbortSignal): Promise<void> {
    const { waitMs, atOnce, share } = this.limits;
    return new Promise((resolve, reject) => {
      const giveUp = (error: TongchouError): void => {
        disarm();
        account.queue.splice(account.queue.indexOf(waiting), 1);
        reject(error);
      };
      const late = () =>
        giveUp(
          exhausted(
            `Others ask, too: ${atOnce} of your operations at once, and ${share} of a processor, is what you have beside them.`,
            { limit: "share of the processors", bound: share },
          ),
        );
      const onAbort = () => giveUp(clientLeft);
      const timer = setTimeout(late, waitMs * (1 + Math.random() * spread));
      const disarm = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", onAbort);
      };
      const waiting: Waiting = {
        enter: () => {
          disarm();
          resolve();
        },
      };
      if (signal.aborted) return onAbort();
      signal.addEventListener("abort", onAbort, { once: true });
      account.queue.push(waiting);
      this.letIn(account);
    });
  }

  private letIn(account: Account): void {
    while (account.queue.length > 0 && this.mayWork(account)) {
      account.working += 1;
      account.queue.shift()?.enter();
    }
    if (account.queue.length === 0 || account.working > 0 || account.timer !== null) return;
    const { share, othersMs } = this.limits;
    const pause = Math.min(othersMs, Math.max(0, -account.left / share)) + 1;
    account.timer = setTimeout(() => {
      account.timer = null;
      this.letIn(account);
    }, pause).unref();
  }

  private mayWork(account: Account): boolean {
    this.reckon(account);
    return this.isAlone() || (account.working < this.limits.atOnce && account.left > 0);
  }

  private isAlone(): boolean {
    return this.now() - this.besideAt > this.limits.othersMs;
  }

  private reckon(account: Account): void {
    const now = this.now();
    const { share, burstMs } = this.limits;
    account.left = Math.min(burstMs, account.left + (now - account.reckonedAt) * share);
    account.reckonedAt = now;
  }

  private spend(account: Account, place: Place, ms: number): void {
    if (place === "queue") return;
    this.reckon(account);
    const { threadWeight, debtMs } = this.limits;
    account.left = Math.max(-debtMs, account.left - ms * (place === "thread" ? threadWeight : 1));
  }

  private noticeOthers(caller: string): void {
    const now = this.now();
    if (this.lastCaller !== caller && now - this.lastAt < this.limits.othersMs) this.besideAt = now;
    this.lastCaller = caller;
    this.lastAt = now;
  }

  private accountOf(caller: string): Account {
    const known = this.accounts.get(caller);
    if (known !== undefined) return known;
    const { burstMs } = this.limits;
    const account = { queue: [], working: 0, left: burstMs, reckonedAt: this.now(), timer: null };
    this.accounts.set(caller, account);
    return account;
  }
}

const exhausted = (
  message: string,
  facts: { readonly limit: string; readonly bound: number },
): TongchouError => new TongchouError("BUDGET_EXHAUSTED", message, { ...facts, retryAfter: 1 });
