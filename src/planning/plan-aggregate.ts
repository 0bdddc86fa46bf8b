// Aggregates: groups and measures are rights of their own, and only visible rows and cells are counted.
import {
  aggregateName,
  type EntityType,
  enumValueName,
  groupable,
  groupKeyName,
  measureName,
} from "../catalogue/index.ts";
import { TongchouError } from "../core/errors.ts";
import { authorizeField, authorizeReading, authorizeRows } from "./authorize.ts";
import type { CollectedField } from "./collect-fields.ts";
import { enter } from "./enter.ts";
import type {
  AggregateField,
  AggregatePlan,
  GroupKey,
  GroupKeyField,
  MeasureField,
  ValueField,
} from "./plan.ts";
import { type Call, readArguments } from "./plan-page.ts";
import { planTarget } from "./plan-selection.ts";
import { planFilter } from "./plan-where.ts";
import { below, type Planning, type Position, type Standing } from "./planning.ts";
import { priceFilter, scanned } from "./price-filter.ts";
import { absent, type Input } from "./read-input.ts";

// An aggregate reads every row the filter leaves: it costs as a count does.
const aggregatePrice = 1000;

/** Rows that are counted, as a list reaches them, and what they are grouped by. */
interface Grouping extends Standing {
  readonly groups: readonly GroupKey[];
}

export function planAggregate(
  planning: Planning,
  entity: EntityType,
  call: Call,
  at: Position,
): AggregatePlan {
  const standing: Standing = { planning, entity, reach: "list" };
  const args = planning.faults.catch(() => readArguments(planning, call)) ?? new Map<string, Input>();
  const where = planFilter({ planning, entity, sink: () => undefined }, args.get("where") ?? absent);
  const groups = planGroups(standing, args.get("groupBy"));
  // Counting rows is aggregating their ids.
  const counted = authorizeField(standing, "id", "aggregate");
  planning.budget.spend(at.rows, aggregatePrice);
  if (where !== null)
    planning.budget.filter(
      [...at.path, call.selected.key],
      at.rows * aggregatePrice,
      scanned + priceFilter(where),
    );
  const { groups: limit } = planning.budget.limits;
  const rows = groups.length === 0 ? 1 : limit;
  const inGroup: Position = { ...below(at, call.selected), rows, reach: "list" };
  const fields = enter(planning, [call.selected], inGroup).map((field) =>
    planField({ ...standing, groups }, field, inGroup),
  );
  return { entity, rows: authorizeRows(standing), counted, where, groups, fields, limit };
}

function planGroups(standing: Standing, input: Input | undefined): GroupKey[] {
  const { entity } = standing;
  if (input?.kind !== "list") return [];
  const values = input.items.map((item) => (item.kind === "leaf" ? String(item.value) : ""));
  return [...new Set(values)].map((value) => {
    const field = [...entity.fields.values()].find((candidate) => enumValueName(candidate.name) === value);
    if (field === undefined || !groupable(field))
      throw new Error(`${entity.name} cannot be grouped by ${value}`);
    return {
      name: field.name,
      reading: authorizeReading(standing, field as ValueField, "aggregate"),
    };
  });
}

function planField(grouping: Grouping, field: CollectedField, at: Position): AggregateField {
  const { key, name } = field;
  const { planning, entity } = grouping;
  const inField = below(at, field);
  switch (name) {
    case "count":
      return { kind: "count", key };
    case "key":
      return {
        kind: "groupKey",
        key,
        fields: enter(planning, [field], inField).map((part) => planGroupKey(grouping, part, inField)),
      };
    case "sum":
    case "avg":
    case "min":
    case "max":
    case "overall":
      return {
        kind: "measure",
        key,
        measure: name,
        fields: enter(planning, [field], inField).map((part) => planMeasure(grouping, name, part)),
      };
    default:
      return { kind: "typename", key, name: aggregateName(entity.name) };
  }
}

function planGroupKey(grouping: Grouping, part: CollectedField, at: Position): GroupKeyField {
  const { key, name } = part;
  const { planning, entity, groups } = grouping;
  if (name === "__typename") return { kind: "typename", key, name: groupKeyName(entity.name) };
  const field = planning.catalogue.field(entity.name, name);
  if (field.kind === "toOne") {
    authorizeField(grouping, name, "aggregate");
    const group = groupIndex(groups, field.via, name);
    return { kind: "toOne", key, group, field, ...planTarget(planning, field, part, at) };
  }
  return { kind: "group", key, group: groupIndex(groups, name, name) };
}

function groupIndex(groups: readonly GroupKey[], grouped: string, asked: string): number {
  const index = groups.findIndex((group) => group.name === grouped);
  if (index < 0) {
    const value = enumValueName(grouped);
    throw new TongchouError("BAD_USER_INPUT", `\`key { ${asked} }\` needs ${value} in \`groupBy\`.`);
  }
  return index;
}

function planMeasure(standing: Standing, measure: string, part: CollectedField): MeasureField {
  const { key, name } = part;
  const { planning, entity } = standing;
  if (name === "__typename") return { kind: "typename", key, name: measureName(entity.name, measure) };
  const field = planning.catalogue.field(entity.name, name) as ValueField;
  const reading = authorizeReading(standing, field, "aggregate");
  if (measure !== "overall" || field.overall === undefined) return { kind: "measured", key, reading };
  const partOf = (part: string) =>
    authorizeReading(standing, planning.catalogue.field(entity.name, part) as ValueField, "aggregate");
  const { of, per } = field.overall;
  const whole = per === undefined ? { scale: 1 } : { per: partOf(per.field), scale: per.scale };
  return { kind: "measured", key, reading, parts: { of: partOf(of), ...whole } };
}
