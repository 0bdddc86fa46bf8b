// Statements that pay a subsidy: a batch with its lines, and the steps it takes. Teachers are those of the sample with
// something due for this month, an account that nothing is wrong with, and no line of this month.
import type { Sql } from "postgres";
import { signers } from "../../src/sample/people/officials.ts";

const { preparedById, reviewedById, approvedById } = signers("personnel", 2);

export interface Payee {
  readonly teacher: string;
  readonly school: string;
  readonly account: string;
  readonly due: number;
}

export const month = "2026-11-01";

export const payees = (sql: Sql): Promise<readonly Payee[]> => sql<Payee[]>`
  select d.teacher_id as teacher, d.school_id as school, a.id as account, d.due_fen as due
    from rural_subsidy_due d join payee_account a on a.teacher_id = d.teacher_id
    where d.month = ${month} and d.due_fen > 0 and a.verified_on is not null and a.valid_to is null and not a.duplicate
      and not exists (select from rural_subsidy_payment p where p.teacher_id = d.teacher_id and p.month = d.month)
      and not exists (select from presence_month m where m.teacher_id = d.teacher_id and m.month = d.month)
    order by d.teacher_id`;

/** The id of a batch of the tests' own. */
export const batchId = (no: number): string => `00000000-0000-7000-8000-0000000000${no}`;

export const batch = (no: number, set: Readonly<Record<string, string>> = {}): string => {
  const row = {
    ...{ id: `'${batchId(no)}'`, kind: "'rural-subsidy'", month: `'${month}'`, batch_no: `${no}` },
    ...{ status: "'prepared'", total_fen: "0", line_count: "0", prepared_by_id: `'${preparedById}'` },
    ...{ prepared_by: "''", prepared_on: "tc.today()", ...set },
  };
  return `insert into payment_batch (${Object.keys(row).join(", ")}) values (${Object.values(row).join(", ")})`;
};

export const line = (no: number, payee: Payee, amount = payee.due, kind = "regular"): string =>
  `insert into rural_subsidy_payment (id, teacher_id, month, school_id, township_id, kind, amount_fen, batch_id, payee_account_id)
    select gen_random_uuid(), '${payee.teacher}', '${month}', id, township_id, '${kind}', ${amount}, '${batchId(no)}', '${payee.account}'
      from school where id = '${payee.school}'`;

const totals = (no: number): string => `update payment_batch b set total_fen = l.fen, line_count = l.n
  from (select coalesce(sum(amount_fen), 0) as fen, count(*) as n from tc.batch_line where batch_id = '${batchId(no)}') l
  where b.id = '${batchId(no)}'`;

/** Totals of what is still prepared, as a batch has them at the end; a SELECT, so that any number of batches will do. */
export const summed = `with summed as (update payment_batch b set total_fen = l.fen, line_count = l.n
    from (select p.id, coalesce(sum(x.amount_fen), 0) as fen, count(x.batch_id) as n
      from payment_batch p left join tc.batch_line x on x.batch_id = p.id group by p.id) l
    where b.id = l.id and b.batch_no > 90 and b.status = 'prepared' and b.archived_at is null returning 1)
  select count(*) from summed`;

const step = (no: number, set: string): string =>
  `update payment_batch set ${set} where id = '${batchId(no)}'`;

export const review = (no: number, by = `'${reviewedById}'`): readonly string[] => [
  totals(no),
  step(no, `status = 'reviewed', reviewed_by_id = ${by}, reviewed_on = tc.today()`),
];
export const approve = (no: number): string =>
  step(no, `status = 'approved', approved_by_id = '${approvedById}', approved_on = tc.today()`);
export const send = (no: number): string => step(no, "status = 'sent', sent_on = tc.today()");
export const withdraw = (no: number): string => step(no, "archived_at = now()");
