// Visits to a child and activities for children in care. Notes are ciphertext: a visit's is for those who care for the
// child, an activity's for nobody else than its organisation, which reads no note here.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { childScopeColumns, keyedText, rowColumns } from "../../../database/columns.ts";
import { child } from "../../children/index.ts";
import { township, village } from "../../reference/index.ts";
import { activityKinds, careActors, visitKinds } from "../care.codes.ts";
import { careContact } from "../care-contact/care-contact.table.ts";

export const careVisit = pgTable(
  "care_visit",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    /** By which whoever may not know the child's id named it; null where the contact has ended. */
    contactId: uuid("contact_id").references(() => careContact.id, { onDelete: "set null" }),
    /** Whose visit it was, where a village committee made it. */
    villageId: uuid("village_id").references(() => village.id),
    visitedBy: codeColumn("visited_by", careActors).notNull(),
    visitedOn: date("visited_on").notNull(),
    kind: codeColumn("kind", visitKinds).notNull(),
    noteCipher: keyedText("note_cipher"),
  },
  (t) => [
    ...columnChecks(t, { visitedBy: "care_visit_by" }),
    index("care_visit_child").on(t.childId, t.id),
    index("care_visit_residence").on(t.residenceTownshipId, t.id),
    index("care_visit_school").on(t.schoolId, t.id),
    index("care_visit_on").on(t.visitedOn, t.id),
    index("care_visit_contact").on(t.contactId),
    index("care_visit_village").on(t.villageId, t.id),
  ],
);

/** For one child, or for a group: then no child is named. `townshipId` is where it took place. */
export const careActivity = pgTable(
  "care_activity",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    childId: uuid("child_id").references(() => child.id),
    contactId: uuid("contact_id").references(() => careContact.id, { onDelete: "set null" }),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    organisation: text("organisation").notNull(),
    heldOn: date("held_on").notNull(),
    kind: codeColumn("kind", activityKinds).notNull(),
    participants: integer("participants").notNull(),
    noteCipher: keyedText("note_cipher"),
  },
  (t) => [
    ...columnChecks(t),
    check("care_activity_participants", sql`${t.participants} >= 1`),
    check("care_activity_one_child", sql`${t.childId} is null or ${t.participants} = 1`),
    index("care_activity_child").on(t.childId, t.id),
    index("care_activity_contact").on(t.contactId),
    index("care_activity_township").on(t.townshipId, t.id),
    index("care_activity_residence").on(t.residenceTownshipId, t.id),
  ],
);
