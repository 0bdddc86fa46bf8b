// Why a command wrote nothing, in words for whoever gave it: rules by the rule catalogue, keys and states by the command. Of rows
// that the caller does not see nothing is said but that there are none.
import { getTableName } from "drizzle-orm";
import { type Catalogue, type CommandRow, type Rule, reasonOf, type Writable } from "../catalogue/index.ts";
import { TongchouError } from "../core/errors.ts";
import type { Issue } from "../core/issue.ts";
import { type DatabaseFailure, type OutcomeFacts, type RowFault, rowFailure } from "../database/index.ts";
import { type CommandPlan, type InputPath, sentencesOf, toldRule } from "../planning/index.ts";
import { maySet, type RolePolicy } from "../policy/index.ts";

/** Faults that an error tells; a list has thousands of fields. */
const most = 500;

/** All faults of an input, the first as the message. */
export function faultyInput(code: "BAD_USER_INPUT" | "NOT_FOUND", issues: readonly Issue[]): TongchouError {
  const [first] = issues;
  const more = issues.length > 1 ? ` And ${issues.length - 1} more: see \`issues\`.` : "";
  return new TongchouError(code, `${first?.messages.en ?? "The input does not fit."}${more}`, {
    issues: issues.slice(0, most),
  });
}

/** Of what the input refers to, what does not show. */
export const absentReferences = (
  { references }: Pick<CommandPlan, "references">,
  seen: Readonly<Record<string, unknown>>,
): TongchouError => absentRows((references?.paths ?? []).filter((_path, index) => seen[`r${index}`] == null));

/** Ids that lead to no row which the caller sees. */
export const absentRows = (paths: readonly (InputPath | undefined)[]): TongchouError =>
  faultyInput("NOT_FOUND", paths.map(absentRow));

const absentRow = (path: InputPath | undefined): Issue => ({
  ...(path && { path }),
  rule: "absent",
  messages: { zh: "没有您可见的这一记录。", en: "There is no such record that you may see." },
});

interface Told {
  readonly plan: CommandPlan;
  readonly role: RolePolicy;
}

/** Null where it is nothing that the caller could mend. */
export function commandError(
  catalogue: Catalogue,
  told: Told,
  failure: DatabaseFailure,
): TongchouError | null {
  const { plan } = told;
  if (failure.kind === "contended")
    return new TongchouError("UNAVAILABLE", "Others change the same records at this moment: try again.");
  if (failure.kind === "unreachable")
    return new TongchouError(
      "UNAVAILABLE",
      "The database was lost on the way. Whether it was written is not known: send it again under the same `idempotencyKey`.",
      { written: "unknown" },
    );
  if (failure.kind === "rule") {
    const rule = ruleOf(catalogue, told, failure);
    return rule === undefined ? null : faultyInput("BAD_USER_INPUT", brokenRule(told, rule, ["input"]));
  }
  if (failure.kind !== "outcome") return null;
  const { outcome, facts } = failure;
  switch (outcome) {
    case "absent":
      return absentRows([pathOfColumn(plan, facts)]);
    case "key":
      return new TongchouError("CONFLICT", "The idempotency key was used with another input.");
    case "conflict":
      return new TongchouError("CONFLICT", changedSince.messages.en, {
        version: facts.version,
      });
    case "state":
      return faultyInput("BAD_USER_INPUT", obstructed(catalogue, told, facts.obstacle ?? "", ["input"]));
    case "faults": {
      const issues = rowIssues(catalogue, told, facts.faults ?? []);
      return issues === null ? null : faultyInput("BAD_USER_INPUT", issues);
    }
    case "rows":
      return new TongchouError("FORBIDDEN", foreignRow.messages.en, { command: plan.command.name });
    default:
      return null;
  }
}

/** Of one that holds of many tables, the field is that of the column which the database names. */
function ruleOf(
  { rules }: Catalogue,
  { plan }: Told,
  { rule: name, table, column = "" }: Extract<DatabaseFailure, { kind: "rule" }>,
): Rule | undefined {
  const rule = toldRule(rules, name);
  if (rule === undefined || table === undefined) return rule;
  const fields = [plan.command, ...plan.lines.map(({ lines }) => lines)]
    .filter(({ entity }) => getTableName(entity.table) === table)
    .flatMap(({ entity, input }) =>
      [...input.values()]
        .filter(({ field }) => isOf(field, column))
        .map(({ field }) => `${entity.name}.${field.name}`),
    );
  return { ...rule, fields };
}

/** Of the items of a list, in their order; null where one is nothing that the caller could mend. */
export function rowIssues(
  catalogue: Catalogue,
  told: Told,
  faults: readonly RowFault[],
): readonly Issue[] | null {
  const issues = faults.toSorted((a, b) => a.row - b.row).map((fault) => issuesOfRow(catalogue, told, fault));
  return issues.includes(null) ? null : issues.flatMap((found) => found ?? []);
}

function issuesOfRow(catalogue: Catalogue, told: Told, fault: RowFault): readonly Issue[] | null {
  const { items } = told.plan;
  const path = ["items", fault.row];
  const failure = rowFailure(fault);
  if (failure.kind === "rule") {
    const rule = ruleOf(catalogue, told, failure);
    return rule === undefined ? null : brokenRule(told, rule, path);
  }
  switch (failure.kind === "outcome" ? failure.outcome : null) {
    case "absent": {
      const field = items?.fields.find((one) => isOf(one, fault.column ?? ""));
      return [absentRow([...path, field?.name ?? "id"])];
    }
    case "conflict":
      return [{ path: [...path, "version"], ...changedSince, version: fault.version ?? 0 }];
    case "state":
      return obstructed(catalogue, told, fault.obstacle ?? "", path);
    case "rows":
      return [{ path, ...foreignRow }];
    default:
      return null;
  }
}

const changedSince: Issue = {
  rule: "version",
  messages: {
    zh: "该记录在读取后已被修改，请重新读取。",
    en: "The record was changed since it was read: read it again.",
  },
};
const foreignRow: Issue = {
  rule: "rows",
  messages: {
    zh: "该记录不在您的角色和任职可写的范围内。",
    en: "The record would not be one that your role and assignments may write.",
  },
};

const isOf = (field: Writable, column: string): boolean =>
  (field.kind === "secret" ? field.cipher : field.column).name === column;

function pathOfColumn({ said, target, lines }: CommandPlan, facts: OutcomeFacts): InputPath | undefined {
  const { column = "id", lines: name, line = 0 } = facts;
  if (name === undefined && column === "id") return target?.id.path;
  const row = name === undefined ? said : lines.find((one) => one.name === name)?.rows[line];
  return row?.find(({ field }) => isOf(field, column))?.path;
}

/** By a rule it is told as the rule tells it; by a state, of the record itself. */
function obstructed(catalogue: Catalogue, told: Told, obstacle: string, at: InputPath): readonly Issue[] {
  const rule = toldRule(catalogue.rules, obstacle);
  return rule === undefined
    ? [{ path: [...at, "id"], ...reasonOf(told.plan.command, obstacle) }]
    : brokenRule(told, rule, at);
}

/** Beside the fields that it concerns, of those that the role may say: what its view hides is no field of its form. */
function brokenRule({ plan, role }: Told, broken: Rule, at: InputPath): readonly Issue[] {
  const { name: rule, clause, fields } = broken;
  const { zh, en } = sentencesOf(broken, plan.command, role);
  const issue: Issue = { rule, ...(clause !== undefined && { clause }), messages: { zh, en } };
  const { command, lines } = plan;
  const { name: given, kind } = command;
  const concerned = (row: CommandRow, use: "create" | "update"): readonly string[] =>
    fieldsOf(row, fields).filter((field) => maySet(role, given, { type: row.entity.name, field, use }));
  const paths = [
    ...concerned(command, kind === "create" ? "create" : "update").map((field) => [...at, field]),
    ...lines.flatMap(({ name, path, lines: of, rows }) =>
      // Which of several it is, the database does not tell.
      concerned(of, "create").map((field) => (rows.length === 1 ? [...path, 0, field] : ["input", name])),
    ),
  ];
  const different = [...new Map(paths.map((path) => [path.join("."), path])).values()];
  const whole = at[0] === "items" ? { path: at, ...issue } : issue;
  return different.length === 0 ? [whole] : different.map((path) => ({ path, ...issue }));
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
