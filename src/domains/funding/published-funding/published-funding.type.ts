import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { publishedFunding } from "./published-funding.view.ts";

@Entity({
  table: publishedFunding,
  plural: "publishedFunding",
  term: "经费公示",
  description:
    "A school's published total of operating funds in a fiscal year, in whole ten thousands of yuan, once all its items are published. Without special education, and null (suppressed) where an item stands for fewer than five pupils: an amount divided by its standard is a headcount.",
  owner: "finance",
  classification: "L1",
  sharing: "unconditional",
  source: "四(五); 政府信息公开条例15",
  roots: ["list"],
})
export class PublishedFunding {
  @Column(publishedFunding.id, { term: "标识", description: "Stable id of the school's year." })
  id!: string;
  @Column(publishedFunding.schoolId, { term: "学校标识", description: "School." })
  schoolId!: string;
  @Column(publishedFunding.townshipId, { term: "乡镇标识", description: "Township the school stands in." })
  townshipId!: string;
  @Column(publishedFunding.fiscalYear, { term: "财政年度", description: "Calendar year of the money." })
  fiscalYear!: number;
  @Column(publishedFunding.amountFen, {
    term: "公示金额",
    description: "Total set aside, to ten thousand yuan, without special education; null where suppressed.",
    unit: "fen (分)",
  })
  amountFen!: number;
  @Column(publishedFunding.suppressed, { term: "已隐去", description: "Whether the total is withheld." })
  suppressed!: boolean;
  @Column(publishedFunding.publishedOn, { term: "公示日期", description: "Day the last item was published." })
  publishedOn!: string;
  @ToOne("School", "schoolId", {
    term: "学校",
    description: "School.",
    inverse: {
      name: "publishedFunding",
      usual: 3,
      term: "经费公示",
      description: "Published totals of its operating funds, by fiscal year.",
      source: "四(五)",
    },
  })
  school!: unknown;
  @ToOne("Township", "townshipId", { term: "乡镇", description: "Township the school stands in." })
  township!: unknown;
}
