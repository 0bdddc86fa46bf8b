// A command on a list into its plan. What the items say, they say in values: of their number and order the plan knows nothing.
import { type Command, longestList, referredType, type Writable } from "../catalogue/index.ts";
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
import type { CommandPlan, NamedPlan, SaidField } from "./command-plan.ts";
import { schemaField } from "./enter.ts";
import { itemsIn } from "./list-items.ts";
import type { PagePlan, RootPlan } from "./plan.ts";
import { readArguments } from "./plan-page.ts";
import type { Planning } from "./planning.ts";

/** Of many that one statement writes: see `rowPrice`. */
const itemPrice = 20;

/** Null where the items are malformed: all else is decided. */
export function planList(
  planning: Planning,
  command: Command,
  selected: CollectedField,
  policyVersion: number,
): CommandPlan | null {
  const definition = schemaField(planning, "Mutation", selected.name);
  const read = planning.faults.catch(() => {
    const args = readArguments(planning, { definition, selected }, "silent", ["items"]);
    return { ...readItems(planning, command, definition, selected), args };
  });
  const fields = read?.fields ?? [];
  const said = fields.map((field): SaidField => ({ field, path: ["items"], slot: null }));
  const rights = authorizeCommand(planning, command, { said, lines: [] });
  const named = planNamed(planning, fields, policyVersion);
  const payload = planPayload(
    planning,
    { name: selected.name, entity: command.entity },
    selected,
    policyVersion,
  );
  planning.budget.spend(1, rowPrice);
  if (read === null) return null;
  const { node, type, args } = read;
  return {
    kind: "command",
    key: selected.key,
    command,
    target: null,
    said: [],
    lines: [],
    which: [],
    idempotencyKey: slotOf(args.get("idempotencyKey")),
    dryRun: slotOf(args.get("dryRun")),
    ...rights,
    references: null,
    items: {
      node,
      type,
      fields,
      named,
      which: filledByScope(command, planning.asker.role),
      partial: slotOf(args.get("partial")),
      price: itemPrice,
    },
    cost: rowPrice,
    ...payload,
  };
}

function readItems(
  { variables }: Planning,
  command: Command,
  { args }: ReturnType<typeof schemaField>,
  { nodes: [{ arguments: written = [] }] }: CollectedField,
) {
  const { type } = args.find(({ name }) => name === "items") ?? {};
  const { value: node } = written.find(({ name }) => name.value === "items") ?? {};
  if (type === undefined || node === undefined) throw new Error(`${command.name} takes items`);
  const items = itemsIn({ node, type }, variables);
  const names = new Set(items.flatMap((item) => Object.keys(item)));
  return {
    node,
    type,
    fields: [...command.input.values()].flatMap(({ field }) => (names.has(field.name) ? [field] : [])),
  };
}

/** Each type once: of all ids of its rows that the items name, those whose rows the asker sees. */
function planNamed(planning: Planning, fields: readonly Writable[], policyVersion: number): NamedPlan | null {
  const naming = fields.flatMap((field) => {
    const type = field.kind === "column" ? referredType(planning.catalogue, field.column) : null;
    return type === null ? [] : [{ field, type }];
  });
  const types = [...new Set(naming.map(({ type }) => type))];
  const plan = planApart(planning, policyVersion, (apart) =>
    types.map((type, index): RootPlan => {
      const entity = planning.catalogue.entity(type);
      const rows = authorizeExistence({ planning: apart, entity, reach: "list" });
      const id = planning.catalogue.field(type, "id");
      if (id.kind !== "column") throw new Error(`${type}.id is no column`);
      const reading = { field: id, cell: [], foreign: new Map() };
      const value = { slot: { from: "named", type }, codec: "uuid", list: true } as const;
      const page: PagePlan = {
        ...unlisted,
        index,
        entity,
        rows,
        where: { kind: "test", reading, operator: "in", value },
        fields: [
          {
            kind: "nodes",
            key: "rows",
            selection: { entity, fields: [{ kind: "value", key: "id", reading }] },
          },
        ],
      };
      apart.pages.push(page);
      return { kind: "page", key: type, page };
    }),
  );
  return types.length === 0 ? null : { plan, fields: naming };
}

/** A page that nobody turns. */
const unlisted = {
  orders: [],
  size: longestList,
  wantsAll: false,
  path: [],
  backward: false,
  cursor: null,
  filterSlots: [],
  form: "",
} as const;
