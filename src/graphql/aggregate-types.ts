// `<Type>Aggregate`: groups, count and measures of the rows a filter leaves.
import { Float, Int } from "type-graphql";

import {
  aggregateName,
  BigIntScalar,
  type ColumnField,
  codeEnum,
  type EntityType,
  entityFieldDescription,
  enumValueName,
  type Field,
  groupable,
  groupByName,
  groupKeyName,
  type Measure,
  measureName,
  measuresOf,
  scalarType,
} from "../catalogue/index.ts";

import { addField, addRequiredField, generateEnum, generateObject, type Thunk } from "./generated-class.ts";
import { type Rights, right } from "./rights.ts";

type Constructor = new () => object;

export interface AggregateTypes {
  readonly aggregate: Constructor;
  readonly groupBy: object;
}

const measureTerms = { sum: "合计", avg: "平均", min: "最小", max: "最大", overall: "总体" } as const;

export function generateAggregate(
  entity: EntityType,
  classOf: (type: string) => Constructor,
  rights: Rights,
): AggregateTypes {
  const { name, facts } = entity;
  const aggregate = generateObject(
    aggregateName(name),
    `${facts.term}汇总. One group of rows, or all of them.`,
  );
  addRequiredField(aggregate, "count", () => Int, "行数. Rows in the group.");
  rights.set(`${aggregateName(name)}.count`, right(name, "id", "aggregate"));
  const key = generateGroupKey(entity, classOf, rights);
  addRequiredField(
    aggregate,
    "key",
    () => key,
    "分组. Values the rows of the group share; each must be in `groupBy`.",
  );
  for (const measure of ["sum", "avg", "min", "max", "overall"] as const) {
    const fields = [...entity.fields.values()].filter((field) => measuresOf(field).includes(measure));
    if (fields.length === 0) continue;
    const type = generateObject(
      measureName(name, measure),
      `${facts.term}${measureTerms[measure]}. ${measure === "overall" ? "Of all rows together: shares of sums, needs rounded once. " : ""}Visible values only.`,
    );
    for (const field of fields) {
      addField(type, field.name, measured(measure, field), entityFieldDescription(field));
      rights.set(`${measureName(name, measure)}.${field.name}`, right(name, field.name, "aggregate"));
    }
    addField(
      aggregate,
      measure,
      () => type,
      `${measureTerms[measure]}. Null where there is no visible value.`,
    );
  }
  const grouped = [...entity.fields.values()].filter(groupable);
  const values = Object.fromEntries(grouped.map((field) => [enumValueName(field.name), field.term]));
  for (const field of grouped) {
    rights.set(`${groupByName(name)}.${enumValueName(field.name)}`, right(name, field.name, "aggregate"));
  }
  return {
    aggregate,
    groupBy: generateEnum(groupByName(name), `${facts.term}分组项. What rows can be grouped by.`, values),
  };
}

type ValueFacts = Pick<ColumnField, "scalar" | "overall">;

function generateGroupKey(
  entity: EntityType,
  classOf: (type: string) => Constructor,
  rights: Rights,
): Constructor {
  const { name, facts, fields } = entity;
  const key = generateObject(groupKeyName(name), `${facts.term}分组值. Values shared by a group.`);
  for (const field of fields.values()) {
    if (groupable(field)) addField(key, field.name, valueType(field), entityFieldDescription(field));
    else if (field.kind === "toOne")
      addField(key, field.name, () => classOf(field.target), entityFieldDescription(field));
    else continue;
    rights.set(`${groupKeyName(name)}.${field.name}`, right(name, field.name, "aggregate"));
  }
  return key;
}

/** Sums are as large as there are rows: no sum of whole numbers is bound to the type of one. */
function measured(measure: Measure, field: Field): Thunk {
  const { scalar, overall } = field as ValueFacts;
  if (measure === "avg" || (measure === "sum" && scalar === "float")) return () => Float;
  if (measure === "overall") return () => (overall?.per === undefined ? Int : Float);
  return measure === "sum" ? () => BigIntScalar : valueType(field);
}

export function valueType(field: Field): Thunk {
  if (field.kind !== "column" && field.kind !== "computed") throw new Error(`${field.name} is no value`);
  const { codes, scalar } = field;
  return codes === undefined ? () => scalarType(scalar) : () => codeEnum(codes);
}
