// What the oracle says of a whole operation: permitted, or the refusal, to the last coordinate.
import type { Catalogue } from "../../src/catalogue/index.ts";
import { unknowing } from "./expectations/index.ts";
import { judge, type OracleAsker, type Touch } from "./judge.ts";

export interface Refused {
  readonly coordinate: string;
  readonly use: string;
  readonly owner: string;
  readonly purposes?: readonly string[];
  readonly reach?: string;
}

export interface OperationVerdict {
  readonly code: "OK" | "FORBIDDEN" | "PURPOSE_REQUIRED" | "GRAPHQL_VALIDATION_FAILED" | Malformed;
  /** Sorted by coordinate and use. Empty for roles that are told nothing. */
  readonly refused: readonly Refused[];
}

/** What is said of an operation that nobody may ask, to whoever may use all that it names. */
export type Malformed = "BAD_USER_INPUT" | "LIMIT_EXCEEDED";

export function judgeOperation(
  catalogue: Catalogue,
  asker: OracleAsker,
  { touches, malformed }: { readonly touches: readonly Touch[]; readonly malformed?: Malformed },
): OperationVerdict {
  if (touches.every((touch) => judge(asker, touch).permitted))
    return { code: malformed ?? "OK", refused: [] };
  const refused = new Map<string, Refused>();
  for (const touch of touches) {
    const { type, field, use } = touch;
    const verdict = judge(asker, touch);
    if (verdict.permitted) continue;
    const coordinate = `${type}.${field}`;
    const owner = catalogue.field(type, field).owner ?? catalogue.entity(type).facts.owner;
    const { purposes, oneRecord } = verdict;
    refused.set(`${coordinate} ${use}`, {
      coordinate,
      use,
      owner,
      ...(purposes.length > 0 && { purposes }),
      ...(oneRecord && { reach: "record" }),
    });
  }
  if (unknowing.includes(asker.role)) return { code: "GRAPHQL_VALIDATION_FAILED", refused: [] };
  const list = [...refused.values()].sort(byCoordinate);
  // A purpose helps only where it is all that is missing.
  const purposeOnly =
    asker.purpose === null &&
    list.every((entry) => entry.purposes !== undefined && entry.reach === undefined);
  return { code: purposeOnly ? "PURPOSE_REQUIRED" : "FORBIDDEN", refused: list };
}

/** A refusal as it came, in the order the oracle uses. */
export function sortRefused(refused: readonly Refused[]): readonly Refused[] {
  return refused.length < 2 ? refused : [...refused].sort(byCoordinate);
}

/** Whether code, coordinates, uses, owners and purposes are the same, and nothing else is said. */
export function sameVerdict(one: OperationVerdict, other: OperationVerdict): boolean {
  return (
    one.code === other.code &&
    one.refused.length === other.refused.length &&
    one.refused.every((refused, at) => sameRefusal(refused, other.refused[at]))
  );
}

function sameRefusal(one: Refused, other: Refused | undefined): boolean {
  return (
    other !== undefined &&
    one.coordinate === other.coordinate &&
    one.use === other.use &&
    one.owner === other.owner &&
    JSON.stringify(one.purposes) === JSON.stringify(other.purposes) &&
    one.reach === other.reach &&
    Object.keys(one).length === Object.keys(other).length
  );
}

const byCoordinate = (a: Refused, b: Refused): number => {
  const [x, y] = [`${a.coordinate} ${a.use}`, `${b.coordinate} ${b.use}`];
  return x < y ? -1 : x > y ? 1 : 0;
};
