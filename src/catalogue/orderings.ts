// What lists are ordered by: what a type declares, then every own column that has an order, then the names that its relations
// lead to. Text has one where its type says so (`NAME`): elsewhere it would fall by character, which tells nobody anything.
import { getTableColumns } from "drizzle-orm";
import { getTableConfig, type PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Coordinate } from "../core/coordinate.ts";
import type { EntityType, Field, Ordering, RelationField, UnorderedType } from "./definitions.ts";
import { enumValueName } from "./names.ts";

/** What people are listed by, where a type has it: whoever points to a row may order by it. */
const named = "NAME";

export function addOrderings(entities: ReadonlyMap<string, UnorderedType>): ReadonlyMap<string, EntityType> {
  return new Map(
    [...entities].map(([name, entity]) => [name, { ...entity, orderings: orderingsOf(entity, entities) }]),
  );
}

function orderingsOf(
  entity: UnorderedType,
  entities: ReadonlyMap<string, UnorderedType>,
): readonly Ordering[] {
  const declared = entity.orderings.map(({ name, path }): Ordering => {
    const steps = path.split(".");
    return { name, through: steps.slice(0, -1), field: steps.at(-1) ?? path };
  });
  const said = new Set(entity.orderings.map(({ path }) => path));
  const fields = [...entity.fields.values()].filter(({ name }) => !said.has(name));
  const own = fields
    .filter(hasOrder)
    .map(({ name }): Ordering => ({ name: enumValueName(name), through: [], field: name }));
  const related = fields.flatMap((field): Ordering[] => {
    const by = nameOf(field, entities);
    return by === undefined || said.has(`${field.name}.${by}`)
      ? []
      : [{ name: `${enumValueName(field.name)}_${named}`, through: [field.name], field: by }];
  });
  return [...declared, ...own, ...related];
}

const hasOrder = (field: Field): boolean =>
  field.kind === "column" &&
  (field.codes !== undefined || !["id", "string", "boolean"].includes(field.scalar));

/** Of a relation to what there are few of: schools, townships, villages. People are too many to be joined and sorted unasked. */
function nameOf(field: Field, entities: ReadonlyMap<string, UnorderedType>): string | undefined {
  if (field.kind !== "toOne") return undefined;
  const target = entities.get(field.target);
  if (target?.person === true) return undefined;
  return target?.orderings.find(({ name }) => name === named)?.path;
}

/** Every coordinate that an ordering touches: the relations on its way, its field last. */
export function coordinatesOf(
  catalogue: { readonly relation: (type: string, name: string) => RelationField },
  type: string,
  { through, field }: Ordering,
): readonly Coordinate[] {
  let at = type;
  const relations = through.map((step) => {
    const coordinate = { type: at, field: step };
    at = catalogue.relation(at, step).target;
    return coordinate;
  });
  return [...relations, { type: at, field }];
}

const walked = new WeakMap<object, ReadonlySet<PgColumn>>();

/** Whether an index begins with the column: a page then reads its rows in order, and no more of them than it shows. */
export function leadsIndex({ table }: Pick<EntityType, "table">, column: PgColumn): boolean {
  const known = walked.get(table) ?? leadingColumns(table);
  walked.set(table, known);
  return known.has(column);
}

function leadingColumns(table: PgTable): ReadonlySet<PgColumn> {
  // A view has none.
  if (!(table instanceof PgTable)) return new Set();
  const names = getTableConfig(table).indexes.flatMap(({ config }) => {
    const [first] = config.columns;
    return config.where === undefined && first !== undefined && "name" in first ? [first.name] : [];
  });
  return new Set(Object.values<PgColumn>(getTableColumns(table)).filter(({ name }) => names.includes(name)));
}
