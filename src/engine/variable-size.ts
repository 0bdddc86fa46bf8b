// Bounds the variables of a request before anything walks them recursively. Knows nothing of their types.
import { TongchouError } from "../core/errors.ts";

// Coercion tries every field of a filter on every object: an object costs as much as a hundred values.
const maxObjects = 1000;
const maxValues = 20_000;
const maxNesting = 100;

export function assertVariableSize(variables: unknown): void {
  let level: readonly unknown[] = [variables];
  let values = 0;
  let objects = 0;
  for (let nesting = 0; level.length > 0; nesting += 1) {
    if (nesting > maxNesting) throw exceeded("nesting of variables", maxNesting);
    values += level.length;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== "object" || value === null) continue;
      if (!Array.isArray(value)) objects += 1;
      for (const inner of Object.values(value)) next.push(inner);
    }
    if (values > maxValues) throw exceeded("values in variables", maxValues);
    if (objects > maxObjects) throw exceeded("objects in variables", maxObjects);
    level = next;
  }
}

const exceeded = (limit: string, bound: number): TongchouError =>
  new TongchouError("LIMIT_EXCEEDED", `The request exceeds the limit on ${limit} (${bound}).`, {
    limit,
    bound,
  });
