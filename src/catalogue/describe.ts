import type { Facts } from "./definitions.ts";

/** The GraphQL description: the Chinese term first, then meaning, unit and source. */
export function describe(facts: Facts): string {
  const unit = facts.unit === undefined ? "" : ` Unit: ${facts.unit}.`;
  const source = facts.source === undefined ? "" : ` Source: ${facts.source}.`;
  return `${facts.term}. ${facts.description}${unit}${source}`;
}
