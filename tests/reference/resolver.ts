// The naive resolvers: one function by which graphql-js's own execution asks for every field, row by row.
import type { GraphQLFieldResolver } from "graphql";
import type { Path } from "graphql/jsutils/Path.js";
import { TongchouError } from "../../src/core/errors.ts";
import { type Group, groupFields, groupRows, measure } from "./aggregating.ts";
import { fits, namesOne, type Where } from "./matching.ts";
import { cursorOf, type Page, type PageArguments, pageOf } from "./paging.ts";
import type { Row } from "./rows.ts";
import type { Root } from "./served-types.ts";
import type { Reach, Sight } from "./sight.ts";
import { answerSystem } from "./system-answers.ts";
import { readCell, readSecret, showValue } from "./values.ts";

export interface ReferenceContext {
  readonly sight: Sight;
  readonly roots: ReadonlyMap<string, Root>;
  /** Lists that were cut, by their path without the places of rows. */
  readonly cut: Map<string, Set<Page>>;
}

type RowSource = { readonly kind: "row"; readonly type: string; readonly row: Row; readonly reach: Reach };
type Source =
  | RowSource
  | (Page & { readonly reach: Reach })
  | Group
  | { readonly kind: "edge"; readonly type: string; readonly row: Row; readonly reach: Reach }
  | { readonly kind: "pageInfo"; readonly page: Page }
  | { readonly kind: "groupKey"; readonly group: Group }
  | { readonly kind: "measure"; readonly group: Group; readonly measure: string }
  | { readonly kind: "plain"; readonly values: Readonly<Record<string, unknown>> };
type Arguments = PageArguments & {
  readonly where?: Where;
  readonly groupBy?: string[];
  readonly id?: string;
};

const defaultPageSize = 50;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const listed = (type: string, row: Row, reach: Reach = "list"): RowSource => ({
  kind: "row",
  type,
  row,
  reach,
});

export const resolveField: GraphQLFieldResolver<Source | undefined, ReferenceContext, Arguments> = (
  source,
  args,
  { sight, roots, cut },
  { fieldName, path },
) => {
  if (source === undefined) return resolveRoot(sight, roots, fieldName, args);
  switch (source.kind) {
    case "row":
      return resolveCell(sight, source, fieldName, args);
    case "page":
      if (source.cut && (fieldName === "nodes" || fieldName === "edges")) noteCut(cut, path.prev, source);
      return resolvePage(source, fieldName);
    case "edge":
      return fieldName === "cursor" ? cursorOf(source.row) : listed(source.type, source.row, source.reach);
    case "pageInfo":
      return resolvePageInfo(source.page, fieldName);
    case "group":
      if (fieldName === "count") return source.rows.length;
      return fieldName === "key"
        ? { kind: "groupKey", group: source }
        : { kind: "measure", group: source, measure: fieldName };
    case "groupKey":
      return resolveKey(sight, source.group, fieldName);
    case "measure":
      return measure(sight, source.group, source.measure, fieldName);
    case "plain":
      return source.values[fieldName];
  }
};

function noteCut(cut: ReferenceContext["cut"], at: Path | undefined, page: Page): void {
  const keys: string[] = [];
  for (let step = at; step !== undefined; step = step.prev) {
    if (typeof step.key === "string") keys.unshift(step.key);
  }
  const name = JSON.stringify(keys);
  cut.set(name, (cut.get(name) ?? new Set()).add(page));
}

function resolveRoot(sight: Sight, roots: ReadonlyMap<string, Root>, name: string, args: Arguments): unknown {
  const root = roots.get(name);
  if (root === undefined) return answerSystem(sight, name, args as Readonly<Record<string, unknown>>);
  const { type, kind } = root;
  if (kind === "record") {
    if (!uuid.test(args.id ?? "")) throw new TongchouError("BAD_USER_INPUT", "no id");
    const row = sight.rows.of(type).find(({ id }) => id === args.id?.toLowerCase());
    return row !== undefined && sight.seesRow(type, row, "record")
      ? { kind: "row", type, row, reach: "record" }
      : null;
  }
  const reach = kind === "list" && namesOne(sight, type, args.where) ? "record" : "list";
  const seen = sight.rows.of(type).filter((row) => sight.seesRow(type, row, reach));
  const rows = seen.filter((row) => fits(sight, type, args.where, row));
  return kind === "list"
    ? { ...pageOf(sight, { type, list: rows, usual: defaultPageSize }, args), reach }
    : groupRows(sight, type, rows, groupFields(sight, type, args.groupBy ?? []));
}

function resolveCell(sight: Sight, { type, row, reach }: RowSource, name: string, args: Arguments): unknown {
  const field = sight.rows.catalogue.field(type, name);
  const at = { type, field: name };
  if (field.kind === "secret") return readSecret(sight, at, row, reach);
  if (field.kind !== "toOne" && field.kind !== "toMany") {
    return showValue(
      sight,
      type,
      name,
      readCell(sight, at, { use: "read", reach, ...(args.asOf && { day: args.asOf }) }, row),
    );
  }
  if (!sight.seesCell(at, "read", row, reach)) return null;
  if (field.kind === "toOne") {
    const [only] = sight.related(type, name, row);
    return only === undefined ? null : listed(field.target, only);
  }
  const related = sight.related(type, name, row, "list");
  const rows = related.filter((other) => fits(sight, field.target, args.where, other));
  return {
    ...pageOf(sight, { type: field.target, list: rows, usual: field.usual ?? defaultPageSize }, args),
    reach: "list",
  };
}

function resolvePage(page: Page & { readonly reach: Reach }, name: string): unknown {
  switch (name) {
    case "nodes":
      return page.rows.map((row) => listed(page.type, row, page.reach));
    case "edges":
      return page.rows.map((row) => ({ kind: "edge", type: page.type, row, reach: page.reach }));
    case "totalCount":
      return page.total;
    default:
      return { kind: "pageInfo", page };
  }
}

function resolvePageInfo(page: Page, name: string): unknown {
  const row = name === "startCursor" ? page.rows[0] : page.rows.at(-1);
  if (name === "startCursor" || name === "endCursor") return row === undefined ? null : cursorOf(row);
  return name === "hasNextPage" ? page.hasNextPage : page.hasPreviousPage;
}

function resolveKey(sight: Sight, group: Group, name: string): unknown {
  const field = sight.rows.catalogue.field(group.type, name);
  if (!group.keys.has(field.kind === "toOne" ? field.via : name)) {
    throw new TongchouError("BAD_USER_INPUT", "a key that the rows are not grouped by");
  }
  if (field.kind !== "toOne") return showValue(sight, group.type, name, group.keys.get(name));
  const row = sight.rows.where(field.target, "id", group.keys.get(field.via) ?? null)[0];
  return row !== undefined && sight.seesRow(field.target, row, "list") ? listed(field.target, row) : null;
}
