// What the refusals of personnel relation mean: those that personnel-relation.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const personnelRelationRules = rules({
  personnel_relation_no_overlap: {
    clause: "三(三)(五)",
    fields: ["teacher_id", "valid_from", "valid_to"],
    zh: "一名教职工同一时间只有一个人事关系。",
    en: "A person has one personnel relation at a time.",
  },
  personnel_relation_fits_employment: {
    clause: "三(五)",
    fields: ["quota_category", "teacher.staff_kind"],
    zh: "在编人员占编制，合同制和代课人员不占编制。",
    en: "A relation occupies a place of the quota exactly where the employment says so.",
  },
  personnel_relation_of_service: {
    clause: "三(三)(五)",
    fields: ["teacher_id", "valid_from", "valid_to"],
    zh: "在职的在编人员须始终有人事关系。",
    en: "A teacher of the quota in service has a personnel relation.",
  },
  personnel_relation_school: {
    clause: "三(三)",
    fields: ["unit", "school_id"],
    zh: "关系在学校的须写明学校，在乡镇的不写。",
    en: "A relation names a school exactly where it is one to a school.",
  },
});
