// Campuses (校区): the sites at which a school teaches.
import { sql } from "drizzle-orm";
import { boolean, check, date, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../school/school.table.ts";

/** A campus of a school over a period: one of them is the main one on any day. */
export const schoolCampus = pgTable(
  "school_campus",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    name: text("name").notNull(),
    main: boolean("main").notNull(),
    site: text("site").notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("school_campus_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    unique("school_campus_of_school").on(t.id, t.schoolId),
    index("school_campus_school").on(t.schoolId, t.id),
    index("school_campus_township").on(t.townshipId, t.id),
  ],
);
