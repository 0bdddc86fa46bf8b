import { Column, Entity, Secret, ToOne } from "../../../catalogue/index.ts";
import { payeeAccount } from "./payee-account.table.ts";

@Entity({
  table: payeeAccount,
  plural: "payeeAccounts",
  term: "收款账户",
  description:
    "The account a teacher's or a pupil's money goes to. In full only for finance, to pay a batch that is approved and not settled.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(六)(八); PIPL 28",
})
export class PayeeAccount {
  @Column(payeeAccount.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(payeeAccount.teacherId, { term: "教师标识", description: "Beneficiary, if a teacher." })
  teacherId!: string;
  @Column(payeeAccount.childId, { term: "儿童标识", description: "Beneficiary, if a pupil." })
  childId!: string;
  @Column(payeeAccount.schoolId, {
    term: "学校标识",
    description: "School of the beneficiary, which enters the account.",
  })
  schoolId!: string;
  @Column(payeeAccount.holder, { term: "户名", description: "Holder: the beneficiary or a guardian." })
  holder!: string;
  @Column(payeeAccount.bank, { term: "开户行", description: "Bank." })
  bank!: string;
  @Secret(
    { cipher: payeeAccount.accountCipher, tail: payeeAccount.accountTail, index: payeeAccount.accountIndex },
    { term: "账号", description: "Account number; masked to its last four characters." },
  )
  account!: string;
  @Column(payeeAccount.relation, {
    term: "与受益人关系",
    description: "Whose the account is: a pupil's money may go to a guardian.",
  })
  relation!: string;
  @Column(payeeAccount.validFrom, { term: "起始日期", description: "First day." })
  validFrom!: string;
  @Column(payeeAccount.validTo, { term: "终止日期", description: "Day after the last; null while it lasts." })
  validTo!: string;
  @Column(payeeAccount.verifiedOn, {
    term: "核验日期",
    description: "Day the account was verified; the school sees nothing of it afterwards.",
  })
  verifiedOn!: string;
  @Column(payeeAccount.payable, {
    term: "待付",
    description: "Stands in a batch that is approved and not settled.",
    owner: "finance",
  })
  payable!: boolean;
  @Column(payeeAccount.duplicate, {
    term: "重复账户",
    description: "The same number is in force for another beneficiary who cannot share it (never whose).",
    owner: "finance",
  })
  duplicate!: boolean;
  @ToOne("Teacher", "teacherId", {
    term: "教师",
    description: "Beneficiary, if a teacher.",
    inverse: {
      name: "payeeAccounts",
      usual: 2,
      term: "收款账户",
      description: "Accounts the subsidy goes to, by period.",
      source: "三(六)",
    },
  })
  teacher!: unknown;
  @ToOne("Child", "childId", {
    term: "儿童",
    description: "Beneficiary, if a pupil.",
    inverse: {
      name: "payeeAccounts",
      usual: 2,
      term: "收款账户",
      description: "Accounts that money for the child goes to, by period.",
      source: "三(八)",
    },
  })
  child!: unknown;
  @ToOne("School", "schoolId", { term: "学校", description: "School of the beneficiary." })
  school!: unknown;
}
