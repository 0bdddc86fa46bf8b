// Commands and machines as values: what a department does with a record, in people's words, beside its noun
// (`x.commands.ts`, `x.machine.ts`). A field's type, codes, form and description are the column's own and stand here no second
// time. No decision: who may run a command is the policy's, what must hold of the data the rules'.
import { getTableColumns, getTableName, sql } from "drizzle-orm";
import { getTableConfig, type PgColumn } from "drizzle-orm/pg-core";
import type {
  CommandFacts,
  Derived,
  InputFacts,
  LinesFacts,
  MachineFacts,
  StepFacts,
  SuccessionFacts,
} from "./command-facts.ts";
import type { ColumnField, EntityType, SecretField } from "./definitions.ts";
import type { Requirement } from "./requirement.ts";

export type Writable = ColumnField | SecretField;

/** The columns that a field is stored in. */
export const storedColumns = (field: Writable): readonly PgColumn[] =>
  field.kind === "column"
    ? [field.column]
    : [field.cipher, field.tail, field.index, field.code].filter((column) => column !== undefined);

export interface CommandField {
  readonly field: Writable;
  readonly required: boolean;
}

export interface CommandRow {
  readonly entity: EntityType;
  /** In the order they were declared in. */
  readonly input: ReadonlyMap<string, CommandField>;
  readonly derives: readonly { readonly column: PgColumn; readonly from: Derived }[];
}

export interface CommandLines
  extends CommandRow,
    Pick<LinesFacts, "term" | "description" | "atLeast" | "atMost"> {
  readonly by: PgColumn;
}

export interface Command
  extends CommandRow,
    Pick<CommandFacts, "kind" | "term" | "description" | "source" | "duties" | "deprecated"> {
  readonly name: string;
  readonly otherThan: readonly string[];
  readonly step: (StepFacts & { readonly column: PgColumn; readonly field: ColumnField }) | null;
  readonly lines: ReadonlyMap<string, CommandLines>;
  readonly succeeds: Succession | null;
  readonly before: ColumnField | null;
  readonly requires: readonly { readonly rule: string; readonly holds: Requirement }[];
  readonly list: boolean;
}

export interface Succession {
  readonly by: readonly PgColumn[];
  readonly from: PgColumn;
  readonly to: PgColumn;
  readonly sets: CommandRow["derives"];
}

/** The mutation that gives a command on a list. */
export const listName = (command: string): string => `${command}All`;

/** Items of one list. */
export const longestList = 2_000;

const declared = new Map<string, CommandFacts>();
const machinesByType = new Map<string, MachineFacts>();

/** Declares commands by their names. */
export function commands<const C extends Readonly<Record<string, CommandFacts>>>(facts: C): C {
  for (const [name, command] of Object.entries(facts)) {
    if (declared.has(name)) throw new Error(`the command ${name} is declared twice`);
    declared.set(name, command);
  }
  return facts;
}

/** By whose commands it is held that a step is another person's, by the clauses of those that ask for it. */
export const clausesOfTwoPeople = (type: string): readonly string[] => [
  ...new Set(
    [...declared.values()].filter((one) => one.on === type && one.otherThan).map(({ source }) => source),
  ),
];

export function machine<const M extends MachineFacts>(facts: M): M {
  if (machinesByType.has(facts.on)) throw new Error(`${facts.on} has two machines`);
  machinesByType.set(facts.on, facts);
  return facts;
}

/** Of a type the states, other than the machine's own, in which commands begin its records. */
export const beginningsOf = (type: string): readonly (readonly [state: string, command: string])[] =>
  [...declared].flatMap(([name, { on, begins }]) => (on === type && begins ? [[begins, name]] : []));

export const declaredMachines = (): ReadonlyMap<string, MachineFacts> => machinesByType;

type Entities = ReadonlyMap<string, EntityType>;

/** Every command, its words found in the catalogue. What contradicts it throws. */
export function collectCommands(entities: Entities): ReadonlyMap<string, Command> {
  const collected = new Map([...declared].map(([name, facts]) => [name, readCommand(entities, name, facts)]));
  for (const { on, steps } of machinesByType.values()) {
    for (const name of Object.keys(steps)) {
      const command = collected.get(name);
      if (command?.entity.name !== on || command.kind === "create")
        throw new Error(`the machine of ${on} is moved by ${name}, which is no command on one that is there`);
    }
  }
  return collected;
}

function readCommand(entities: Entities, name: string, facts: CommandFacts): Command {
  const {
    kind,
    term,
    description,
    source,
    duties,
    deprecated,
    otherThan = [],
    lines = {},
    list = false,
  } = facts;
  const requires = { ...facts.requires, ...byAnother(entities, facts) };
  const entity = entityOf(entities, name, facts.on);
  const row = readRow(entity, name, facts);
  const machineOf = machinesByType.get(facts.on);
  const state = machineOf === undefined ? undefined : writable(entity, name, machineOf.field);
  if (state !== undefined && row.input.has(state.name))
    throw new Error(`${name}: ${facts.on}.${state.name} is set by the machine's steps alone`);
  const step = machineOf?.steps[name];
  if (kind !== "create" && facts.succeeds !== undefined)
    throw new Error(`${name}: a succession comes with what is made`);
  if (kind === "archive" && Object.keys(lines).length > 0)
    throw new Error(`${name}: nothing comes with what is archived`);
  if (kind === "create" && Object.keys(requires).length > 0)
    throw new Error(`${name}: nothing is asked of a record that is not there`);
  if (list && Object.keys(lines).length > 0) throw new Error(`${name}: no list of records that have lines`);
  const derives =
    kind === "create" && machineOf !== undefined && state?.kind === "column"
      ? [...row.derives, { column: state.column, from: { code: facts.begins ?? machineOf.initial } }]
      : row.derives;
  return {
    ...row,
    name,
    derives,
    kind,
    term,
    description,
    source,
    list,
    otherThan,
    ...(duties && { duties }),
    ...(deprecated && { deprecated }),
    requires: Object.entries(requires).map(([rule, holds]) => ({ rule, holds })),
    before: facts.before === undefined ? null : dayOf(entity, name, facts.before),
    succeeds: facts.succeeds === undefined ? null : readSuccession(entity, name, facts.succeeds),
    step:
      step === undefined || state?.kind !== "column" ? null : { ...step, column: state.column, field: state },
    lines: new Map(
      Object.entries(lines).map(([key, line]) => [
        key,
        {
          ...line,
          ...readRow(entityOf(entities, name, line.on), name, line),
          by: columnAt(entityOf(entities, name, line.on), name, line.by),
        },
      ]),
    ),
  };
}

/** None of those who gave these commands: their persons stand in the columns that the commands put them into. */
function byAnother(entities: Entities, { on, otherThan = [] }: CommandFacts): CommandFacts["requires"] {
  const signed = otherThan.flatMap((name) => {
    const facts = declared.get(name);
    const rows =
      facts === undefined ? [] : [facts, ...Object.values(facts.lines ?? {})].filter((row) => row.on === on);
    const keys = rows.flatMap((row) =>
      Object.entries(row.derives ?? {}).flatMap(([key, from]) => (from === "person" ? key : [])),
    );
    if (keys.length === 0)
      throw new Error(`${name} puts down nobody on ${on}, whom another could differ from`);
    return keys;
  });
  if (signed.length === 0) return {};
  const { table } = entityOf(entities, otherThan.join(), on);
  const rule = `${getTableName(table)}_two_people`;
  if (!getTableConfig(table).checks.some(({ name }) => name === rule))
    throw new Error(`${on} has no check ${rule}`);
  const columns = getTableColumns(table);
  const differs: Requirement = ({ column, person }) =>
    sql.join(
      [...new Set(signed)].map((key) =>
        isOfSeveral(columns[key])
          ? sql`${person} <> all (coalesce(${column(key)}, '{}'))`
          : sql`${column(key)} is distinct from ${person}`,
      ),
      sql` and `,
    );
  return { [rule]: differs };
}

export const isOfSeveral = (column: PgColumn | undefined): boolean =>
  column?.getSQLType().endsWith("[]") === true;

function dayOf(entity: EntityType, command: string, name: string): ColumnField {
  const field = writable(entity, command, name);
  if (field.kind !== "column" || field.column.notNull)
    throw new Error(`${command}: ${entity.name}.${name} is never empty`);
  return field;
}

const readSuccession = (entity: EntityType, command: string, { by, sets }: SuccessionFacts): Succession => ({
  by: [by].flat().map((key) => columnAt(entity, command, key)),
  from: columnAt(entity, command, "validFrom"),
  to: columnAt(entity, command, "validTo"),
  sets: readDerived(entity, command, sets),
});

function entityOf(entities: Entities, command: string, type: string): EntityType {
  const entity = entities.get(type);
  if (entity === undefined) throw new Error(`${command}: no type ${type} in the catalogue`);
  return entity;
}

function readRow(
  entity: EntityType,
  command: string,
  { required = [], optional = [], derives = {} }: InputFacts,
): CommandRow {
  const names = [...required, ...optional];
  if (new Set(names).size !== names.length)
    throw new Error(`${command}: a field of ${entity.name} is named twice`);
  for (const key of Object.keys(derives))
    if (required.includes(key))
      throw new Error(`${command}: ${entity.name}.${key} is said by the caller and derived`);
  return {
    entity,
    input: new Map(
      names.map((name) => [
        name,
        { field: writable(entity, command, name), required: required.includes(name) },
      ]),
    ),
    derives: readDerived(entity, command, derives),
  };
}

const readDerived = (
  entity: EntityType,
  command: string,
  derives: InputFacts["derives"] = {},
): CommandRow["derives"] =>
  Object.entries(derives).map(([key, from]) => ({ column: columnAt(entity, command, key), from }));

function columnAt(entity: EntityType, command: string, key: string): PgColumn {
  const column = getTableColumns(entity.table)[key];
  if (column === undefined) throw new Error(`${command}: ${entity.name} has no column ${key}`);
  return column;
}

function writable(entity: EntityType, command: string, name: string): Writable {
  const field = entity.fields.get(name);
  if (field === undefined || (field.kind !== "column" && field.kind !== "secret"))
    throw new Error(`${command}: ${entity.name}.${name} is no column that can be written`);
  return field;
}
