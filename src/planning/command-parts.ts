// What planning a command and planning a command on a list have in common: its rights, field by field, and its payload.
import {
  type Command,
  type CommandRow,
  inputName,
  linesInputName,
  payloadName,
  type Writable,
} from "../catalogue/index.ts";
import { type Coordinate, printCoordinate } from "../core/coordinate.ts";
import { commandCoordinate, type RolePolicy, type WriteDecision, type Writing } from "../policy/index.ts";
import type { CollectedField } from "./collect-fields.ts";
import { type CommandPlan, type Outcome, outcomeFields, type SaidField } from "./command-plan.ts";
import { enter } from "./enter.ts";
import type { OperationPlan, RootPlan } from "./plan.ts";
import { planOf, planRecord } from "./plan-operation.ts";
import type { Planning } from "./planning.ts";
import type { Input } from "./read-input.ts";
import { shapeOf } from "./shape.ts";

/** A row written, with its checks, history and outbox, takes as long as reading so many. */
export const rowPrice = 100;

export const slotOf = (input: Input | undefined) => (input?.kind === "leaf" ? input.slot : null);

type Rows = Pick<CommandPlan, "said" | "lines">;

/** Fields that the platform fills where the asker's scope is one place. */
export const filledByScope = ({ derives, input }: CommandRow, { scope }: RolePolicy): readonly Writable[] =>
  [...input.values()].flatMap(({ field }) => {
    const from = derives.find(({ column }) => field.kind === "column" && column === field.column)?.from;
    return typeof from === "object" && "only" in from && from.only === scope ? [field] : [];
  });

/** Of each field that is said, and of the command itself. */
export function authorizeCommand(
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
export function planApart(
  planning: Planning,
  policyVersion: number,
  plan: (apart: Planning) => readonly RootPlan[],
): OperationPlan {
  const apart: Planning = { ...planning, pages: [], secrets: [], lookups: [], uses: new Set() };
  const { cost, work } = planning.budget;
  const made = planOf(apart, plan(apart), policyVersion);
  return { ...made, cost: planning.budget.cost - cost, work: planning.budget.work - work };
}

export function planPayload(
  planning: Planning,
  { name, entity }: Pick<Command, "name" | "entity">,
  selected: CollectedField,
  policyVersion: number,
): Pick<CommandPlan, "payload" | "outcome"> {
  const outcome = new Map<string, Outcome>();
  const payload = planApart(planning, policyVersion, (apart) =>
    enter(apart, [selected], { depth: 2, rows: 1, reach: "record", path: [] }).flatMap(
      (field): RootPlan[] => {
        const { key } = field;
        if (field.name === "__typename") return [{ kind: "typename", key, name: payloadName(name) }];
        const told = outcomeFields.find((one) => one === field.name);
        if (told !== undefined) {
          const at = { depth: 3, rows: 1, reach: "record", path: [] } as const;
          outcome.set(key, { field: told, shape: shapeOf(planning, field, at) });
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
