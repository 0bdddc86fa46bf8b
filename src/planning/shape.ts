// What is selected of a value that is no record: of what may be done with one, of what happened to it, of a command's outcome.
import type { CollectedField } from "./collect-fields.ts";
import { enter } from "./enter.ts";
import { below, type Planning, type Position } from "./planning.ts";

/** What of a value is asked for, and under which keys; nothing below it where it has no parts. */
export interface Shape {
  readonly key: string;
  readonly name: string;
  readonly of: readonly Shape[];
}

export const shapeOf = (planning: Planning, selected: CollectedField, at: Position): readonly Shape[] =>
  enter(planning, [selected], at).map((field) => ({
    key: field.key,
    name: field.name,
    of: shapeOf(planning, field, below(at, field)),
  }));
