// School construction projects (建设项目). Each group of columns belongs to one department; the dates stand in order.
import { sql } from "drizzle-orm";
import { bigint, check, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns, signedBy } from "../../../database/columns.ts";
import { stages, township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { landStatuses, projectKinds } from "../construction.codes.ts";

export const constructionProject = pgTable(
  "construction_project",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    kind: codeColumn("kind", projectKinds).notNull(),
    stage: codeColumn("stage", stages).notNull(),
    places: integer("places").notNull(),
    batch: text("batch"),
    need: text("need"),
    site: text("site"),
    approvalNo: text("approval_no").unique(),
    investmentFen: bigint("investment_fen", { mode: "number" }),
    priority: integer("priority"),
    landStatus: codeColumn("land_status", landStatuses).notNull(),
    landParcelNo: text("land_parcel_no"),
    fundsConfirmedOn: date("funds_confirmed_on"),
    plannedOn: date("planned_on").notNull(),
    approvedOn: date("approved_on"),
    startedOn: date("started_on"),
    acceptedOn: date("accepted_on"),
    deliveredOn: date("delivered_on"),
    openedOn: date("opened_on"),
    ...signedBy("approved", "fundsConfirmed"),
  },
  (t) => [
    ...columnChecks(t, { landStatus: "construction_project_land" }),
    check("construction_project_amounts", sql`${t.places} >= 0 and ${t.investmentFen} >= 0`),
    check("construction_project_priority", sql`${t.priority} between 1 and 9`),
    check("construction_project_approval", sql`${t.approvedOn} is null or ${t.approvalNo} is not null`),
    // A later step only after the one before it: `coalesce` makes a missing step break the chain.
    check(
      "construction_project_order",
      sql`(${t.approvedOn} is null or ${t.plannedOn} <= ${t.approvedOn})
        and (${t.startedOn} is null or coalesce(${t.approvedOn} <= ${t.startedOn}, false))
        and (${t.acceptedOn} is null or coalesce(${t.startedOn} <= ${t.acceptedOn}, false))
        and (${t.deliveredOn} is null or coalesce(${t.acceptedOn} <= ${t.deliveredOn}, false))
        and (${t.openedOn} is null or coalesce(${t.deliveredOn} <= ${t.openedOn}, false))`,
    ),
    index("construction_project_school").on(t.schoolId, t.id),
    index("construction_project_township").on(t.townshipId, t.id),
    index("construction_project_planned").on(t.plannedOn, t.id),
    index("construction_project_approved").on(t.approvedOn, t.id),
  ],
);
