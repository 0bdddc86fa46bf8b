// A record by its id alone. An id does not tell its type: the selection does, by the fragments in it. What they say of each
// type is planned as under the type's own root, and one statement asks all of them; so there is nothing that an id gives away.
import { type EntityType, nodeRoot } from "../catalogue/index.ts";
import { isNever } from "../policy/index.ts";
import { authorizeField, authorizeRows } from "./authorize.ts";
import { type CollectedField, selectionSets, typesIn } from "./collect-fields.ts";
import { schemaField } from "./enter.ts";
import type { NodeType, RootPlan, Value } from "./plan.ts";
import { readArguments } from "./plan-page.ts";
import { planSelection } from "./plan-selection.ts";
import type { Planning, Position } from "./planning.ts";

export function planNode(planning: Planning, selected: CollectedField): RootPlan {
  const { name, key } = selected;
  const single = name === nodeRoot;
  const { id, count } = planning.faults.catch(() => idOf(planning, selected)) ?? { id: nobody, count: 0 };
  // Several are a list, whatever their number: what opens one record at a time does not open here.
  const at: Position = { depth: 2, rows: count, reach: single ? "record" : "list", path: [key] };
  if (single) planning.budget.record();
  else planning.budget.list(at.path, count);
  const named = typesIn(selectionSets([selected]), planning.fragments, planning.variables);
  const entities =
    named.size > 0
      ? [...named].sort().map((type) => planning.catalogue.entity(type))
      : visibleTypes(planning, at.reach);
  const types = entities.map((entity) => planType(planning, entity, selected, at));
  return { kind: "node", key, id, types };
}

const nobody: Value = { slot: { from: "constant", value: null }, codec: "uuid" };

function idOf(planning: Planning, selected: CollectedField): { readonly id: Value; readonly count: number } {
  const { name } = selected;
  const definition = schemaField(planning, "Query", name);
  const args = readArguments(planning, { definition, selected });
  if (name === nodeRoot) {
    const id = args.get("id");
    if (id?.kind !== "leaf") throw new Error(`${name} takes an id`);
    return { id: { slot: id.slot, codec: "uuid" }, count: 1 };
  }
  const ids = args.get("ids");
  if (ids?.kind !== "list") throw new Error(`${name} takes ids`);
  const most = planning.budget.limits.nodes;
  // How long a variable list is, a plan does not know.
  const count = ids.slot.from === "list" ? Math.min(ids.length, most) : most;
  return { id: { slot: ids.slot, codec: "uuid", list: true, most }, count };
}

/** Types with a root of their own of which the asker sees any row. */
function visibleTypes({ catalogue, decided }: Planning, reach: Position["reach"]): readonly EntityType[] {
  return [...catalogue.entities.values()].filter((entity) => {
    if (!entity.roots.includes("record")) return false;
    const decision = decided.field(entity, reach, "id", "read");
    return decision.kind !== "deny" && !isNever(decision.plain);
  });
}

function planType(planning: Planning, entity: EntityType, selected: CollectedField, at: Position): NodeType {
  const standing = { planning, entity, reach: at.reach };
  authorizeField(standing, "id", "read");
  planning.budget.spend(at.rows, 1);
  return {
    rows: authorizeRows(standing),
    selection: planSelection(planning, entity, [selected], at),
  };
}
