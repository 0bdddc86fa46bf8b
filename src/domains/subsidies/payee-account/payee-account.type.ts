import { Column, Entity, Secret, ToOne } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { lasting } from "../../reference/index.ts";
import { ofTeacher } from "../../teachers/index.ts";
import { payeeAccount } from "./payee-account.table.ts";

@Entity({
  table: payeeAccount,
  plural: "payeeAccounts",
  term: "收款账户",
  description:
    "The account a teacher's or a pupil's money goes to. Its number stands in full nowhere but on a line of a batch that is approved and not settled (`account` of the line), for finance to pay.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(六)(八); PIPL 28",
  shares: [
    ofChild({
      description: "Beneficiary, if a pupil.",
      inverse: {
        name: "payeeAccounts",
        usual: 2,
        term: "收款账户",
        description: "Accounts that money for the child goes to, by period.",
        source: "三(八)",
      },
    }),
    ofTeacher({
      description: "Beneficiary, if a teacher.",
      inverse: {
        name: "payeeAccounts",
        usual: 2,
        term: "收款账户",
        description: "Accounts the subsidy goes to, by period.",
        source: "三(六)",
      },
    }),
    lasting,
  ],
})
export class PayeeAccount {
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
    { form: "account", term: "账号", description: "Account number: its last four characters, whoever asks." },
  )
  account!: string;
  @Column(payeeAccount.relation, {
    term: "与受益人关系",
    description: "Whose the account is: a pupil's money may go to a guardian.",
  })
  relation!: string;
  @Column(payeeAccount.verifiedOn, {
    term: "核验日期",
    description: "Day the account was verified; the school sees nothing of it afterwards.",
  })
  verifiedOn!: string;
  @Column(payeeAccount.revokedOn, {
    term: "核验撤销日期",
    description: "Day the verification was taken back, for good; null while it stands.",
  })
  revokedOn!: string;
  @Column(payeeAccount.payable, {
    term: "待付",
    description: "Some line of a batch approved and not settled is paid into it; opens nothing by itself.",
    owner: "finance",
  })
  payable!: boolean;
  @Column(payeeAccount.duplicate, {
    term: "重复账户",
    description: "The same number is in force for another beneficiary who cannot share it (never whose).",
    owner: "finance",
  })
  duplicate!: boolean;
  @ToOne("School", "schoolId", { term: "学校", description: "School of the beneficiary." })
  school!: unknown;
}
