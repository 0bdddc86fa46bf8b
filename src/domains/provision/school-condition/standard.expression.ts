// Whether a school has what the standards of building and equipment ask for, item by item (三统一). A standard is a target of the
// key `standard.<set>.<item>`, dated and the same for town and country: so much for the school, or for a hundred of the pupils
// or boarders that are certified for the year. Null without a standard in force, or without pupils.
import { type SQL, sql } from "drizzle-orm";
import type { Computed, ExpressionContext } from "../../../catalogue/index.ts";
import { firstOfSchoolYear, meetsTarget } from "../../reference/index.ts";

/** The latest certified counts of the school year, over its grades. */
function certified({ column, rows }: ExpressionContext, counted: "students" | "boarders"): SQL {
  const hc = rows("SchoolHeadcount", "hc");
  return sql`(select sum(la.counted) from (select distinct on (${hc.column("grade")}) ${hc.column(counted)} as counted from ${hc}
      where ${hc.column("schoolId")} = ${column("schoolId")} and ${hc.column("schoolYear")} = ${column("schoolYear")}
        and ${hc.column("certifiedOn")} is not null and ${hc.visible}
      order by ${hc.column("grade")}, ${hc.column("asOf")} desc) as la)`;
}

/** The mark of one item; `per` where it is asked for a hundred of them, else it is asked for the school. */
export function standardMark(
  term: string,
  item: string,
  field: string,
  per?: "students" | "boarders",
): Parameters<typeof Computed>[0] {
  const [set] = item.split(".");
  return {
    duties: ["二-6", set === "building" ? "二-7" : "二-9", "三(二)-3", "三(二)-5"],
    term: `${term}达标`,
    description: `Whether it meets the standard \`standard.${item}\` of the year's first day${per === undefined ? "" : `, for a hundred certified ${per}`}; null without one.`,
    source: "二; 三(二)",
    scalar: "boolean",
    expression: (context) =>
      meetsTarget(
        context,
        { key: sql.raw(`'standard.${item}'`), day: firstOfSchoolYear(context) },
        context.column(field),
        per && certified(context, per),
      ),
  };
}
