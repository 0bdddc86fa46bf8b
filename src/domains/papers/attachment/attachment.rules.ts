// What the refusals of attachment mean: those that attachment.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const attachmentRules = rules({
  attachment_of_one: {
    clause: "三(八)(十)",
    fields: ["aid_grant_id", "entrusted_care_id", "report_id", "closure_id", "difficulty_id", "plan_id"],
    zh: "附件须且只能属于一项记录。",
    en: "A paper hangs on one record.",
  },
  attachment_upload: {
    clause: "三(八)(十)",
    fields: ["content"],
    zh: "附件内容须为本人以同一身份在一小时内上传且尚未使用的文件。",
    en: "What is attached is an own upload of the last hour, in this role, that was not attached before.",
  },
  attachment_stays: {
    clause: "三(八)(十)",
    fields: ["content", "kind", "file_name"],
    zh: "已提交的附件不得改动或转移。",
    en: "A paper on file stays as it is and where it is.",
  },
  attachment_most: {
    clause: "三(八)(十)",
    fields: ["content"],
    zh: "每一提交主体对每项记录最多提交二十份附件（含已撤回的）。",
    en: "Of each side a record has twenty papers at most, those taken back included.",
  },
  attachment_file_name: {
    fields: ["file_name"],
    zh: "文件名不超过一百二十字，不含路径、控制字符和不可见字符。",
    en: "A file's name has 120 letters at most, and nothing of a path and nothing that is not seen.",
  },
});
