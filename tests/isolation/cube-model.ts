// The cube as an attacker sees it: what is published, the rule by which it is withheld, and every table of pupils that fits
// both. Knows the rule as well as the database does.
export interface PublishedCell {
  readonly townshipId: string;
  readonly schools: number;
  /** Null where withheld. */
  readonly students: number | null;
}

export interface PublishedGroup {
  readonly name: string;
  readonly total: number | null;
  readonly cells: readonly PublishedCell[];
}

/** Below this a cell is small (政府信息公开条例15). */
export const small = 5;

export type Rule = (pupils: readonly number[]) => readonly boolean[];

/** Which cells of one year and stage are withheld, if these are the pupils. */
export const withheld: Rule = (pupils) => {
  const total = pupils.reduce((sum, count) => sum + count, 0);
  const least = Math.min(...pupils);
  const enough = Math.min(...pupils.filter((count) => count >= small));
  return pupils.map((count) => total < small || (least < small && (count < small || count === enough)));
};

/** Per cell, every number of pupils that some table has which fits all that is published. */
export function possibleValues({ total, cells }: PublishedGroup, rule: Rule): readonly ReadonlySet<number>[] {
  const possible = cells.map(() => new Set<number>());
  const visible = cells.reduce((sum, cell) => sum + (cell.students ?? 0), 0);
  const pattern = cells.map((cell) => cell.students === null);
  // A withheld total is itself small.
  const totals = total === null ? [...Array(small).keys()] : [total];
  for (const sum of totals) {
    for (const pupils of tables(cells, 0, sum - visible)) {
      if (rule(pupils).some((hidden, at) => hidden !== pattern[at])) continue;
      for (const [at, count] of pupils.entries()) possible[at]?.add(count);
    }
  }
  return possible;
}

/** Every table with the published cells as they are; where no school stands there are no pupils. */
function* tables(cells: readonly PublishedCell[], at: number, left: number): Generator<readonly number[]> {
  const cell = cells[at];
  if (cell === undefined) {
    if (left === 0) yield [];
    return;
  }
  const fixed = cell.students ?? (cell.schools === 0 ? 0 : null);
  const free = cell.students === null && fixed === null;
  const last = !cells.some((other, place) => place > at && other.students === null && other.schools > 0);
  const from = free ? (last ? left : 0) : (fixed ?? 0);
  const to = free ? left : (fixed ?? 0);
  for (let count = Math.max(from, 0); count <= to; count += 1) {
    const rest = cell.students === null ? left - count : left;
    for (const others of tables(cells, at + 1, rest)) yield [count, ...others];
  }
}

export interface Pinned {
  readonly group: string;
  readonly cell: number;
  readonly value: number;
}

/** Withheld cells that only one number fits, although pupils may be counted there and the number is small. */
export function pinnedCells(group: PublishedGroup, rule: Rule = withheld): readonly Pinned[] {
  const possible = possibleValues(group, rule);
  return group.cells.flatMap((cell, at) => {
    if (cell.students !== null || cell.schools === 0) return [];
    const [only, ...others] = possible[at] ?? [];
    if (only === undefined) throw new Error(`${group.name}: no table fits what is published`);
    return others.length === 0 && only < small ? [{ group: group.name, cell: at, value: only }] : [];
  });
}
