// A mutation into its plan, or one refusal for the whole of it: every field that any input says, and every field that any
// payload selects, is decided before anything is written. Pure, as the planning of what reads is.
import { type Command, type CommandRow, referredType } from "../catalogue/index.ts";
import type { RolePolicy } from "../policy/index.ts";
import { authorizeExistence } from "./authorize.ts";
import type { CollectedField } from "./collect-fields.ts";
import {
  authorizeCommand,
  filledByScope,
  planApart,
  planPayload,
  rowPrice,
  slotOf,
} from "./command-parts.ts";
import type {
  CommandPlan,
  InputPath,
  LinesPlan,
  MutationPlan,
  ReferencesPlan,
  SaidField,
  SaidId,
} from "./command-plan.ts";
import { schemaField } from "./enter.ts";
import type { RootPlan } from "./plan.ts";
import { planList } from "./plan-list.ts";
import { assertPlanned, type PlannerParts, type PlanRequest, startPlanning } from "./plan-operation.ts";
import { readArguments } from "./plan-page.ts";
import type { Planning } from "./planning.ts";
import type { Input } from "./read-input.ts";

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
  const { command, many } = planning.catalogue.mutation(selected.name);
  if (many) return planList(planning, command, selected, policyVersion);
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
    : {
        kind: "command",
        key: selected.key,
        command,
        ...read,
        ...rights,
        references,
        items: null,
        cost,
        ...payload,
      };
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

type ObjectInput = Extract<Input, { readonly kind: "object" }>;

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

const whichOf = (command: CommandRow, { fields }: ObjectInput, role: RolePolicy): CommandPlan["which"] =>
  filledByScope(command, role).flatMap((field) =>
    slotOf(fields.get(field.name)) === null ? [{ field, path: ["input", field.name] }] : [],
  );

function readLines(name: string, lines: LinesPlan["lines"], input: Input | undefined): LinesPlan {
  const path = ["input", name];
  const items = input?.kind === "list" ? input.items : [];
  const rows = items.flatMap((item, index) =>
    item.kind === "object" ? [readRow(lines, item, [...path, index])] : [],
  );
  return { name, lines, path, rows };
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
