// What a school was over a period: name, kind, locale, township and parent as they stood. Kept by trigger; the past of it
// is never overwritten.
import { sql } from "drizzle-orm";
import { boolean, check, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../school/school.table.ts";
import { locales, schoolKinds, schoolStatuses } from "../schools.codes.ts";

/** One that counts on any day; a corrected one is marked and stays beside what took its place. */
export const schoolState = pgTable(
  "school_state",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    parentSchoolId: uuid("parent_school_id").references(() => school.id),
    name: text("name").notNull(),
    kind: codeColumn("kind", schoolKinds).notNull(),
    locale: codeColumn("locale", locales).notNull(),
    countyTown: boolean("county_town").notNull(),
    status: codeColumn("status", schoolStatuses).notNull(),
    /** Null: as far back as anything is known. */
    validFrom: date("valid_from"),
    validTo: date("valid_to"),
    reason: text("reason"),
    revisedOn: date("revised_on"),
  },
  (t) => [
    ...columnChecks(t),
    check("school_state_period", sql`${t.validFrom} < ${t.validTo}`),
    index("school_state_school").on(t.schoolId, t.validFrom, t.id),
    index("school_state_township").on(t.townshipId, t.id),
    index("school_state_parent").on(t.parentSchoolId, t.id),
  ],
);
