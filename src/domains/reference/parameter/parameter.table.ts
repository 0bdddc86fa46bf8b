// Dated values that rules read: parameters, targets and the calendar of working days. Never a person's fact.
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  numeric,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { township } from "../division/township.table.ts";
import { policyDocument } from "../policy-document/policy-document.table.ts";
import { departments, targetComparators } from "../references.codes.ts";

/** A figure of a rule or a target, as its document gives it: decimals and all. */
const figure = (name: string) => numeric(name, { mode: "number" });

/** A value in force in [validFrom, validTo), for the district or for one township; a reading takes a date. */
export const parameter = pgTable(
  "parameter",
  {
    ...rowColumns(),
    key: text("key").notNull(),
    townshipId: uuid("township_id").references(() => township.id),
    ownerDepartment: codeColumn("owner_department", departments).notNull(),
    numberValue: figure("number_value"),
    textValue: text("text_value"),
    unit: text("unit").notNull(),
    documentId: uuid("document_id").references(() => policyDocument.id),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("parameter_one_value", sql`num_nonnulls(${t.numberValue}, ${t.textValue}) = 1`),
    check(
      "parameter_figure",
      sql`${t.numberValue} is null or abs(${t.numberValue}) < 1000000000000 and scale(${t.numberValue}) <= 6`,
    ),
    check("parameter_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("parameter_key").on(t.key, t.id),
    index("parameter_township").on(t.townshipId, t.id),
    index("parameter_document").on(t.documentId, t.id),
  ],
);

/** One day of the calendar that deadlines in working days are counted by. */
export const workdayCalendar = pgTable(
  "workday_calendar",
  {
    ...rowColumns(),
    day: date("day").notNull().unique(),
    isWorkday: boolean("is_workday").notNull(),
    documentId: uuid("document_id").references(() => policyDocument.id),
  },
  (t) => [
    index("workday_calendar_day").on(t.day, t.id),
    index("workday_calendar_document").on(t.documentId, t.id),
  ],
);

/** A target of the plan (二, 三), dated. Where the plan gives no figure, `value` stays empty. */
export const target = pgTable(
  "target",
  {
    ...rowColumns(),
    /** Name that computed fields find it by. */
    key: text("key").notNull(),
    clause: text("clause").notNull(),
    name: text("name").notNull(),
    comparator: codeColumn("comparator", targetComparators).notNull(),
    baseline: figure("baseline"),
    value: figure("value"),
    unit: text("unit").notNull(),
    dueYear: integer("due_year"),
    formula: text("formula").notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "target_figures",
      sql`greatest(abs(${t.baseline}), abs(${t.value})) < 1000000000000 and greatest(scale(${t.baseline}), scale(${t.value})) <= 6`,
    ),
    check("target_key", sql`${t.key} ~ '^[a-z][a-z0-9-]*([.][a-z0-9-]+)+$'`),
    check("target_due_year", sql`${t.dueYear} between 2000 and 2100`),
    check("target_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    uniqueIndex("target_natural").on(t.clause, t.name, t.validFrom),
    index("target_key").on(t.key, t.id),
  ],
);
