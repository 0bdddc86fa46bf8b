// The day's work by name, in the order in which it is done: what rests on a copy comes after it. `src/jobs` says why and when.
import { own } from "../../../catalogue/index.ts";

export const jobNames = own("JobName", "日常作业. Work of each civil day.", {
  "child-scopes": "儿童归属更新",
  "teacher-scopes": "教职工归属更新",
  posts: "岗位空缺更新",
  staffing: "在编在岗更新",
  "class-sizes": "班额台账更新",
  "closed-periods": "期间封存",
  "left-behind": "留守满十六周岁销号",
  "care-contacts": "关爱联系人更新",
  "school-age": "适龄人口测算",
  "rotation-eligibility": "交流资格认定",
  "subsidy-dues": "乡村教师补助应发核定",
  "payee-accounts": "收款账户关闭",
  "access-log": "访问记录展开",
  "spent-rows": "查询额度与凭据清理",
});

export const jobOutcomes = own("JobOutcome", "作业结果.", { done: "完成", failed: "失败" });
