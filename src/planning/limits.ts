// Bounds on one operation, priced while it is planned: what is refused here never reaches the database.
import { TongchouError } from "../core/errors.ts";
import type { Faults } from "./faults.ts";

export interface Limits {
  readonly depth: number;
  readonly aliases: number;
  readonly nameLength: number;
  readonly rootFields: number;
  /** Records (by id, or by an exact number) in an operation that reads what is open one record at a time. */
  readonly singleRecords: number;
  /** Look-ups of an exact number in an operation: each is counted. */
  readonly lookups: number;
  /** Fields of the whole operation, fragments expanded. */
  readonly fields: number;
  /** Rows one list may be asked for, and how many it gives when not told. */
  readonly pageSize: number;
  readonly defaultPageSize: number;
  /** Keys that one list is ordered by. */
  readonly orderKeys: number;
  /** Values in one `in` list, and leaves in one filter. */
  readonly listValues: number;
  /** Records that one `nodes` may be asked for. */
  readonly nodes: number;
  readonly filterTests: number;
  /** Objects of the operation's filters (`and`, `or`, `not`, conditions on related rows), and relations within relations. */
  readonly filterParts: number;
  readonly filterNesting: number;
  readonly groups: number;
  /** Counts of lists, one for each parent row there may be. */
  readonly counts: number;
  /** Units: about one row read each; a count costs as twenty pages. */
  readonly cost: number;
  /** What one filter makes the database do, in the same units: see price-filter.ts. The departments' own come to 8 000. */
  readonly filterWork: number;
  /** And all of an operation; all orderings as much again. */
  readonly filtersWork: number;
}

export const defaultLimits: Limits = {
  depth: 12,
  aliases: 100,
  nameLength: 255,
  rootFields: 20,
  singleRecords: 1,
  lookups: 1,
  fields: 1000,
  pageSize: 200,
  defaultPageSize: 50,
  orderKeys: 3,
  listValues: 500,
  nodes: 100,
  filterTests: 100,
  filterParts: 300,
  filterNesting: 4,
  groups: 2000,
  counts: 200,
  cost: 50_000,
  filterWork: 20_000,
  filtersWork: 100_000,
};

/** Times the limit on fields: as many as a document can name without naming one twice. */
const furthest = 6;

/**
 * The running account of one operation. Every overdraft is `LIMIT_EXCEEDED` and says which limit. It is noted and planning
 * goes on, so that what is forbidden is named all the same; where the planner recurses, to twice the bound.
 */
export class Budget {
  readonly limits: Limits;
  cost = 0;
  /** What filters, counts and cubes make the database do beyond what is read: bounded for a caller. */
  work = 0;
  private filtersWork = 0;
  private sortsWork = 0;
  private largest: PricedList | null = null;
  private readonly faults: Faults;
  private aliases = 0;
  private fields = 0;
  private tests = 0;
  private parts = 0;
  private counts = 0;
  private records = 0;
  private lookups = 0;
  private oneAtATime = false;
  /** Told once each. */
  private readonly overdrawn = new Set<string>();

  constructor(limits: Limits, faults: Faults) {
    this.limits = limits;
    this.faults = faults;
  }

  field(depth: number, { key, aliased }: { readonly key: string; readonly aliased: boolean }): void {
    this.within("length of a name", key.length, this.limits.nameLength);
    this.planned("depth", depth, this.limits.depth);
    this.fields += 1;
    this.within("fields", this.fields, this.limits.fields);
    // A document that repeats itself by fragments has no end.
    if (this.fields > furthest * this.limits.fields) {
      this.faults.end(exceeded("fields", this.limits.fields));
    }
    if (!aliased) return;
    this.aliases += 1;
    this.within("aliases", this.aliases, this.limits.aliases);
  }

  rootFields(count: number): void {
    this.within("root fields", count, this.limits.rootFields);
  }

  record(): void {
    this.records += 1;
    this.checkRecords();
  }

  /** Something that a grant opens for a record only: several of them under aliases would be a list. */
  readsOneAtATime(): void {
    this.oneAtATime = true;
    this.checkRecords();
  }

  private checkRecords(): void {
    const limit = "records, where a field is open one record at a time";
    if (this.oneAtATime) this.within(limit, this.records, this.limits.singleRecords);
  }

  lookup(): void {
    this.lookups += 1;
    this.within("look-ups of an exact number", this.lookups, this.limits.lookups);
  }

  /** Rows of a list, by the argument that asks for them. */
  pageSize(size: number, argument: string): void {
    this.within(`\`${argument}\` (rows of one list)`, size, this.limits.pageSize);
  }

  orderKeys(count: number): void {
    this.within("keys of one ordering", count, this.limits.orderKeys);
  }

  test(values: number): void {
    this.tests += 1;
    this.planned("filter tests", this.tests, this.limits.filterTests);
    this.within("values in one list", values, this.limits.listValues);
  }

  /** Each relation within another multiplies the work of the database; the planner recurses with the parts. */
  filterPart(nesting: number): void {
    this.parts += 1;
    this.planned("parts of filters", this.parts, this.limits.filterParts);
    this.planned("relations within relations of a filter", nesting, this.limits.filterNesting);
  }

  /** A list counted for each of so many parents. */
  count(parents: number): void {
    this.counts += parents;
    this.within("counts of lists (one per parent row)", this.counts, this.limits.counts);
  }

  /** `rows`: how many rows of the parents this is done for. */
  spend(rows: number, each: number): void {
    this.cost += rows * each;
    if (this.cost > this.limits.cost) this.overdraw("cost", () => tooDear(this.limits.cost, this.largest));
  }

  private within(limit: string, used: number, bound: number): void {
    if (used > bound) this.overdraw(limit, () => exceeded(limit, bound));
  }

  private overdraw(limit: string, fault: (limit: string) => TongchouError): void {
    if (this.overdrawn.has(limit)) return;
    this.overdrawn.add(limit);
    this.faults.note(fault(limit));
  }

  /** What the planner itself recurses by: further than twice the bound it does not look. */
  private planned(limit: string, used: number, bound: number): void {
    this.within(limit, used, bound);
    if (used > 2 * bound) throw exceeded(limit, bound);
  }

  /** A list and the rows it may come to, over all its parents: a refusal for its price names the largest. */
  list(path: readonly string[], rows: number): void {
    if (this.largest === null || rows > this.largest.rows) this.largest = { list: path.join("."), rows };
  }

  strain(rows: number, each: number): void {
    this.work += rows * each;
  }

  /** The filter of the list or aggregate at `path`, asked of so many rows. */
  filter(path: readonly string[], rows: number, each: number): void {
    const work = rows * each;
    this.strain(rows, each);
    this.filtersWork += work;
    const { filterWork, filtersWork } = this.limits;
    const told = { filter: path.join("."), price: Math.ceil(work) };
    if (work > filterWork)
      this.overdraw("work of one filter", (limit) => tooLaborious(limit, filterWork, told));
    if (this.filtersWork > filtersWork)
      this.overdraw("work of all filters", (limit) => tooLaborious(limit, filtersWork, told));
  }

  /** The list at `path` is sorted before its page is cut. */
  sort(path: readonly string[], work: number): void {
    this.strain(work, 1);
    this.sortsWork += work;
    const { filterWork, filtersWork } = this.limits;
    const told = { list: path.join("."), price: Math.ceil(work) };
    if (work > filterWork)
      this.overdraw("work of one ordering", (limit) => tooSorted(limit, filterWork, told));
    if (this.sortsWork > filtersWork)
      this.overdraw("work of all orderings", (limit) => tooSorted(limit, filtersWork, told));
  }
}

interface PricedList {
  readonly list: string;
  readonly rows: number;
}

interface PricedFilter {
  readonly filter: string;
  readonly price: number;
}

function tooLaborious(limit: string, bound: number, priced: PricedFilter): TongchouError {
  return new TongchouError(
    "LIMIT_EXCEEDED",
    `The operation exceeds the limit on the ${limit} (${bound}). The filter of \`${priced.filter}\` is reckoned at ${priced.price}: name fewer related lists in it, and fewer of those within others, or part the question.`,
    { limit, bound, ...priced },
  );
}

function tooSorted(
  limit: string,
  bound: number,
  priced: { readonly list: string; readonly price: number },
): TongchouError {
  return new TongchouError(
    "LIMIT_EXCEEDED",
    `The operation exceeds the limit on the ${limit} (${bound}). The order of \`${priced.list}\` is reckoned at ${priced.price}: order by fewer keys, by one that has an index, ask for fewer rows above it, or part the question.`,
    { limit, bound, ...priced },
  );
}

function tooDear(bound: number, largest: PricedList | null): TongchouError {
  const price = largest === null ? {} : { list: largest.list, price: largest.rows };
  const where =
    largest === null
      ? ""
      : ` Its dearest list is \`${largest.list}\`, of up to ${largest.rows} rows: ask for fewer with \`first\` there or above it, narrow it by \`where\` to a key, or part the question.`;
  return new TongchouError("LIMIT_EXCEEDED", `The operation exceeds the limit on cost (${bound}).${where}`, {
    limit: "cost",
    bound,
    ...price,
  });
}

export function exceeded(limit: string, bound: number): TongchouError {
  return new TongchouError("LIMIT_EXCEEDED", `The operation exceeds the limit on ${limit} (${bound}).`, {
    limit,
    bound,
  });
}
