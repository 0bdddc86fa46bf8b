// Aggregates in one subquery. Rows whose group cells are hidden form no group: a hidden cell is not an empty one.
import { type SQL, sql } from "drizzle-orm";
import { type EntityType, isPersonal, type Measure } from "../catalogue/index.ts";
import type { AggregateField, AggregatePlan, GroupKeyField, MeasureField } from "../planning/index.ts";
import { compileCell, compileRootGuard } from "./compile-condition.ts";
import { compileGroupMark, throughProtected } from "./compile-marks.ts";
import { compilePredicate } from "./compile-predicate.ts";
import { compileCells, compileValue, compileWithin, show } from "./compile-reading.ts";
import { compileToOne } from "./compile-selection.ts";
import { type Compiling, conjunction, fromTable, type RowColumns } from "./compiling.ts";
import { concat, type JsonText, jsonArray, jsonObject, name, orNull } from "./json-text.ts";

/** What an overfull aggregate answers with instead of a cut-off, hence wrong, table. */
export const tooManyGroups = "!";

export function compileAggregate(above: Compiling, plan: AggregatePlan): SQL {
  const { entity } = plan;
  const compiling = throughProtected(above, plan);
  const { from, row } = fromTable(compiling, entity);
  const readings = plan.groups.map((group) => group.reading);
  const counted = compileCell(compiling, entity, row, plan.counted);
  const where = conjunction([
    compileRootGuard(compiling, entity, row, plan.rows),
    ...(counted === null ? [] : [counted]),
    ...(plan.where === null ? [] : [compilePredicate(compiling, entity, row, plan.where)]),
    ...compileCells(compiling, entity, row, readings),
  ]);
  const measured = plan.fields.flatMap((field, index) =>
    field.kind !== "measure"
      ? []
      : field.fields.flatMap((part, place) => {
          if (part.kind !== "measured") return [];
          const value =
            part.parts === undefined
              ? measureOf(field.measure, part, compileWithin(compiling, entity, row, part.reading))
              : compileOverall(compiling, entity, row, { ...part, parts: part.parts });
          return [sql`${value} as ${column(index, place)}`];
        }),
  );
  const columns = [
    ...readings.map(
      (reading, index) => sql`${compileValue(compiling, row, reading)} as ${sql.raw(`k${index}`)}`,
    ),
    sql`count(*) as n`,
    ...measured,
  ];
  const positions = sql.raw(readings.map((_, index) => String(index + 1)).join(", "));
  const grouping = readings.length === 0 ? sql`` : sql` group by ${positions} order by ${positions}`;
  const groups = sql`select ${sql.join(columns, sql`, `)} from ${from} where ${where}${grouping} limit ${sql.raw(String(plan.limit + 1))}`;
  const object = concat([
    ...(tellsOfPersons(plan) ? compileGroupMark(compiling) : []),
    ...jsonObject(
      plan.fields.map((field, index) => [field.key, compileField(compiling, plan, field, index)]),
    ),
  ]);
  const table = concat(jsonArray(object));
  return sql`(select case when count(*) > ${sql.raw(String(plan.limit))} then ${sql.raw(`'${tooManyGroups}'`)} else ${table} end from (${groups}) g)`;
}

function tellsOfPersons({ entity, groups, fields }: AggregatePlan): boolean {
  const id = entity.fields.get("id");
  const measured = fields.flatMap((field) =>
    field.kind === "measure"
      ? field.fields.flatMap((part) => (part.kind === "measured" ? [part.reading.field] : []))
      : [],
  );
  return [...(id ? [id] : []), ...groups.map(({ reading }) => reading.field), ...measured].some(isPersonal);
}

function compileField(
  compiling: Compiling,
  plan: AggregatePlan,
  field: AggregateField,
  index: number,
): JsonText {
  switch (field.kind) {
    case "typename":
      return [name(field.name)];
    case "count":
      return [sql`g.n::text`];
    case "groupKey":
      return jsonObject(field.fields.map((part) => [part.key, compileGroupKey(compiling, plan, part)]));
    case "measure":
      return jsonObject(
        field.fields.map((part, place) => [
          part.key,
          compileMeasure(field.measure, part, column(index, place)),
        ]),
      );
  }
}

function compileGroupKey(compiling: Compiling, plan: AggregatePlan, part: GroupKeyField): JsonText {
  if (part.kind === "typename") return [name(part.name)];
  const key = sql.raw(`g.k${part.group}`);
  if (part.kind === "toOne") return compileToOne(compiling, () => key, part);
  const group = plan.groups[part.group];
  if (group === undefined) throw new Error(`no group ${part.group}`);
  return show(group.reading.field, key, false);
}

/** Sums of the parts over the rows that show them and the figure itself: their ratio, or the sum rounded up once. */
function compileOverall(
  compiling: Compiling,
  entity: EntityType,
  row: RowColumns,
  { reading, parts: { of, per, scale } }: Whole,
): SQL {
  const readings = per === undefined ? [reading, of] : [reading, of, per];
  const shown = compileCells(compiling, entity, row, readings);
  const counted = [of, ...(per === undefined ? [] : [per])].map((part) => compileValue(compiling, row, part));
  // A sum passes over what is empty by itself; a ratio leaves out what has a part alone.
  const full = per === undefined ? [] : counted.map((value) => sql`${value} is not null`);
  const where = conjunction([sql`true`, ...shown, ...full]);
  const [sum, whole] = counted.map((value) => sql`(sum(${value}) filter (where ${where}))::numeric`);
  // A part of a post is a post; what is left of binary or decimal fractions is none.
  if (whole === undefined) return sql`ceil(round(${sum}, 5))::bigint`;
  return sql`(${sum} * ${sql.raw(String(scale))} / nullif(${whole}, 0))::float8`;
}

/** An average is a number whatever it is of, a sum a whole one of any size; least and greatest are shown as the field is. */
function compileMeasure(measure: Measure, part: MeasureField, value: SQL): JsonText {
  if (part.kind === "typename") return [name(part.name)];
  const of = sql`g.${value}`;
  if (measure === "sum" && part.reading.field.scalar !== "float") return orNull(wholeNumber(of));
  return measure === "avg" || measure === "sum" || measure === "overall"
    ? orNull([sql`${of}::text`])
    : show(part.reading.field, of, false);
}

/** Beyond what a JSON number holds in every reader, its digits as a string: the scalar `BigInt`. */
const wholeNumber = (value: SQL): JsonText => [
  sql`case when abs(${value}) <= ${sql.raw(String(Number.MAX_SAFE_INTEGER))} then ${value}::text else '"' || ${value}::text || '"' end`,
];

function measureOf(measure: Measure, { reading }: Measured, value: SQL): SQL {
  const of = sql`${sql.raw(measure)}(${value})`;
  return measure === "avg" || (measure === "sum" && reading.field.scalar === "float")
    ? sql`${of}::float8`
    : of;
}

type Measured = Extract<MeasureField, { kind: "measured" }>;
type Whole = Measured & { readonly parts: NonNullable<Measured["parts"]> };

const column = (field: number, place: number): SQL => sql.raw(`m${field}_${place}`);
