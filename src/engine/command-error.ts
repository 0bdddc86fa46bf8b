// Why a command wrote nothing, in words for whoever gave it: rules by the rule catalogue, keys and states by the command. Of rows
// that the caller does not see nothing is said but that there are none.
import { type Catalogue, type CommandRow, type Rule, reasonOf, type Writable } from "../catalogue/index.ts";
import { parseCoordinate } from "../core/coordinate.ts";
import { TongchouError } from "../core/errors.ts";
import type { Issue } from "../core/issue.ts";
import type { DatabaseFailure, OutcomeFacts } from "../database/index.ts";
import type { CommandPlan, InputPath } from "../planning/index.ts";
import { maySet, type RolePolicy } from "../policy/index.ts";

/** All faults of an input, the first as the message. */
export function faultyInput(code: "BAD_USER_INPUT" | "NOT_FOUND", issues: readonly Issue[]): TongchouError {
  const [first] = issues;
  const more = issues.length > 1 ? ` And ${issues.length - 1} more: see \`issues\`.` : "";
  return new TongchouError(code, `${first?.messages.en ?? "The input does not fit."}${more}`, { issues });
}

/** Ids that lead to no row which the caller sees. */
export const absentRows = (paths: readonly (InputPath | undefined)[]): TongchouError =>
  faultyInput(
    "NOT_FOUND",
    paths.map((path) => ({
      ...(path && { path }),
      rule: "absent",
      messages: { zh: "没有您可见的这一记录。", en: "There is no such record that you may see." },
    })),
  );

interface Told {
  readonly plan: CommandPlan;
  readonly role: RolePolicy;
}

/** Null where it is nothing that the caller could mend. */
export function commandError(
  catalogue: Catalogue,
  { plan, role }: Told,
  failure: DatabaseFailure,
): TongchouError | null {
  if (failure.kind === "contended")
    return new TongchouError("UNAVAILABLE", "Others change the same records at this moment: try again.");
  if (failure.kind === "unreachable")
    return new TongchouError(
      "UNAVAILABLE",
      "The database was lost on the way. Whether it was written is not known: send it again under the same `idempotencyKey`.",
      { written: "unknown" },
    );
  if (failure.kind === "rule") {
    const broken = catalogue.rules.get(failure.rule);
    const rule = broken?.toldAs === undefined ? broken : catalogue.rules.get(broken.toldAs);
    return rule === undefined ? null : faultyInput("BAD_USER_INPUT", brokenRule(plan, role, rule));
  }
  if (failure.kind !== "outcome") return null;
  const { outcome, facts } = failure;
  switch (outcome) {
    case "absent":
      return absentRows([pathOfColumn(plan, facts)]);
    case "key":
      return new TongchouError("CONFLICT", "The idempotency key was used with another input.");
    case "conflict":
      return new TongchouError("CONFLICT", "The record was changed since it was read: read it again.", {
        version: facts.version,
      });
    case "state":
      return obstructed(catalogue, { plan, role }, facts.obstacle ?? "");
    case "rows":
      return new TongchouError(
        "FORBIDDEN",
        "The record would not be one that your role and assignments may write.",
        { command: plan.command.name },
      );
    default:
      return null;
  }
}

const isOf = (field: Writable, column: string): boolean =>
  (field.kind === "secret" ? field.cipher : field.column).name === column;

function pathOfColumn({ said, target, lines }: CommandPlan, facts: OutcomeFacts): InputPath | undefined {
  const { column = "id", lines: name, line = 0 } = facts;
  if (name === undefined && column === "id") return target?.id.path;
  const row = name === undefined ? said : lines.find((one) => one.name === name)?.rows[line];
  return row?.find(({ field }) => isOf(field, column))?.path;
}

/** By a rule it is told as the rule tells it; by a state, of the record itself. */
function obstructed(catalogue: Catalogue, { plan, role }: Told, obstacle: string): TongchouError {
  const rule = catalogue.rules.get(obstacle);
  const issues =
    rule === undefined
      ? [{ path: ["input", "id"], ...reasonOf(catalogue.rules, plan.command, obstacle) }]
      : brokenRule(plan, role, rule);
  return faultyInput("BAD_USER_INPUT", issues);
}

/** Beside the fields that it concerns, of those that the role may say: what its view hides is no field of its form. */
function brokenRule(plan: CommandPlan, role: RolePolicy, broken: Rule): readonly Issue[] {
  const { name: rule, clause, fields } = broken;
  const { zh, en } = knows(plan, role, broken) ? broken : (broken.unnamed ?? broken);
  const issue: Issue = { rule, ...(clause !== undefined && { clause }), messages: { zh, en } };
  const { command, lines } = plan;
  const { name: given, kind } = command;
  const concerned = (row: CommandRow, use: "create" | "update"): readonly string[] =>
    fieldsOf(row, fields).filter((field) => maySet(role, given, { type: row.entity.name, field, use }));
  const paths = [
    ...concerned(command, kind === "create" ? "create" : "update").map((field) => ["input", field]),
    ...lines.flatMap(({ name, path, lines: of, rows }) =>
      // Which of several it is, the database does not tell.
      concerned(of, "create").map((field) => (rows.length === 1 ? [...path, 0, field] : ["input", name])),
    ),
  ];
  const different = [...new Map(paths.map((path) => [path.join("."), path])).values()];
  return different.length === 0 ? [issue] : different.map((path) => ({ path, ...issue }));
}

/** Whether all that a rule's sentences name stands in the role's view. */
function knows({ command }: CommandPlan, role: RolePolicy, { fields, types = [] }: Rule): boolean {
  const isSaid = (coordinate: string): boolean => {
    const { type = "", field = "" } = parseCoordinate(coordinate) ?? {};
    return (["create", "update"] as const).some((use) => maySet(role, command.name, { type, field, use }));
  };
  const named = new Set(
    role.grants.flatMap(({ type, fields: open }) => [type, ...open.map((field) => `${type}.${field}`)]),
  );
  return types.every((type) => named.has(type)) && fields.every((one) => named.has(one) || isSaid(one));
}

/** Fields of an input that a rule speaks about; a key is also spoken of by what it leads to. */
function fieldsOf({ entity, input }: CommandRow, coordinates: readonly string[]): readonly string[] {
  return [...input.values()].flatMap(({ field }) => {
    const names = [...entity.fields.values()]
      .filter(
        (one) => one === field || (one.kind === "toOne" && field.kind === "column" && one.via === field.key),
      )
      .map(({ name }) => `${entity.name}.${name}`);
    return names.some((name) => coordinates.includes(name)) ? [field.name] : [];
  });
}
