// Code tables of school networks.
import { own } from "../../catalogue/index.ts";

export const clusterKinds = own("ClusterKind", "办学共同体类型.", {
  group: "集团化办学",
  alliance: "学校联盟",
  integrated: "一体化办学",
  pairing: "对口帮扶",
});

/** What of a rural school a case changes; each needs all its steps, a new locale the decision alone. */
export const closureAims = own("ClosureAim", "撤并事项.", {
  close: "撤销",
  merge: "合并",
  idle: "停用",
  reduce: "减少年级或降低办学类型",
  reclassify: "调整城乡类型",
});

export const closureStatuses = own("ClosureStatus", "撤并进展.", {
  proposed: "拟议",
  hearing: "听证",
  decided: "已决定",
  withdrawn: "已撤回",
});
