// How many of something long may go on at once, of one caller and of all: each holds memory while it waits for its client.
import { TongchouError } from "../core/errors.ts";

export interface AtOnceLimits {
  readonly what: string;
  readonly ofOne: number;
  readonly ofAll: number;
}

export class AtOnce {
  private readonly limits: AtOnceLimits;
  private readonly callers = new Map<string, number>();
  private all = 0;

  constructor(limits: AtOnceLimits) {
    this.limits = limits;
  }

  async run<T>(caller: string, work: () => Promise<T>): Promise<T> {
    const { what, ofOne, ofAll } = this.limits;
    const own = this.callers.get(caller) ?? 0;
    const [limit, bound] = own >= ofOne ? [`${what} of yours at once`, ofOne] : [`${what} at once`, ofAll];
    if (own >= ofOne || this.all >= ofAll)
      throw new TongchouError("BUDGET_EXHAUSTED", `There are ${bound} ${limit} at most.`, {
        limit,
        bound,
        retryAfter: 5,
      });
    this.callers.set(caller, own + 1);
    this.all += 1;
    try {
      return await work();
    } finally {
      const left = (this.callers.get(caller) ?? 1) - 1;
      if (left > 0) this.callers.set(caller, left);
      else this.callers.delete(caller);
      this.all -= 1;
    }
  }
}
