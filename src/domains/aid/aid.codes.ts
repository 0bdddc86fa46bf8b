// Code tables of pupils' aid. The basis is a status alone: no household's finances are ever named.
import { own } from "../../catalogue/index.ts";

export const aidKinds = own("AidKind", "资助类型.", {
  "boarder-living": "寄宿生生活补助",
  "day-living": "非寄宿生生活补助",
  "special-education": "特殊教育资助",
  other: "其他资助",
});

export const aidBasisCategories = own("AidBasisCategory", "资助依据的困难类别. A status, never finances.", {
  "subsistence-allowance": "低保家庭",
  destitute: "特困人员",
  orphan: "孤儿",
  "de-facto-unsupported": "事实无人抚养",
  disability: "残疾",
  "serious-illness": "重病",
  "returned-to-poverty-risk": "脱贫不稳定等",
  other: "其他",
});

export const aidDecisions = own("AidDecision", "资助认定结果.", {
  applied: "监护人已申请",
  proposed: "学校已推荐",
  granted: "已认定",
  refused: "未认定",
});
