import type { Deprecation, Facts } from "./definitions.ts";

/** The GraphQL description: the Chinese term first, then meaning, unit and source. */
export function describe(facts: Facts): string {
  const unit = facts.unit === undefined ? "" : ` Unit: ${facts.unit}.`;
  const source = facts.source === undefined ? "" : ` Source: ${facts.source}.`;
  return `${facts.term}. ${facts.description}${unit}${source}`;
}

/** What GraphQL says of a deprecated member; `dueDay` reads the day from it again. */
export const deprecationReason = ({ instead, until }: Deprecation): string =>
  `改用 \`${instead}\`. Use \`${instead}\` instead: this one goes on ${until} at the earliest.`;

/** From which day on what is deprecated for this reason may be missing; null where the reason does not say. */
export const dueDay = (reason: string): string | null =>
  /goes on (\d{4}-\d{2}-\d{2}) at the earliest\.$/.exec(reason)?.[1] ?? null;
