// What the refusals of correction request mean: the checks of its table that no form says, and its keys.
import { rules } from "../../../catalogue/index.ts";

export const correctionRequestRules = rules({
  correction_request_about: {
    clause: "三(五)(八); PIPL 46",
    fields: ["child_id", "teacher_id", "matter"],
    zh: "监护人申请更正儿童的记录，教师申请更正本人的记录，事项与之相符。",
    en: "A guardian asks for a correction of the child's record, a teacher of the own one, and the matter is one of it.",
  },
  correction_request_township: {
    clause: "三(五)(八); PIPL 46",
    fields: ["department", "township_id"],
    zh: "由乡镇答复的更正申请写明乡镇，其他的不写。",
    en: "A request that a township answers names the township, and no other does.",
  },
  correction_request_answered: {
    clause: "三(五)(八); PIPL 46",
    fields: ["status", "answered_on", "answer"],
    zh: "已答复的更正申请写明日期和答复内容。",
    en: "A request that is answered has its day and its answer.",
  },
  correction_request_one_open: {
    clause: "三(五)(八); PIPL 46",
    fields: ["guardian_id", "child_id", "matter"],
    zh: "同一事项的更正申请答复前不重复提交。",
    en: "Of one matter one request at a time is open.",
  },
  correction_request_one_open_of_teacher: {
    clause: "三(五)(八); PIPL 46",
    fields: ["teacher_id", "matter"],
    zh: "同一事项的更正申请答复前不重复提交。",
    en: "Of one matter one request at a time is open.",
  },
});
