// Housing developments and the school they owe (四(三)). No permit and no completion verification while the duty is unmet.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks, holdsForm } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { schoolDuties } from "../construction.codes.ts";
import { constructionProject } from "../construction-project/construction-project.table.ts";

/** `housing…` and `school…`: the same four dates of each. Who is behind them is a finding, but for permit and verification. */
export const residentialDevelopment = pgTable(
  "residential_development",
  {
    ...rowColumns(),
    caseNo: text("case_no").notNull().unique(),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    name: text("name").notNull(),
    developer: text("developer").notNull(),
    developerUscc: text("developer_uscc").notNull(),
    households: integer("households").notNull(),
    schoolDuty: codeColumn("school_duty", schoolDuties).notNull(),
    places: integer("places").notNull(),
    projectId: uuid("project_id").references(() => constructionProject.id),
    educationOpinion: text("education_opinion"),
    opinionOn: date("opinion_on"),
    /** Education's: how many places the development owes at least, 0 where none. Null until it has said. */
    agreedPlaces: integer("agreed_places"),
    housingPlannedOn: date("housing_planned_on"),
    housingPermitOn: date("housing_permit_on"),
    housingStartedOn: date("housing_started_on"),
    housingDeliveredOn: date("housing_delivered_on"),
    housingVerifiedOn: date("housing_verified_on"),
    schoolPlannedOn: date("school_planned_on"),
    schoolPermitOn: date("school_permit_on"),
    schoolStartedOn: date("school_started_on"),
    schoolDeliveredOn: date("school_delivered_on"),
    opinionById: uuid("opinion_by_id"),
    permittedById: uuid("permitted_by_id"),
  },
  (t) => [
    ...columnChecks(t, { schoolDuty: "residential_development_duty" }),
    check(
      "residential_development_counts",
      sql`${t.households} >= 0 and ${t.places} >= 0 and ((${t.schoolDuty} = 'none') = (${t.places} = 0))`,
    ),
    check("residential_development_uscc", holdsForm(t.developerUscc, "uscc")),
    check(
      "residential_development_opinion",
      sql`(${t.educationOpinion} is null and ${t.agreedPlaces} is null or ${t.opinionOn} is not null) and ${t.agreedPlaces} >= 0`,
    ),
    check(
      "residential_development_permit",
      sql`${t.housingPermitOn} is null or coalesce(${t.opinionOn} <= ${t.housingPermitOn} and ${t.agreedPlaces} <= ${t.places}
        and (${t.schoolDuty} = 'none' or ${t.schoolPermitOn} <= ${t.housingPermitOn}), false)`,
    ),
    check(
      "residential_development_verified",
      sql`${t.housingVerifiedOn} is null or (coalesce(${t.housingDeliveredOn} <= ${t.housingVerifiedOn}, false)
        and (${t.schoolDuty} = 'none' or coalesce(${t.schoolDeliveredOn} <= ${t.housingVerifiedOn}, false)))`,
    ),
    index("residential_development_township").on(t.townshipId, t.id),
    index("residential_development_project").on(t.projectId, t.id),
    index("residential_development_name").on(t.name, t.id),
    index("residential_development_uscc").on(t.developerUscc, t.id),
  ],
);
