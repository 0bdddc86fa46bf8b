// Who may send a statement now: a bound on what one caller spends in a minute, on how many dear statements
// run at once, and on how long anybody waits. Callers of a login take turns, so that a crowd of one delays nobody else's.
// Knows costs and names; never a statement.
import { LRUCache } from "lru-cache";
import { TongchouError } from "../core/errors.ts";
import { ConnectionBound, type Connections, type Standing } from "./connection-bound.ts";

export interface AdmissionLimits {
  /** That all logins share; absent: each has its own. */
  readonly connections?: Connections;
  /** Statements of one login at once while one of them is dear: its pool's connections, so that none waits behind that one. */
  readonly atOnce: number;
  /** Otherwise so many for each connection: the driver sends them in one go. */
  readonly onOneConnection: number;
  /** So long as none has run longer: behind a slow one nobody is sent. */
  readonly slowMs: number;
  /** Price from which a statement is dear. */
  readonly dearFrom: number;
  /** Dear statements at once, of all logins together; one login has half of them, one caller one. */
  readonly dearAtOnce: number;
  readonly waitMs: number;
  /** Price of all operations of one caller in a minute. */
  readonly costAMinute: number;
}

export const defaultAdmission: Omit<AdmissionLimits, "atOnce"> = {
  onOneConnection: 4,
  slowMs: 100,
  dearFrom: 5_000,
  dearAtOnce: 2,
  waitMs: 5_000,
  costAMinute: 2_000_000,
};

/** What asks to be let in. */
export interface Entrant {
  readonly login: string;
  /** A person's id, or where the public asks from. */
  readonly caller: string;
  readonly cost: number;
  /** Instead of the usual bound on what the caller spends. */
  readonly costAMinute?: number | undefined;
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
}

interface Waiting extends Entrant {
  readonly dear: boolean;
  readonly enter: (place: Place) => void;
}

/** Told how long each waited, and how long it ran. */
export interface AdmissionWatch {
  waited(login: string, ms: number): void;
  ran(login: string, ms: number): void;
}

/** One that runs. */
interface Place {
  readonly dear: boolean;
  readonly since: number;
}

/** Of one login: what runs, the oldest first, and who waits, by callers in the order of their turns. */
interface Line {
  readonly running: Set<Place>;
  dear: number;
  readonly turns: Map<string, Waiting[]>;
}

interface Purse {
  left: number;
  at: number;
}

const minute = 60_000;
/** Callers whose spending is remembered. */
const maxPurses = 20_000;

export class Admission {
  readonly limits: AdmissionLimits;
  private readonly now: () => number;
  private readonly watch: AdmissionWatch | undefined;
  private readonly lines = new Map<string, Line>();
  /** Of a caller, dear ones that run. */
  private readonly dearOf = new Map<string, number>();
  private readonly purses = new LRUCache<string, Purse>({ max: maxPurses });
  private readonly bound: ConnectionBound | null;
  private dear = 0;

  constructor(
    limits: AdmissionLimits,
    now: () => number = () => performance.now(),
    watch: AdmissionWatch | undefined = undefined,
  ) {
    this.limits = limits;
    this.bound = limits.connections === undefined ? null : new ConnectionBound(limits.connections);
    this.now = now;
    this.watch = watch;
  }

  /** What runs and what waits now, by logins. */
  *standing(): Generator<{ readonly login: string; readonly running: number; readonly waiting: number }> {
    for (const [login, { running, turns }] of this.lines) {
      let waiting = 0;
      for (const queue of turns.values()) waiting += queue.length;
      yield { login, running: running.size, waiting };
    }
  }

  /** Resolves with what gives the place back. Throws a TongchouError where there is none. */
  async enter(entrant: Entrant): Promise<() => void> {
    this.spend(entrant);
    const dear = entrant.cost >= this.limits.dearFrom;
    const asked = this.now();
    const place = await this.wait({ ...entrant, dear });
    this.watch?.waited(entrant.login, place.since - asked);
    return () => {
      if (!this.lines.get(entrant.login)?.running.delete(place)) return;
      this.watch?.ran(entrant.login, this.now() - place.since);
      if (dear) this.giveBack(entrant);
      if (this.bound !== null) return this.letInAll();
      this.letIn(entrant.login);
      if (dear) for (const login of [...this.lines.keys()]) this.letIn(login);
    };
  }

  /** A purse that fills evenly. What is in it may be overdrawn once: an operation's own bound is far below it. */
  private spend({ caller, cost, costAMinute = this.limits.costAMinute }: Entrant): void {
    const now = this.now();
    const purse = this.purses.get(caller) ?? { left: costAMinute, at: now };
    const left = Math.min(costAMinute, purse.left + ((now - purse.at) * costAMinute) / minute);
    if (left <= 0) {
      const retryAfter = Math.max(1, Math.ceil(((1 - left) * 60) / costAMinute));
      throw new TongchouError(
        "BUDGET_EXHAUSTED",
        `Your operations of the last minute cost more than ${costAMinute} units: wait, or ask for less at once.`,
        { limit: "cost a minute", bound: costAMinute, retryAfter },
      );
    }
    this.purses.set(caller, { left: left - cost, at: now });
  }

  private wait(entrant: Entrant & { readonly dear: boolean }): Promise<Place> {
    const { login, caller, signal } = entrant;
    if (signal.aborted) return Promise.reject(gone());
    const line = this.lineOf(login);
    return new Promise((resolve, reject) => {
      const queue = line.turns.get(caller) ?? [];
      let isIn = false;
      let disarm = () => {};
      const waiting: Waiting = {
        ...entrant,
        enter: (place) => {
          isIn = true;
          disarm();
          resolve(place);
        },
      };
      queue.push(waiting);
      line.turns.set(caller, queue);
      this.letIn(login);
      // Most are let in at once: nothing to end, nobody to listen for.
      if (isIn) return;
      const giveUp = (error: TongchouError) => {
        disarm();
        queue.splice(queue.indexOf(waiting), 1);
        if (queue.length === 0 && line.turns.get(caller) === queue) line.turns.delete(caller);
        reject(error);
      };
      const onAbort = () => giveUp(gone());
      const timer = setTimeout(() => giveUp(busy()), this.limits.waitMs);
      signal.addEventListener("abort", onAbort, { once: true });
      disarm = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", onAbort);
      };
    });
  }

  /** As many as there is room for; whoever was let in has the last turn after it. */
  private letIn(login: string): void {
    const line = this.lineOf(login);
    for (let found = this.next(login, line); found !== undefined; found = this.next(login, line)) {
      const { caller, dear } = found;
      const queue = line.turns.get(caller) ?? [];
      queue.splice(queue.indexOf(found), 1);
      line.turns.delete(caller);
      if (queue.length > 0) line.turns.set(caller, queue);
      const place = { dear, since: this.now() };
      line.running.add(place);
      if (dear) {
        line.dear += 1;
        this.dear += 1;
        this.dearOf.set(caller, (this.dearOf.get(caller) ?? 0) + 1);
      }
      found.enter(place);
    }
    if (line.running.size === 0 && line.turns.size === 0) this.lines.delete(login);
  }

  /** Who has least first: what came free is theirs. */
  private letInAll(): void {
    const byRunning = [...this.lines].sort(([, one], [, other]) => one.running.size - other.running.size);
    for (const [login] of byRunning) this.letIn(login);
  }

  private next(login: string, line: Line): Waiting | undefined {
    if (line.running.size >= this.roomOf(line)) return undefined;
    for (const queue of line.turns.values()) {
      const found = queue.find((one) => !one.dear || this.hasRoomForDear(line, one));
      if (found !== undefined)
        return this.bound?.allows(login, this.standingOf()) === false ? undefined : found;
    }
    return undefined;
  }

  private standingOf(): ReadonlyMap<string, Standing> {
    return new Map(
      [...this.lines].map(([login, { running, turns }]) => [
        login,
        { running: running.size, waiting: turns.size > 0 },
      ]),
    );
  }

  private roomOf({ running, dear }: Line): number {
    const { atOnce, onOneConnection, slowMs } = this.limits;
    // Where connections are bounded, the driver would open one for each that is sent.
    if (dear > 0 || this.bound !== null || running.size < atOnce) return atOnce;
    const [oldest] = running;
    return oldest !== undefined && this.now() - oldest.since > slowMs ? atOnce : atOnce * onOneConnection;
  }

  private hasRoomForDear(line: Line, { caller }: Waiting): boolean {
    const { dearAtOnce } = this.limits;
    const ofLogin = Math.max(1, Math.floor(dearAtOnce / 2));
    return this.dear < dearAtOnce && line.dear < ofLogin && !this.dearOf.has(caller);
  }

  private giveBack({ login, caller }: Entrant): void {
    this.lineOf(login).dear -= 1;
    this.dear -= 1;
    const left = (this.dearOf.get(caller) ?? 1) - 1;
    if (left > 0) this.dearOf.set(caller, left);
    else this.dearOf.delete(caller);
  }

  private lineOf(login: string): Line {
    const line = this.lines.get(login) ?? { running: new Set(), dear: 0, turns: new Map() };
    this.lines.set(login, line);
    return line;
  }
}

export const busy = (): TongchouError =>
  new TongchouError("UNAVAILABLE", "The database is busy with others' questions: try again.", {
    retryAfter: 2,
  });

/** Told to nobody: the client that would read it has left. */
const gone = (): TongchouError => new TongchouError("UNAVAILABLE", "The client has left.");
