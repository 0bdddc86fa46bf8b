import { pgTable, text } from "drizzle-orm/pg-core";
import { rowColumns } from "../../../database/columns.ts";

export const district = pgTable("district", {
  ...rowColumns(),
  name: text("name").notNull(),
});
