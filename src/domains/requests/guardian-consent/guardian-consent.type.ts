import { Column, Entity } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { guardianConsent } from "./guardian-consent.table.ts";

@Entity({
  table: guardianConsent,
  plural: "guardianConsents",
  term: "监护人同意",
  description: "What a guardian agrees to for the own child, until it is taken back or the bond ends.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(八)(十); PIPL 31; 残疾人教育条例20",
  shares: [ofChild()],
})
export class GuardianConsent {
  @Column(guardianConsent.guardianId, { term: "监护人标识", description: "Guardian who agrees." })
  guardianId!: string;
  @Column(guardianConsent.matter, { term: "同意事项", description: "What is agreed to." })
  matter!: string;
  @Column(guardianConsent.status, { term: "同意状态", description: "Given, or taken back." })
  status!: string;
  @Column(guardianConsent.givenOn, { term: "同意日期", description: "Day it was given." })
  givenOn!: string;
  @Column(guardianConsent.withdrawnOn, {
    term: "撤回日期",
    description: "Day it was taken back; null while it holds.",
  })
  withdrawnOn!: string;
  @Column(guardianConsent.endedOn, {
    term: "终止日期",
    description:
      "Day from which the guardian was none any more: the consent ended with the bond, and is given anew. Null while the bond lasts.",
  })
  endedOn!: string;
}
