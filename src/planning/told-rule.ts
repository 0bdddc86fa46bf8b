// A rule in words that name nothing which a role does not know: the same where it refuses a command, and where a record says what
// may be done with it.
import type { Command, Rule } from "../catalogue/index.ts";
import { parseCoordinate } from "../core/coordinate.ts";
import { maySet, type RolePolicy } from "../policy/index.ts";

export const sentencesOf = (rule: Rule, command: Command, role: RolePolicy): Pick<Rule, "zh" | "en"> => {
  const { zh, en } = knows(command, role, rule) ? rule : (rule.unnamed ?? rule);
  return { zh, en };
};

/** The rule in whose words one is told that would tell of rows which the caller may not see. */
export function toldRule(rules: ReadonlyMap<string, Rule>, name: string): Rule | undefined {
  const broken = rules.get(name);
  return broken?.toldAs === undefined ? broken : rules.get(broken.toldAs);
}

const views = new WeakMap<RolePolicy, ReadonlySet<string>>();

/** Types and coordinates of a role's view: made once, for a list may be refused in each of its rows. */
function viewOf(role: RolePolicy): ReadonlySet<string> {
  const known = views.get(role);
  if (known !== undefined) return known;
  const named = role.grants.flatMap(({ type, fields }) => [
    type,
    ...fields.map((field) => `${type}.${field}`),
  ]);
  const made = new Set(named);
  views.set(role, made);
  return made;
}

/** Whether all that a rule's sentences name stands in the role's view. */
function knows({ name }: Command, role: RolePolicy, { fields, types = [] }: Rule): boolean {
  const isSaid = (coordinate: string): boolean => {
    const { type = "", field = "" } = parseCoordinate(coordinate) ?? {};
    return (["create", "update"] as const).some((use) => maySet(role, name, { type, field, use }));
  };
  const named = viewOf(role);
  return types.every((type) => named.has(type)) && fields.every((one) => named.has(one) || isSaid(one));
}
