// Selections as GraphQL means them: fragments spread, @skip and @include applied, equal response keys merged.
import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type NamedTypeNode,
  type SelectionSetNode,
} from "graphql";
import { nodeType } from "../catalogue/index.ts";

const { FIELD, INLINE_FRAGMENT } = Kind;

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;
export type Variables = Readonly<Record<string, unknown>>;

export interface CollectedField {
  readonly key: string;
  readonly name: string;
  readonly aliased: boolean;
  /** Every node of this key; arguments are equal (validated), sub-selections add up. */
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
}

/** The type that is selected on, where a fragment may be on another one: of a record, which may be reached as a `Node`. */
export type On = string | null;

/** Where no record is selected on, a valid fragment's type condition always holds. */
export function collectFields(
  sets: readonly SelectionSetNode[],
  fragments: Fragments,
  variables: Variables,
  on: On = null,
): CollectedField[] {
  const byKey = new Map<string, [FieldNode, ...FieldNode[]]>();
  const spread = new Set<string>();
  const walk = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      const { directives = [] } = selection;
      if (directives.length > 0 && !isIncluded(directives, variables)) continue;
      if (selection.kind === FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = byKey.get(key);
        if (nodes === undefined) byKey.set(key, [selection]);
        else nodes.push(selection);
      } else if (selection.kind === INLINE_FRAGMENT) {
        if (holds(selection.typeCondition, on)) walk(selection.selectionSet);
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined && holds(fragment.typeCondition, on)) walk(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) walk(set);
  return Array.from(byKey, ([key, nodes]) => ({
    key,
    name: nodes[0].name.value,
    aliased: nodes[0].alias !== undefined,
    nodes,
  }));
}

const holds = (condition: NamedTypeNode | undefined, on: On): boolean =>
  on === null || condition === undefined || condition.name.value === on || condition.name.value === nodeType;

/** The types that fragments on a `Node` are on. */
export function typesIn(
  sets: readonly SelectionSetNode[],
  fragments: Fragments,
  variables: Variables,
): ReadonlySet<string> {
  const types = new Set<string>();
  const spread = new Set<string>();
  const walk = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === FIELD || !isIncluded(selection.directives ?? [], variables)) continue;
      const name = selection.kind === INLINE_FRAGMENT ? null : selection.name.value;
      if (name !== null && spread.has(name)) continue;
      if (name !== null) spread.add(name);
      const fragment = selection.kind === INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value ?? nodeType;
      if (condition !== nodeType) types.add(condition);
      else if (fragment !== undefined) walk(fragment.selectionSet);
    }
  };
  for (const set of sets) walk(set);
  return types;
}

/** The sub-selections of collected fields. */
export function selectionSets(fields: readonly CollectedField[]): SelectionSetNode[] {
  const sets: SelectionSetNode[] = [];
  for (const { nodes } of fields)
    for (const { selectionSet } of nodes) if (selectionSet !== undefined) sets.push(selectionSet);
  return sets;
}

function isIncluded(directives: readonly DirectiveNode[], variables: Variables): boolean {
  return directives.every((directive) => {
    const name = directive.name.value;
    if (name !== "skip" && name !== "include") return true;
    const argument = directive.arguments?.[0]?.value;
    const value =
      argument?.kind === Kind.VARIABLE
        ? variables[argument.name.value]
        : argument?.kind === Kind.BOOLEAN && argument.value;
    return name === "skip" ? value !== true : value === true;
  });
}
