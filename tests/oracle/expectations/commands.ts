// The form in which areas say by hand who may give which command: role by role, command by command, on which rows.
import type { RowRule } from "../rules/index.ts";

export interface ExpectedCommand {
  /** `Type.field` that the role may say with it. */
  readonly fields?: readonly string[];
  /** Any of them; none: any assignment of the role. */
  readonly duties?: readonly string[];
  /** Any of them, declared; none: whatever is declared. */
  readonly purposes?: readonly string[];
  /** Of which the record must be one, as it was and as it becomes. */
  readonly rows: RowRule;
}

type Told<C> = Readonly<Record<string, Readonly<Record<string, C>>>>;

/** What no entry names nobody may. Several entries of a command are several rights: none lends another its rows. */
export type ExpectedCommands = Told<ExpectedCommand | readonly ExpectedCommand[]>;

/** A command whose rows are said of a whole group of commands. */
export type Said = Omit<ExpectedCommand, "rows">;

/** Commands of which all are given on the same rows. */
export const on = (
  rows: RowRule,
  said: Readonly<Record<string, Said>>,
): Readonly<Record<string, ExpectedCommand>> =>
  Object.fromEntries(Object.entries(said).map(([command, entry]) => [command, { ...entry, rows }]));

export function joined(...parts: readonly ExpectedCommands[]): Told<readonly ExpectedCommand[]> {
  const table: Record<string, Record<string, readonly ExpectedCommand[]>> = {};
  for (const [role, commands] of parts.flatMap((part) => Object.entries(part))) {
    const known = table[role] ?? {};
    const twice = Object.keys(commands).find((command) => command in known);
    if (twice !== undefined) throw new Error(`${role}: two parts tell of ${twice}`);
    const told = Object.entries(commands).map(([command, entries]) => [command, [entries].flat()]);
    table[role] = { ...known, ...Object.fromEntries(told) };
  }
  return table;
}

/** `Type: field field`, one for each type that something is said of. */
export const saying =
  (...duties: readonly string[]) =>
  (...types: readonly string[]): Said => ({
    fields: types.flatMap((text) => {
      const [type, fields = ""] = text.split(": ");
      return fields.split(" ").map((field) => `${type}.${field}`);
    }),
    ...(duties.length > 0 && { duties }),
  });
