// Row conditions as a policy file writes them, made into the closed set of `types.ts`.
import { z } from "zod";
import type { Condition } from "./types.ts";

const column = z.string().regex(/^[a-z][A-Za-z0-9]*$/);

export type ConditionText =
  | string
  | { inScope: string }
  | { equals: Record<string, string | number | boolean> }
  | { ofDepartment: string }
  | { present: string }
  | { absent: string }
  | { exists: string; where: ConditionText }
  | { not: ConditionText }
  | { all: ConditionText[] }
  | { any: ConditionText[] };

export const conditionText: z.ZodType<ConditionText> = z.lazy(() =>
  z.union([
    column,
    z.strictObject({ inScope: column }),
    z.strictObject({ equals: z.record(column, z.union([z.string(), z.number(), z.boolean()])) }),
    z.strictObject({ ofDepartment: column }),
    z.strictObject({ present: column }),
    z.strictObject({ absent: column }),
    z.strictObject({ exists: column, where: conditionText }),
    z.strictObject({ not: conditionText }),
    z.strictObject({ all: z.array(conditionText).min(1) }),
    z.strictObject({ any: z.array(conditionText).min(1) }),
  ]),
);

/** What a condition's words are known by: conditions of the same file, and the department of the role that it is for. */
export interface ConditionWords {
  readonly named: Readonly<Record<string, ConditionText>>;
  /** Unknown of an edit, which names departments as values. */
  readonly department?: string;
}

/** A bare word is `always`, `current`, or the name of a condition of the same file. */
export function parseCondition(text: ConditionText, words: ConditionWords): Condition {
  const { named, department } = words;
  const parse = (part: ConditionText): Condition => parseCondition(part, words);
  if (typeof text === "string") {
    if (text === "always" || text === "current") return { kind: text };
    const found = named[text];
    if (found === undefined) throw new Error(`no condition is named ${text}`);
    const { [text]: _used, ...others } = named;
    return parseCondition(found, { ...words, named: others }); // without itself: a condition cannot name itself in a circle
  }
  if ("inScope" in text) return { kind: "inScope", column: text.inScope };
  if ("equals" in text) {
    const of = Object.entries(text.equals).map(
      ([key, value]) => ({ kind: "equals", column: key, value }) as const,
    );
    const [first] = of;
    if (first === undefined) throw new Error("`equals` names no column");
    return of.length === 1 ? first : { kind: "all", of };
  }
  if ("ofDepartment" in text) {
    if (department === undefined) throw new Error("`ofDepartment` stands in a role's files; say `equals`");
    return { kind: "equals", column: text.ofDepartment, value: department };
  }
  if ("present" in text) return { kind: "present", column: text.present, present: true };
  if ("absent" in text) return { kind: "present", column: text.absent, present: false };
  if ("exists" in text) return { kind: "exists", relation: text.exists, where: parse(text.where) };
  if ("not" in text) return { kind: "not", of: parse(text.not) };
  if ("all" in text) return { kind: "all", of: text.all.map(parse) };
  return { kind: "any", of: text.any.map(parse) };
}
