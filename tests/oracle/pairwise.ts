// A small generator of pairwise combinations: every two values of two different factors stand together in at least one
// case, as far as the case is possible. No chance in it: the same factors make the same cases.

/** One value of each factor, by index. */
export type Combination = readonly number[];

export interface PairwiseOptions {
  /** Values per factor. The first two are combined in full, the others are fitted in. */
  readonly sizes: readonly number[];
  readonly isPossible: (combination: Combination) => boolean;
}

const key = (a: number, x: number, b: number, y: number): string => `${a}.${x}|${b}.${y}`;

function pairsOf(combination: Combination): string[] {
  const pairs: string[] = [];
  combination.forEach((x, a) => {
    for (let b = a + 1; b < combination.length; b += 1) pairs.push(key(a, x, b, combination[b] ?? 0));
  });
  return pairs;
}

/** Every way to continue the first two values. */
function continuations(sizes: readonly number[]): Combination[] {
  return sizes
    .slice(2)
    .reduce<Combination[]>(
      (made, size) => made.flatMap((head) => Array.from({ length: size }, (_, value) => [...head, value])),
      [[]],
    );
}

export function pairwise({ sizes, isPossible }: PairwiseOptions): readonly Combination[] {
  const [firsts = 0, seconds = 0] = sizes;
  const tails = continuations(sizes);
  const covered = new Set<string>();
  const chosen: Combination[] = [];
  const take = (combination: Combination): void => {
    chosen.push(combination);
    for (const pair of pairsOf(combination)) covered.add(pair);
  };
  const gain = (combination: Combination): number =>
    pairsOf(combination).filter((pair) => !covered.has(pair)).length;

  for (let first = 0; first < firsts; first += 1) {
    for (let second = 0; second < seconds; second += 1) {
      let best: Combination | null = null;
      let bestGain = -1;
      // Begun at another tail each time, so that equal gains do not always fall to the same values.
      const turn = chosen.length * 7;
      for (let step = 0; step < tails.length; step += 1) {
        const tail = tails[(turn + step) % tails.length] ?? [];
        const candidate = [first, second, ...tail];
        if (!isPossible(candidate)) continue;
        const gained = gain(candidate);
        if (gained > bestGain) [best, bestGain] = [candidate, gained];
      }
      if (best !== null) take(best);
    }
  }
  // What is left: possible pairs that no case so far has.
  for (let first = 0; first < firsts; first += 1) {
    for (let second = 0; second < seconds; second += 1) {
      for (const tail of tails) {
        const candidate = [first, second, ...tail];
        if (gain(candidate) > 0 && isPossible(candidate)) take(candidate);
      }
    }
  }
  return chosen;
}

/** Possible pairs that the cases leave out: none, if the generator is right. */
export function uncovered({ sizes, isPossible }: PairwiseOptions, cases: readonly Combination[]): number {
  const covered = new Set(cases.flatMap(pairsOf));
  const missing = new Set<string>();
  const walk = (head: Combination): void => {
    const size = sizes[head.length];
    if (size === undefined) {
      if (isPossible(head)) for (const pair of pairsOf(head)) if (!covered.has(pair)) missing.add(pair);
      return;
    }
    for (let value = 0; value < size; value += 1) walk([...head, value]);
  };
  walk([]);
  return missing.size;
}
