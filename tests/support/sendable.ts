// What stands in the way of sending the sample's approved batch is mended: its planted cases are there for whoever reads it.
import { plantedAccounts } from "../../src/sample/subsidies/planted.ts";

export const sendable: readonly string[] = [
  `update payee_account set valid_from = tc.today() + 1, verified_on = null where id = '${plantedAccounts.unlisted}'`,
  `update payee_account set valid_to = tc.today() + 1 where id = '${plantedAccounts.ended}'`,
  // Of the two that share a number, the one that is in no open batch.
  `update payee_account a set valid_to = tc.today() where a.duplicate and not exists (select from tc.batch_line l
    join payment_batch b on b.id = l.batch_id where l.payee_account_id = a.id and b.status in ('prepared', 'reviewed', 'approved'))`,
  `update presence_month m set status = 'present' where m.status = 'absent' and exists (select from rural_subsidy_payment p
    join payment_batch b on b.id = p.batch_id where b.status = 'approved' and p.teacher_id = m.teacher_id and p.month = m.month)`,
];
