// What is selected of a value that is no record: of what may be done with one, of what happened to it, of a command's outcome.
import type { Shape } from "./can-plan.ts";
import type { CollectedField } from "./collect-fields.ts";
import { enter } from "./enter.ts";
import { below, type Planning, type Position } from "./planning.ts";

export const shapeOf = (planning: Planning, selected: CollectedField, at: Position): readonly Shape[] =>
  enter(planning, [selected], at).map((field) => ({
    key: field.key,
    name: field.name,
    of: shapeOf(planning, field, below(at, field)),
  }));
