// Why a coordinate is open or not: the decision, each grant that names it, and what a denial rests on. Pure.
import type { Coordinate } from "../core/coordinate.ts";
import { type Asker, decide, isNever } from "./decide.ts";
import { holding } from "./decide-writing.ts";
import { opensEveryLiveRow } from "./live-rows.ts";
import { type Condition, denies, type Grant, type Use, type WriteUse } from "./types.ts";
import { withinOf } from "./validity.ts";

export interface ExplainedGrant {
  readonly grant: Pick<
    Grant,
    | "id"
    | "rows"
    | "mask"
    | "purposes"
    | "duties"
    | "reach"
    | "archived"
    | "cite"
    | "validFrom"
    | "validUntil"
  >;
  readonly applies: boolean;
}

export interface Explanation {
  readonly access: "PERMITTED" | "CONDITIONAL" | "DENIED";
  readonly grants: readonly ExplainedGrant[];
  readonly basis: string | null;
}

export function explain(asker: Asker, type: string, field: string, use: Use): Explanation {
  const named = asker.role.grants.filter(
    (grant) => grant.type === type && grant.fields.includes(field) && grant.uses.includes(use),
  );
  // A row reached by its id is the widest reach: what is closed there is closed everywhere.
  const decision = decide(asker, { type, field }, use, "record");
  const applying = new Set(decision.kind === "permit" ? decision.grants : []);
  const access =
    decision.kind === "deny"
      ? "DENIED"
      : opensEveryLiveRow(decision.plain) && isNever(decision.masked)
        ? "PERMITTED"
        : "CONDITIONAL";
  return {
    access,
    grants: named.map((grant) => ({ grant, applies: applying.has(grant.id) })),
    basis: decision.kind === "deny" ? whyDenied(asker, { type, field }, named) : null,
  };
}

/** Of a field to set, by whichever command; of a command (`Mutation.name`), to run. */
export function explainWriting(asker: Asker, at: Coordinate, use: WriteUse): Explanation {
  const named = asker.role.writes.filter((grant) =>
    use === "run" ? grant.commands.includes(at.field) : grant[use][at.type]?.includes(at.field) === true,
  );
  const grants = named.map((grant) => ({ grant, applies: holding(asker, [grant]).length > 0 }));
  const applying = grants.filter(({ applies }) => applies);
  const isEvery = applying.some(({ grant }) => grant.rows.kind === "always");
  return {
    access: applying.length === 0 ? "DENIED" : isEvery ? "PERMITTED" : "CONDITIONAL",
    grants,
    basis: applying.length === 0 ? whyDenied(asker, at, named) : null,
  };
}

/** What grants that name the coordinate ask for and the asker has not; where there are none, what the denial rests on. */
function whyDenied(
  asker: Asker,
  { type, field }: Coordinate,
  named: readonly Pick<Grant, "purposes" | "duties">[],
): string {
  if (named.length === 0) return denialBasis(asker, type, field);
  const held = new Set(asker.groups.flatMap(({ duties }) => duties));
  const ways = named.map(({ purposes, duties }) => {
    const isOpen = purposes === undefined || (asker.purpose !== null && purposes.includes(asker.purpose));
    const isHeld = duties === undefined || duties.some((duty) => held.has(duty));
    const asked = [
      ...(isHeld ? [] : [`an assignment with the duty ${duties.join(" or ")}`]),
      ...(isOpen ? [] : [`the purpose ${purposes.join(" or ")}, declared`]),
    ];
    return asked.length === 0 ? "an assignment in force" : asked.join(" and ");
  });
  return `granted, but for ${[...new Set(ways)].join("; or for ")}`;
}

/** What the policy file says, or the rule that what no grant opens is closed. */
export function denialBasis(asker: Pick<Asker, "role">, type: string, field: string): string {
  const denial = asker.role.denials.find((candidate) => denies(candidate, type, field));
  return denial?.basis ?? "no grant names it";
}

/** The rows of a grant in words. */
export const rowWords = ({
  rows,
  archived,
  ...days
}: Pick<Grant, "rows" | "archived" | "validFrom" | "validUntil">): string => {
  const within = withinOf(days);
  return `${conditionWords(rows)}${archived ? ", archived ones too" : ""}${within === null ? "" : `, ${conditionWords(within)}`}`;
};

/** A row condition in words close to the policy file. */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case "always":
      return "all rows";
    case "inScope":
      return `${condition.column} in scope`;
    case "equals":
      return `${condition.column} = ${String(condition.value)}`;
    case "present":
      return `${condition.column} is ${condition.present ? "present" : "absent"}`;
    case "live":
      return "not archived";
    case "untied":
      return "of nobody whom the asker is tied to";
    case "current":
      return "valid today";
    case "within":
      return [
        condition.from === null ? "" : `from ${condition.from}`,
        condition.until === null ? "" : `until before ${condition.until}`,
      ]
        .filter((part) => part !== "")
        .join(" ");
    case "exists":
      return `exists ${condition.relation} (${conditionWords(condition.where)})`;
    case "not":
      return `not (${conditionWords(condition.of)})`;
    case "all":
      return `(${condition.of.map(conditionWords).join(" and ")})`;
    case "any":
      return `(${condition.of.map(conditionWords).join(" or ")})`;
  }
}
