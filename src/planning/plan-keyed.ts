// A record by what people call it: as a list that asks for this and nothing else would give it, by the rights of such a list.
import type { EntityType, NaturalKey } from "../catalogue/index.ts";
import { TongchouError } from "../core/errors.ts";
import { authorizeField, authorizeRows } from "./authorize.ts";
import type { CollectedField } from "./collect-fields.ts";
import type { RootPlan } from "./plan.ts";
import { planSelection } from "./plan-selection.ts";
import { planFilter } from "./plan-where.ts";
import type { Planning, Position } from "./planning.ts";
import { priceFilter, scanned } from "./price-filter.ts";
import { absent, type Input } from "./read-input.ts";

interface Asked {
  readonly entity: EntityType;
  readonly selected: CollectedField;
}

/** Null where it is asked for by its id. */
export function planKeyed(
  planning: Planning,
  { entity, selected }: Asked,
  args: ReadonlyMap<string, Input>,
): RootPlan | null {
  const { naturalKey } = entity;
  if (naturalKey === undefined) return null;
  const said = (name: string): Input => args.get(name) ?? absent;
  const [id, named, on] = [said("id"), said(naturalKey.field), said("on")];
  if ((id.kind === "leaf") === (named.kind === "leaf") || (id.kind === "leaf" && on.kind === "leaf"))
    throw new TongchouError("BAD_USER_INPUT", `Say either \`id\` or \`${naturalKey.field}\`.`);
  if (id.kind === "leaf") return null;
  const { key } = selected;
  const standing = { planning, entity, reach: "list" } as const;
  authorizeField(standing, "id", "read");
  planning.budget.spend(1, 1);
  const where = planFilter({ planning, entity, sink: () => {} }, filterBy(naturalKey, named, on));
  const at: Position = { depth: 2, rows: 1, reach: "list", path: [key] };
  const found = { rows: authorizeRows(standing), selection: planSelection(planning, entity, [selected], at) };
  if (where === null) return { kind: "typename", key, name: "" };
  planning.budget.filter(at.path, 1, scanned + priceFilter(where));
  return { kind: "keyed", key, where, ...found };
}

const object = (fields: Readonly<Record<string, Input>>): Input => ({
  kind: "object",
  fields: new Map(Object.entries(fields)),
});

/** What a list's filter would say. */
function filterBy({ field, dated }: NaturalKey, named: Input, on: Input): Input {
  const bears = { [field]: object({ eq: named }) };
  return dated === undefined || on.kind !== "leaf"
    ? object(bears)
    : object({ [dated]: object({ some: object({ ...bears, asOf: on }) }) });
}
