// Accounts that money is paid into (收款账户), of a teacher or of a child, dated. The number is a secret; who may see it in
// full hangs on facts that triggers keep on the row, never on a look at other rows.
import { sql } from "drizzle-orm";
import { boolean, check, date, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks, holdsCode } from "../../../catalogue/index.ts";
import { rowColumns, secretColumns, signedBy } from "../../../database/columns.ts";
import { child } from "../../children/index.ts";
import { school } from "../../schools/index.ts";
import { teacher } from "../../teachers/index.ts";
import { payeeRelations } from "../subsidies.codes.ts";

export const payeeAccount = pgTable(
  "payee_account",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id").references(() => teacher.id),
    childId: uuid("child_id").references(() => child.id),
    /** Copied by trigger: the school of the teacher's or the child's own row. */
    schoolId: uuid("school_id").references(() => school.id),
    holder: text("holder").notNull(),
    bank: text("bank").notNull(),
    ...secretColumns("account", "account"),
    relation: codeColumn("relation", payeeRelations).notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
    verifiedOn: date("verified_on"),
    /** The verification was taken back: nothing is paid into it any more, and a new account is entered. */
    revokedOn: date("revoked_on"),
    /** Kept by trigger: a line of a batch from `reviewed` on is paid into this account. */
    listed: boolean("listed").notNull().default(false),
    /** Kept by trigger: a line of a batch `approved` or `sent`, not yet settled, is paid into this account. */
    payable: boolean("payable").notNull().default(false),
    /** Kept by trigger: the same number in force for a beneficiary with whom it cannot be shared. */
    duplicate: boolean("duplicate").notNull().default(false),
    ...signedBy("verified"),
  },
  (t) => [
    ...columnChecks(t, { relation: null }),
    check("payee_account_beneficiary", sql`num_nonnulls(${t.teacherId}, ${t.childId}) = 1`),
    check(
      "payee_account_relation",
      sql`${holdsCode(t.relation)} and (${t.teacherId} is null or ${t.relation} = 'self')`,
    ),
    check("payee_account_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    check("payee_account_verified", sql`${t.verifiedOn} is null or ${t.verifiedOn} >= ${t.validFrom}`),
    check(
      "payee_account_revoked",
      sql`${t.revokedOn} is null or (${t.verifiedOn} is not null and ${t.verifiedOn} <= ${t.revokedOn})`,
    ),
    unique("payee_account_of_teacher").on(t.id, t.teacherId),
    unique("payee_account_of_child").on(t.id, t.childId),
    index("payee_account_teacher").on(t.teacherId, t.id),
    index("payee_account_child").on(t.childId, t.id),
    index("payee_account_school").on(t.schoolId, t.id),
    index("payee_account_holder").on(t.holder, t.id),
    index("payee_account_duplicate").on(t.id).where(sql`${t.duplicate}`),
    index("payee_account_unverified").on(t.schoolId, t.id).where(sql`${t.verifiedOn} is null`),
    index("payee_account_account").on(t.accountIndex),
    index("payee_account_listed").on(t.listed, t.id),
    index("payee_account_payable").on(t.payable, t.id),
  ],
);
