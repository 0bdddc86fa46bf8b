// What the refusals of teaching placement mean: those that teaching-placement.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const teachingPlacementRules = rules({
  teaching_placement_no_overlap: {
    clause: "三(三)",
    fields: ["teacher_id", "school_id", "valid_from", "valid_to"],
    zh: "同一教师在同一学校的任教期间不得重叠。",
    en: "A teacher is placed at a school once on any day.",
  },
});
