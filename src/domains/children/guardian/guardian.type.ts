import { Column, Entity, Secret, ToMany, ToOne } from "../../../catalogue/index.ts";
import { identified, lasting } from "../../reference/index.ts";
import { guardian, guardianship } from "./guardian.table.ts";

const personal = { classification: "L3", sharing: "conditional", source: "三(十)" } as const;

@Entity({
  ...personal,
  duties: ["三(十)-5"],
  table: guardian,
  person: true,
  plural: "guardians",
  term: "监护人",
  description: "An adult who is or was a child's guardian.",
  owner: "township",
  orderings: { NAME: "name" },
  shares: [identified],
})
export class Guardian {
  @Column(guardian.name, { term: "姓名", description: "Name; sorts by pinyin." })
  name!: string;
  @Secret(
    { cipher: guardian.idNumberCipher, index: guardian.idNumberIndex, code: guardian.identityCode },
    {
      form: "idNumber",
      term: "身份证件号",
      description: "Number of the identity document (GB 11643); no part of it is shown.",
      classification: "L4",
    },
  )
  idNumber!: string;
  @Secret(
    { cipher: guardian.phoneCipher, tail: guardian.phoneTail, index: guardian.phoneIndex },
    { form: "phone", term: "联系电话", description: "Telephone.", classification: "L4" },
  )
  phone!: string;
  @Column(guardian.workplaceProvince, {
    term: "务工省份",
    description: "Province of work, where it is away from home.",
  })
  workplaceProvince!: string;
  @Column(guardian.workplaceCity, {
    duties: ["三(十)-5"],
    term: "务工城市",
    description: "City or prefecture of work, where away.",
    source: "三(十)",
  })
  workplaceCity!: string;
  @Column(guardian.enteredTownshipId, {
    term: "登记乡镇标识",
    description: "Township that entered it; null once it has been said whose guardian it is.",
  })
  enteredTownshipId!: string;
}

@Entity({
  ...personal,
  duties: ["三(十)-10"],
  table: guardianship,
  plural: "guardianships",
  term: "监护关系",
  description: "The bond of a guardian to a child over a period.",
  owner: "township",
  roots: ["list", "aggregate"],
  shares: [lasting],
})
export class Guardianship {
  @Column(guardianship.childId, { term: "儿童标识", description: "Child." })
  childId!: string;
  @Column(guardianship.guardianId, { term: "监护人标识", description: "Guardian." })
  guardianId!: string;
  @Column(guardianship.kind, {
    term: "监护类型",
    description: "Parent, kin, entrusted carer, institution or state.",
  })
  kind!: string;
  @Column(guardianship.status, {
    term: "状态",
    description: "Active, suspended or revoked.",
  })
  status!: string;
  @Column(guardianship.protectiveFlag, {
    term: "保护标记",
    description: "The child's address and placement are kept from guardians.",
    classification: "L4",
    source: "未保法",
  })
  protectiveFlag!: boolean;
  @ToOne("Child", "childId", {
    term: "儿童",
    description: "Child.",
    classification: "L4",
    inverse: {
      name: "guardianships",
      usual: 10,
      term: "监护关系",
      description: "Guardians and their bonds.",
    },
  })
  child!: unknown;
  @ToMany("Enrolment", "childId", {
    local: "childId",
    usual: 10,
    term: "在读记录",
    description: "The child's placements in classes.",
    classification: "L4",
  })
  enrolments!: unknown;
  @ToOne("Guardian", "guardianId", {
    term: "监护人",
    description: "Guardian.",
    inverse: { name: "guardianships", usual: 10, term: "监护关系", description: "Bonds to children." },
  })
  guardian!: unknown;
}
