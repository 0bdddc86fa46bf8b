// What the oracle says of a whole operation: permitted, or the refusal, to the last coordinate.
import type { Catalogue } from "../../src/catalogue/index.ts";
import type { Writing } from "../../src/policy/index.ts";
import { expectedCommands } from "./expectations/all-commands.ts";
import { unknowing } from "./expectations/index.ts";
import { declared, judge, type OracleAsker, onDuty, type Touch } from "./judge.ts";

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

/** What a mutation says: the command itself and each field of its input. */
export interface Said {
  readonly command: string;
  readonly fields: Writing["fields"];
}

export function judgeOperation(
  catalogue: Catalogue,
  asker: OracleAsker,
  asked: {
    readonly touches: readonly Touch[];
    readonly malformed?: Malformed;
    readonly said?: readonly Said[];
  },
): OperationVerdict {
  const { touches, malformed, said = [] } = asked;
  const refused = new Map<string, Refused>();
  for (const one of [
    ...touches.flatMap((touch) => refusedTouch(catalogue, asker, touch)),
    ...said.flatMap((command) => refusedSaying(catalogue, asker, command)),
  ])
    refused.set(`${one.coordinate} ${one.use}`, one);
  if (refused.size === 0) return { code: malformed ?? "OK", refused: [] };
  if (unknowing.includes(asker.role)) return { code: "GRAPHQL_VALIDATION_FAILED", refused: [] };
  const list = [...refused.values()].sort(byCoordinate);
  // A purpose helps only where it is all that is missing.
  const purposeOnly =
    asker.purpose === null &&
    list.every((entry) => entry.purposes !== undefined && entry.reach === undefined);
  return { code: purposeOnly ? "PURPOSE_REQUIRED" : "FORBIDDEN", refused: list };
}

function refusedTouch(catalogue: Catalogue, asker: OracleAsker, touch: Touch): readonly Refused[] {
  const { type, field, use } = touch;
  const verdict = judge(asker, touch);
  if (verdict.permitted) return [];
  const owner = catalogue.field(type, field).owner ?? catalogue.entity(type).facts.owner;
  const { purposes, oneRecord } = verdict;
  return [
    {
      coordinate: `${type}.${field}`,
      use,
      owner,
      ...(purposes.length > 0 && { purposes }),
      ...(oneRecord && { reach: "record" }),
    },
  ];
}

function refusedSaying(
  catalogue: Catalogue,
  { role, groups, purpose }: OracleAsker,
  { command, fields }: Said,
): readonly Refused[] {
  const { entity } = catalogue.command(command);
  const run = { type: "Mutation", field: command, use: "run" } as const;
  return [run, ...fields].flatMap(({ type, field, use }): Refused[] => {
    const entries = (expectedCommands[role]?.[command] ?? []).filter(
      (entry) => use === "run" || entry.fields?.includes(`${type}.${field}`) === true,
    );
    const given = groups.flatMap((group) => entries.filter((entry) => onDuty(entry, group)));
    if (given.some((entry) => declared(entry, purpose))) return [];
    const purposes = [...new Set(given.flatMap((entry) => entry.purposes ?? []))];
    const owner =
      use === "run"
        ? entity.facts.owner
        : (catalogue.field(type, field).owner ?? catalogue.entity(type).facts.owner);
    return [{ coordinate: `${type}.${field}`, use, owner, ...(purposes.length > 0 && { purposes }) }];
  });
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
