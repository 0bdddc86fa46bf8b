// What makes a policy unsound against the outline of a catalogue. The server refuses to start on any of it.

import { remembered } from "../core/remembered.ts";
import { lendingProblems, type Relation } from "./lending.ts";
import { rebuildingProblems, type Secret } from "./rebuilding.ts";
import { restatedProblems } from "./restated.ts";
import type { Policy, RolePolicy } from "./types.ts";
import { boundariesOf, roleOn, validityProblems } from "./validity.ts";
import { type CommandOutline, writingProblems } from "./writing-problems.ts";

export interface CatalogueOutline {
  /** Type → its field names. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  readonly relations: readonly Relation[];
  readonly secrets: readonly Secret[];
  readonly commands: readonly CommandOutline[];
}

export function policyProblems(policy: Policy, outline: CatalogueOutline): string[] {
  const spoken = new Set<string>();
  const problems = [...policy.roles.values()].flatMap((role) => {
    const judged = judge(role, outline);
    for (const coordinate of judged.spoken) spoken.add(coordinate);
    return judged.problems;
  });
  for (const [type, fields] of outline.fields) {
    for (const field of fields) {
      if (!spoken.has(`${type}.${field}`)) problems.push(`${type}.${field}: no policy speaks about it`);
    }
  }
  return problems;
}

/** A role that is the same in two policies is judged once. */
const judge = remembered((role: RolePolicy, outline: CatalogueOutline) => {
  const spoken = new Set<string>();
  const problems = [
    ...validityProblems(role),
    ...problemsOf(role, outline, spoken),
    ...datedProblems(role, outline),
  ];
  return { problems, spoken };
});

function problemsOf(role: RolePolicy, outline: CatalogueOutline, spoken: Set<string>): string[] {
  return [
    ...roleProblems(role, outline, spoken),
    ...lookupProblems(role),
    ...restatedProblems(role),
    ...lendingProblems(role, outline.relations),
    ...rebuildingProblems(role, outline.secrets),
    ...writingProblems(role, outline.commands),
  ];
}

/** What holds of all grants together must hold from each day on which one of them begins or ends. */
function datedProblems(role: RolePolicy, outline: CatalogueOutline): string[] {
  if (boundariesOf(role).length === 0) return [];
  const always = new Set(problemsOf(role, outline, new Set()));
  return boundariesOf(role).flatMap((day) =>
    problemsOf(roleOn(role, day), outline, new Set())
      .filter((problem) => !always.has(problem))
      .map((problem) => `from ${day}: ${problem}`),
  );
}

/** A look-up is counted: by whom is known, and how many there may be is said. */
function lookupProblems({ role, scope, grants, lookups, writes }: RolePolicy): string[] {
  const [first] = grants.filter(({ uses }) => uses.includes("lookup"));
  const days = lookups.map(({ from }) => from);
  const problems: string[] = [];
  if (first !== undefined && scope === "public") {
    problems.push(`${first.id}: a look-up is counted per person, and the public is none`);
  }
  if (first !== undefined && lookups.length === 0) {
    problems.push(`${first.id}: ${role} may look up, but its file has no budget (\`lookups\`)`);
  }
  // Whoever says a number in a command looks it up, too.
  if (first === undefined && lookups.length > 0 && writes.length === 0)
    problems.push(`${role}: \`lookups\`, but no grant to look up`);
  if (days.some((day, at) => at > 0 && day <= (days[at - 1] ?? ""))) {
    problems.push(`${role}: the days of \`lookups\` do not ascend`);
  }
  return problems;
}

function roleProblems(
  role: RolePolicy,
  { fields: outline }: CatalogueOutline,
  spoken: Set<string>,
): string[] {
  const granted = new Set<string>();
  const problems: string[] = [];
  const name = (type: string, field: string, where: string): void => {
    if (outline.get(type)?.has(field) === true) spoken.add(`${type}.${field}`);
    else problems.push(`${where}: the catalogue has no coordinate ${type}.${field}`);
  };
  const readable = new Set(
    role.grants.flatMap(({ type, fields, uses }) =>
      fields.includes("id") && uses.includes("read") ? [type] : [],
    ),
  );
  for (const grant of role.grants) {
    for (const field of grant.fields) {
      name(grant.type, field, grant.id);
      granted.add(`${grant.type}.${field}`);
    }
    // Without the id no list of the type can be asked for, and no relation to it shown.
    if (!readable.has(grant.type)) {
      problems.push(`${grant.id}: ${role.role} may use ${grant.type} but not read its id`);
    }
  }
  for (const { type, except, fields } of role.denials) {
    if (type === "*") {
      // Of every type at once: it speaks about none in particular.
      if (fields !== "*") problems.push(`${role.role}: a denial of every type denies every field`);
      for (const coordinate of granted)
        if (except?.includes(coordinate.split(".")[0] ?? "") !== true)
          problems.push(`${role.role}: ${coordinate} is granted and denied`);
      continue;
    }
    for (const field of fields === "*" ? (outline.get(type) ?? []) : fields) {
      name(type, field, `${role.role}, denials`);
      if (granted.has(`${type}.${field}`))
        problems.push(`${role.role}: ${type}.${field} is granted and denied`);
    }
  }
  return problems;
}
