// Which statements are prepared under a name. A named statement never leaves its connection and costs it memory
// (1000 shapes ≈ 34 MB each), so: from the second use on, a bounded number per login, counted anew when connections
// have been replaced. The others run unnamed: slower, never wrong; so do those that are better planned for their values.
import type { CompiledOperation } from "./compile-operation.ts";

export interface PreparedOptions {
  readonly perLogin: number;
  /** Not less than the life of a connection. */
  readonly renewMs: number;
}

export const defaultPreparedOptions: PreparedOptions = { perLogin: 250, renewMs: 30 * 60 * 1000 };

interface Use {
  count: number;
  prepared: boolean;
}

export class PreparedStatements {
  private readonly options: PreparedOptions;
  private uses = new WeakMap<CompiledOperation, Use>();
  private perLogin = new Map<string, number>();
  private renewAt: number;

  constructor(options: PreparedOptions = defaultPreparedOptions, now = performance.now()) {
    this.options = options;
    this.renewAt = now + options.renewMs;
  }

  /** Counts a use and says whether it runs prepared. */
  admit(compiled: CompiledOperation, now = performance.now()): boolean {
    if (compiled.planAnew) return false;
    if (now > this.renewAt) this.renew(now);
    const use = this.uses.get(compiled) ?? { count: 0, prepared: false };
    this.uses.set(compiled, use);
    use.count += 1;
    if (use.prepared || use.count < 2) return use.prepared;
    const { login } = compiled.plan;
    const held = this.perLogin.get(login) ?? 0;
    if (held >= this.options.perLogin) return false;
    this.perLogin.set(login, held + 1);
    use.prepared = true;
    return true;
  }

  private renew(now: number): void {
    this.uses = new WeakMap();
    this.perLogin = new Map();
    this.renewAt = now + this.options.renewMs;
  }
}
