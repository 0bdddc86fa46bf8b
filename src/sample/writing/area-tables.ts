// Which tables of an area the sample may fill: every one that its index shows. A table named here would be named twice.
import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import type { CopiedTable } from "./table-copy.ts";

/** Cubes are declared as tables as well; nobody writes them, so they have no archiving time. */
type IsFilled<T> = T extends CopiedTable
  ? "archivedAt" extends keyof T["$inferInsert"]
    ? true
    : false
  : false;

type TablesOf<Area> = {
  readonly [K in keyof Area as IsFilled<Area[K]> extends true ? K : never]: Extract<Area[K], CopiedTable>;
};

const isFilled = (value: unknown): boolean =>
  is(value, PgTable) && getTableConfig(value).columns.some(({ name }) => name === "archived_at");

/** `area`: all that the index of an area of src/domains exports. */
export const tablesOf = <Area extends object>(area: Area): TablesOf<Area> =>
  Object.fromEntries(Object.entries(area).filter(([, value]) => isFilled(value))) as TablesOf<Area>;
