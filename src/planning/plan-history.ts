// What happened to a record: the asker is told of fields that may be read in it now, and of no others that they changed.
import { type EntityType, historyField } from "../catalogue/index.ts";
import { printCoordinate } from "../core/coordinate.ts";
import { historyClosed, isNever } from "../policy/index.ts";
import type { CollectedField } from "./collect-fields.ts";
import { schemaField } from "./enter.ts";
import type { HistoryOutput } from "./plan.ts";
import { readArguments, sizeOf } from "./plan-page.ts";
import { below, type Planning, type Position } from "./planning.ts";
import { shapeOf } from "./shape.ts";

const usual = 20;

export function planHistory(
  planning: Planning,
  entity: EntityType,
  selected: CollectedField,
  at: Position,
): HistoryOutput {
  const { asker, decided, budget } = planning;
  const purposes = historyClosed(asker, entity.name);
  if (purposes !== null) {
    const coordinate = { type: entity.name, field: historyField };
    planning.refusals.set(`${printCoordinate(coordinate)} read`, {
      coordinate,
      use: "read",
      purposes,
      oneRecord: false,
    });
  }
  const definition = schemaField(planning, entity.name, historyField);
  const args = readArguments(planning, { definition, selected });
  const after = args.get("after");
  const size = sizeOf(budget, args.get("first"), "first") ?? usual;
  budget.spend(at.rows, 1 + size);
  const fields = [...entity.fields.values()].flatMap((field): HistoryOutput["fields"] => {
    if ((field.kind !== "column" && field.kind !== "secret") || field.name === "id") return [];
    const decision = decided.field(entity, at.reach, field.name, "read");
    if (decision.kind === "deny" || isNever(decision.plain)) return [];
    for (const grant of decision.grants) planning.grants.add(grant);
    return [{ field, cell: decided.cell(entity, at.reach, decision.plain) }];
  });
  return {
    kind: "history",
    key: selected.key,
    login: asker.role.login,
    shape: shapeOf(planning, selected, below(at, selected)),
    size,
    after: after?.kind === "leaf" ? after.slot : null,
    fields,
  };
}
