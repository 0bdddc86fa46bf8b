// Code tables of school networks.
import { own } from "../../catalogue/index.ts";

export const clusterKinds = own("ClusterKind", "办学共同体类型.", {
  group: "集团化办学",
  alliance: "学校联盟",
  integrated: "一体化办学",
  pairing: "对口帮扶",
});

export const closureStatuses = own("ClosureStatus", "撤并进展.", {
  proposed: "拟议",
  hearing: "听证",
  decided: "已决定",
  withdrawn: "已撤回",
});
