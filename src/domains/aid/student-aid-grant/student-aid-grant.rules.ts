// What the refusals of student aid grant mean: those that student-aid-grant.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const studentAidGrantRules = rules({
  student_aid_grant_posted: {
    clause: "三(八)",
    duties: ["三(八)-5"],
    fields: ["posted_on", "decided_on"],
    zh: "资助推荐公示满规定的工作日后方可认定。",
    en: "Aid is granted once its proposal was posted for the working days that the parameter says.",
  },
  student_aid_grant_scheme_in_force: {
    clause: "三(六)(八)",
    fields: ["scheme_id", "school_year", "term"],
    zh: "资助方案须在该学期有效。",
    en: "The scheme is in force in the term.",
  },
  student_aid_grant_boarder_placement: {
    clause: "三(六)(八)",
    fields: ["student_id", "school_year", "term", "kind"],
    zh: "寄宿生补助须以该学年的寄宿就读为依据。",
    en: "Aid for boarders rests on a placement as a boarder in that school year.",
  },
  student_aid_grant_frozen: {
    clause: "四(二)",
    fields: ["batch_id", "amount_fen", "payee_account_id", "decision"],
    zh: "批次复核后，其中的资助记录不得更改或删除。",
    en: "A grant in a reviewed batch is neither changed nor deleted.",
  },
  student_aid_grant_batch_open: {
    clause: "四(二)",
    fields: ["batch_id"],
    zh: "已复核的批次不再接收新的记录。",
    en: "A reviewed batch takes no more lines.",
  },
  student_aid_grant_term_begun: {
    clause: "三(八), 四(二)",
    fields: ["batch_id", "school_year", "term"],
    zh: "学期尚未开始的资助不得列入发放批次。",
    en: "A grant goes into a batch once its term has begun.",
  },
  student_aid_grant_of_batch: {
    clause: "四(二)",
    fields: ["batch_id"],
    zh: "学生资助只能列入学生资助批次。",
    en: "A grant goes into a batch of pupils' aid.",
  },
  enrolment_keeps_boarder_aid: {
    clause: "三(六)(八)",
    fields: ["enrolment.boarding", "student_aid_grant.decision"],
    zh: "已批准的寄宿生补助所依据的寄宿就读，须先结束就读或撤销补助方可更改。",
    en: "A placement that granted aid for boarders rests on stays one of a boarder: it ends, or the grant is withdrawn first.",
  },
  student_aid_grant_decided: {
    fields: ["decision", "decided_on", "decided_by", "decision_reason", "proposed_on"],
    zh: "作出决定的资助须写明日期、决定人和理由，且不早于提出之日。",
    en: "A decision has its day, its author and its reason, and does not come before the proposal.",
  },
  student_aid_grant_applied: {
    clause: "三(八)",
    fields: ["decision", "applied_on", "proposed_on"],
    zh: "监护人的申请先由学校推荐再认定；学校推荐不早于申请。",
    en: "What a guardian applied for is forwarded by the school before it is granted, and not before it was applied for.",
  },
  student_aid_grant_application_stays: {
    clause: "三(八)",
    fields: ["archived_at", "applied_on", "decision"],
    zh: "学校已推荐的监护人申请不得撤回，由教育部门作出决定。",
    en: "A guardian's application that was forwarded is decided, not taken back.",
  },
  student_aid_grant_at_school: {
    clause: "三(八)",
    fields: ["student_id", "term_school_id"],
    zh: "申请学生资助须有在读学校。",
    en: "Aid is applied for by the school that the pupil goes to.",
  },
  student_aid_grant_amount: {
    fields: ["amount_fen", "decision", "due_fen"],
    zh: "批准的资助有金额，且不超过应发额；未批准的没有金额。",
    en: "A granted amount is there exactly where aid is granted, and is at most what is due.",
  },
  student_aid_grant_batch: {
    fields: ["batch_id", "decision", "reviewed_on", "sent_on"],
    zh: "只有批准的资助才能列入发放批次。",
    en: "Only granted aid goes into a batch.",
  },
  student_aid_grant_natural: {
    clause: "三(六)(八)",
    fields: ["student_id", "scheme_id", "school_year", "term"],
    zh: "每名学生每学期每个项目只有一项推荐或申请（撤回的除外）。",
    en: "A pupil has one proposal or application for a scheme and term, those taken back aside.",
  },
  student_aid_grant_one_living: {
    clause: "三(六)(八)",
    fields: ["student_id", "school_year", "term", "kind"],
    zh: "每名学生每学期只有一项生活补助（被拒绝的除外）。",
    en: "A pupil has one grant for living a term, refused ones aside.",
  },
});
