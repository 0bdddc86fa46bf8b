import { sql } from "drizzle-orm";
import { boolean, check, date, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { childScopeColumns, identityColumns, rowColumns, secretColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { child } from "../child/child.table.ts";
import { guardianshipKinds, guardianshipStatuses } from "../children.codes.ts";

/** A guardian (监护人): the adult. */
export const guardian = pgTable(
  "guardian",
  {
    ...rowColumns(),
    name: text("name").notNull(),
    ...identityColumns(),
    ...secretColumns("phone", "phone"),
    workplaceProvince: text("workplace_province"),
    workplaceCity: text("workplace_city"),
    /** The township that entered it, until whose guardian it is has been said: then null, by trigger. */
    enteredTownshipId: uuid("entered_township_id").references(() => township.id),
  },
  (t) => [
    ...columnChecks(t),
    index("guardian_name").on(t.name, t.id),
    // One number is one person.
    uniqueIndex("guardian_id_number").on(t.idNumberIndex).where(sql`${t.archivedAt} is null`),
    index("guardian_identity_code").on(t.identityCode),
    index("guardian_entered").on(t.enteredTownshipId, t.id),
  ],
);

/** The bond between a guardian and a child, dated. A guardian's own access lives and dies with it. */
export const guardianship = pgTable(
  "guardianship",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    guardianId: uuid("guardian_id")
      .notNull()
      .references(() => guardian.id),
    kind: codeColumn("kind", guardianshipKinds).notNull(),
    status: codeColumn("status", guardianshipStatuses).notNull(),
    protectiveFlag: boolean("protective_flag").notNull().default(false),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("guardianship_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("guardianship_child").on(t.childId, t.id),
    index("guardianship_guardian").on(t.guardianId, t.id),
    index("guardianship_hukou").on(t.hukouTownshipId, t.guardianId),
    index("guardianship_residence").on(t.residenceTownshipId, t.guardianId),
    index("guardianship_school").on(t.schoolId, t.guardianId),
  ],
);
