// How far the places of a stage are used: the certified counts of the day's school year, over its grades, beside the places.
import { type SQL, sql } from "drizzle-orm";
import type { ExpressionContext } from "../../../catalogue/index.ts";

export function pupilsCertified({ column, rows, today }: ExpressionContext): SQL {
  const hc = rows("SchoolHeadcount", "hc");
  return sql`(case when ${column("validFrom")} <= ${today} and (${column("validTo")} is null or ${column("validTo")} > ${today})
    then (select sum(la.counted)::int from (select distinct on (${hc.column("grade")}) ${hc.column("students")} as counted from ${hc}
      where ${hc.column("schoolId")} = ${column("schoolId")} and ${hc.column("stage")} = ${column("stage")}
        and ${hc.column("schoolYear")} = extract(year from (${today})::timestamp - interval '8 months')::int
        and ${hc.column("certifiedOn")} is not null and ${hc.visible}
      order by ${hc.column("grade")}, ${hc.column("asOf")} desc) as la) end)`;
}

export const placesUsed = (context: ExpressionContext): SQL =>
  sql`(${pupilsCertified(context)} * 1000 / nullif(${context.column("places")}, 0))`;
