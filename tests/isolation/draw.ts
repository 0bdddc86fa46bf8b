// Choices of what is generated: a seed makes them again.
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

/** By fast-check, which begins with values at the edge. */
export const drawFrom = (g: fc.GeneratorValue): Draw => drawBy((n) => (n <= 0 ? 0 : g(fc.nat, n)));

/** Each value as likely as any other. */
export function drawEvenly(seed: number): Draw {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const whole = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((whole ^ (whole >>> 14)) >>> 0) / 2 ** 32;
  };
  return drawBy((n) => Math.floor(next() * (Math.max(n, 0) + 1)));
}

function drawBy(upTo: Draw["upTo"]): Draw {
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
