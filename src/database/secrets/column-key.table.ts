// Which keys the rows of this database are sealed with, and a proof of each: a server that holds another key by the same name would
// seal what no other server opens. A proof follows from the key and tells nothing of it.
import { customType, pgSchema, text } from "drizzle-orm/pg-core";
import { instant } from "../columns.ts";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const columnKey = pgSchema("tc").table("column_key", {
  id: text("id").primaryKey(),
  proof: bytes("proof").notNull(),
  since: instant("since").notNull().defaultNow(),
});
