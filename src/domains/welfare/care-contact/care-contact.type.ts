// A child in care as its village or a mass organisation may know it (三(十)): no number, no birth date, no reason.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { lastDay } from "../../reference/index.ts";
import { careContact } from "./care-contact.table.ts";

@Entity({
  table: careContact,
  plural: "careContacts",
  term: "关爱联系",
  description: "How to reach a child in care: name, age band, carer, day the next check is due.",
  owner: "township",
  classification: "L4",
  sharing: "conditional",
  source: "三(十)",
  roots: ["record", "list"],
  orderings: { DUE_ON: "dueOn" },
  shares: [lastDay, ofChild()],
})
export class CareContact {
  @Column(careContact.villageId, { term: "村(居)标识", description: "Village of residence." })
  villageId!: string;
  @Column(careContact.carerId, { term: "照护人标识", description: "Adult who cares for the child." })
  carerId!: string;
  @Column(careContact.name, { term: "姓名", description: "Name." })
  name!: string;
  @Column(careContact.givenName, { term: "名", description: "Given name without the family name." })
  givenName!: string;
  @Column(careContact.ageBand, { term: "年龄段", description: "Age band." })
  ageBand!: string;
  @Column(careContact.dueOn, { term: "下次排查期限", description: "Last day for the next check." })
  dueOn!: string;
  @Column(careContact.validFrom, { term: "起始日期", description: "First day of the care." })
  validFrom!: string;
  @Column(careContact.validTo, { term: "终止日期", description: "Day after the last; null where open." })
  validTo!: string;
  @ToOne("Village", "villageId", { term: "村(居)", description: "Village of residence." })
  village!: unknown;
  @ToOne("Guardian", "carerId", {
    term: "照护人",
    description: "Adult who cares for the child.",
    inverse: {
      name: "careContacts",
      usual: 10,
      term: "照护的儿童",
      description: "Children in care whom the adult cares for.",
    },
  })
  carer!: unknown;
}
