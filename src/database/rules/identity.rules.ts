// What the refusals of the platform's own tables mean: those that identity, access-log and writing.rules.sql declare.
import { rules } from "../../catalogue/index.ts";

export const identityRules = rules({
  access_log_never_changes: {
    fields: ["access_log.event", "access_log.hit"],
    zh: "访问日志只能追加，不得修改或删除。",
    en: "The access log is added to, never changed and never deleted from.",
  },
  history_tells_each: {
    clause: "四(四)",
    fields: ["history.row_id", "history.operation"],
    zh: "表中各行逐行删除并记入历史，不得整表清空。",
    en: "Rows are deleted one by one, each with its rules and its history: no table is emptied at once.",
  },
  history_keeps_rows: {
    clause: "四(四)",
    fields: ["history.row_id", "history.operation"],
    zh: "登记不得删除，到期终止，有误的归档。",
    en: "What is recorded is not deleted: it ends, or is archived where it was wrong.",
  },
  history_never_changes: {
    fields: ["history.before", "history.after"],
    zh: "变更历史只能追加，不得修改或删除。",
    en: "The history of changes is added to, never changed and never deleted from.",
  },
  policy_version_never_changes: {
    fields: ["policy_version.content", "policy_version.hash"],
    zh: "已批准的政策版本不得修改或删除。",
    en: "An approved policy version is neither changed nor deleted.",
  },
});
