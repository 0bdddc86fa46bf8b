// Code lists of how the platform's own rights are kept. The project's own words [P].
import { own } from "../../catalogue/index.ts";

export const policyChangeKinds = own(
  "PolicyChangeKind",
  "权限变更类型. How a change of rights comes about.",
  {
    ordinary: "一般变更",
    urgent: "紧急停用",
    expiry: "紧急停用到期恢复",
  },
);

export const policyChangeStatuses = own("PolicyChangeStatus", "权限变更状态.", {
  draft: "起草中",
  submitted: "待评估",
  judged: "已评估",
  unsound: "不可行",
  endorsed: "已会签",
  approved: "已批准",
  "in-force": "已生效",
  rejected: "已驳回",
  withdrawn: "已撤回",
  failed: "生效失败",
});

export const policyEditKinds = own("PolicyEditKind", "权限变更条目类型. What one edit does to one role.", {
  grant: "授予字段",
  withdraw: "收回字段",
  deny: "禁止字段",
  limit: "限定有效期",
  run: "授予办理",
  stop: "停止办理",
});

export const policyMasks = own("PolicyMask", "脱敏方式.", { tail: "仅显示末位" });

export const policyReaches = own("PolicyReach", "查询方式.", { record: "逐条查询" });

export const policyUses = own("PolicyUse", "权限用途. What a right lets its holder do with a coordinate.", {
  read: "查看",
  filter: "筛选",
  order: "排序",
  aggregate: "汇总",
  lookup: "按号查询",
  create: "新增",
  update: "修改",
  run: "办理",
});

export const policyEffectChanges = own("PolicyEffectChange", "权限变化. What becomes of a right.", {
  gained: "新增",
  lost: "失去",
  widened: "扩大",
  narrowed: "缩小",
  unheld: "无人可办",
});
