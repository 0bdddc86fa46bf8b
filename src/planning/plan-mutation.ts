// A mutation into its plan, or one refusal for the whole of it: every field that any input says, and every field that any
// payload selects, is decided before anything is written. Pure, as the planning of what reads is.
import {
  type Command,
  type CommandRow,
  inputName,
  linesInputName,
  payloadName,
  referredType,
} from "../catalogue/index.ts";
import { type Coordinate, printCoordinate } from "../core/coordinate.ts";
import { commandCoordinate, type RolePolicy, type WriteDecision, type Writing } from "../policy/index.ts";
import { authorizeExistence } from "./authorize.ts";
import type { CollectedField } from "./collect-fields.ts";
import {
  type CommandPlan,
  type InputPath,
  type LinesPlan,
  type MutationPlan,
  type OutcomeField,
  outcomeFields,
  type ReferencesPlan,
  type SaidField,
  type SaidId,
} from "./command-plan.ts";
import { enter, schemaField } from "./enter.ts";
import type { OperationPlan, RootPlan } from "./plan.ts";
import {
  assertPlanned,
  type PlannerParts,
  type PlanRequest,
  planOf,
  planRecord,
  startPlanning,
} from "./plan-operation.ts";
import { readArguments } from "./plan-page.ts";
import type { Planning } from "./planning.ts";
import type { Input } from "./read-input.ts";

/** A row written, with its checks, history and outbox, takes as long as reading so many. */
const rowPrice = 100;

export function planMutation(parts: PlannerParts, request: PlanRequest, policyVersion: number): MutationPlan {
  const { planning, selected } = startPlanning(parts, request);
  const roots = selected.flatMap((field): MutationPlan["roots"] => {
    planning.budget.field(1, field);
    if (field.name === "__typename") return [{ kind: "typename", key: field.key }];
    const command = planCommand(planning, field, policyVersion);
    return command === null ? [] : [command];
  });
  assertPlanned(planning);
  return { policyVersion, login: planning.asker.role.login, roots };
}

/** Null where the input is malformed: all else is decided, so that no fault hides a refusal. */
function planCommand(
  planning: Planning,
  selected: CollectedField,
  policyVersion: number,
): CommandPlan | null {
  const command = planning.catalogue.command(selected.name);
  const read = planning.faults.catch(() => readCommand(planning, command, selected));
  const { said, lines } = read ?? { said: [], lines: [] };
  const rows = [said, ...lines.flatMap((line) => line.rows)];
  const cost = rows.length * rowPrice;
  planning.budget.spend(rows.length, rowPrice);
  const rights = authorizeCommand(planning, command, { said, lines });
  const references = planReferences(planning, rows.flat(), policyVersion);
  const payload = planPayload(planning, command, selected, policyVersion);
  return read === null
    ? null
    : { kind: "command", key: selected.key, command, ...read, ...rights, references, cost, ...payload };
}

function readCommand(planning: Planning, command: Command, selected: CollectedField) {
  const definition = schemaField(planning, "Mutation", command.name);
  const args = readArguments(planning, { definition, selected }, "silent");
  const input = args.get("input");
  if (input?.kind !== "object") throw new Error(`${command.name} takes an input`);
  return {
    target: command.kind === "create" ? null : { id: saidId(input, "id"), version: saidId(input, "version") },
    said: readRow(command, input, ["input"]),
    which: whichOf(command, input, planning.asker.role),
    lines: [...command.lines].map(([name, line]) => readLines(name, line, input.fields.get(name))),
    idempotencyKey: slotOf(args.get("idempotencyKey")),
    dryRun: slotOf(args.get("dryRun")),
  };
}

type Rows = Pick<CommandPlan, "said" | "lines">;
type ObjectInput = Extract<Input, { readonly kind: "object" }>;

const slotOf = (input: Input | undefined) => (input?.kind === "leaf" ? input.slot : null);

function saidId({ fields }: ObjectInput, name: string): SaidId {
  const slot = slotOf(fields.get(name));
  if (slot === null) throw new Error(`an input without its ${name}`);
  return { slot, path: ["input", name] };
}

const readRow = (row: CommandRow, { fields }: ObjectInput, path: InputPath): readonly SaidField[] =>
  [...row.input.values()].flatMap(({ field }): SaidField[] => {
    const input = fields.get(field.name);
    if (input === undefined || input.kind === "absent") return [];
    return [{ field, path: [...path, field.name], slot: slotOf(input) }];
  });

const whichOf = ({ derives, input }: CommandRow, { fields }: ObjectInput, { scope }: RolePolicy) =>
  [...input.values()].flatMap(({ field }): CommandPlan["which"] => {
    const from = derives.find(({ column }) => field.kind === "column" && column === field.column)?.from;
    const isFilled = typeof from === "object" && "only" in from && from.only === scope;
    return isFilled && slotOf(fields.get(field.name)) === null
      ? [{ field, path: ["input", field.name] }]
      : [];
  });

function readLines(name: string, lines: LinesPlan["lines"], input: Input | undefined): LinesPlan {
  const path = ["input", name];
  const items = input?.kind === "list" ? input.items : [];
  const rows = items.flatMap((item, index) =>
    item.kind === "object" ? [readRow(lines, item, [...path, index])] : [],
  );
  return { name, lines, path, rows };
}

/** Of each field that is said, and of the command itself. */
function authorizeCommand(
  planning: Planning,
  command: Command,
  { said, lines }: Rows,
): Pick<CommandPlan, "held" | "needs"> {
  const { name, entity, kind } = command;
  const inputOf = new Map<string, string>();
  const fields = new Map<string, Writing["fields"][number]>();
  const say = (type: string, use: "create" | "update", input: string, row: readonly SaidField[]): void => {
    for (const { field } of row) {
      const one = { type, field: field.name, use };
      fields.set(printCoordinate(one), one);
      inputOf.set(printCoordinate(one), input);
    }
  };
  say(entity.name, kind === "create" ? "create" : "update", inputName(name), said);
  for (const { name: key, lines: of, rows } of lines)
    for (const row of rows) say(of.entity.name, "create", linesInputName(name, key), row);
  const decision = planning.decided.writing({ command: name, fields: [...fields.values()] });
  if (decision.kind === "permit") {
    for (const { grant } of decision.held) planning.grants.add(grant);
    const { held, needs } = decision;
    return { held, needs };
  }
  noteRefusals(planning, decision, (coordinate) => inputOf.get(printCoordinate(coordinate)));
  return { held: [], needs: [] };
}

function noteRefusals(
  planning: Planning,
  { refusals }: Extract<WriteDecision, { readonly kind: "deny" }>,
  inputOf: (coordinate: Coordinate) => string | undefined,
): void {
  for (const refusal of refusals) {
    const { coordinate, use } = refusal;
    const input = coordinate.type === commandCoordinate("").type ? undefined : inputOf(coordinate);
    planning.refusals.set(`${printCoordinate(coordinate)} ${use}`, {
      ...refusal,
      ...(input !== undefined && {
        unknown: `Field "${coordinate.field}" is not defined by type "${input}".`,
      }),
    });
  }
}

/** A statement of its own within the operation: its pages and secrets are numbered anew, and its price is its own. */
function planApart(
  planning: Planning,
  policyVersion: number,
  plan: (apart: Planning) => readonly RootPlan[],
): OperationPlan {
  const apart: Planning = { ...planning, pages: [], secrets: [], lookups: [] };
  const { cost, work } = planning.budget;
  const made = planOf(apart, plan(apart), policyVersion);
  return { ...made, cost: planning.budget.cost - cost, work: planning.budget.work - work };
}

/** Keys lead to rows that the asker sees: whatever else has such an id is to the asker no row at all. */
function planReferences(
  planning: Planning,
  said: readonly SaidField[],
  policyVersion: number,
): ReferencesPlan | null {
  const paths: InputPath[] = [];
  const plan = planApart(planning, policyVersion, (apart) =>
    said.flatMap(({ field, slot, path }): RootPlan[] => {
      const type = field.kind === "column" ? referredType(planning.catalogue, field.column) : null;
      if (type === null || slot === null) return [];
      const entity = planning.catalogue.entity(type);
      const rows = authorizeExistence({ planning: apart, entity, reach: "record" });
      apart.budget.spend(1, 1);
      paths.push(path);
      const id = planning.catalogue.field(type, "id");
      if (id.kind !== "column") throw new Error(`${type}.id is no column`);
      const key = `r${paths.length - 1}`;
      const fields = [
        { kind: "value", key: "id", reading: { field: id, cell: [], foreign: new Map() } } as const,
      ];
      return [{ kind: "record", key, rows, id: { slot, codec: "uuid" }, selection: { entity, fields } }];
    }),
  );
  return paths.length === 0 ? null : { plan, paths };
}

function planPayload(
  planning: Planning,
  { name, entity }: Command,
  selected: CollectedField,
  policyVersion: number,
): Pick<CommandPlan, "payload" | "outcome"> {
  const outcome = new Map<string, OutcomeField>();
  const payload = planApart(planning, policyVersion, (apart) =>
    enter(apart, [selected], { depth: 2, rows: 1, reach: "record", path: [] }).flatMap(
      (field): RootPlan[] => {
        const { key } = field;
        if (field.name === "__typename") return [{ kind: "typename", key, name: payloadName(name) }];
        const told = outcomeFields.find((one) => one === field.name);
        if (told !== undefined) {
          outcome.set(key, told);
          return [{ kind: "memory", key }];
        }
        const at = { entity, selected: field, path: [selected.key, key], depth: 3 };
        const record = planning.faults.catch(() => planRecord(apart, at, () => ({ from: "written" })));
        return record === null ? [] : [record];
      },
    ),
  );
  return { payload, outcome };
}
