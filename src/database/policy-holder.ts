// Holds the policy version in force and reads it again when told that it changed. Never holds a version that is unsound:
// then nothing is decided at all, for the database enforces that version already and the held one is not approved any
// more. It recovers with the next sound version.
import type { Sql } from "postgres";
import { type Clock, civilDate } from "../core/dates.ts";
import { TongchouError } from "../core/errors.ts";
import { type Policy, policyOn } from "../policy/index.ts";
import { parseDatabaseError } from "./database-error.ts";
import { howToTakeFiles, loadPolicyInForce, type PolicyInForce, readPolicyState } from "./policy-store.ts";
import { repeatLost } from "./repeat-lost.ts";

export interface PolicyHolderOptions {
  readonly clock: Clock;
  /** Why a policy cannot be served; empty where it can. */
  readonly problemsOf: (policy: Policy) => readonly string[];
  /** Told once of each version that cannot. */
  readonly onUnsound: (version: number, problems: readonly string[]) => void;
}

export class PolicyHolder {
  private held: PolicyInForce;
  private readonly sql: Sql;
  private readonly options: PolicyHolderOptions;
  /** The unsound version last read: it is not read and judged again for every operation that meets it. */
  private refused: string | null = null;
  private reading: Promise<PolicyInForce> | null = null;

  private constructor(sql: Sql, options: PolicyHolderOptions, held: PolicyInForce) {
    this.sql = sql;
    this.options = options;
    this.held = held;
  }

  /** Refuses to start on a policy that the catalogue contradicts, or that leaves a coordinate unspoken. */
  static async open(sql: Sql, options: PolicyHolderOptions): Promise<PolicyHolder> {
    const held = await loadPolicyInForce(sql);
    const problems = options.problemsOf(held.policy);
    if (problems.length > 0)
      throw new Error(`the policy in force is unsound (${howToTakeFiles}):\n${problems.join("\n")}`);
    return new PolicyHolder(sql, options, held);
  }

  /** With the grants that hold on this day. A plan is made of these, and not used on a day on which they are others. */
  current(): PolicyInForce {
    const { version, policy } = this.held;
    return { version, policy: policyOn(policy, civilDate(this.options.clock())) };
  }

  /** Concurrent calls share one read. UNAVAILABLE where the version in force cannot be served. */
  reload(): Promise<PolicyInForce> {
    this.reading ??= this.read().finally(() => {
      this.reading = null;
    });
    return this.reading.then(() => this.current());
  }

  /** Whether the version in force is served, once it was read again. Throws where the database does not answer. */
  async isServed(): Promise<boolean> {
    try {
      await this.reload();
      return true;
    } catch (error) {
      if (error instanceof TongchouError) return false;
      throw error;
    }
  }

  private async read(): Promise<PolicyInForce> {
    const state = await repeatLost(() => readPolicyState(this.sql));
    if (state === null || state.hash === this.refused) throw unserved();
    const { version, policy } = this.held;
    // Every statement that the database refuses asks for this: the content is fetched only where it is another one.
    if (state.version !== version || state.hash !== policy.hash) this.held = await this.load(state);
    this.refused = null;
    return this.held;
  }

  private async load(state: { version: number; hash: string }): Promise<PolicyInForce> {
    try {
      const loaded = await repeatLost(() => loadPolicyInForce(this.sql));
      const problems = this.options.problemsOf(loaded.policy);
      if (problems.length === 0) return loaded;
      throw this.refuse({ version: loaded.version, hash: loaded.policy.hash }, problems);
    } catch (error) {
      if (error instanceof TongchouError || !isOfContent(error)) throw error;
      throw this.refuse(state, [error.message]);
    }
  }

  private refuse(state: { version: number; hash: string }, problems: readonly string[]): TongchouError {
    this.refused = state.hash;
    this.options.onUnsound(state.version, problems);
    return unserved();
  }
}

/** No failure of the database or the way there: the stored content is not what its hash says, or no policy at all. */
const isOfContent = (error: unknown): error is Error =>
  error instanceof Error && error.name !== "PostgresError" && parseDatabaseError(error).kind === "unknown";

const unserved = (): TongchouError =>
  new TongchouError("UNAVAILABLE", "The rights in force cannot be applied at the moment.");
