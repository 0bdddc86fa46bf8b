// Code tables of funding. Own words throughout: no standard lists them; each is stored in lower case with its term.
import { own } from "../../catalogue/index.ts";

/** What money is counted for. A school below the hundred-pupil rule is funded by `small-school` in place of `base`. */
export const fundItems = own("FundItem", "公用经费项目. What operating funds are counted for.", {
  base: "基本公用经费",
  boarding: "寄宿生补助",
  "special-education": "特殊教育公用经费",
  "small-school": "小规模学校公用经费",
  "high-cold": "高寒地区补助",
  other: "其他",
});

export const payZones = own(
  "PayZone",
  "绩效工资总量的城乡. Country or town, as the subsidy tells them apart.",
  {
    rural: "乡村",
    town: "城镇",
  },
);

export const fundingHeadcountStatuses = own("FundingHeadcountStatus", "经费核定人数状态.", {
  reported: "已申报",
  certified: "已核定",
});

export const fundProposalDecisions = own("FundProposalDecision", "标准建议的决定.", {
  proposed: "已建议",
  adopted: "已采纳",
  declined: "未采纳",
});

export const spendingCategories = own("SpendingCategory", "学校支出类别.", {
  teaching: "教学业务",
  utilities: "水电取暖",
  repairs: "日常维修",
  training: "教师培训",
  equipment: "仪器图书",
  "purchased-services": "购买服务",
  other: "其他",
});

export const purchasedServiceKinds = own("PurchasedServiceKind", "购买服务类型.", {
  "support-work": "工勤服务",
  "teaching-assistance": "教学辅助服务",
});

export const fundingSources = own("FundingSource", "项目资金来源.", {
  central: "中央资金",
  municipal: "市级资金",
  district: "区级资金",
  bond: "政府债券",
  developer: "开发企业",
});
