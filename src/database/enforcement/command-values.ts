// The columns that a role's commands set, and the value of each: said in the call, or derived by the database.
import { getTableColumns } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import {
  type Catalogue,
  type Command,
  type CommandRow,
  type Derived,
  type EntityType,
  isOfSeveral,
  storedColumns,
} from "../../catalogue/index.ts";
import { mayRun, maySet, type RolePolicy } from "../../policy/index.ts";
import { quoteName, quoteText } from "./quoting.ts";
import { columnOf } from "./table-columns.ts";

/** Commands as one role may give them: of their input what it may set. */
export interface Writer {
  readonly catalogue: Catalogue;
  readonly role: RolePolicy;
  readonly commands: readonly Command[];
}

const saidValue = (row: string, column: PgColumn): string => {
  const type = column.getSQLType();
  const name = quoteText(column.name);
  if (type.endsWith("[]")) return `array(select jsonb_array_elements_text(${row}->${name}))::${type}`;
  return type === "text" ? `${row}->>${name}` : `(${row}->>${name})::${type}`;
};

export function derivedValue(role: RolePolicy, entity: EntityType, from: Derived, row: Said): string {
  if (from === "now") return "now()";
  if (from === "today") return "tc.today()";
  if (from === "person") return "tc.command_person()";
  if (from === "personName") return "tc.command_person_name()";
  if (from === "role") return quoteText(role.role);
  if (from === "department") return quoteText(role.department);
  if (from === "district") return "tc.the_district()";
  if (from === "none") return "null";
  if ("yearOf" in from)
    return `extract(year from ${saidValue(row.said, columnOf(entity, from.yearOf))})::integer`;
  if ("code" in from) return quoteText(from.code);
  if ("only" in from) return from.only === role.scope ? "tc.only_scope()" : "null";
  if ("numbered" in from)
    return `${quoteText(from.numbered)} || to_char(tc.today(), 'YYYYMMDD') || '-' || upper(right(replace(${row.id}, '-', ''), 10))`;
  const code = from.byScope[role.scope];
  return code === undefined ? "null" : quoteText(code);
}

/** What a call says of a row, and the row's id, as SQL. */
interface Said {
  readonly said: string;
  readonly id: string;
}

/** Of what may be left out, what the column is then. */
function orDefault({ table }: EntityType, name: string, value: string): string {
  const column = Object.values(getTableColumns(table)).find((one) => one.name === name);
  return column !== undefined && ["string", "number", "boolean"].includes(typeof column.default)
    ? `coalesce(${value}, ${quoteText(String(column.default))}::${column.getSQLType()})`
    : value;
}

/** Each column with the value that a call gives it: what is said, or what is derived, or, of one that may be either, both. */
export function valuesOf(
  role: RolePolicy,
  { entity, input, derives }: CommandRow,
  row: string,
  /** Of a row that is there. */
  as: "new" | "changed" = "new",
): readonly (readonly [string, string])[] {
  const said = new Map(
    [...input.values()].flatMap(({ field }) =>
      storedColumns(field).map((column) => [column.name, saidValue(row, column)] as const),
    ),
  );
  const values = new Map<string, string>(
    [...said].map(([name, value]) => [name, orDefault(entity, name, value)]),
  );
  for (const { column, from } of derives) {
    const value = derivedValue(role, entity, from, { said: row, id: `(${row}->>'id')` });
    const derived =
      from !== "person" || !isOfSeveral(column)
        ? value
        : as === "new"
          ? `array[${value}]`
          : `array_append(array_remove(t.${quoteName(column.name)}, ${value}), ${value})`;
    const given = said.get(column.name);
    values.set(column.name, given === undefined ? derived : `coalesce(${given}, ${derived})`);
  }
  return [...values];
}

/** The commands of a role. */
export function writerFor(catalogue: Catalogue, role: RolePolicy): Writer {
  const narrowed = <R extends CommandRow>(command: Command, row: R, use: "create" | "update"): R => ({
    ...row,
    input: new Map(
      [...row.input].filter(([field]) => maySet(role, command.name, { type: row.entity.name, field, use })),
    ),
  });
  const commands = [...catalogue.commands.values()]
    .filter(({ name }) => mayRun(role, name))
    .map((command) => ({
      ...narrowed(command, command, command.kind === "create" ? "create" : "update"),
      lines: new Map([...command.lines].map(([name, line]) => [name, narrowed(command, line, "create")])),
    }));
  return { catalogue, role, commands };
}

/** Of the one secret that a call may leave as it is: with it another statement is written, so that no writer reads a ciphertext. */
export function secretApart({ input, list }: Command): readonly PgColumn[] {
  const secrets = [...input.values()].filter(({ field, required }) => !required && field.kind === "secret");
  return list || secrets.length !== 1 ? [] : secrets.flatMap(({ field }) => storedColumns(field));
}

/** What a call may leave as it is, though nobody reads it: it is set to itself. */
export function optionalColumns(command: Command): readonly PgColumn[] {
  const apart = new Set(secretApart(command));
  return [...command.input.values()].flatMap(({ field, required }) =>
    required ? [] : storedColumns(field).filter((column) => !apart.has(column)),
  );
}
