// What the refusals of child mean: those that child.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const childRules = rules({
  child_location_no_overlap: {
    clause: "三(七)",
    fields: ["child_id", "kind", "valid_from", "valid_to"],
    zh: "同一儿童同一类住址的期间不得重叠。",
    en: "A child has one location of a kind on any day.",
  },
});
