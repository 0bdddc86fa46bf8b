// Bounds the variables of a request before anything walks them recursively. Knows nothing of their types.
import { longestList } from "../catalogue/index.ts";
import { TongchouError } from "../core/errors.ts";

// Coercion tries every field of a filter on every object: an object costs as much as a hundred values.
const ofQueries = { objects: 1000, values: 20_000 };
/** Inputs are small, and a list of them is long. */
const ofMutations = { objects: longestList + 100, values: 30 * longestList };
const maxNesting = 100;

export function assertVariableSize(variables: unknown, writes = false): void {
  const most = writes ? ofMutations : ofQueries;
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
    if (values > most.values) throw exceeded("values in variables", most.values);
    if (objects > most.objects) throw exceeded("objects in variables", most.objects);
    level = next;
  }
}

const exceeded = (limit: string, bound: number): TongchouError =>
  new TongchouError("LIMIT_EXCEEDED", `The request exceeds the limit on ${limit} (${bound}).`, {
    limit,
    bound,
  });
