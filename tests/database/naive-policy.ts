// A third reading of the policy, as plain as possible: columns by loops, rows by evaluating conditions in memory.
// Shares no code with the planner or with the compiled enforcement.
import { getTableColumns, getTableName } from "drizzle-orm";
import type { Catalogue } from "../../src/catalogue/index.ts";
import type { Condition, RolePolicy, Validity } from "../../src/policy/index.ts";

export type Row = Readonly<Record<string, unknown>>;
/** Every row of every table, by table name, with the names of its stored columns. */
export type Rows = ReadonlyMap<string, readonly Row[]>;

const nameOf = (catalogue: Catalogue, type: string, key: string): string => {
  const column = getTableColumns(catalogue.entity(type).table)[key];
  if (column === undefined) throw new Error(`${type}.${key}`);
  return column.name;
};

/** How a field is seen. */
interface Sight {
  readonly masked: boolean;
  readonly lookup: boolean;
  readonly read: boolean;
}

/** `table.column` for everything the role may read. */
export function naiveColumns(catalogue: Catalogue, role: RolePolicy): Set<string> {
  const open = new Set(role.grants.map((grant) => grant.type));
  const found = new Set<string>();
  const put = (type: string, key: string) => {
    if (open.has(type))
      found.add(`${getTableName(catalogue.entity(type).table)}.${nameOf(catalogue, type, key)}`);
  };
  const putField = (type: string, name: string, { masked, lookup, read }: Sight) => {
    const field = catalogue.field(type, name);
    const table = getTableName(catalogue.entity(type).table);
    if (field.kind === "column") put(type, field.key);
    if (field.kind === "secret" && read && masked) found.add(`${table}.${field.tail?.name}`);
    if (field.kind === "secret" && read && !masked) found.add(`${table}.${field.cipher.name}`);
    if (field.kind === "secret" && lookup) found.add(`${table}.${field.index?.name}`);
    if (field.kind === "toOne") put(type, field.via);
    if (field.kind === "toMany") {
      put(type, field.local ?? "id");
      put(field.target, field.via);
    }
    if (field.kind !== "computed") return;
    for (const input of field.inputs) {
      if (input.type === type) putField(type, input.field, { masked, lookup, read });
    }
  };
  const putCondition = (type: string, condition: Condition) => {
    if ("column" in condition) put(type, condition.column);
    if (condition.kind === "current") for (const key of ["validFrom", "validTo"]) put(type, key);
    if (condition.kind === "not") putCondition(type, condition.of);
    if (condition.kind === "all" || condition.kind === "any")
      for (const part of condition.of) putCondition(type, part);
    if (condition.kind !== "exists") return;
    putField(type, condition.relation, { masked: false, lookup: false, read: false });
    putCondition(catalogue.relation(type, condition.relation).target, condition.where);
  };
  for (const { type, fields, uses, mask, rows } of role.grants) {
    put(type, "id");
    if ("archivedAt" in getTableColumns(catalogue.entity(type).table)) put(type, "archivedAt");
    for (const field of fields) {
      putField(type, field, {
        masked: mask !== undefined,
        lookup: uses.includes("lookup"),
        read: uses.includes("read"),
      });
    }
    putCondition(type, rows);
  }
  return found;
}

export interface Moment {
  readonly catalogue: Catalogue;
  readonly rows: Rows;
  readonly scopeIds: readonly string[];
  readonly today: string;
}

/** Ids of the rows of a type on which any grant that is read holds. */
export function naiveRows(moment: Moment, role: RolePolicy, type: string): string[] {
  const reading = role.grants.filter(
    (grant) => grant.type === type && grant.uses.includes("read") && isOf(moment, grant),
  );
  // Many grants stand on the same rows.
  const distinct = new Map(reading.map((grant) => [JSON.stringify([grant.rows, grant.archived]), grant]));
  const questions = [...distinct.values()].map(({ rows, archived }) => {
    const question = ask(moment, type, rows);
    return (row: Row) => (isLive(row) || archived === true) && question(row) === true;
  });
  const table = moment.rows.get(getTableName(moment.catalogue.entity(type).table)) ?? [];
  return table
    .filter((row) => questions.some((question) => question(row)))
    .map((row) => row.id as string)
    .sort();
}

/** Whether a row is one on which any grant holds that gives the role this command, whatever duty and purpose it asks for. */
export function naiveWrites(moment: Moment, role: RolePolicy, command: string): (row: Row) => boolean {
  const grants = role.writes.filter((grant) => grant.commands.includes(command) && isOf(moment, grant));
  const questions = grants.map(({ type, rows }) => ask(moment, type, rows));
  return (row) => questions.some((question) => question(row) === true);
}

/** A grant gives from its first day until the day before its end. */
const isOf = ({ today }: Moment, { validFrom, validUntil }: Validity): boolean =>
  !(validFrom !== undefined && today < validFrom) && !(validUntil !== undefined && today >= validUntil);

/** A view has no such column, and shows nothing that is archived. */
const isLive = (row: Row): boolean => (row.archived_at ?? null) === null;

type Truth = boolean | null;

const every = (parts: readonly Truth[]): Truth =>
  parts.includes(false) ? false : parts.includes(null) ? null : true;
const any = (parts: readonly Truth[]): Truth =>
  parts.includes(true) ? true : parts.includes(null) ? null : false;

/** A condition as a question to one row. Three-valued, as SQL is: null is neither. */
export function ask(moment: Moment, type: string, condition: Condition): (row: Row) => Truth {
  const { catalogue, today } = moment;
  const value = (key: string): ((row: Row) => unknown) => {
    const name = nameOf(catalogue, type, key);
    return (row) => row[name] ?? null;
  };
  switch (condition.kind) {
    case "always":
      return () => true;
    case "inScope": {
      const of = value(condition.column);
      const scope: ReadonlySet<unknown> = new Set(moment.scopeIds);
      return (row) => (of(row) === null ? null : scope.has(of(row)));
    }
    case "live":
      return isLive;
    case "untied":
    case "within":
      throw new Error("no policy file writes it");
    case "equals": {
      const of = value(condition.column);
      return (row) => (of(row) === null ? null : of(row) === condition.value);
    }
    case "present": {
      const of = value(condition.column);
      return (row) => (of(row) !== null) === condition.present;
    }
    case "current": {
      const [from, to] = [value("validFrom"), value("validTo")];
      return (row) => {
        const [begins, ends] = [from(row) as string | null, to(row) as string | null];
        return every([begins === null ? null : begins <= today, ends === null || ends > today]);
      };
    }
    case "exists": {
      const relation = catalogue.relation(type, condition.relation);
      const [here, there] =
        relation.kind === "toOne" ? [relation.via, "id"] : [relation.local ?? "id", relation.via];
      const others = moment.rows.get(getTableName(catalogue.entity(relation.target).table)) ?? [];
      const column = nameOf(catalogue, relation.target, there);
      const [of, where] = [value(here), ask(moment, relation.target, condition.where)];
      return (row) =>
        related(others, column, of(row)).some((other) => isLive(other) && where(other) === true);
    }
    case "not": {
      const inner = ask(moment, type, condition.of);
      return (row) => {
        const truth = inner(row);
        return truth === null ? null : !truth;
      };
    }
    case "all": {
      const parts = condition.of.map((part) => ask(moment, type, part));
      return (row) => every(parts.map((part) => part(row)));
    }
    case "any": {
      const parts = condition.of.map((part) => ask(moment, type, part));
      return (row) => any(parts.map((part) => part(row)));
    }
  }
}

const groups = new WeakMap<readonly Row[], Map<string, Map<unknown, Row[]>>>();

/** Rows of a table by the value of a column; NULL is equal to nothing. */
function related(rows: readonly Row[], column: string, value: unknown): readonly Row[] {
  if (value === null) return [];
  const columns = groups.get(rows) ?? new Map<string, Map<unknown, Row[]>>();
  groups.set(rows, columns);
  const known = columns.get(column) ?? Map.groupBy(rows, (row) => row[column]);
  columns.set(column, known);
  return known.get(value) ?? [];
}
