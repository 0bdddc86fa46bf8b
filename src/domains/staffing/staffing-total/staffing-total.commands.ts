// The staffing office says how many places there are, and by which ratios a school's need is reckoned (三(五)).
import { commands } from "../../../catalogue/index.ts";

export const staffingTotalCommands = commands({
  setStaffingTotal: {
    on: "StaffingTotal",
    kind: "create",
    term: "核定编制总额",
    description: "Sets the district's total from a day on; the total in force ends with it.",
    source: "三(五)",
    duties: ["三(五)-1", "三(五)-2"],
    required: ["total", "validFrom"],
    optional: ["documentId"],
    derives: { districtId: "district" },
    succeeds: { by: ["districtId"] },
  },
  setStaffingStandard: {
    on: "StaffingStandard",
    kind: "create",
    term: "制定编制标准",
    description: "Sets the ratios of a stage from a day on, the same in town and country.",
    source: "二; 三(五)",
    duties: ["二-8", "三(五)-1"],
    required: ["stage", "pupilsPerTenStaff", "staffPerTenClasses", "validFrom"],
    optional: ["documentId"],
    succeeds: { by: ["stage"] },
  },
});
