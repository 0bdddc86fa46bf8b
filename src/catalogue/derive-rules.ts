// Rules that a table's declaration says by itself: keys, references, what may not be empty, codes, ranges, periods. Their
// sentences are made of the terms of the fields; nothing is typed twice.
import { getTableName, type SQL } from "drizzle-orm";
import { getTableConfig, type PgColumn, PgDialect, type PgTable } from "drizzle-orm/pg-core";
import { parseCoordinate } from "../core/coordinate.ts";
import { type Sentence, sayCheck } from "./check-sentence.ts";
import { clausesOfTwoPeople } from "./commands.ts";
import type { EntityType } from "./definitions.ts";
import { machineRules } from "./machine-rules.ts";
import { coordinatesOf, isWrittenRule, type Rule, writtenRules } from "./rules.ts";

const dialect = new PgDialect();

/** SQL of a check with bare column names. */
const textOf = (value: SQL): string =>
  dialect
    .sqlToQuery(value.inlineParams())
    .sql.replace(/(?:"\w+"\.)+"(\w+)"/g, "$1")
    .replace(/\s+/g, " ");

interface Told {
  readonly entity: EntityType;
  readonly table: string;
  readonly coordinates: ReadonlyMap<string, string>;
}

function wordOf({ entity, table, coordinates }: Told, column: string): Sentence {
  const name = parseCoordinate(coordinates.get(`${table}.${column}`) ?? "")?.field;
  const field = name === undefined ? undefined : entity.fields.get(name);
  return { zh: field?.term ?? column, en: name ?? column };
}

interface Saying extends Sentence {
  /** Where the fields that the sentence names are unknown. */
  readonly unnamed: Sentence;
  /** Types that it names. */
  readonly types?: readonly string[];
}

function tell(told: Told, name: string, columns: readonly string[], sentence: Saying): Rule {
  const fields = columns.map((column) => {
    const key = `${told.table}.${column}`;
    return told.coordinates.get(key) ?? key;
  });
  return { name, fields, ...sentence, derived: true };
}

/** PostgreSQL tells the table and the column of what is empty, and no name: `post.scheme_id` is not `post_scheme.id`. */
export const notNullRule = (table: string, column: string): string => `${table}.${column}_not_null`;

const isColumn = (part: unknown): part is PgColumn =>
  typeof part === "object" && part !== null && "name" in part && typeof part.name === "string";

const isOfLiving = (where: SQL | undefined): boolean =>
  where === undefined || textOf(where) === "archived_at is null";

function uniqueRules(told: Told): readonly Rule[] {
  const { uniqueConstraints, indexes, columns } = getTableConfig(told.entity.table);
  const unique: (readonly [string, readonly string[]])[] = [
    ...uniqueConstraints.map((one) => [one.getName() ?? "", one.columns.map(({ name }) => name)] as const),
    ...columns.flatMap(({ isUnique, uniqueName, name }) =>
      isUnique ? [[uniqueName ?? "", [name]] as const] : [],
    ),
    // One that holds of some rows alone is a real rule, but of those that live.
    ...indexes.flatMap(({ config }) =>
      config.unique &&
      isOfLiving(config.where) &&
      !isWrittenRule(config.name ?? "") &&
      config.columns.every(isColumn)
        ? [[config.name ?? "", config.columns.filter(isColumn).map(({ name }) => name)] as const]
        : [],
    ),
  ];
  return unique.map(([name, keys]) => {
    const words = keys.map((key) => wordOf(told, key));
    return tell(told, name, keys, {
      types: [told.entity.name],
      unnamed: { zh: "相同的内容已有一条。", en: "The same is there already." },
      zh: `同一${words.map(({ zh }) => `“${zh}”`).join("")}只有一条${told.entity.facts.term}。`,
      en: `There is one ${told.entity.name} for each ${words.map(({ en }) => en).join(", ")}.`,
    });
  });
}

function referenceRules(told: Told, entityOf: (table: PgTable) => EntityType | undefined): readonly Rule[] {
  return getTableConfig(told.entity.table).foreignKeys.map((key) => {
    const { columns, foreignTable } = key.reference();
    const target = entityOf(foreignTable);
    return tell(
      told,
      key.getName(),
      columns.map(({ name }) => name),
      {
        types: target === undefined ? [] : [target.name],
        unnamed: { zh: "所指的记录须存在。", en: "What is referred to exists." },
        zh: `所指的${target?.facts.term ?? getTableName(foreignTable)}须存在，被引用时不得删除。`,
        en: `The ${target?.name ?? getTableName(foreignTable)} referred to exists, and stays while it is referred to.`,
      },
    );
  });
}

/** That a step is another person's. Where one is written of the table, that one says it. */
function twoPeopleRule(told: Told, name: string): Rule {
  const signed = getTableConfig(told.entity.table).columns.filter((column) => /_by_ids?$/.test(column.name));
  const said = {
    zh: "本步骤由填报人和前一步骤办理人以外的人办理。",
    en: "This step is taken by somebody who neither wrote it nor took the one before.",
  };
  const rule = tell(
    told,
    name,
    signed.map((column) => column.name),
    { ...said, unnamed: said },
  );
  return { ...rule, clause: clausesOfTwoPeople(told.entity.name).join("；") };
}

function checkRules(told: Told): readonly Rule[] {
  return getTableConfig(told.entity.table).checks.flatMap(({ name, value }) => {
    if (name === `${told.table}_two_people`) return isWrittenRule(name) ? [] : [twoPeopleRule(told, name)];
    const text = textOf(value);
    const sentence = sayCheck(text, (column) => wordOf(told, column));
    if (sentence === null) return [];
    const columns = getTableConfig(told.entity.table).columns.map((column) => column.name);
    const words = new Set(text.replace(/'[^']*'/g, "").match(/\w+/g));
    return [
      tell(
        told,
        name,
        columns.filter((column) => words.has(column)),
        { ...sentence, unnamed: { zh: "所填内容须相互一致。", en: "What is said fits together." } },
      ),
    ];
  });
}

function rowRules(told: Told): readonly Rule[] {
  return getTableConfig(told.entity.table).columns.flatMap(({ name, notNull, primary }) => {
    const { zh, en } = wordOf(told, name);
    const unnamed = { zh: "必填内容不得空缺。", en: "What is needed is not empty." };
    const filled = { zh: `“${zh}”不得空缺。`, en: `${en} is not empty.`, unnamed };
    const used = { zh: "标识只用一次。", en: "An id is used once." };
    const once = { ...used, unnamed: used };
    return [
      ...(notNull || primary ? [tell(told, notNullRule(told.table, name), [name], filled)] : []),
      ...(primary ? [tell(told, `${told.table}_pkey`, [name], once)] : []),
    ];
  });
}

/** Cubes are read as tables, and nobody writes them: they have no archiving time. */
const isWritten = ({ table }: EntityType): boolean =>
  getTableConfig(table).columns.some(({ name }) => name === "archived_at");

function deriveRules(
  entities: readonly EntityType[],
  coordinates: ReadonlyMap<string, string>,
): readonly Rule[] {
  const entityOf = (table: PgTable) => entities.find((entity) => entity.table === table);
  const byTable = new Map(entities.filter(isWritten).map((entity) => [entity.table, entity]));
  return [...byTable.values()].flatMap((entity) => {
    const told = { entity, table: getTableName(entity.table), coordinates };
    return [
      ...[...rowRules(told), ...uniqueRules(told), ...referenceRules(told, entityOf), ...checkRules(told)],
      ...machineRules(entity),
    ];
  });
}

/** All rules by name: derived, and written where the declaration says too little. */
export function collectRules(entities: readonly EntityType[]): ReadonlyMap<string, Rule> {
  const coordinates = coordinatesOf(entities);
  const collected = new Map<string, Rule>();
  const tables = entities.map(({ table }) => table);
  for (const rule of [...deriveRules(entities, coordinates), ...writtenRules(tables, coordinates)]) {
    if (collected.has(rule.name)) throw new Error(`the rule ${rule.name} has two entries`);
    collected.set(rule.name, rule);
  }
  return collected;
}
