import { pgTable, text } from "drizzle-orm/pg-core";
import { columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";

export const district = pgTable("district", { ...rowColumns(), name: text("name").notNull() }, (t) =>
  columnChecks(t),
);
