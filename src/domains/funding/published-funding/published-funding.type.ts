import { Column, Entity } from "../../../catalogue/index.ts";
import { inFiscalYear, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { publishedFunding } from "./published-funding.view.ts";

@Entity({
  table: publishedFunding,
  plural: "publishedFunding",
  term: "经费公示",
  description:
    "A school's published total of operating funds in a fiscal year, in whole ten thousands of yuan, once all its items are published. Without special education, and reckoned from pupils in steps of five (the middle of the step; an item for fewer than five counts nothing), because an amount divided by its standard is a headcount. Null (suppressed) where no item stands for five pupils.",
  owner: "finance",
  classification: "L1",
  sharing: "unconditional",
  source: "四(五); 政府信息公开条例15",
  roots: ["list"],
  shares: [
    ofSchool({
      inverse: {
        name: "publishedFunding",
        usual: 3,
        term: "经费公示",
        description: "Published totals of its operating funds, by fiscal year.",
        source: "四(五)",
      },
    }),
    ofTownship(),
    inFiscalYear,
  ],
})
export class PublishedFunding {
  @Column(publishedFunding.id, { term: "标识", description: "Stable id of the school's year." })
  id!: string;
  @Column(publishedFunding.amountFen, {
    term: "公示金额",
    description:
      "Total set aside for pupils in steps of five, to ten thousand yuan, without special education; null where suppressed.",
    unit: "fen (分)",
  })
  amountFen!: number;
  @Column(publishedFunding.suppressed, { term: "已隐去", description: "Whether the total is withheld." })
  suppressed!: boolean;
  @Column(publishedFunding.publishedOn, { term: "公示日期", description: "Day the last item was published." })
  publishedOn!: string;
}
