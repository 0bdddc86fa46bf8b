// `policy explain|check|matrix`: the policy files, answered from the files alone. No database; versions in one are the business of
// `policy-versions.ts`.
import "../domains/index.ts";
import { type Catalogue, loadCatalogue, outlineOf } from "../catalogue/index.ts";
import type { Config } from "../config.ts";
import { parseCoordinate } from "../core/coordinate.ts";
import { loadPolicyFiles } from "../database/index.ts";
import {
  type Asker,
  explain,
  type Policy,
  policyProblems,
  rowWords,
  type Use,
  uses,
} from "../policy/index.ts";
import { runPolicyVersions, usage as usageOfVersions } from "./policy-versions.ts";

export const usage = `usage: policy check
       policy matrix [--role <role-id>]
       policy explain <role-id> <Type.field> [<use>]
${usageOfVersions}`;

export async function runPolicy(argv: readonly string[], config: Config): Promise<void> {
  const [command, ...rest] = argv;
  const versions = runPolicyVersions(argv, config);
  if (versions !== null) return versions;
  const catalogue = loadCatalogue();
  const policy = await loadPolicyFiles();
  const print = (lines: readonly string[]): void => {
    process.stdout.write(`${lines.join("\n")}\n`);
  };
  switch (command) {
    case "check":
      return check(catalogue, policy, print);
    case "matrix":
      return print(matrix(catalogue, policy, rest[0] === "--role" ? rest[1] : undefined));
    case "explain":
      return print(explainLines(catalogue, policy, rest));
    default:
      throw new Error(usage);
  }
}

function check(catalogue: Catalogue, policy: Policy, print: (lines: readonly string[]) => void): void {
  const problems = policyProblems(policy, outlineOf(catalogue));
  if (problems.length > 0) throw new Error(`the policy is unsound:\n${problems.join("\n")}`);
  print([`policy ${policy.hash.slice(0, 12)}: ${policy.roles.size} roles, no problem found`]);
}

/** One line per coordinate: the uses each role has, `*` where only on some rows, `~` where masked. */
function matrix(catalogue: Catalogue, policy: Policy, only: string | undefined): string[] {
  const roles = [...policy.roles.values()].filter((role) => only === undefined || role.role === only);
  if (roles.length === 0)
    throw new Error(`no role ${only ?? ""}; there are: ${[...policy.roles.keys()].join(", ")}`);
  const lines = [...catalogue.entities.values()].flatMap((entity) =>
    [...entity.fields.keys()].map((field) => {
      const cells = roles.map((role) => `${role.role}=${cell(policy, role.role, entity.name, field)}`);
      return `${entity.name}.${field}\t${cells.join("\t")}`;
    }),
  );
  return [`# r read, f filter, o order, a aggregate, l lookup; * on some rows, ~ masked, - none`, ...lines];
}

function cell(policy: Policy, role: string, type: string, field: string): string {
  const letters = uses.flatMap((use) => {
    const { access, grants } = explain(askerOf(policy, role), type, field, use);
    const letter = use.charAt(0);
    // Purposes and reach narrow further: what they open counts as given on some rows.
    if (access === "DENIED") return grants.length > 0 ? [`${letter}*`] : [];
    const masked = grants.every(({ grant }) => grant.mask !== undefined);
    return [`${letter}${masked ? "~" : access === "CONDITIONAL" ? "*" : ""}`];
  });
  return letters.length === 0 ? "-" : letters.join("");
}

/** An asker with every duty of the role and one id in scope. */
function askerOf(policy: Policy, name: string): Asker {
  const role = policy.roles.get(name);
  if (role === undefined)
    throw new Error(`no role ${name}; there are: ${[...policy.roles.keys()].join(", ")}`);
  return { role, groups: [{ duties: role.duties, scopeIds: ["-"] }], purpose: null };
}

function explainLines(catalogue: Catalogue, policy: Policy, [role, at, given]: readonly string[]): string[] {
  if (role === undefined || at === undefined) throw new Error(usage);
  const asked = parseCoordinate(at);
  const field = asked === null ? undefined : catalogue.entities.get(asked.type)?.fields.get(asked.field);
  if (asked === null || field === undefined) throw new Error(`the catalogue has no coordinate ${at}`);
  const chosen = given === undefined ? uses : uses.filter((use) => use === given);
  if (chosen.length === 0) throw new Error(`no use ${given}; there are: ${uses.join(", ")}`);
  const asker = askerOf(policy, role);
  return [
    `${at} (${field.term}), owner ${field.owner}, ${field.classification}`,
    ...chosen.flatMap((use: Use) => {
      const { access, grants, basis } = explain(asker, asked.type, asked.field, use);
      const lines = grants.map(({ grant }) => {
        const limits = [
          grant.mask && `masked (${grant.mask})`,
          grant.reach && "by id only",
          grant.purposes && `purpose ${grant.purposes.join(" or ")}`,
          grant.duties && `duty ${grant.duties.join(" or ")}`,
        ].filter((part) => part !== undefined);
        return `  ${grant.id}: ${[rowWords(grant), ...limits].join("; ")} [${grant.cite.join(", ")}]`;
      });
      return [`${use}: ${access}${basis === null ? "" : ` — ${basis}`}`, ...lines];
    }),
  ];
}
