import { getTableName } from "drizzle-orm";
import type { EntityType } from "../catalogue/index.ts";

/** The table as the database names it. */
export const tableNameOf = (entity: Pick<EntityType, "table">): string => getTableName(entity.table);
