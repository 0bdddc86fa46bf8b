// 编制总额 and 编制标准: the district's total is internal, the standards are the same for town and country and public.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { inForce, ofDocument } from "../../reference/index.ts";
import { staffingStandard, staffingTotal } from "./staffing-total.table.ts";

@Entity({
  duties: ["三(五)-2", "四(三)-12"],
  table: staffingTotal,
  plural: "staffingTotals",
  term: "编制总额",
  description:
    "Staff quota of the whole district in [validFrom, validTo). The quotas of all schools never pass it on any day.",
  owner: "staffing-office",
  classification: "L2",
  sharing: "conditional",
  source: "三(五)",
  orderings: { VALID_FROM: "validFrom" },
  shares: [ofDocument(), inForce],
})
export class StaffingTotal {
  @Column(staffingTotal.districtId, { term: "区县标识", description: "District." })
  districtId!: string;
  @Column(staffingTotal.total, { term: "总额", description: "Quota places of all schools.", unit: "posts" })
  total!: number;
  @ToOne("District", "districtId", { term: "区县", description: "District." })
  district!: unknown;
}

@Entity({
  duties: ["二-8", "三(五)-1"],
  table: staffingStandard,
  plural: "staffingStandards",
  term: "编制标准",
  description:
    "Ratios of one stage in [validFrom, validTo), from which a school's need is reckoned. The same for town and country.",
  owner: "staffing-office",
  classification: "L1",
  sharing: "unconditional",
  source: "二; 三(五)",
  orderings: { VALID_FROM: "validFrom" },
  shares: [ofDocument(), inForce],
})
export class StaffingStandard {
  @Column(staffingStandard.stage, { term: "学段", description: "Primary or junior." })
  stage!: string;
  @Column(staffingStandard.pupilsPerTenStaff, {
    term: "生师比",
    description: "Pupils for ten members of staff: 190 is one to nineteen.",
    unit: "pupils per ten staff",
  })
  pupilsPerTenStaff!: number;
  @Column(staffingStandard.staffPerTenClasses, {
    term: "班师比",
    description: "Staff for ten classes, where a small school is reckoned by classes.",
    unit: "staff per ten classes",
  })
  staffPerTenClasses!: number;
}
