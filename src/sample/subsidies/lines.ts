// What is due and what was paid, made by SQL when placements, tiers and batches are there. Statements only; figures are the
// database's own, so that the sample and a real month are computed alike.
import { townshipId } from "../reference/divisions.ts";
import { plantedSchools } from "../schools/planted.ts";
import { plantedTeachers } from "../teachers/planted.ts";
import { plantedBatches, plantedSubsidies } from "./planted.ts";

const columns =
  "id, created_at, teacher_id, month, school_id, township_id, kind, amount_fen, batch_id, payee_account_id, reviewed_on, sent_on";

const compute = `select tc.compute_rural_subsidy_dues(month) from (select distinct month from payment_batch where kind = 'rural-subsidy' order by month) m`;
/** A line adds one thing to what is due: that nothing was. */
const explain = `select tc.compute_rural_subsidy_dues(month) from (select distinct p.month from rural_subsidy_payment p
  where not exists (select from rural_subsidy_due d where d.teacher_id = p.teacher_id and d.month = p.month) order by 1) m`;

/** Which of last month's batches a township stands in: most are sent, and the planted ones are one of each. */
const batchOfTownship = `case when d.township_id = '${townshipId(plantedSchools.mountain.township)}' then 2
  when d.township_id = '${townshipId(plantedSchools.teachingPoint.township)}' then 3
  when d.township_id = '${townshipId(plantedSchools.guanmian.township)}' then 1
  when get_byte(uuid_send(d.township_id), 15) % 8 = 0 then 2 when get_byte(uuid_send(d.township_id), 15) % 8 = 1 then 3 else 1 end`;

const planted = Object.values(plantedTeachers).map(({ id }) => `'${id}'`);
/** A number that is the same at every load, from 0 to 255, for a little disorder; the planted have none but their own. */
const lot = `case when d.teacher_id in (${planted.join(", ")}) then 0 else get_byte(uuid_send(d.id), 3) end`;

/** A few lines are wrong; two planted ones of three months ago, too, that last month's batches put right. */
const mistake = `case when b.id = '${plantedBatches.settledBefore}' and d.teacher_id = '${plantedSubsidies.arrears.id}' then -10000
  when b.id = '${plantedBatches.settledBefore}' and d.teacher_id = '${plantedSubsidies.recovered.id}' then 10000
  when (${lot}) = 17 and b.status in ('sent', 'settled') then 10000 when (${lot}) = 18 then -10000 else 0 end`;

/** Lines of this teacher in no other batch than this one. */
const only = (teacher: { id: string }, batchId: string): string =>
  `not (d.teacher_id = '${teacher.id}' and b.id <> '${batchId}')`;

const regular = `insert into rural_subsidy_payment (${columns})
  select md5(concat_ws('/', 'rural-subsidy-line', b.id, d.teacher_id))::uuid, b.prepared_on, d.teacher_id, d.month, d.school_id, d.township_id,
      'regular', d.due_fen + ${mistake}, b.id, a.id, b.reviewed_on, b.sent_on
    from rural_subsidy_due d join payment_batch b on b.kind = 'rural-subsidy' and b.month = d.month
    left join payee_account a on a.teacher_id = d.teacher_id and a.verified_on <= b.prepared_on and daterange(a.valid_from, a.valid_to) @> b.prepared_on
    where d.due_fen > 10000 and (b.status in ('sent', 'settled') or d.teacher_id in (${planted.join(", ")}) or not exists (select from presence_month m
        where m.teacher_id = d.teacher_id and m.month = d.month and m.status = 'absent')) and (${lot}) not in (5, 6) and (a.id is not null or b.status = 'prepared')
      and (b.id not in ('${plantedBatches.sent}', '${plantedBatches.approved}', '${plantedBatches.reviewed}') or b.batch_no = ${batchOfTownship})
      and (b.status <> 'prepared' or d.township_id in ('${townshipId(plantedSchools.mountain.township)}', '${townshipId(plantedSchools.teachingPoint.township)}'))
      and ${only(plantedTeachers.visiting, plantedBatches.reviewed)}
      and ${only(plantedTeachers.visitedUntilYesterday, plantedBatches.prepared)}
      and not (d.teacher_id = '${plantedTeachers.absent.id}' and b.id in ('${plantedBatches.approved}', '${plantedBatches.prepared}'))`;

/** Paid although nothing was due: after leaving, and during a secondment. */
const undue = (teacher: { id: string }, school: { id: string }, batchId: string): string => `
  insert into rural_subsidy_payment (${columns})
  select md5(concat_ws('/', 'rural-subsidy-line', b.id, a.teacher_id))::uuid, b.prepared_on, a.teacher_id, b.month, s.id, s.township_id,
      'regular', 50000, b.id, a.id, b.reviewed_on, b.sent_on
    from payment_batch b, payee_account a, school s where b.id = '${batchId}' and a.teacher_id = '${teacher.id}' and s.id = '${school.id}'`;

/** Of the month before last but one: what was missing is paid with last month's batch, what was too much is taken back. */
const corrected = `insert into rural_subsidy_payment (${columns})
  select md5(concat_ws('/', 'rural-subsidy-correction', b.id, d.teacher_id))::uuid, b.prepared_on, d.teacher_id, d.month, d.school_id, d.township_id,
      case when d.gap > 0 then 'arrears' else 'recovery' end, d.gap, b.id, a.id, b.reviewed_on, b.sent_on
    from (select d.*, d.due_fen - coalesce((select sum(p.amount_fen) from rural_subsidy_payment p where p.teacher_id = d.teacher_id and p.month = d.month), 0)::int as gap
      from rural_subsidy_due d where d.month = (select month from payment_batch where id = '${plantedBatches.settledBefore}')) d
    join payment_batch b on b.id in ('${plantedBatches.sent}', '${plantedBatches.approved}') and b.batch_no = ${batchOfTownship}
    join payee_account a on a.teacher_id = d.teacher_id and a.verified_on <= b.prepared_on and daterange(a.valid_from, a.valid_to) @> b.prepared_on
    where d.gap <> 0 and d.teacher_id not in ('${plantedTeachers.visiting.id}', '${plantedTeachers.visitedUntilYesterday.id}', '${plantedTeachers.absent.id}')`;

const totals = `update payment_batch b set total_fen = l.total, line_count = l.lines
  from (select batch_id, sum(amount_fen) as total, count(*) as lines from tc.batch_line group by batch_id) l where l.batch_id = b.id`;

export const subsidyStatements: readonly string[] = [
  compute,
  regular,
  undue(plantedTeachers.rotatedBack, plantedSchools.mountain, plantedBatches.settled),
  undue(plantedTeachers.seconded, plantedSchools.guanmian, plantedBatches.sent),
  corrected,
  explain,
  totals,
  // As `tc.account_to_pay` on the day of the sample, whatever day it is.
  `update rural_subsidy_payment p set account_cipher = a.account_cipher
    from payment_batch b, payee_account a where b.id = p.batch_id and a.id = p.payee_account_id and b.status in ('approved', 'sent')`,
  "select tc.refresh_payee_accounts(array(select id from payee_account))",
  "select tc.refresh_duplicate_accounts(array(select account_index from payee_account group by account_index having count(*) > 1))",
];
