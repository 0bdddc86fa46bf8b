// Entrusted care (委托照护) and the urging of guardians (督促). Scopes are the child's, copied by trigger.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { childScopeColumns, rowColumns } from "../../../database/columns.ts";
import { child, guardian } from "../../children/index.ts";
import { village } from "../../reference/index.ts";
import { careActors, urgingKinds, urgingResults } from "../care.codes.ts";

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
    carerId: uuid("carer_id")
      .notNull()
      .references(() => guardian.id),
    noticeToSchoolOn: date("notice_to_school_on"),
    noticeToVillageOn: date("notice_to_village_on"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    check("entrusted_care_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    check("entrusted_care_carer", sql`${t.carerId} <> ${t.guardianId}`),
    uniqueIndex("entrusted_care_from").on(t.childId, t.validFrom),
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
    guardianId: uuid("guardian_id")
      .notNull()
      .references(() => guardian.id),
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
    index("parent_urging_school").on(t.schoolId, t.id),
  ],
);
