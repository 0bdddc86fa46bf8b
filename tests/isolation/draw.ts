// Choices of a generated operation, drawn from fast-check: a seed makes them again.
import fc from "fast-check";

export interface Draw {
  /** 0 … n. */
  upTo(n: number): number;
  chance(percent: number): boolean;
  /** Null where there is nothing to choose from. */
  pick<T>(from: readonly T[]): T | null;
  /** At least one where there is any, at most `most`, each once. */
  some<T>(from: readonly T[], most: number): T[];
}

export function drawFrom(g: fc.GeneratorValue): Draw {
  const upTo = (n: number): number => (n <= 0 ? 0 : g(fc.nat, n));
  const pick = <T>(from: readonly T[]): T | null => from[upTo(from.length - 1)] ?? null;
  return {
    upTo,
    chance: (percent) => upTo(99) < percent,
    pick,
    some: (from, most) => {
      const left = [...from];
      const chosen = [];
      for (let count = 1 + upTo(most - 1); count > 0 && left.length > 0; count -= 1) {
        chosen.push(...left.splice(upTo(left.length - 1), 1));
      }
      return chosen;
    },
  };
}
