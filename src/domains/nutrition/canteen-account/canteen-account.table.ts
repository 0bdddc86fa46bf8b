// A canteen's account of one month. The programme's money goes to food only: food is never below it (三(八)).
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { rowColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";

export const canteenAccount = pgTable(
  "canteen_account",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    month: date("month").notNull(),
    incomeFen: integer("income_fen").notNull(),
    /** The programme's part of the income. */
    subsidyFen: integer("subsidy_fen").notNull(),
    foodFen: integer("food_fen").notNull(),
    staffFen: integer("staff_fen").notNull(),
    otherFen: integer("other_fen").notNull(),
    publishedOn: date("published_on"),
    balanceFen: integer("balance_fen")
      .notNull()
      .generatedAlwaysAs(sql`income_fen - food_fen - staff_fen - other_fen`),
    /** What everybody may know: an amount over days and price is a headcount, a coarse share is not. */
    foodSharePermille: integer("food_share_permille").generatedAlwaysAs(
      sql`case when food_fen + staff_fen + other_fen > 0
        then (food_fen::bigint * 20 / (food_fen + staff_fen + other_fen))::int * 50 end`,
    ),
  },
  (t) => [
    check("canteen_account_first", sql`extract(day from ${t.month}) = 1`),
    check(
      "canteen_account_amounts",
      sql`${t.incomeFen} >= 0 and ${t.foodFen} >= 0 and ${t.staffFen} >= 0 and ${t.otherFen} >= 0`,
    ),
    check("canteen_account_income", sql`${t.subsidyFen} between 0 and ${t.incomeFen}`),
    check("canteen_account_food_only", sql`${t.foodFen} >= ${t.subsidyFen}`),
    check("canteen_account_published", sql`${t.publishedOn} is null or ${t.publishedOn} > ${t.month}`),
    uniqueIndex("canteen_account_natural").on(t.schoolId, t.month),
    index("canteen_account_school").on(t.schoolId, t.id),
    index("canteen_account_township").on(t.townshipId, t.id),
    index("canteen_account_month").on(t.month, t.id),
  ],
);
