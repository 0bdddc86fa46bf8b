// Every command of every kind of caller, written in ways that take turns, and what the table says of it.
import type { Catalogue } from "../../src/catalogue/index.ts";
import { type Variant, variants } from "./askers.ts";
import { ofList, rotated, saidWays, saidWhat, type Wording, wordsOf } from "./command-ways.ts";
import { expectedCommands } from "./expectations/all-commands.ts";
import type { Combination } from "./pairwise.ts";
import { judgeOperation, type OperationVerdict } from "./verdict.ts";

/** One command as one caller gives it. */
export interface Telling {
  readonly variant: Variant;
  readonly purpose: string | null;
  readonly wording: Wording;
  readonly verdict: OperationVerdict;
}

/** A whole role with every command, and each of its duties alone with the role's own. */
export const isAsked = (catalogue: Catalogue, [variantAt = 0, commandAt = 0]: Combination): boolean => {
  const variant = variants[variantAt];
  const name = [...catalogue.commands.keys()][commandAt] ?? "";
  return variant?.name === variant?.role || name in (expectedCommands[variant?.role ?? ""] ?? {});
};

export const spoken = (catalogue: Catalogue): readonly Combination[] =>
  rotated(variants.length, catalogue.commands.size).filter((one) => isAsked(catalogue, one));
export const commandPurposes = [null, "rehabilitation", "payment"] as const;

function tellingOf(
  catalogue: Catalogue,
  [variantAt = 0, commandAt = 0, way = 0, purposeAt = 0, what = 0, shown = 0]: Combination,
): Telling {
  const variant = variants[variantAt];
  const command = [...catalogue.commands.values()][commandAt];
  const said = saidWays[way];
  if (variant === undefined || command === undefined || said === undefined) throw new Error("no such case");
  const purpose = commandPurposes[purposeAt] ?? null;
  const wording: Wording = {
    command,
    // Where there is no list, the same is said of one.
    way: ofList(said) && !command.list ? (saidWays[way - 6] ?? "a literal") : said,
    what: saidWhat[what] ?? "all",
    shown: shown === 0 ? null : (variantAt % saidWays.length) * shown + commandAt,
    dry: true,
  };
  const { said: fields, touches } = wordsOf(catalogue, wording, 0);
  const asker = { ...variant, purpose };
  const verdict = judgeOperation(catalogue, asker, { touches, said: [{ command: command.name, fields }] });
  return { variant, purpose, wording, verdict };
}

/** Of one caller and purpose; whatever is given, or refused in GraphQL's own words, stands alone. */
export function spokenTogether(
  catalogue: Catalogue,
  tally: Map<string, number>,
): readonly (readonly Telling[])[] {
  const groups: Telling[][] = [];
  const open = new Map<string, Telling[]>();
  for (const one of spoken(catalogue)) {
    const telling = tellingOf(catalogue, one);
    const { variant, purpose, verdict } = telling;
    tally.set(verdict.code, (tally.get(verdict.code) ?? 0) + 1);
    // Where the command is not given at all, nothing that is said or shown with it is given by another.
    const whole = verdict.refused.some(({ use }) => use === "run");
    // About fifteen of each purpose: below the limits of one operation.
    const key = JSON.stringify([variant.name, purpose, Math.floor((one[1] ?? 0) / 45)]);
    const group = open.get(key);
    if (whole && group !== undefined) group.push(telling);
    else groups.push([telling]);
    if (whole && group === undefined) open.set(key, groups.at(-1) ?? []);
  }
  return groups;
}
