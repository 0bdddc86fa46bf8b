// What is reckoned of a teacher's placements, presence and training. See `catalogue/computed`: what is read is recorded.
import { type SQL, sql } from "drizzle-orm";
import type { ExpressionContext, ExpressionRows } from "../../../catalogue/index.ts";

const inForce = ({ column }: ExpressionRows, today: SQL): SQL =>
  sql`${column("validFrom")} <= ${today} and (${column("validTo")} is null or ${column("validTo")} > ${today})`;

/** First day of the month that lies so many months before today's. */
const monthsBack = (today: SQL, months: SQL): SQL =>
  sql`date_trunc('month', (${today})::timestamp) - ${months} * interval '1 month'`;

/** A relation of the person that occupies a place of the quota on the day. */
function onQuota({ column, rows }: ExpressionContext, day: SQL, as = "qr"): SQL {
  const qr = rows("PersonnelRelation", as);
  return sql`exists (select from ${qr} where ${qr.column("teacherId")} = ${column("id")} and ${qr.column("quotaCategory")} is not null
      and ${inForce(qr, day)} and ${qr.visible})`;
}

/** Of whom one of the findings holds (`tc.away_on_record`): an index finds them, and each is looked for among them alone. */
const suspected = ({ column }: ExpressionContext): SQL => column("suspectedAway");

/**
 * A place of the quota is occupied, and was before the last months that are over, as many as the rule says: in none of them
 * is there a record that says anything but absence without a period taught. That nothing is on record says no more.
 */
export function quotaWithoutPresence(context: ExpressionContext): SQL {
  const { column, today, rows } = context;
  const sr = rows("StaffRule", "sr");
  const pm = rows("PresenceMonth", "pm");
  const since = monthsBack(today, sql`${sr.column("absentMonths")}`);
  return sql`(${suspected(context)} and ${onQuota(context, today)} and exists (select from ${sr} where ${inForce(sr, today)} and ${sr.visible}
      and ${onQuota(context, since, "qb")}
      and not exists (select from ${pm} where ${pm.column("teacherId")} = ${column("id")} and ${pm.column("month")} >= ${since}
        and ${pm.column("month")} < date_trunc('month', (${today})::timestamp)
        and (${pm.column("status")} <> 'absent' or ${pm.column("periods")} > 0) and ${pm.visible})))`;
}

/** On the quota, and lent for longer than the rule says, or said to be lent in the last month that is over without any secondment then. */
export function secondedPastTerm(context: ExpressionContext): SQL {
  const { column, today, rows } = context;
  const sr = rows("StaffRule", "sr");
  const sp = rows("TeachingPlacement", "sp");
  const so = rows("TeachingPlacement", "so");
  const pm = rows("PresenceMonth", "pm");
  const lent = ({ column: of }: ExpressionRows): SQL =>
    sql`${of("teacherId")} = ${column("id")} and ${of("kind")} = 'secondment'`;
  return sql`(${suspected(context)} and ${onQuota(context, today)} and (exists (select from ${sp} join ${sr} on ${inForce(sr, today)} and ${sr.visible}
          and ${sp.column("validFrom")} + ${sr.column("secondmentMonths")} * interval '1 month' <= (${today})::timestamp
        where ${lent(sp)} and ${inForce(sp, today)} and ${sp.visible})
      or exists (select from ${pm} where ${pm.column("teacherId")} = ${column("id")} and ${pm.column("status")} = 'seconded'
        and ${pm.column("month")} = ${monthsBack(today, sql`1`)} and ${pm.visible}
        and not exists (select from ${so} where ${lent(so)} and ${so.column("validFrom")} < date_trunc('month', (${today})::timestamp)
          and (${so.column("validTo")} is null or ${so.column("validTo")} > ${pm.column("month")}) and ${so.visible}))))`;
}

/** On the quota, and on leave in more of the last months in a row than the rule says. */
export function leavePastTerm(context: ExpressionContext): SQL {
  const { column, today, rows } = context;
  const sr = rows("StaffRule", "sr");
  const pm = rows("PresenceMonth", "pm");
  return sql`(${suspected(context)} and ${onQuota(context, today)} and exists (select from ${sr} where ${inForce(sr, today)} and ${sr.visible}
      and (select count(*) from ${pm} where ${pm.column("teacherId")} = ${column("id")} and ${pm.column("status")} = 'leave'
        and ${pm.column("month")} >= ${monthsBack(today, sql`(${sr.column("leaveMonths")} + 1)`)}
        and ${pm.column("month")} < date_trunc('month', (${today})::timestamp) and ${pm.visible}) > ${sr.column("leaveMonths")}))`;
}

/** Whole calendar years of placements at schools while they were of rural locale, overlaps counted once; days of parts add up to months of 30. */
export function ruralYears({ column, today, rows }: ExpressionContext): SQL {
  const rp = rows("TeachingPlacement", "rp");
  const rs = rows("SchoolState", "rs");
  const rl = rows("Parameter", "rl");
  return sql`(select coalesce(extract(year from justify_days(sum(age(upper(served.span), lower(served.span))))), 0)::int from (
        select unnest(range_agg(daterange(${rp.column("validFrom")}, least(coalesce(${rp.column("validTo")}, ${today}), ${today}))
            * daterange(${rs.column("validFrom")}, ${rs.column("validTo")}))) as span
          from ${rp} join ${rs} on ${rs.column("schoolId")} = ${rp.column("schoolId")} and ${rs.column("revisedOn")} is null
            join ${rl} on ${rl.column("key")} = 'rural.rotation.locales' and ${rl.column("townshipId")} is null and ${inForce(rl, today)}
              and strpos(${rl.column("textValue")}, ${rs.column("locale")}) > 0
          where ${rp.column("teacherId")} = ${column("id")} and ${rp.column("validFrom")} < ${today}
            and ${rp.visible} and ${rs.visible} and ${rl.visible}) as served)`;
}

/** Hours of training in the five years up to today. */
export function trainingHours({ column, today, rows }: ExpressionContext): SQL {
  const tt = rows("TeacherTraining", "tt");
  return sql`(select coalesce(sum(${tt.column("hours")}), 0)::int from ${tt} where ${tt.column("teacherId")} = ${column("id")}
        and ${tt.column("heldOn")} > (${today})::timestamp - interval '5 years' and ${tt.column("heldOn")} <= ${today} and ${tt.visible})`;
}
