// Entrusted care (委托照护) and the urging of guardians (督促). Scopes are the child's, copied by trigger.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { childScopeColumns, keyedText, rowColumns } from "../../../database/columns.ts";
import { child, guardian } from "../../children/index.ts";
import { village } from "../../reference/index.ts";
import { careActors, urgingKinds, urgingResults } from "../care.codes.ts";
import { careContact } from "../care-contact/care-contact.table.ts";

export const entrustedCare = pgTable(
  "entrusted_care",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    villageId: uuid("village_id").references(() => village.id),
    /** Who entrusts the child and gives notice. */
    guardianId: uuid("guardian_id")
      .notNull()
      .references(() => guardian.id),
    /** Null until the township has found who it is that the guardian named. */
    carerId: uuid("carer_id").references(() => guardian.id),
    /** The carer in the guardian's own words. */
    carerName: text("carer_name"),
    carerPhoneCipher: keyedText("carer_phone_cipher"),
    noticeToSchoolOn: date("notice_to_school_on"),
    noticeToVillageOn: date("notice_to_village_on"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("entrusted_care_named", sql`${t.carerId} is not null or ${t.carerName} is not null`),
    check("entrusted_care_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    check("entrusted_care_carer", sql`${t.carerId} <> ${t.guardianId}`),
    uniqueIndex("entrusted_care_from").on(t.childId, t.guardianId, t.validFrom),
    index("entrusted_care_child").on(t.childId, t.id),
    index("entrusted_care_village").on(t.villageId, t.id),
    index("entrusted_care_residence").on(t.residenceTownshipId, t.id),
    index("entrusted_care_school").on(t.schoolId, t.id),
    index("entrusted_care_guardian").on(t.guardianId, t.id),
    index("entrusted_care_carer_idx").on(t.carerId, t.id),
  ],
);

export const parentUrging = pgTable(
  "parent_urging",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    /** As in a visit. */
    contactId: uuid("contact_id").references(() => careContact.id, { onDelete: "set null" }),
    villageId: uuid("village_id").references(() => village.id),
    /** Null where the child's guardians were urged by somebody who may not know which they are. */
    guardianId: uuid("guardian_id").references(() => guardian.id),
    urgedBy: codeColumn("urged_by", careActors).notNull(),
    urgedOn: date("urged_on").notNull(),
    kind: codeColumn("kind", urgingKinds).notNull(),
    result: codeColumn("result", urgingResults).notNull(),
  },
  (t) => [
    ...columnChecks(t, { urgedBy: "parent_urging_by" }),
    index("parent_urging_child").on(t.childId, t.id),
    index("parent_urging_guardian").on(t.guardianId, t.id),
    index("parent_urging_residence").on(t.residenceTownshipId, t.id),
    index("parent_urging_contact").on(t.contactId),
    index("parent_urging_village").on(t.villageId, t.id),
    index("parent_urging_school").on(t.schoolId, t.id),
  ],
);
