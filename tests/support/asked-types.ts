// Which types a test of the whole graph asks about: all, or under `vitest --changed` those of the changed areas.
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    changedTypes: readonly string[] | null;
  }
}

const changed = inject("changedTypes");

export const asksOfAll = changed === null;
export const asksOf = (type: string): boolean => changed === null || changed.includes(type);
