import { date, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { childScopeColumns, rowColumns } from "../../../database/columns.ts";
import { ageBands, child, guardian } from "../../children/index.ts";
import { village } from "../../reference/index.ts";

export const careContact = pgTable(
  "care_contact",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    villageId: uuid("village_id").references(() => village.id),
    carerId: uuid("carer_id").references(() => guardian.id),
    name: text("name").notNull(),
    givenName: text("given_name").notNull(),
    ageBand: codeColumn("age_band", ageBands).notNull(),
    dueOn: date("due_on"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    uniqueIndex("care_contact_one").on(t.childId),
    index("care_contact_village").on(t.villageId, t.id),
    index("care_contact_residence").on(t.residenceTownshipId, t.id),
    index("care_contact_carer").on(t.carerId, t.id),
    index("care_contact_due").on(t.dueOn, t.id),
  ],
);
