// Services bought for schools (购买服务), township boarding schools first: education buys, and finance pays.
import { commands } from "../../../catalogue/index.ts";

const service = { on: "PurchasedService", source: "三(二)", duties: ["三(二)-14"] } as const;

export const purchasedServiceCommands = commands({
  buyService: {
    ...service,
    kind: "create",
    term: "登记购买服务",
    description: "Records a contract for a service at a school.",
    duties: ["三(二)-14", "四(二)-2"],
    required: ["schoolId", "contractNo", "kind", "provider", "posts", "amountFen", "validFrom"],
    optional: ["providerUscc", "awardedOn", "validTo"],
  },
  changeService: {
    ...service,
    kind: "update",
    term: "变更购买服务",
    description: "Changes a service's posts, amount or end, as the contract does.",
    optional: ["posts", "amountFen", "awardedOn", "validTo"],
  },
});
