import { Column, Entity } from "../../../catalogue/index.ts";
import { lastDay, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { purchasedService } from "./purchased-service.table.ts";

@Entity({
  duties: ["三(二)-13", "三(二)-14", "四(二)-2"],
  table: purchasedService,
  plural: "purchasedServices",
  term: "购买服务",
  description:
    "A contract for support work or teaching assistance at a school. The school asks, finance pays; boarding schools of the townships come first.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(二)",
  orderings: { VALID_FROM: "validFrom" },
  shares: [
    lastDay,
    ofSchool({
      inverse: {
        name: "purchasedServices",
        usual: 4,
        term: "购买服务",
        description: "Services bought for it.",
      },
    }),
    ofTownship(),
  ],
})
export class PurchasedService {
  @Column(purchasedService.contractNo, { term: "合同编号", description: "Number of the contract." })
  contractNo!: string;
  @Column(purchasedService.kind, {
    term: "类型",
    description: "Support work or teaching assistance.",
  })
  kind!: string;
  @Column(purchasedService.provider, { term: "服务单位", description: "Name of the provider." })
  provider!: string;
  @Column(purchasedService.providerUscc, {
    form: "uscc",
    term: "服务单位代码",
    description: "GB 32100 code of the provider.",
  })
  providerUscc!: string;
  @Column(purchasedService.posts, { term: "岗位数", description: "Posts the contract fills.", unit: "posts" })
  posts!: number;
  @Column(purchasedService.amountFen, {
    term: "合同金额",
    description: "Amount of the contract over its whole period.",
    unit: "fen (分)",
  })
  amountFen!: number;
  @Column(purchasedService.awardedOn, {
    term: "成交日期",
    description: "Day of the award; null while only asked for.",
  })
  awardedOn!: string;
  @Column(purchasedService.validFrom, { term: "起始日期", description: "First day of service." })
  validFrom!: string;
  @Column(purchasedService.validTo, {
    term: "终止日期",
    description: "Day after the last; null while no end is agreed.",
  })
  validTo!: string;
}
