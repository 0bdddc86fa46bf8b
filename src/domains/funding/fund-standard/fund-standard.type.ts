// Standards are published: anyone may know what a pupil is funded with.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { lastDay, ofDocument } from "../../reference/index.ts";
import { fundStandard } from "./fund-standard.table.ts";

@Entity({
  duties: ["二-10", "三(二)-9", "三(二)-10", "三(二)-11", "四(三)-6"],
  table: fundStandard,
  plural: "fundStandards",
  term: "生均公用经费标准",
  description:
    "Operating funds per pupil and year, by item and stage, for a period. The base standard is one for town and country. Education proposes it.",
  owner: "finance",
  classification: "L1",
  sharing: "unconditional",
  source: "三(二)",
  orderings: { VALID_FROM: "validFrom" },
  shares: [lastDay, ofDocument({ term: "文件", description: "Document that sets it." })],
})
export class FundStandard {
  @Column(fundStandard.item, {
    term: "项目",
    description: "What the money is counted for.",
  })
  item!: string;
  @Column(fundStandard.stage, { term: "学段", description: "Primary or junior." })
  stage!: string;
  @Column(fundStandard.townshipId, {
    term: "适用乡镇标识",
    description: "Township it holds for; null for the whole district, as the base item always is.",
  })
  townshipId!: string;
  @Column(fundStandard.amountFen, {
    term: "标准",
    description: "Amount per pupil and year.",
    unit: "fen (分)",
  })
  amountFen!: number;
  @Column(fundStandard.minimumPupils, {
    term: "最低核定人数",
    description:
      "A school with fewer pupils is funded as if it had so many; null where the rule does not apply.",
    unit: "pupils",
  })
  minimumPupils!: number;
  @Column(fundStandard.trainingFloorPermille, {
    term: "培训费下限",
    description: "Least share of the year's operating funds for teachers' training; null where none is set.",
    unit: "per mille",
    source: "三(六)",
  })
  trainingFloorPermille!: number;
  @Column(fundStandard.changeNote, {
    term: "调整说明",
    description: "Why it is lower than the standard before it; needed only then.",
  })
  changeNote!: string;
  @Column(fundStandard.validFrom, { term: "起始日期", description: "First day." })
  validFrom!: string;
  @Column(fundStandard.validTo, { term: "终止日期", description: "Day after the last; null while in force." })
  validTo!: string;
  @ToOne("Township", "townshipId", { term: "适用乡镇", description: "Township it holds for." })
  township!: unknown;
}
