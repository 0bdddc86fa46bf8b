// What the refusals of pupil registration mean: those that pupil-registration.rules.sql declares, and the check of its table.
import { rules } from "../../../catalogue/index.ts";

export const pupilRegistrationRules = rules({
  pupil_registration_decided: {
    clause: "三(八)",
    fields: ["status", "decided_on", "decision_reason"],
    zh: "已决定的申请写明日期，不予建籍的写明理由。",
    en: "A decision has its day, and a rejection its reason.",
  },
  pupil_registration_of: {
    clause: "三(八)(十)",
    fields: ["township_id", "school_id", "category", "student_no_index", "place_kind", "village_id"],
    zh: "学校和教育部门申请建立学籍，乡镇申请登记本乡镇的儿童及其住址。",
    en: "A school or education asks for a school record, a township for a child with its place there.",
  },
  pupil_registration_final: {
    clause: "三(八)",
    fields: ["status"],
    zh: "已决定的建籍申请不再更改。",
    en: "What was decided of a registration stands.",
  },
  pupil_registration_moves: {
    clause: "三(八)(十)",
    fields: ["moves_on", "status", "township_id"],
    zh: "只有乡镇申请且比对一致的儿童，方可核准迁移。",
    en: "Who moves is a child that was matched, for a township that asked.",
  },
  pupil_registration_moves_ahead: {
    clause: "三(八)(十)",
    fields: ["moves_on"],
    zh: "迁移自当日或以后之日起。",
    en: "A child moves from today on, or from a later day.",
  },
  pupil_registration_moves_there: {
    clause: "三(八)(十)",
    fields: ["moves_on", "township_id", "place_kind", "child_location.township_id"],
    zh: "儿童在申请乡镇已有该类住址的，无须迁移。",
    en: "A child that has its place of that kind in the township already does not move there.",
  },
  pupil_registration_unmatched: {
    clause: "三(七)(八)",
    duties: ["三(八)-2"],
    fields: ["status", "child_id"],
    zh: "号码已有学籍的，须比对办理，不得重复建籍。",
    en: "Whoever's number is on record is matched, and admitted no second time.",
  },
  pupil_registration_matched: {
    clause: "三(七)(八)",
    fields: ["status", "child_id"],
    zh: "号码没有学籍的，不得按比对一致办理。",
    en: "Nobody is matched whose number is on no record.",
  },
});
