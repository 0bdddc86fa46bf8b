// Plans and refusals by everything they depend on. Bounded; a new policy version or another shape is another key.
import { LRUCache } from "lru-cache";
import type { Asker } from "../policy/index.ts";

export class PlanCache<T extends object> {
  private readonly entries: LRUCache<string, T>;

  /** `weigh`: an entry's size, of which `weight` is the sum that may be kept. */
  constructor(size: number, weight?: number, weigh: (entry: T) => number = () => 1) {
    this.entries = new LRUCache({
      max: size,
      ...(weight !== undefined && { maxSize: weight, sizeCalculation: weigh }),
    });
  }

  known(key: string): T | undefined {
    return this.entries.get(key);
  }

  get(key: string, make: () => T): T {
    const known = this.entries.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.entries.set(key, made);
    return made;
  }

  get size(): number {
    return this.entries.size;
  }
}

/**
 * What a plan takes from the asker: role, purpose, and the duties of each group with whether its scope is one id or
 * several, whether
 * there are persons the asker is tied to, and since which day the role's grants are those of the day. The ids themselves are parameters, so that all officers of a role share their plans.
 */
export function askerKey(asker: Asker): string {
  const groups = asker.groups.map(
    (group) => `${[...group.duties].sort().join("+")}*${Math.min(group.scopeIds.length, 2)}`,
  );
  const { role, since } = asker.role;
  return `${role}${since === undefined ? "" : `@${since}`}${asker.tied ? " tied" : ""}|${asker.purpose ?? ""}|${groups.join("/")}`;
}
