// Entrusted care and the urging of guardians (三(十); 未保法22, 118).
import { Column, Entity, Secret, ToMany, ToOne } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { lasting } from "../../reference/index.ts";
import { entrustedCare, parentUrging } from "./entrusted-care.table.ts";

const shared = { owner: "township", sharing: "conditional", source: "三(十)" } as const;

@Entity({
  ...shared,
  duties: ["三(十)-3"],
  table: entrustedCare,
  plural: "entrustedCares",
  term: "委托照护",
  description: "A guardian entrusts the child to another adult and gives notice to school and village.",
  classification: "L4",
  owner: "village",
  shares: [
    ofChild({
      inverse: {
        name: "entrustedCares",
        usual: 5,
        term: "委托照护",
        description: "Periods in which the child was entrusted to another adult.",
        owner: "village",
      },
    }),
    lasting,
  ],
})
export class EntrustedCare {
  @Column(entrustedCare.guardianId, { term: "委托人标识", description: "Guardian who gives notice." })
  guardianId!: string;
  @Column(entrustedCare.carerId, {
    term: "受托人标识",
    description: "Adult entrusted with the child; null until the township has found who was named.",
  })
  carerId!: string;
  @Column(entrustedCare.carerName, {
    term: "受托人姓名",
    description: "Adult entrusted with the child, as the guardian named it.",
  })
  carerName!: string;
  @Secret(
    { cipher: entrustedCare.carerPhoneCipher },
    { term: "受托人电话", description: "Telephone of the adult, as the guardian gave it.", form: "phone" },
  )
  carerPhone!: string;
  @Column(entrustedCare.noticeToSchoolOn, {
    term: "告知学校日期",
    description: "Day of notice to the school.",
  })
  noticeToSchoolOn!: string;
  @Column(entrustedCare.noticeToVillageOn, {
    term: "告知村(居)日期",
    description: "Day of notice to the village.",
  })
  noticeToVillageOn!: string;
  @ToOne("Guardian", "guardianId", { term: "委托人", description: "Guardian who gives notice." })
  guardian!: unknown;
  @ToOne("Guardian", "carerId", { term: "受托人", description: "Adult entrusted with the child." })
  carer!: unknown;
  @ToMany("CareContact", "childId", {
    local: "childId",
    usual: 1,
    term: "关爱联系",
    description: "How to reach the child, while the care lasts.",
  })
  contacts!: unknown;
}

@Entity({
  ...shared,
  duties: ["三(七)-2", "三(十)-10", "三(十)-16"],
  table: parentUrging,
  plural: "parentUrgings",
  term: "督促",
  description: "A guardian is urged to do a guardian's duty.",
  classification: "L3",
  shares: [ofChild({ description: "Child concerned." })],
})
export class ParentUrging {
  @Column(parentUrging.contactId, {
    term: "关爱联系标识",
    description: "Contact by which the child was named, where whoever did so may not know its id.",
  })
  contactId!: string;
  @Column(parentUrging.villageId, {
    term: "村(居)标识",
    description: "Village committee that urged; null where another did.",
  })
  villageId!: string;
  @Column(parentUrging.guardianId, {
    term: "监护人标识",
    description: "Guardian urged; null where whoever urged may not know which of them it was.",
  })
  guardianId!: string;
  @Column(parentUrging.urgedBy, { term: "督促主体", description: "Who urged." })
  urgedBy!: string;
  @Column(parentUrging.urgedOn, { term: "督促日期", description: "Day." })
  urgedOn!: string;
  @Column(parentUrging.kind, { term: "督促方式", description: "Call, letter or order." })
  kind!: string;
  @Column(parentUrging.result, { term: "督促结果", description: "What came of it." })
  result!: string;
  @ToOne("Guardian", "guardianId", { term: "监护人", description: "Guardian urged." })
  guardian!: unknown;
}
