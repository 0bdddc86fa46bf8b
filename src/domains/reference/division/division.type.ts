// Divisions: facts anyone may know. A township's identity is its id; names and codes are dated or per system.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { lastDay, ofTownship } from "../shared-fields.ts";
import { district } from "./district.table.ts";
import { divisionCode, township, townshipName, village } from "./township.table.ts";

const published = {
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "二",
} as const;

@Entity({
  ...published,
  table: district,
  plural: "districts",
  term: "区县",
  description: "A district: the unit that one plan integrates.",
  orderings: { NAME: "name" },
  roots: ["list", "record"],
})
export class District {
  @Column(district.name, { term: "名称", description: "Name in force." })
  name!: string;
}

@Entity({
  ...published,
  table: township,
  plural: "townships",
  term: "乡镇街道",
  description: "A township, town or sub-district. Scopes use its id, never a code: the code systems clash.",
  orderings: { NAME: "name" },
  naturalKey: { field: "name", dated: "names" },
})
export class Township {
  @Column(township.name, { term: "名称", description: "Name in force; earlier names are in `names`." })
  name!: string;
  @Column(township.kind, {
    term: "类型",
    description: "Sub-district, town or township.",
  })
  kind!: string;
  @Column(township.highCold, {
    duties: ["三(二)-11"],
    term: "高寒",
    description: "High and cold area.",
    source: "三(二)",
  })
  highCold!: boolean;
  @Column(township.districtId, { term: "区县标识", description: "District the township lies in." })
  districtId!: string;
  @ToOne("District", "districtId", {
    term: "区县",
    description: "District the township lies in.",
    inverse: { name: "townships", term: "乡镇街道", description: "Townships and sub-districts." },
  })
  district!: unknown;
}

@Entity({
  ...published,
  table: townshipName,
  plural: "townshipNames",
  term: "乡镇名称沿革",
  description: "A name a township carried in a period.",
  roots: ["list"],
  shares: [
    lastDay,
    ofTownship({
      description: "Township.",
      inverse: { name: "names", usual: 10, term: "曾用名", description: "Names by period." },
    }),
  ],
})
export class TownshipName {
  @Column(townshipName.name, { term: "名称", description: "Name in the period." })
  name!: string;
  @Column(townshipName.kind, { term: "类型", description: "Kind in the period." })
  kind!: string;
  @Column(townshipName.validFrom, { term: "起始日期", description: "First day, null where unknown." })
  validFrom!: string;
  @Column(townshipName.validTo, { term: "终止日期", description: "Day after the last, null while in force." })
  validTo!: string;
}

@Entity({
  ...published,
  table: divisionCode,
  plural: "divisionCodes",
  term: "区划代码",
  description:
    "A code of a township in one system and edition. The same digits may name another township elsewhere.",
  roots: ["list"],
  shares: [
    ofTownship({
      description: "Township.",
      inverse: { name: "codes", usual: 10, term: "区划代码", description: "Codes by system and edition." },
    }),
  ],
})
export class DivisionCode {
  @Column(divisionCode.system, { term: "代码体系", description: "Who issues the code." })
  system!: string;
  @Column(divisionCode.edition, { term: "版本", description: "Edition of the code list." })
  edition!: string;
  @Column(divisionCode.code, { form: "divisionCode", term: "代码", description: "Nine or twelve digits." })
  code!: string;
  @Column(divisionCode.nameInEdition, {
    term: "版本内名称",
    description: "Name the edition prints beside the code.",
  })
  nameInEdition!: string;
}

@Entity({
  ...published,
  table: village,
  plural: "villages",
  orderings: { NAME: "name" },
  term: "村(居)",
  description: "A village or urban community.",
  shares: [
    ofTownship({
      description: "Township it lies in.",
      inverse: { name: "villages", term: "村(居)", description: "Villages and communities." },
    }),
  ],
})
export class Village {
  @Column(village.name, { term: "名称", description: "Name in force." })
  name!: string;
  @Column(village.kind, { term: "类型", description: "Village or community." })
  kind!: string;
}
