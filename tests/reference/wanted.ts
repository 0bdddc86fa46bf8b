// Everything an operation asks for, before any row is looked at: each coordinate with its use, and the literals that
// stored names are compared with. Walks with graphql-js's own field collection.
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isObjectType,
} from "graphql";
import { collectSubfields } from "graphql/execution/collectFields.js";
import { coordinatesOf } from "../../src/catalogue/index.ts";
import type { Coordinate } from "../../src/core/coordinate.ts";
import { TongchouError } from "../../src/core/errors.ts";
import type { Use } from "../../src/policy/index.ts";
import { groupFields } from "./aggregating.ts";
import { namesOne, type Where } from "./matching.ts";
import type { Root, ServedType } from "./served-types.ts";
import type { Reach, Sight } from "./sight.ts";
import { inputsOf } from "./values.ts";

export interface Want {
  readonly type: string;
  readonly field: string;
  readonly use: Use;
  readonly reach: Reach;
}

export interface TextTest {
  readonly type: string;
  readonly field: string;
  readonly literal: string;
}

export interface Walk {
  readonly schema: GraphQLSchema;
  readonly served: ReadonlyMap<string, ServedType>;
  readonly roots: ReadonlyMap<string, Root>;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly variables: Record<string, unknown>;
  readonly sight: Sight;
  readonly wants: Want[];
  readonly texts: TextTest[];
  /** Look-ups that are not the whole filter of a root list. */
  readonly strayLookups: string[];
  /** Conditions that say nothing. */
  readonly emptied: string[];
  /** The test that is the whole filter of the root list walked at the moment. */
  alone?: unknown;
}

/** `nodes`: the field nodes whose sub-selections are walked, on an object type. */
export function walkSelection(
  walk: Walk,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  reach: Reach,
): void {
  const { schema, fragments, variables } = walk;
  for (const [, same] of collectSubfields(schema, fragments, variables, type, nodes)) {
    const [node] = same;
    if (node === undefined || node.name.value.startsWith("__")) continue;
    const definition = type.getFields()[node.name.value];
    if (definition === undefined) throw new Error(`no ${type.name}.${node.name.value}`);
    const args = getArgumentValues(definition, node, variables);
    const next = wantField(walk, { type: type.name, field: node.name.value }, args, reach);
    const below = getNamedType(definition.type);
    if (isObjectType(below)) walkSelection(walk, below, same, next);
  }
}

/** Notes what one field asks for; gives the reach of what lies below it. */
function wantField(
  walk: Walk,
  { type: parent, field: name }: Coordinate,
  args: Record<string, unknown>,
  reach: Reach,
): Reach {
  if (parent === "Query") return wantRoot(walk, name, args);
  const served = walk.served.get(parent);
  if (served === undefined) return "list";
  const { type } = served;
  switch (served.kind) {
    case "row": {
      want(walk, { type, field: name }, "read", reach);
      const field = walk.sight.rows.catalogue.field(type, name);
      if (field.kind === "toMany") wantList(walk, field.target, args);
      return "list";
    }
    case "groupKey":
      // A plain key was wanted as `groupBy` named it.
      if (walk.sight.rows.catalogue.field(type, name).kind === "toOne")
        want(walk, { type, field: name }, "aggregate", "list");
      return "list";
    case "measure": {
      want(walk, { type, field: name }, "aggregate", "list");
      const field = walk.sight.rows.catalogue.field(type, name);
      if (!parent.endsWith("Overall") || !("overall" in field) || field.overall === undefined) return "list";
      const { of, per } = field.overall;
      for (const part of [of, ...(per === undefined ? [] : [per.field])])
        want(walk, { type, field: part }, "aggregate", "list");
      return "list";
    }
    case "page":
    case "edge":
      return reach;
    default:
      return "list";
  }
}

function wantRoot(walk: Walk, name: string, args: Record<string, unknown>): Reach {
  const root = walk.roots.get(name);
  if (root === undefined) return "list";
  const { type, kind } = root;
  if (kind === "record") {
    want(walk, { type, field: "id" }, "read", "record");
    return "record";
  }
  if (kind === "list") {
    const tests = Object.values((args.where ?? {}) as Where);
    walk.alone = tests.length === 1 && Object.keys(tests[0] ?? {}).length === 1 ? tests[0] : undefined;
    const below = wantList(walk, type, args);
    want(walk, { type, field: "id" }, "read", below);
    return below;
  }
  want(walk, { type, field: "id" }, "aggregate", "list");
  walk.alone = undefined;
  wantWhere(walk, type, args.where);
  const fields = groupFields(walk.sight, type, (args.groupBy as string[] | undefined) ?? []);
  for (const field of fields) want(walk, { type, field }, "aggregate", "list");
  return "list";
}

/** Gives the reach of the list's rows. */
function wantList(walk: Walk, type: string, args: Record<string, unknown>): Reach {
  wantWhere(walk, type, args.where);
  walk.alone = undefined;
  wantOrder(walk, type, args);
  return namesOne(walk.sight, type, args.where as Where | undefined) ? "record" : "list";
}

function wantOrder(walk: Walk, type: string, args: Record<string, unknown>): void {
  const { catalogue } = walk.sight.rows;
  const { orderings } = catalogue.entity(type);
  for (const value of (args.orderBy ?? []) as readonly string[]) {
    const ordering = orderings.find(({ name }) => name === value.replace(/_(ASC|DESC)$/, ""));
    for (const at of ordering === undefined ? [] : coordinatesOf(catalogue, type, ordering))
      want(walk, at, "order", "list");
  }
}

function wantWhere(walk: Walk, type: string, where: unknown): void {
  if (where === undefined) return;
  for (const [name, part] of Object.entries(notNull(where) as Where)) {
    if (name === "and" || name === "or")
      for (const one of notNull(part) as Where[]) wantBranch(walk, type, name, one);
    else if (name === "not") wantBranch(walk, type, name, part);
    else if (name === "asOf" && typeof part === "string") wantDay(walk, type);
    else wantTest(walk, type, name, notNull(part) as Where);
  }
}

function wantBranch(walk: Walk, type: string, name: string, where: unknown): void {
  wantWhere(walk, type, where ?? null);
  if (Object.keys(where ?? {}).length === 0) walk.emptied.push(`${type}.${name}`);
}

function wantDay(walk: Walk, type: string): void {
  for (const field of ["validFrom", "validTo", "revisedOn"])
    if (walk.sight.rows.catalogue.entity(type).fields.has(field))
      want(walk, { type, field }, "filter", "list");
}

function wantTest(walk: Walk, type: string, name: string, part: Where): void {
  const field = walk.sight.rows.catalogue.field(type, name);
  const operands = Object.entries(part);
  if (operands.length === 0) walk.emptied.push(`${type}.${name}`);
  for (const [, operand] of operands) notNull(operand);
  if (field.kind === "toOne") {
    want(walk, { type, field: name }, "filter", "list");
    wantWhere(walk, field.target, part);
  } else if (field.kind === "toMany") {
    for (const [, inner] of operands) {
      want(walk, { type, field: name }, "filter", "list");
      wantWhere(walk, field.target, inner);
    }
  } else if (field.kind === "secret") {
    want(walk, { type, field: name }, "lookup", "list");
    if (part !== walk.alone) walk.strayLookups.push(`${type}.${name}`);
  } else {
    want(walk, { type, field: name }, "filter", "list");
    for (const [operator, literal] of operands) {
      if (/^(lt|gt)e?$/.test(operator) && typeof literal === "string")
        walk.texts.push({ type, field: name, literal });
    }
  }
}

/** A computed field needs the same right to each of its inputs. */
function want(walk: Walk, at: Coordinate, use: Use, reach: Reach): void {
  walk.wants.push({ ...at, use, reach });
  for (const input of inputsOf(walk.sight, at)) {
    walk.wants.push({ ...input, use, reach: input.type === at.type ? reach : "list" });
  }
}

function notNull(value: unknown): unknown {
  if (value === null) throw new TongchouError("BAD_USER_INPUT", "a filter holds no null");
  return value;
}
