// A page of a list: size, direction, ordering, filter and cursor, and which parts of the connection were asked for.
import type { GraphQLField } from "graphql";
import { connectionName, type EntityType, edgeName, isArchivable } from "../catalogue/index.ts";
import { TongchouError } from "../core/errors.ts";
import { authorizeField, authorizeRows, noteUse } from "./authorize.ts";
import type { CollectedField } from "./collect-fields.ts";
import { enter } from "./enter.ts";
import type { Budget } from "./limits.ts";
import { rowsByKey } from "./names-one-row.ts";
import type {
  ConnectionField,
  EdgeField,
  PageInfoField,
  PagePlan,
  Predicate,
  RecordSelection,
  Slot,
} from "./plan.ts";
import { type Ordered, planOrder, priceSort } from "./plan-order.ts";
import { lookupOf, planFilter } from "./plan-where.ts";
import { below, type Planning, type Position, within } from "./planning.ts";
import { predicateForm } from "./predicate-form.ts";
import { priceFilter, scanned } from "./price-filter.ts";
import { absent, type Input, readInput } from "./read-input.ts";

// A count reads every row the filter leaves: measured at 15–20 times the page.
const countPrice = 20;
const cubePrice = 1000;
/** Rows that a list without parents goes through until its page is full. */
const filteredRows = 1000;
/** A count at the root goes through all rows in scope, whatever the page's size; so does a sort. */
const countWork = 1000;
/** Of a list under its parent, whose rows are at hand. */
const sortedRow = 0.1;

/** What a page lists, and how a row of it is planned. */
export interface Listed {
  readonly entity: EntityType;
  /** The type whose relation it is; null of a list at the root, which hangs on no parent. */
  readonly parent: EntityType | null;
  readonly select: (parents: readonly CollectedField[], at: Position) => RecordSelection;
  /** Rows to give when no size is asked for. */
  readonly usual?: number | undefined;
}

/** A field of the schema and how the operation calls it. */
export interface Call {
  readonly definition: GraphQLField<unknown, unknown>;
  readonly selected: CollectedField;
}

export function planPage(planning: Planning, listed: Listed, call: Call, at: Position): PagePlan {
  const { entity } = listed;
  const index = planning.pages.length;
  planning.pages.push(undefined as never); // keeps the number while pages below take theirs
  const read = planning.faults.catch(() => readArguments(planning, call));
  const args = read ?? new Map<string, Input>();
  const { size, wantsAll, backward, cursor } =
    planning.faults.catch(() => pageWindow(args, planning, listed.usual)) ?? noWindow;
  const whereInput = args.get("where") ?? absent;
  // A list of one exact number is that record, and no way to list others.
  const lookup = listed.parent === null ? lookupOf(planning, entity, whereInput) : null;
  // Of arguments that are malformed nothing is refused that they, mended, may open.
  const reach = lookup === null && read !== null ? "list" : "record";
  if (lookup !== null) {
    planning.budget.record();
    planning.budget.lookup();
    planning.lookups.push({ coordinate: { type: entity.name, field: lookup.name }, page: index });
  }
  // Naming rows is reading their ids; a relation has a right of its own.
  if (listed.parent === null) authorizeField({ planning, entity, reach }, "id", "read");
  const filterSlots: Slot[] = [];
  const sink = (slot: Slot) => filterSlots.push(slot);
  const where = planFilter({ planning, entity, sink, isLookup: lookup !== null }, whereInput);
  const ordered = planOrder(planning, entity, args.get("orderBy") ?? absent);
  // What a key names is one row, whatever the page's size.
  const keyed = rowsByKey(entity, whereInput);
  const rows = Math.min(Math.max(size, 1), keyed ?? Number.POSITIVE_INFINITY);
  const inPage: Position = { ...within(at, call.selected), rows: at.rows * rows, reach };
  const priced = { entity, where, ordered, rows, root: listed.parent === null, byKey: keyed !== null };
  priceList(planning, priced, inPage);
  const connection = { ...listed, parents: at.rows, size: rows, byKey: keyed !== null };
  const fields = enter(planning, [call.selected], inPage).map((field) =>
    planConnection(planning, connection, field, inPage),
  );
  const page: PagePlan = {
    index,
    entity,
    rows: authorizeRows({ planning, entity, reach }),
    where,
    orders: ordered.orders,
    size,
    wantsAll,
    path: inPage.path,
    backward,
    cursor,
    filterSlots,
    // Not to its direction: a client pages back from where it came to.
    form: `${listed.parent?.name ?? "Query"}.${call.definition.name}|${ordered.form}|${where === null ? "" : predicateForm(where)}`,
    fields,
  };
  planning.pages[index] = page;
  return page;
}

interface Priced {
  readonly entity: EntityType;
  readonly where: Predicate | null;
  readonly ordered: Ordered;
  readonly rows: number;
  readonly root: boolean;
  /** Its filter names rows by a key. */
  readonly byKey: boolean;
}

/** The rows it gives, and what its filter makes the database look at besides. */
function priceList(planning: Planning, priced: Priced, inPage: Position): void {
  const { entity, where, ordered, rows, root, byKey } = priced;
  const parents = inPage.rows / rows;
  planning.budget.list(inPage.path, inPage.rows);
  planning.budget.spend(parents, rows);
  // A view counts all that it counts before it gives the first row.
  if (!isArchivable(entity)) planning.budget.strain(parents, cubePrice);
  const asked = root && !byKey ? filteredRows : rows;
  const sorted = priceSort(ordered.orders);
  const read = root && !byKey ? countWork : rows * sortedRow;
  if (sorted !== null) planning.budget.sort(inPage.path, parents * read * sorted);
  if (where === null) return;
  planning.budget.filter(inPage.path, parents * asked, (root ? scanned : 0) + priceFilter(where));
}

/** Of a page that is not answered. */
const noWindow = { size: 0, wantsAll: false, backward: false, cursor: null };

/** Those that are written. */
export function readArguments(
  planning: Planning,
  { definition, selected }: Call,
  leftOut?: Parameters<typeof readInput>[3],
  without: readonly string[] = [],
): ReadonlyMap<string, Input> {
  const written = selected.nodes[0].arguments ?? [];
  const args = new Map<string, Input>();
  for (const { name, type } of definition.args) {
    const node = written.find((argument) => argument.name.value === name);
    if (node !== undefined && !without.includes(name))
      args.set(name, readInput(type, node.value, planning.variables, leftOut));
  }
  return args;
}

function pageWindow(args: ReadonlyMap<string, Input>, { budget }: Planning, usual: number | undefined) {
  const first = sizeOf(budget, args.get("first"), "first");
  const last = sizeOf(budget, args.get("last"), "last");
  const after = cursorOf(args.get("after"));
  const before = cursorOf(args.get("before"));
  const backward = last !== null || (before !== null && first === null);
  if (backward ? first !== null || after !== null : before !== null) {
    throw new TongchouError("BAD_USER_INPUT", "Use either `first` and `after`, or `last` and `before`.");
  }
  const asked = first ?? last;
  return {
    size: asked ?? usual ?? budget.limits.defaultPageSize,
    wantsAll: asked === null || asked === budget.limits.pageSize,
    backward,
    cursor: after ?? before,
  };
}

export function sizeOf(budget: Budget, input: Input | undefined, name: string): number | null {
  if (input?.kind !== "leaf") return null;
  const size = input.value as number;
  if (size < 0) throw new TongchouError("BAD_USER_INPUT", `\`${name}\` may not be negative.`);
  budget.pageSize(size, name);
  return size;
}

const cursorOf = (input: Input | undefined): Slot | null => (input?.kind === "leaf" ? input.slot : null);

interface Connection extends Listed {
  /** Rows that the page hangs on. */
  readonly parents: number;
  readonly size: number;
  readonly byKey: boolean;
}

function planConnection(
  planning: Planning,
  connection: Connection,
  field: CollectedField,
  at: Position,
): ConnectionField {
  const { key, name } = field;
  const { parents, size } = connection;
  const inField = within(at, field);
  switch (name) {
    case "nodes":
      return { kind: "nodes", key, selection: connection.select([field], below(at, field)) };
    case "edges":
      return {
        kind: "edges",
        key,
        fields: enter(planning, [field], inField).map((edge) => planEdge(connection, edge, inField)),
      };
    case "pageInfo":
      return { kind: "pageInfo", key, fields: enter(planning, [field], inField).map(pageInfoField) };
    case "totalCount":
      // Counting rows is aggregating their ids.
      noteUse({ planning, entity: connection.entity, reach: at.reach }, "id", "aggregate");
      planning.budget.count(parents);
      planning.budget.spend(parents, countPrice * Math.max(size, 1));
      if (connection.parent === null && !connection.byKey) planning.budget.strain(1, countWork);
      return { kind: "totalCount", key };
    default:
      return { kind: "typename", key, name: connectionName(connection.entity.name) };
  }
}

function planEdge(listed: Listed, edge: CollectedField, at: Position): EdgeField {
  const { key, name } = edge;
  if (name === "cursor") return { kind: "cursor", key };
  if (name === "node") {
    return {
      kind: "node",
      key,
      selection: listed.select([edge], below(at, edge)),
    };
  }
  return { kind: "typename", key, name: edgeName(listed.entity.name) };
}

const pageInfoField = (field: CollectedField): PageInfoField => ({
  key: field.key,
  name: field.name as PageInfoField["name"],
});
