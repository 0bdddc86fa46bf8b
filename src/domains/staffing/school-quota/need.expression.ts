// What a school needs, reckoned from the latest certified headcounts of its school year and the standards in force on
// the year's first day. Null where nothing is certified: no figure is better than a wrong one.
import { type SQL, sql } from "drizzle-orm";
import type { ExpressionContext } from "../../../catalogue/index.ts";

const headcount = ["schoolId", "schoolYear", "stage", "grade", "asOf", "certifiedOn"];
const standard = ["stage", "validFrom", "validTo"];

const inputsOf = (measure: string, ratio: string): readonly string[] => [
  "SchoolQuota.schoolId",
  "SchoolQuota.schoolYear",
  ...["id", ...headcount, measure].map((field) => `SchoolHeadcount.${field}`),
  ...["id", ...standard, ratio].map((field) => `StaffingStandard.${field}`),
];

/** Sum over the stages of `need`, each stage rounded up to whole staff. */
function needOf(
  { column, visible }: ExpressionContext,
  measure: "students" | "classes",
  need: (counted: SQL) => SQL,
): SQL {
  const [schoolId, schoolYear] = [column("schoolId"), column("schoolYear")];
  const firstDay = sql`make_date(${schoolYear}, 9, 1)`;
  return sql`(select sum(${need(sql`st.counted`)})::int
    from (select la.stage, sum(la.counted) as counted
        from (select distinct on (hc.grade) hc.stage, hc.${sql.identifier(measure)} as counted from school_headcount hc
            where hc.school_id = ${schoolId} and hc.school_year = ${schoolYear} and hc.certified_on is not null
              and ${visible("SchoolHeadcount", "hc")}
            order by hc.grade, hc.as_of desc) la
        group by la.stage) st
      join staffing_standard sd on sd.stage = st.stage and sd.valid_from <= ${firstDay}
        and (sd.valid_to is null or sd.valid_to > ${firstDay}) and ${visible("StaffingStandard", "sd")})`;
}

export const needByPupils = {
  inputs: inputsOf("students", "pupilsPerTenStaff"),
  expression: (context: ExpressionContext): SQL =>
    needOf(
      context,
      "students",
      (pupils) => sql`(${pupils} * 10 + sd.pupils_per_ten_staff - 1) / sd.pupils_per_ten_staff`,
    ),
};

export const needByClasses = {
  inputs: inputsOf("classes", "staffPerTenClasses"),
  expression: (context: ExpressionContext): SQL =>
    needOf(context, "classes", (classes) => sql`(${classes} * sd.staff_per_ten_classes + 9) / 10`),
};
