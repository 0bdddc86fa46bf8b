// What the asker may do with a record now: each command that changes one and that the role may give, as far as rights decide it.
// The rest (whose rows, which state) the database says of each row, in the same statement.
import { changesOf, type EntityType } from "../catalogue/index.ts";
import { mayRun, type Writing } from "../policy/index.ts";
import type { CanOutput, CanPlan } from "./can-plan.ts";
import type { CollectedField } from "./collect-fields.ts";
import { below, type Planning, type Position } from "./planning.ts";
import { shapeOf } from "./shape.ts";

export function planCan(
  planning: Planning,
  entity: EntityType,
  selected: CollectedField,
  at: Position,
): CanOutput {
  const { role } = planning.asker;
  const commands = changesOf(planning.catalogue.commands.values(), entity).filter(({ name }) =>
    mayRun(role, name),
  );
  const shape = shapeOf(planning, selected, below(at, selected));
  if (commands.length === 0) return { kind: "can", key: selected.key, shape, can: null };
  const asks: CanPlan["asks"][number][] = [];
  const setters = new Map<string, number[]>();
  const standings = commands.map((command) => {
    const said = [...command.input.values()].map(({ field, required }) => ({
      required,
      set: { type: entity.name, field: field.name, use: "update" as const },
    }));
    const required = said.flatMap((one) => (one.required ? [one.set] : []));
    const ask = (fields: Writing["fields"]): number | null => {
      const decision = planning.decided.writing({ command: command.name, fields });
      if (decision.kind === "deny") return null;
      const { held, needs } = decision;
      const same = asks.findIndex(
        (one) => one.command === command && JSON.stringify(one.needs) === JSON.stringify(needs),
      );
      return same < 0 ? asks.push({ command, held, needs }) - 1 : same;
    };
    for (const { set } of said) {
      const asked = ask([...required, set]);
      if (asked !== null) setters.set(set.field, [...(setters.get(set.field) ?? []), asked]);
    }
    return { command, ask: ask(required) };
  });
  planning.budget.spend(at.rows, 1 + asks.length);
  const can = { role, entity, asks, standings, setters };
  return { kind: "can", key: selected.key, shape, can };
}
