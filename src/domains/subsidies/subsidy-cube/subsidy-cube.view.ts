// A declared cube, suppressed inside the database: sums of subsidies, never a line of a person. No migration is generated
// from a `.view.ts` file.
import { bigint, boolean, date, integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { codeColumn } from "../../../catalogue/index.ts";
import { subsidyCubeLevels } from "../subsidies.codes.ts";

export const subsidyCube = pgTable("subsidy_cube", {
  id: uuid("id").primaryKey(),
  level: codeColumn("level", subsidyCubeLevels).notNull(),
  month: date("month").notNull(),
  townshipId: uuid("township_id"),
  tierId: uuid("tier_id").notNull(),
  teachers: integer("teachers"),
  dueFen: bigint("due_fen", { mode: "number" }),
  paidFen: bigint("paid_fen", { mode: "number" }),
  suppressed: boolean("suppressed").notNull(),
});
