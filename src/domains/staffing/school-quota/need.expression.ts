// What a school needs, reckoned from the latest certified headcounts of its school year and the standards in force on
// the year's first day. Null where nothing is certified: no figure is better than a wrong one.
import { type SQL, sql } from "drizzle-orm";
import type { ExpressionContext } from "../../../catalogue/index.ts";

interface NeedOf {
  readonly counted: "students" | "classes";
  readonly ratio: "pupilsPerTenStaff" | "staffPerTenClasses";
  /** Of the counts and of the standard: where two needs stand in one expression, they are called differently. */
  readonly aliases: readonly [string, string];
}

/** Sum over the stages of the staff that `counted` needs by `ratio`, in parts of a post (nine decimals). */
function needOf(
  { column, rows }: ExpressionContext,
  { counted, ratio, aliases }: NeedOf,
  need: (counted: SQL, ratio: SQL) => SQL,
): SQL {
  const [schoolId, schoolYear] = [column("schoolId"), column("schoolYear")];
  const hc = rows("SchoolHeadcount", aliases[0]);
  const sd = rows("StaffingStandard", aliases[1]);
  const firstDay = sql`make_date(${schoolYear}, 9, 1)`;
  return sql`(select round(sum(${need(sql`st.counted`, sd.column(ratio))}), 9)
    from (select la.phase, sum(la.counted) as counted
        from (select distinct on (${hc.column("grade")}) ${hc.column("stage")} as phase, ${hc.column(counted)} as counted from ${hc}
            where ${hc.column("schoolId")} = ${schoolId} and ${hc.column("schoolYear")} = ${schoolYear} and ${hc.column("certifiedOn")} is not null
              and ${hc.visible}
            order by ${hc.column("grade")}, ${hc.column("asOf")} desc) as la
        group by la.phase) as st
      join ${sd} on ${sd.column("stage")} = st.phase and ${sd.column("validFrom")} <= ${firstDay}
        and (${sd.column("validTo")} is null or ${sd.column("validTo")} > ${firstDay}) and ${sd.visible})`;
}

export const needByPupils = (context: ExpressionContext): SQL =>
  needOf(
    context,
    { counted: "students", ratio: "pupilsPerTenStaff", aliases: ["hc", "sd"] },
    (pupils, ratio) => sql`${pupils} * 10.0 / ${ratio}`,
  );

const needByClassesAs = (context: ExpressionContext, aliases: readonly [string, string]): SQL =>
  needOf(
    context,
    { counted: "classes", ratio: "staffPerTenClasses", aliases },
    (classes, ratio) => sql`${classes} * ${ratio} / 10.0`,
  );

export const needByClasses = (context: ExpressionContext): SQL => needByClassesAs(context, ["hc", "sd"]);

/** Whether the places are what the standard asks for by what the quota was reckoned from. */
export const meetsStandard = (context: ExpressionContext): SQL =>
  sql`(${context.column("quota")} >= case when ${context.column("basis")} = 'class-ratio' then ${needByClassesAs(context, ["kc", "kd"])} else ${needByPupils(context)} end)`;

/** As approved transfers had left them by the day: what they moved since is taken back. */
export function placesOn({ column, rows, today }: ExpressionContext): SQL {
  const qt = rows("QuotaTransfer", "qt");
  const holder = sql`coalesce(${column("schoolId")}, ${column("townshipId")})`;
  const to = sql`coalesce(${qt.column("toSchoolId")}, ${qt.column("toPoolId")})`;
  const from = sql`coalesce(${qt.column("fromSchoolId")}, ${qt.column("fromPoolId")})`;
  return sql`(${column("quota")} - coalesce((select sum(case when ${to} = ${holder} then ${qt.column("amount")} else -${qt.column("amount")} end)::int
    from ${qt} where ${qt.column("schoolYear")} = ${column("schoolYear")} and ${qt.column("approvedOn")} > ${today}
      and (${to} = ${holder} or ${from} = ${holder}) and ${qt.visible}), 0))`;
}

/** Who held a place on the day, as the relations on record say it today: of the school, or of the township's pool. */
export function occupiedOn({ column, rows, today }: ExpressionContext): SQL {
  const pr = rows("PersonnelRelation", "pr");
  const here = sql`(${pr.column("schoolId")} = ${column("schoolId")} or ${column("schoolId")} is null and ${pr.column("unit")} = 'pool'
      and ${pr.column("townshipId")} = ${column("townshipId")})`;
  return sql`(select count(*)::int from ${pr} where ${here} and ${pr.column("quotaCategory")} is not null
      and ${pr.column("validFrom")} <= ${today} and (${pr.column("validTo")} is null or ${pr.column("validTo")} > ${today}) and ${pr.visible})`;
}

/** A part of a post is a post: rounded up once, for the school as for the district. */
export const inWholePosts =
  (need: (context: ExpressionContext) => SQL) =>
  (context: ExpressionContext): SQL =>
    sql`ceil(round(${need(context)}, 5))::int`;
