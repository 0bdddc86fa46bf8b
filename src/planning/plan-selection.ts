// The output of one row: each selected coordinate is decided, priced and given its cell.
import { canField, type EntityType, historyField, type RelationField, sealedAt } from "../catalogue/index.ts";
import { assertNever } from "../core/assert-never.ts";
import { authorizeField, authorizeReading, authorizeRows, authorizeSecret } from "./authorize.ts";
import type { CollectedField } from "./collect-fields.ts";
import { enter, schemaField } from "./enter.ts";
import type { OutputField, RecordSelection } from "./plan.ts";
import { planCan } from "./plan-can.ts";
import { planHistory } from "./plan-history.ts";
import { planPage, readArguments } from "./plan-page.ts";
import { below, type Planning, type Position } from "./planning.ts";

export function planSelection(
  planning: Planning,
  entity: EntityType,
  parents: readonly CollectedField[],
  at: Position,
): RecordSelection {
  const fields = enter(planning, parents, at, entity.name).flatMap(
    (field) => planning.faults.catch(() => planOutput(planning, entity, field, at)) ?? [],
  );
  return { entity, fields, rows: authorizeRows({ planning, entity, reach: at.reach }) };
}

function planOutput(
  planning: Planning,
  entity: EntityType,
  selected: CollectedField,
  at: Position,
): OutputField {
  const { key, name } = selected;
  if (name === "__typename") return { kind: "typename", key, name: entity.name };
  if (name === canField && !entity.fields.has(name)) return planCan(planning, entity, selected, at);
  if (name === historyField && !entity.fields.has(name)) return planHistory(planning, entity, selected, at);
  const field = planning.catalogue.field(entity.name, name);
  const standing = { planning, entity, reach: at.reach };
  switch (field.kind) {
    case "column":
    case "computed": {
      if (field.kind === "computed") planning.budget.spend(at.rows, 1);
      const reading = authorizeReading(standing, field, "read");
      if (field.kind === "column" || !field.dated) return { kind: "value", key, reading };
      const definition = schemaField(planning, entity.name, name);
      const day = readArguments(planning, { definition, selected }).get("asOf");
      return { kind: "value", key, reading: day?.kind === "leaf" ? { ...reading, asOf: day.slot } : reading };
    }
    case "secret": {
      const cells = authorizeSecret(standing, field);
      planning.budget.spend(at.rows, 1);
      planning.secrets.push({ column: sealedAt(field).column });
      return { kind: "secret", key, field, column: String(planning.secrets.length - 1), ...cells };
    }
    case "toOne":
      return {
        kind: "toOne",
        key,
        field,
        cell: authorizeField(standing, name, "read"),
        ...planTarget(planning, field, selected, at),
      };
    case "toMany": {
      const cell = authorizeField(standing, name, "read");
      const target = planning.catalogue.entity(field.target);
      const page = planPage(
        planning,
        {
          entity: target,
          parent: entity,
          select: (rows, inRow) => planSelection(planning, target, rows, inRow),
          usual: field.usual,
        },
        { definition: schemaField(planning, entity.name, name), selected },
        at,
      );
      return { kind: "toMany", key, field, cell, page };
    }
    default:
      return assertNever(field);
  }
}

/** The row a to-one relation leads to: its own rows' guard, whatever it was reached through. */
export function planTarget(planning: Planning, field: RelationField, selected: CollectedField, at: Position) {
  const target = planning.catalogue.entity(field.target);
  planning.budget.spend(at.rows, 1);
  const inRow: Position = { ...below(at, selected), reach: "list" };
  return {
    rows: authorizeRows({ planning, entity: target, reach: "list" }),
    selection: planSelection(planning, target, [selected], inRow),
  };
}
