// Bounds on one operation, priced while it is planned: what is refused here never reaches the database.
import { TongchouError } from "../core/errors.ts";

export interface Limits {
  readonly depth: number;
  readonly aliases: number;
  readonly nameLength: number;
  readonly rootFields: number;
  /** Records (by id, or by an exact number) in an operation that reads what is open one record at a time. */
  readonly singleRecords: number;
  /** Fields of the whole operation, fragments expanded. */
  readonly fields: number;
  /** Rows one list may be asked for, and how many it gives when not told. */
  readonly pageSize: number;
  readonly defaultPageSize: number;
  /** Values in one `in` list, and leaves in one filter. */
  readonly listValues: number;
  readonly filterTests: number;
  /** Objects of the operation's filters (`and`, `or`, `not`, conditions on related rows), and relations within relations. */
  readonly filterParts: number;
  readonly filterNesting: number;
  readonly groups: number;
  /** Counts of lists, one for each parent row there may be. */
  readonly counts: number;
  /** Units: about one row read each; a count costs as twenty pages. */
  readonly cost: number;
}

export const defaultLimits: Limits = {
  depth: 12,
  aliases: 100,
  nameLength: 255,
  rootFields: 20,
  singleRecords: 1,
  fields: 1000,
  pageSize: 200,
  defaultPageSize: 50,
  listValues: 500,
  filterTests: 100,
  filterParts: 300,
  filterNesting: 4,
  groups: 2000,
  counts: 200,
  cost: 50_000,
};

/** The running account of one operation. Every overdraft is `LIMIT_EXCEEDED` and says which limit. */
export class Budget {
  readonly limits: Limits;
  cost = 0;
  /** What filters and cubes make the database do beyond what is read: no bound on one operation, but on a caller. */
  work = 0;
  private largest: PricedList | null = null;
  private aliases = 0;
  private fields = 0;
  private tests = 0;
  private parts = 0;
  private counts = 0;
  private records = 0;
  private oneAtATime = false;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  field(depth: number, { key, aliased }: { readonly key: string; readonly aliased: boolean }): void {
    if (key.length > this.limits.nameLength) exceeded("length of a name", this.limits.nameLength);
    if (depth > this.limits.depth) exceeded("depth", this.limits.depth);
    this.fields += 1;
    if (this.fields > this.limits.fields) exceeded("fields", this.limits.fields);
    if (!aliased) return;
    this.aliases += 1;
    if (this.aliases > this.limits.aliases) exceeded("aliases", this.limits.aliases);
  }

  rootFields(count: number): void {
    if (count > this.limits.rootFields) exceeded("root fields", this.limits.rootFields);
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
    const { singleRecords } = this.limits;
    if (this.oneAtATime && this.records > singleRecords)
      exceeded("records, where a field is open one record at a time", singleRecords);
  }

  test(values: number): void {
    this.tests += 1;
    if (this.tests > this.limits.filterTests) exceeded("filter tests", this.limits.filterTests);
    if (values > this.limits.listValues) exceeded("values in one list", this.limits.listValues);
  }

  /** Each relation within another multiplies the work of the database; the planner recurses with the parts. */
  filterPart(nesting: number): void {
    this.parts += 1;
    if (this.parts > this.limits.filterParts) exceeded("parts of filters", this.limits.filterParts);
    if (nesting > this.limits.filterNesting) {
      exceeded("relations within relations of a filter", this.limits.filterNesting);
    }
  }

  /** A list counted for each of so many parents. */
  count(parents: number): void {
    this.counts += parents;
    if (this.counts > this.limits.counts)
      exceeded("counts of lists (one per parent row)", this.limits.counts);
  }

  /** `rows`: how many rows of the parents this is done for. */
  spend(rows: number, each: number): void {
    this.cost += rows * each;
    if (this.cost > this.limits.cost) throw tooDear(this.limits.cost, this.largest);
  }

  /** A list and the rows it may come to, over all its parents: a refusal for its price names the largest. */
  list(path: readonly string[], rows: number): void {
    if (this.largest === null || rows > this.largest.rows) this.largest = { list: path.join("."), rows };
  }

  strain(rows: number, each: number): void {
    this.work += rows * each;
  }
}

interface PricedList {
  readonly list: string;
  readonly rows: number;
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

export function exceeded(limit: string, bound: number): never {
  throw new TongchouError("LIMIT_EXCEEDED", `The operation exceeds the limit on ${limit} (${bound}).`, {
    limit,
    bound,
  });
}
