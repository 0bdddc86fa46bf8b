// What each object type of the printed schema stands for: a row, a page, an edge, a group, a measure.
import type { Catalogue } from "../../src/catalogue/index.ts";

export type ServedKind = "row" | "page" | "edge" | "group" | "groupKey" | "measure";

export interface ServedType {
  readonly kind: ServedKind;
  /** The catalogue's type behind it. */
  readonly type: string;
}

const suffixes: Readonly<Record<string, ServedKind>> = {
  "": "row",
  Connection: "page",
  Edge: "edge",
  Aggregate: "group",
  GroupKey: "groupKey",
  Sum: "measure",
  Avg: "measure",
  Min: "measure",
  Max: "measure",
  Overall: "measure",
};

export function servedTypes(catalogue: Catalogue): ReadonlyMap<string, ServedType> {
  return new Map(
    [...catalogue.entities.keys()].flatMap((type) =>
      Object.entries(suffixes).map(([suffix, kind]) => [`${type}${suffix}`, { kind, type }] as const),
    ),
  );
}

export interface Root {
  readonly kind: "record" | "list" | "aggregate";
  readonly type: string;
}

/** Root fields by the naming rule of the API: `school`, `schools`, `schoolAggregate`. */
export function rootsOf(catalogue: Catalogue): ReadonlyMap<string, Root> {
  const roots = new Map<string, Root>();
  for (const { name: type, plural } of catalogue.entities.values()) {
    const one = type.charAt(0).toLowerCase() + type.slice(1);
    roots.set(one, { kind: "record", type });
    roots.set(plural, { kind: "list", type });
    roots.set(`${one}Aggregate`, { kind: "aggregate", type });
  }
  return roots;
}
