// What a village committee or a mass organisation needs to reach a child in care, and nothing else: kept by triggers and
// by tc.refresh_care_contacts (daily, for ages). A row exists while a left-behind record or an entrusted care lasts.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { childScopeColumns, rowColumns } from "../../../database/columns.ts";
import { child, guardian } from "../../children/index.ts";
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
    ageBand: text("age_band").notNull(),
    dueOn: date("due_on"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    check("care_contact_age_band", sql`${t.ageBand} in ('under-6', '6-13', '14-15', '16+')`),
    uniqueIndex("care_contact_one").on(t.childId),
    index("care_contact_village").on(t.villageId, t.id),
    index("care_contact_residence").on(t.residenceTownshipId, t.id),
    index("care_contact_carer").on(t.carerId, t.id),
    index("care_contact_due").on(t.dueOn, t.id),
  ],
);
