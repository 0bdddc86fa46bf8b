// A small generator of pairwise combinations: every two values of two different factors stand together in at least one
// case, as far as the case is possible. No chance in it: the same factors make the same cases.

/** One value of each factor, by index. */
export type Combination = readonly number[];

export interface PairwiseOptions {
  /** Values per factor. The first two are combined in full, the others are fitted in. */
  readonly sizes: readonly number[];
  readonly isPossible: (combination: Combination) => boolean;
}

/** Which pairs are covered: one place per two values of two factors. Millions are looked at, so they are numbers. */
class Coverage {
  private readonly sizes: readonly number[];
  private readonly starts: number[] = [];
  private readonly covered: Uint8Array;

  constructor(sizes: readonly number[]) {
    this.sizes = sizes;
    let places = 0;
    sizes.forEach((here, a) => {
      sizes.forEach((there, b) => {
        this.starts[a * sizes.length + b] = places;
        if (b > a) places += here * there;
      });
    });
    this.covered = new Uint8Array(places);
  }

  /** Pairs of the combination that no case has. */
  gain(combination: Combination): number {
    let gained = 0;
    for (let a = 0; a < this.sizes.length; a += 1)
      for (let b = a + 1; b < this.sizes.length; b += 1)
        if (this.covered[this.place(combination, a, b)] === 0) gained += 1;
    return gained;
  }

  /** How many of its pairs were new. */
  add(combination: Combination): number {
    let added = 0;
    for (let a = 0; a < this.sizes.length; a += 1)
      for (let b = a + 1; b < this.sizes.length; b += 1) {
        const place = this.place(combination, a, b);
        if (this.covered[place] === 0) added += 1;
        this.covered[place] = 1;
      }
    return added;
  }

  private place(combination: Combination, a: number, b: number): number {
    const start = this.starts[a * this.sizes.length + b] ?? 0;
    return start + (combination[a] ?? 0) * (this.sizes[b] ?? 0) + (combination[b] ?? 0);
  }
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

/** Writes the continuation behind the first two values. */
function continueWith(candidate: number[], tail: Combination): void {
  for (let at = 0; at < tail.length; at += 1) candidate[at + 2] = tail[at] ?? 0;
}

export function pairwise({ sizes, isPossible }: PairwiseOptions): readonly Combination[] {
  const [firsts = 0, seconds = 0] = sizes;
  const tails = continuations(sizes);
  const coverage = new Coverage(sizes);
  const chosen: Combination[] = [];
  const take = (combination: Combination): void => {
    chosen.push(combination);
    coverage.add(combination);
  };

  for (let first = 0; first < firsts; first += 1) {
    for (let second = 0; second < seconds; second += 1) {
      const candidate = [first, second];
      let best: Combination | null = null;
      let bestGain = -1;
      // Begun at another tail each time, so that equal gains do not always fall to the same values.
      const turn = chosen.length * 7;
      for (let step = 0; step < tails.length; step += 1) {
        continueWith(candidate, tails[(turn + step) % tails.length] ?? []);
        if (!isPossible(candidate)) continue;
        const gained = coverage.gain(candidate);
        if (gained > bestGain) [best, bestGain] = [[...candidate], gained];
      }
      if (best !== null) take(best);
    }
  }
  // What is left: possible pairs that no case so far has.
  for (let first = 0; first < firsts; first += 1) {
    for (let second = 0; second < seconds; second += 1) {
      const candidate = [first, second];
      for (const tail of tails) {
        continueWith(candidate, tail);
        if (coverage.gain(candidate) > 0 && isPossible(candidate)) take([...candidate]);
      }
    }
  }
  return chosen;
}

/** Possible pairs that the cases leave out: none, if the generator is right. */
export function uncovered({ sizes, isPossible }: PairwiseOptions, cases: readonly Combination[]): number {
  const coverage = new Coverage(sizes);
  for (const combination of cases) coverage.add(combination);
  let missing = 0;
  const walk = (candidate: number[], at: number): void => {
    const size = sizes[at];
    if (size === undefined) {
      if (isPossible(candidate)) missing += coverage.add(candidate);
      return;
    }
    for (let value = 0; value < size; value += 1) {
      candidate[at] = value;
      walk(candidate, at + 1);
    }
  };
  walk([], 0);
  return missing;
}
