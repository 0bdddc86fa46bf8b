// What the refusals of teaching placement mean: those that teaching-placement.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const teachingPlacementRules = rules({
  teaching_placement_home: {
    clause: "三(三)",
    fields: ["kind", "school_id"],
    zh: "本校教职工在本校任教，交流任教到他校。",
    en: "At home somebody teaches as home staff, elsewhere as sent there.",
  },
  teaching_placement_school_operates: {
    clause: "三(一)(三)",
    fields: ["school_id", "valid_to", "school.status"],
    zh: "教师只能在正在办学的学校任教。",
    en: "Nobody is placed at a school that does not operate.",
  },
  teaching_placement_no_overlap: {
    clause: "三(三)",
    fields: ["teacher_id", "school_id", "valid_from", "valid_to"],
    zh: "同一教师在同一学校的任教期间不得重叠。",
    en: "A teacher is placed at a school once on any day.",
  },
});
