// Education says by which rule teachers rotate, and confirms who is due.
import { commands } from "../../../catalogue/index.ts";

export const rotationCommands = commands({
  setStaffRule: {
    on: "StaffRule",
    kind: "create",
    term: "制定教师管理参数",
    description: "Sets the numbers of the rules on staff from a day on; those in force end with it.",
    source: "三(三)(五)",
    duties: ["三(三)-7"],
    required: [
      "rotationYears",
      "rotationAgeMen",
      "rotationAgeWomen",
      "rotationBackboneFrom",
      "rotationPlanOf",
      "absentMonths",
      "secondmentMonths",
      "leaveMonths",
      "trainingHours",
      "validFrom",
    ],
    optional: ["documentNumber"],
    succeeds: { by: [] },
  },
  confirmRotationEligibility: {
    on: "RotationEligibility",
    kind: "update",
    term: "确认交流资格",
    description:
      "Confirms whether somebody meets the conditions of rotation; from then on it is not reckoned anew.",
    source: "三(三)",
    duties: ["三(三)-7", "三(三)-8"],
    derives: { confirmedOn: "today" },
    before: "confirmedOn",
  },
});
