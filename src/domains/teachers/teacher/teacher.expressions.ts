// What is reckoned of a teacher's placements, presence and training. See `catalogue/computed`: what is read is recorded.
import { type SQL, sql } from "drizzle-orm";
import type { ExpressionContext, ExpressionRows } from "../../../catalogue/index.ts";

const inForce = ({ column }: ExpressionRows, today: SQL): SQL =>
  sql`${column("validFrom")} <= ${today} and (${column("validTo")} is null or ${column("validTo")} > ${today})`;

/** A place of the quota is occupied, and for as many months as the rule says nothing was taught and nobody came. */
export function quotaWithoutPresence({ column, today, rows }: ExpressionContext): SQL {
  const qr = rows("PersonnelRelation", "qr");
  const sr = rows("StaffRule", "sr");
  const pm = rows("PresenceMonth", "pm");
  return sql`(exists (select from ${qr} where ${qr.column("teacherId")} = ${column("id")} and ${qr.column("quotaCategory")} is not null
        and ${inForce(qr, today)} and ${qr.visible})
      and exists (select from ${sr} where ${inForce(sr, today)} and ${sr.visible}
        and (select count(*) from ${pm} where ${pm.column("teacherId")} = ${column("id")} and ${pm.column("status")} = 'absent' and ${pm.column("periods")} = 0
          and ${pm.column("month")} >= date_trunc('month', (${today})::timestamp) - ${sr.column("absentMonths")} * interval '1 month' and ${pm.visible}) >= ${sr.column("absentMonths")}))`;
}

/** Whole calendar years of placements at schools while they were of rural locale, overlaps counted once; days of parts add up to months of 30. */
export function ruralYears({ column, today, rows }: ExpressionContext): SQL {
  const rp = rows("TeachingPlacement", "rp");
  const rs = rows("SchoolState", "rs");
  return sql`(select coalesce(extract(year from justify_days(sum(age(upper(served.span), lower(served.span))))), 0)::int from (
        select unnest(range_agg(daterange(${rp.column("validFrom")}, least(coalesce(${rp.column("validTo")}, ${today}), ${today}))
            * daterange(${rs.column("validFrom")}, ${rs.column("validTo")}))) as span
          from ${rp} join ${rs} on ${rs.column("schoolId")} = ${rp.column("schoolId")} and ${rs.column("revisedOn")} is null
          where ${rp.column("teacherId")} = ${column("id")} and ${rp.column("validFrom")} < ${today} and ${rs.column("locale")} in ('210', '220')
            and ${rp.visible} and ${rs.visible}) as served)`;
}

/** Hours of training in the five years up to today. */
export function trainingHours({ column, today, rows }: ExpressionContext): SQL {
  const tt = rows("TeacherTraining", "tt");
  return sql`(select coalesce(sum(${tt.column("hours")}), 0)::int from ${tt} where ${tt.column("teacherId")} = ${column("id")}
        and ${tt.column("heldOn")} > (${today})::timestamp - interval '5 years' and ${tt.column("heldOn")} <= ${today} and ${tt.visible})`;
}
