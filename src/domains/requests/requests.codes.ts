// Code lists of what guardians and teachers ask for. The project's own words [P].
import { own } from "../../catalogue/index.ts";

export const correctionMatters = own(
  "CorrectionMatter",
  "更正事项. What a record is said to be wrong about; it says who answers.",
  {
    identity: "身份信息",
    hukou: "户籍",
    residence: "居住地",
    guardianship: "监护关系",
    enrolment: "学籍与就读",
    aid: "资助",
    meals: "营养改善",
    "staff-file": "教职工档案",
    placement: "任教与交流",
    subsidy: "岗位补助",
    appointment: "岗位聘任与考核",
    title: "职称",
  },
);

export const correctionDepartments = own("CorrectionDepartment", "更正答复部门. Whose correction is final.", {
  education: "教育",
  township: "乡镇街道",
  hr: "人力社保",
});

export const correctionStatuses = own("CorrectionStatus", "更正办理状态.", {
  submitted: "已提交",
  corrected: "已更正",
  declined: "不予更正",
});

export const consentMatters = own("ConsentMatter", "同意事项. What a guardian agrees to.", {
  assessment: "残疾评估",
  placement: "教育安置",
  counselling: "心理辅导",
  examination: "健康检查",
});

export const consentStatuses = own("ConsentStatus", "同意状态.", {
  given: "已同意",
  withdrawn: "已撤回",
});

export const appealStatuses = own("AppealStatus", "申诉办理状态.", {
  submitted: "已提交",
  upheld: "维持原决定",
  returned: "退回重新决定",
});

export const rotationApplicationStatuses = own("RotationApplicationStatus", "轮岗申请办理状态.", {
  submitted: "已申请",
  approved: "已同意",
  declined: "不予同意",
});
