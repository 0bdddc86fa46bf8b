import type { Predicate } from "./plan.ts";

/** A filter's form without its values: a cursor made under one filter is none under another. */
export function predicateForm(predicate: Predicate): string {
  switch (predicate.kind) {
    case "and":
    case "or":
      return `${predicate.kind}(${predicate.of.map(predicateForm).join(",")})`;
    case "test":
      return `${predicate.reading.field.name} ${predicate.operator}`;
    case "lookup":
      return `${predicate.field.name} eq`;
    case "related":
      return `${predicate.exists ? "some" : "none"} ${predicate.relation.name}(${predicateForm(predicate.where)})`;
  }
}
