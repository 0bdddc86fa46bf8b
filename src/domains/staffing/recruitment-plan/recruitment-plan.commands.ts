// Education plans and publishes how many teachers a school hires; HR runs it, and puts down who came.
import { commands } from "../../../catalogue/index.ts";

const plan = {
  on: "RecruitmentPlan",
  source: "三(五)",
  duties: ["三(五)-12", "三(五)-13"],
} as const;

export const recruitmentPlanCommands = commands({
  planRecruitment: {
    ...plan,
    kind: "create",
    term: "制定招聘计划",
    description: "Plans how many teachers of a subject and stage a school hires in a school year.",
    required: ["schoolId", "schoolYear", "subject", "stage", "planned"],
  },
  changeRecruitmentPlan: {
    ...plan,
    kind: "update",
    term: "调整招聘计划",
    description: "Changes the number while the plan is not published.",
    required: ["planned"],
    before: "publishedOn",
  },
  publishRecruitmentPlan: {
    ...plan,
    kind: "update",
    term: "公布招聘计划",
    description: "Publishes the plan as of today.",
    derives: { publishedOn: "today" },
    before: "publishedOn",
  },
  recordRecruitmentResult: {
    ...plan,
    kind: "update",
    term: "登记招聘结果",
    description: "HR puts down how many applied, were qualified and were hired.",
    duties: ["三(五)-12", "三(五)-14"],
    required: ["applicants", "qualified", "hired"],
  },
});
