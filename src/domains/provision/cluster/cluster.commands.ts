// Education forms groups, alliances and pairings of schools (集团·联盟·一体化·对口帮扶).
import { commands } from "../../../catalogue/index.ts";

const duties = ["三(三)-2", "三(三)-3", "三(四)-10"] as const;

export const clusterCommands = commands({
  formCluster: {
    on: "SchoolCluster",
    kind: "create",
    term: "组建办学共同体",
    description: "Forms a network of schools under a lead from a day on.",
    source: "三(三)(四)",
    duties,
    required: ["name", "kind", "leadSchoolId", "validFrom"],
    optional: ["agreementId"],
    lines: {
      members: {
        on: "ClusterMember",
        by: "clusterId",
        term: "成员学校",
        description: "Schools beside the lead.",
        required: ["schoolId", "validFrom"],
        atLeast: 1,
        atMost: 50,
      },
    },
  },
  endCluster: {
    on: "SchoolCluster",
    kind: "update",
    term: "终止办学共同体",
    description: "Ends a network on a day.",
    source: "三(三)(四)",
    duties,
    required: ["validTo"],
  },
  joinCluster: {
    on: "ClusterMember",
    kind: "create",
    term: "加入办学共同体",
    description: "Takes a school into a network from a day on.",
    source: "三(三)(四)",
    duties,
    required: ["clusterId", "schoolId", "validFrom"],
  },
  leaveCluster: {
    on: "ClusterMember",
    kind: "update",
    term: "退出办学共同体",
    description: "Ends a school's membership on a day.",
    source: "三(三)(四)",
    duties,
    required: ["validTo"],
  },
});
