// Views that suppress small cells themselves: they run with their owner's rights and can carry no row policy. Any other
// view in the catalogue fails when the text is applied, because no policy can be put on it.
import { getTableName } from "drizzle-orm";
import type { EntityType } from "../../catalogue/index.ts";

const declaredCubes: ReadonlySet<string> = new Set([
  "welfare_cube",
  "subsidy_cube",
  "enrolment_cube",
  "large_class_cube",
  "school_age_cube",
  "growth_cube",
  "uncovered_cube",
  "published_funding",
  "staff_cube",
  "rotation_cube",
]);

export const isDeclaredCube = (entity: EntityType): boolean => declaredCubes.has(getTableName(entity.table));
