// Connections (Relay), orderings and the arguments every list takes.
import { ID, Int } from "type-graphql";
import {
  type Catalogue,
  connectionName,
  coordinatesOf,
  type EntityType,
  edgeName,
  orderName,
  scalarType,
} from "../catalogue/index.ts";
import {
  addField,
  addRequiredField,
  type GeneratedArgument,
  generateEnum,
  generateObject,
} from "./generated-class.ts";
import { type Rights, right } from "./rights.ts";

type Constructor = new () => object;

export const generatePageInfo = (): Constructor => {
  const info = generateObject("PageInfo", "分页信息. Where a page stands in its list (Relay).");
  addRequiredField(info, "hasNextPage", () => Boolean, "还有下一页. Whether rows follow.");
  addRequiredField(
    info,
    "hasPreviousPage",
    () => Boolean,
    "还有上一页. Whether rows precede, as far as the page can tell.",
  );
  addField(info, "startCursor", () => String, "起始游标. Cursor of the first row.");
  addField(info, "endCursor", () => String, "结束游标. Cursor of the last row.");
  return info;
};

export function generateConnection(entity: EntityType, pageInfo: Constructor): Constructor {
  const { name, facts, target } = entity;
  const edge = generateObject(edgeName(name), `${facts.term}条目. A row and its cursor.`);
  addRequiredField(edge, "node", () => target, "记录. The row.");
  addRequiredField(
    edge,
    "cursor",
    () => String,
    "游标. Opaque; bound to role, list and its parent, filter, ordering.",
  );
  const connection = generateObject(connectionName(name), `${facts.term}列表. A page of rows.`);
  addRequiredField(connection, "nodes", () => [target], "记录. The page's rows.");
  addRequiredField(connection, "edges", () => [edge], "条目. The page's rows with their cursors.");
  addRequiredField(connection, "pageInfo", () => pageInfo, "分页信息. Where the page stands.");
  addRequiredField(
    connection,
    "totalCount",
    () => Int,
    "总数. Rows of the whole list; counted only when asked for.",
  );
  return connection;
}

/** Null where nothing of the type has an order: it is then listed by id. */
export function generateOrder(catalogue: Catalogue, entity: EntityType, rights: Rights): object | null {
  if (entity.orderings.length === 0) return null;
  const values: Record<string, string> = {};
  for (const ordering of entity.orderings) {
    const steps = coordinatesOf(catalogue, entity.name, ordering);
    const term = steps.map(({ type, field }) => catalogue.field(type, field).term).join("·");
    for (const [direction, word] of Object.entries(directions)) {
      const value = `${ordering.name}_${direction}`;
      values[value] = `${term}${word}`;
      rights.set(`${orderName(entity.name)}.${value}`, {
        allOf: steps.map(({ type, field }) => right(type, field, "order")),
      });
    }
  }
  return generateEnum(
    orderName(entity.name),
    `${entity.facts.term}排序. Keys of an ordering: empty and hidden values come last ascending, first descending.`,
    values,
  );
}

const directions = { ASC: "升序. Ascending.", DESC: "降序. Descending." };

/** Of lists and aggregates. */
export const whereArgument = (where: Constructor): GeneratedArgument => ({
  name: "where",
  type: () => where,
  description: "条件. Filter. Within it no variable may be left out, no condition `{}`.",
});

export function listArguments(where: Constructor, order: object | null): GeneratedArgument[] {
  return [
    whereArgument(where),
    ...(order === null
      ? []
      : [
          {
            name: "orderBy",
            type: () => [order],
            description:
              "排序. Up to three keys, the first one first; ties fall by id, as all does if absent.",
          },
        ]),
    {
      name: "first",
      type: () => Int,
      description:
        "前 n 条. Rows from the start; 200 at most. Without a size: 50, or what is usual for a nested list; `extensions.truncated` names what was cut.",
    },
    { name: "after", type: () => String, description: "之后. Cursor to start after." },
    { name: "last", type: () => Int, description: "后 n 条. Rows from the end, in the list's order." },
    { name: "before", type: () => String, description: "之前. Cursor to end before." },
  ];
}

export const idArgument: GeneratedArgument = {
  name: "id",
  type: () => ID,
  required: true,
  description: "标识. Internal id (UUIDv7).",
};

/** Of a record root: its id, or where people call a row by something else, that. */
export function recordArguments({ naturalKey, fields }: EntityType): GeneratedArgument[] {
  if (naturalKey === undefined) return [idArgument];
  const { field, dated } = naturalKey;
  const either = { ...idArgument, required: false, description: `标识. Internal id; or \`${field}\`.` };
  const term = fields.get(field)?.term ?? field;
  const key = {
    name: field,
    type: () => String,
    description: `${term}. Instead of the id; null where no row bears it, or several do.`,
  };
  const on = {
    name: "on",
    type: () => scalarType("date"),
    description: "某日. As it was called on this day; today if absent.",
  };
  return [either, key, ...(dated === undefined ? [] : [on])];
}

/** Of computed fields that can be asked of another day. */
export const asOfArgument: GeneratedArgument = {
  name: "asOf",
  type: () => scalarType("date"),
  description: "某日. The value on this day; of today if absent.",
};
