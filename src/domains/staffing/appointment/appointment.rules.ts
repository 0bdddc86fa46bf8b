// What the refusals of appointment mean: those that appointment.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const appointmentRules = rules({
  post_scheme_keeps_school: {
    clause: "三(五)",
    fields: ["post_scheme.school_id"],
    zh: "岗位方案不得改属其他学校。",
    en: "A scheme never changes its school.",
  },
  post_scheme_line_keeps_scheme: {
    clause: "三(五)",
    fields: ["post_scheme_line.scheme_id"],
    zh: "岗位方案的条目不得改属其他方案。",
    en: "A line never changes its scheme.",
  },
  post_keeps_line: {
    clause: "三(五)",
    fields: ["post.line_id"],
    zh: "岗位不得改属其他条目。",
    en: "A post never changes its line.",
  },
  post_within_line: {
    clause: "三(五)",
    fields: ["post_no", "line_id"],
    zh: "岗位序号不超过条目的岗位数。",
    en: "A post is one of those that its line counts.",
  },
  appointment_post_not_archived: {
    clause: "三(五)",
    fields: ["post_id"],
    zh: "已归档的岗位不得聘任。",
    en: "Nobody is appointed to an archived post.",
  },
  appointment_post_not_frozen: {
    clause: "三(五)",
    fields: ["post_id"],
    zh: "冻结的岗位不得聘任。",
    en: "Nobody is appointed to a frozen post.",
  },
  appointment_scheme_approved: {
    clause: "三(五)",
    fields: ["post_id"],
    zh: "岗位方案批准后方可聘任。",
    en: "Nobody is appointed before the post's scheme is approved.",
  },
  appointment_title_held: {
    clause: "三(五)(六)",
    fields: ["teacher_id", "post_id", "valid_from"],
    zh: "受聘人须具备岗位等级要求的职称。",
    en: "The teacher holds the title that the grade needs.",
  },
  appointment_no_overlap: {
    clause: "三(五)",
    fields: ["post_id", "valid_from", "valid_to"],
    zh: "一个岗位同一时间只聘任一人。",
    en: "A post is held by one person at a time.",
  },
  appointment_one_post: {
    clause: "三(五)",
    duties: ["三(五)-6"],
    fields: ["teacher_id", "valid_from", "valid_to"],
    // Which days somebody is appointed elsewhere is the other school's to know.
    toldAs: "appointment_fits_relation",
    zh: "一人同一时间只受聘一个岗位。",
    en: "A person holds one post at a time.",
  },
  appointment_fits_relation: {
    clause: "三(五)",
    duties: ["三(五)-6"],
    fields: ["teacher_id", "post_id", "personnel_relation.school_id", "personnel_relation.quota_category"],
    zh: "受聘人的人事关系须在岗位所在学校或其乡镇统筹，占用与岗位相应的编制（专业技术岗位对教师和教辅编制，管理岗位对行政编制，工勤岗位对工勤编制），且同期不受聘其他岗位。",
    en: "Whoever holds a post belongs to its school or its township's pool, in a place of its kind (professional in a teacher's or support place, management in an administrative one, workers in a worker's), and holds no other post then.",
  },
  appointment_confirmed_once: {
    clause: "三(五), 四(三)",
    fields: ["confirmed_on"],
    zh: "聘任只确认一次。",
    en: "An appointment is confirmed once.",
  },
  appointment_confirmed_in_term: {
    clause: "三(五), 四(三)",
    fields: ["confirmed_on", "valid_to"],
    zh: "聘期结束前方可确认聘任。",
    en: "An appointment is confirmed before its term ends.",
  },
  appointment_begins_in_time: {
    clause: "三(五)",
    fields: ["valid_from"],
    zh: "聘期最早自今日之前规定的天数开始。",
    en: "A term begins before today by the days that the parameter says at the earliest.",
  },
  term_appraisal_after_start: {
    clause: "三(五)",
    fields: ["appraised_on", "appointment_id"],
    zh: "聘期考核不早于聘期开始。",
    en: "A term is not appraised before it begins.",
  },
  appointment_as_confirmed: {
    clause: "三(五), 四(三)",
    fields: ["valid_to", "confirmed_on"],
    zh: "经人社部门确认的聘期不得延长，延长的另行聘任。",
    en: "A term that HR confirmed is not lengthened: a longer one is another appointment.",
  },
  post_keeps_appointment: {
    clause: "三(五)",
    fields: ["status"],
    zh: "在聘或已约定聘任的岗位不得冻结。",
    en: "A post that somebody is appointed to, now or later, is not frozen.",
  },
  title_grant_keeps_appointment: {
    clause: "三(五)(六)",
    fields: ["level", "granted_on", "teacher_id"],
    zh: "在聘岗位所依据的职称不得更改或撤销。",
    en: "A title stays while an appointment needs it.",
  },
  post_vacant_since: {
    clause: "三(五)",
    fields: ["status", "vacant_since"],
    zh: "空缺的岗位有空缺起始日，其他岗位没有。",
    en: "A post has a day of vacancy exactly where it is vacant.",
  },
});
