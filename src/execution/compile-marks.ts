// Of whom an answer shows what, for the record of access: a mark in front of each row of which something personal shows (L3, L4),
// or of the cell where it shows in some rows alone; a mark stands in the text where what it tells of stands in it, and the splice
// takes it out. Ids of persons where the role reads whose a row is; else the row's own, and whose it is is asked apart.
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { type Catalogue, type EntityType, personKind } from "../catalogue/index.ts";
import type { OutputField, PageOrder, Predicate, Reading, RecordSelection } from "../planning/index.ts";
import type { Bound, Condition, Guard } from "../policy/index.ts";
import { compileGuard } from "./compile-condition.ts";
import { type Compiling, conjunction, param, type RowColumns } from "./compiling.ts";
import type { JsonText } from "./json-text.ts";
import type { MarkSlot } from "./marking.ts";
import { type Branch, groupsOf, isProtectedField, type ShownGroup } from "./shown-groups.ts";

/** Where the marks of a row stand. */
export interface RowMarks {
  readonly front: JsonText;
  /** Before what shows of the field in rows where it does. */
  readonly before: (field: OutputField, branch?: Branch) => JsonText;
}

const none: RowMarks = { front: [], before: () => [] };

export function compileMarks(compiling: Compiling, row: RowColumns, selection: RecordSelection): RowMarks {
  const { marking } = compiling;
  const groups = marking === null ? [] : groupsOf(compiling.catalogue, selection);
  if (marking === null || groups.length === 0) return none;
  const number = marking.selections.next++;
  const subjects = subjectsOf(compiling, selection.entity, row);
  const marks = new Map<ShownGroup, JsonText>();
  const front: (string | SQL)[] = [];
  for (const group of groups) {
    const { cell, isProtected, coordinates, at } = group;
    const slot =
      marking.slots.push({ selection: number, coordinates: [...coordinates], of: subjects.of }) - 1;
    const flag = marking.protectedWay || isProtected || selection.entity.isProtected === true;
    const way: JsonText = flag
      ? ["p"]
      : compileWay(compiling, { entity: selection.entity, row }, [
          ...(selection.rows ? [selection.rows] : []),
          ...cell,
        ]);
    const mark: JsonText = [`"`, nonce(), `:m${slot}`, ...way, ...subjects.ids, `"`];
    if (at === null) front.push(...mark);
    else marks.set(group, mark);
  }
  const before: RowMarks["before"] = (field, branch = "plain") =>
    [...marks].flatMap(([{ at }, mark]) => (at?.field === field && at.branch === branch ? mark : []));
  return { front, before };
}

/** Of a group of an aggregate, which tells of rows and of nobody in particular. */
export function compileGroupMark({ marking }: Compiling): JsonText {
  if (marking === null) return [];
  const selection = marking.selections.next++;
  const slot = marking.slots.push({ selection, coordinates: [], of: null }) - 1;
  return [`"`, nonce(), `:m${slot}o"`];
}

const nonce = (): SQL => param({ slot: { from: "nonce" }, codec: "text" });

/** Statements below a list that asks for protected records, by filter or ordering, or lists them. */
export function throughProtected(
  compiling: Compiling,
  {
    entity,
    where,
    orders = [],
  }: {
    readonly entity: EntityType;
    readonly where: Predicate | null;
    readonly orders?: readonly PageOrder[];
  },
): Compiling {
  const { marking, catalogue } = compiling;
  if (marking === null || marking.protectedWay) return compiling;
  const through =
    entity.isProtected === true ||
    (where !== null && asksForProtected(catalogue, entity, where)) ||
    orders.some(
      ({ through, reading }) =>
        through.some((step) => step.entity.isProtected === true) || readsProtected(catalogue, reading),
    );
  return through ? { ...compiling, marking: { ...marking, protectedWay: true } } : compiling;
}

function asksForProtected(catalogue: Catalogue, entity: EntityType, where: Predicate): boolean {
  switch (where.kind) {
    case "and":
    case "or":
      return where.of.some((part) => asksForProtected(catalogue, entity, part));
    case "test":
      return readsProtected(catalogue, where.reading);
    case "lookup":
      return false;
    case "related":
      return where.entity.isProtected === true || asksForProtected(catalogue, where.entity, where.where);
  }
}

const readsProtected = (catalogue: Catalogue, { field }: Pick<Reading, "field">): boolean =>
  isProtectedField(catalogue, field);

/** Of whom the row is, as far as the role may read it. */
function subjectsOf(
  { marking, catalogue }: Compiling,
  entity: EntityType,
  row: RowColumns,
): { readonly of: MarkSlot["of"]; readonly ids: JsonText } {
  const persons = catalogue.ofPersons.get(entity.name);
  if (persons === undefined || marking === null) return { of: null, ids: [] };
  const closed = persons.columns.length === 0 || marking.persons.columns(entity.name).closed.length > 0;
  if (closed) return { of: { type: entity.name }, ids: [sql`${row("id")}`] };
  const kinds = [...persons.kinds.values()].map(personKind);
  // An empty key names nobody.
  const columns = getTableColumns(entity.table);
  const ids = persons.columns.flatMap(
    (key, index): JsonText => [
      index === 0 ? "" : ",",
      columns[key]?.notNull === true ? sql`${row(key)}` : sql`coalesce(${row(key)}::text, '')`,
    ],
  );
  return { of: { kinds }, ids };
}

/** Whether a row (a cell) shows by a way that leads through no protected record. */
function compileWay(
  compiling: Compiling,
  { entity, row }: { readonly entity: EntityType; readonly row: RowColumns },
  guards: readonly Guard[],
): JsonText {
  const open: SQL[] = [];
  for (const guard of guards) {
    if (guard.always) continue;
    const anyOf = guard.anyOf.filter(({ condition }) => !leadsThrough(compiling, entity.name, condition));
    if (anyOf.length === guard.anyOf.length) continue;
    if (anyOf.length === 0) return ["p"];
    open.push(compileGuard(compiling, entity, row, { always: false, anyOf }));
  }
  return open.length === 0 ? ["o"] : [sql`case when ${conjunction(open)} then 'o' else 'p' end`];
}

function leadsThrough(compiling: Compiling, type: string, condition: Bound["condition"]): boolean {
  const inner = (part: Condition): boolean => leadsThrough(compiling, type, part);
  switch (condition.kind) {
    case "exists": {
      const { target } = compiling.catalogue.relation(type, condition.relation);
      return (
        compiling.catalogue.entity(target).isProtected === true ||
        leadsThrough(compiling, target, condition.where)
      );
    }
    case "not":
      return inner(condition.of);
    case "all":
    case "any":
      return condition.of.some(inner);
    default:
      return false;
  }
}
