// What a machine forbids, as the database keeps it against whoever writes: one rule of its steps, one of how a record begins.
// Names, clause and sentences follow from the machine; so does the SQL (`machines.rules.sql`, which is generated).
import { getTableName } from "drizzle-orm";
import type { MachineFacts } from "./command-facts.ts";
import { beginningsOf, declaredMachines } from "./commands.ts";
import type { CodeTable, ColumnField, EntityType } from "./definitions.ts";
import type { Rule } from "./rules.ts";

export const stepRule = (table: string): string => `${table}_one_step`;
export const beginRule = (table: string): string => `${table}_begins`;

/** Of records that somebody writes, the steps that are one by no derivation, and the states in which they begin. */
export const freeSteps = ({ steps }: MachineFacts): readonly (readonly [from: string, to: string])[] =>
  unique(
    Object.values(steps).flatMap(({ from, to }) =>
      to === undefined ? [] : from.flatMap((state) => (state === to ? [] : [[state, to] as const])),
    ),
  );

export const freeBeginnings = ({ on, initial }: MachineFacts): readonly string[] => [
  ...new Set([initial, ...beginningsOf(on).map(([state]) => state)]),
];

const unique = <T extends readonly string[]>(pairs: readonly T[]): readonly T[] => [
  ...new Map(pairs.map((pair) => [pair.join(), pair])).values(),
];

const told = (codes: CodeTable | undefined, code: string): readonly [zh: string, en: string] => {
  const [name, value] = Object.entries(codes?.values ?? {}).find(([, one]) => one.code === code) ?? [code];
  return [value?.term ?? code, name];
};

const stateField = (entity: EntityType, { field }: MachineFacts): ColumnField => {
  const found = entity.fields.get(field);
  if (found?.kind !== "column") throw new Error(`${entity.name}.${field} is no state`);
  return found;
};

export function machineRules(entity: EntityType): readonly Rule[] {
  const facts = declaredMachines().get(entity.name);
  if (facts === undefined) return [];
  const { name, term, codes } = stateField(entity, facts);
  const table = getTableName(entity.table);
  const taken = [...Object.values(facts.steps), ...Object.values(facts.derived ?? {})];
  const begun = freeBeginnings(facts).map((code) => told(codes, code));
  const rule = {
    clause: [...new Set(taken.map(({ clause }) => clause))].join("；"),
    fields: [`${entity.name}.${name}`],
    types: [entity.name],
    derived: true,
  };
  return [
    {
      ...rule,
      name: stepRule(table),
      zh: `${entity.facts.term}的“${term}”只按规定的步骤变更。`,
      en: `${name} of ${entity.name} moves by its steps alone.`,
      unnamed: { zh: "状态只按规定的步骤变更。", en: "A state moves by its steps alone." },
    },
    {
      ...rule,
      name: beginRule(table),
      zh: `${entity.facts.term}的“${term}”自“${begun.map(([zh]) => zh).join("”或“")}”开始。`,
      en: `${entity.name} begins as ${begun.map(([, en]) => en).join(" or ")}.`,
      unnamed: { zh: "记录自起始状态开始。", en: "A record begins in its first state." },
    },
  ];
}

const text = (code: string): string => `'${code}'`;
const pairs = (of: readonly (readonly string[])[]): string =>
  of.map((pair) => `(${pair.map(text).join(", ")})`).join(", ");

/** What triggers and jobs do, by the function that does it; all else is refused. */
function derivedSteps(column: string, { derived = {} }: MachineFacts): string {
  return Object.entries(derived)
    .map(([by, { steps, begins = [] }]) => {
      const is = [
        ...(steps.length > 0
          ? [`TG_OP = 'UPDATE' AND (OLD.${column}, NEW.${column}) IN (${pairs(steps)})`]
          : []),
        ...(begins.length > 0
          ? [`TG_OP = 'INSERT' AND NEW.${column} IN (${begins.map(text).join(", ")})`]
          : []),
      ];
      return `  IF (${is.join(" OR ")}) AND tc.called_by('${by}') THEN RETURN NEW; END IF;\n`;
    })
    .join("");
}

function rulesSql(entity: EntityType, facts: MachineFacts): string {
  const table = getTableName(entity.table);
  const column = `"${stateField(entity, facts).column.name}"`;
  const free = freeSteps(facts);
  const stays = free.length === 0 ? "" : ` AND (OLD.${column}, NEW.${column}) NOT IN (${pairs(free)})`;
  const names = { INSERT: "begins", UPDATE: "one_step" } as const;
  // As it is said, before any other rule; and as it is written, whatever those made of it.
  const trigger = (event: "INSERT" | "UPDATE", when: string): string =>
    (["BEFORE", "AFTER"] as const)
      .map(
        (at) => `
CREATE TRIGGER aaa_${at === "AFTER" ? "then_" : ""}${names[event]} ${at} ${event} ON "${table}" FOR EACH ROW
  WHEN (${when}) EXECUTE FUNCTION tc.${table}_machine();`,
      )
      .join("");
  return `
-- ${entity.facts.term} (${entity.name})
CREATE OR REPLACE FUNCTION tc.${table}_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
${derivedSteps(column, facts)}  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('${beginRule(table)}'); END IF;
  PERFORM tc.refuse('${stepRule(table)}');
END $$;
${trigger("INSERT", `NEW.${column} NOT IN (${freeBeginnings(facts).map(text).join(", ")}) AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off'`)}${trigger("UPDATE", `OLD.${column} <> NEW.${column}${stays}`)}`;
}

/** The rules of all machines. */
export const machinesSql = (entities: ReadonlyMap<string, EntityType>): string =>
  `-- Generated from the machines (\`*.machine.ts\`) by \`npm run schema\`: do not edit. A state moves by a step of its machine, whoever
-- writes, and a record begins as its machine says, but where its owner loads what was elsewhere (\`tongchou.history = off\`).
${[...declaredMachines().values()]
  .flatMap((facts) => {
    const entity = entities.get(facts.on);
    return entity === undefined ? [] : [rulesSql(entity, facts)];
  })
  .sort()
  .join("")}`;
