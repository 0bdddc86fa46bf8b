// What the refusals of cluster mean: those that cluster.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const clusterRules = rules({
  cluster_member_pairing: {
    clause: "三(一)",
    fields: ["school_id", "school_cluster.lead_school_id", "school_cluster.kind"],
    zh: "对口帮扶由城镇或优质学校牵头，帮扶乡村或薄弱学校。",
    en: "A pairing joins an urban or strong lead to rural or weak schools.",
  },
  cluster_member_no_overlap: {
    clause: "三(一)",
    fields: ["cluster_id", "school_id", "valid_from", "valid_to"],
    zh: "同一学校在同一共同体中的期间不得重叠。",
    en: "A school is a member of a network once on any day.",
  },
});
