import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { codeColumn, columnChecks, holdsForm } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { district, township, village } from "../../reference/index.ts";
import { locales, runBy, schoolKinds, schoolStatuses } from "../schools.codes.ts";

export const school = pgTable(
  "school",
  {
    ...rowColumns(),
    districtId: uuid("district_id")
      .notNull()
      .references(() => district.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    villageId: uuid("village_id"),
    parentSchoolId: uuid("parent_school_id").references((): AnyPgColumn => school.id),
    name: text("name").notNull(),
    officialCode: text("official_code").unique(),
    uscc: text("uscc"),
    kind: codeColumn("kind", schoolKinds).notNull(),
    runBy: codeColumn("run_by", runBy).notNull(),
    locale: codeColumn("locale", locales).notNull(),
    /** Stood in a rural locale before, kept by trigger: no other locale spares it the steps of a closure (三(八)). */
    wasRural: boolean("was_rural").notNull().default(false),
    countyTown: boolean("county_town").notNull().default(false),
    boarding: boolean("boarding").notNull().default(false),
    altitudeM: integer("altitude_m"),
    status: codeColumn("status", schoolStatuses).notNull(),
    openedOn: date("opened_on"),
    closedOn: date("closed_on"),
    /** Day since which name, kind, locale, places and state are these (`school_state`); whoever changes one may name it. */
    stateSince: date("state_since"),
    headName: text("head_name"),
    officePhone: text("office_phone"),
  },
  (t) => [
    ...columnChecks(t),
    check("school_official_code", holdsForm(t.officialCode, "schoolCode")),
    check("school_uscc", holdsForm(t.uscc, "uscc")),
    check("school_point_has_parent", sql`${t.kind} <> '218' or ${t.parentSchoolId} is not null`),
    foreignKey({
      name: "school_village_in_township",
      columns: [t.villageId, t.townshipId],
      foreignColumns: [village.id, village.townshipId],
    }).onUpdate("cascade"),
    check("school_not_own_parent", sql`${t.parentSchoolId} is distinct from ${t.id}`),
    check(
      "school_opened_before_closed",
      sql`${t.closedOn} is null or ${t.openedOn} is null or ${t.openedOn} <= ${t.closedOn}`,
    ),
    // A key, so that rows that copy the township and a school that moves wait for each other.
    unique("school_in_township").on(t.id, t.townshipId),
    index("school_township").on(t.townshipId, t.id),
    index("school_name").on(t.name, t.id),
    index("school_opened").on(t.openedOn, t.id),
    index("school_parent").on(t.parentSchoolId, t.id),
  ],
);
