// What the refusals of division mean: those that division.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const divisionRules = rules({
  township_name_no_overlap: {
    fields: ["township_id", "valid_from", "valid_to"],
    zh: "一个乡镇（街道）同一时间只有一个名称。",
    en: "A township has one name at a time.",
  },
});
