// What the refusals of the platform's own tables mean: those that identity, access-log and writing.rules.sql declare.
import { rules } from "../../catalogue/index.ts";

export const identityRules = rules({
  assignment_administrators_apart: {
    fields: ["assignment.person_id", "assignment.role", "person.natural_person_code"],
    zh: "系统管理员、安全管理员、审计管理员由三个不同的人担任，且不兼任其他岗位，同一人以多个账户任职的也不得兼任。",
    en: "The three administrators are three people, each of them nothing else, whichever of their accounts it is.",
  },
  assignment_administrator_known: {
    fields: ["assignment.person_id", "person.natural_person_code"],
    zh: "担任管理员的账户须登记自然人编码。",
    en: "Of who administers the code of the natural person is on record.",
  },
  assignment_administrators_stay: {
    fields: ["assignment.valid_to", "person.disabled_at"],
    zh: "三类管理员任何时候均有人担任，须先有接任者，方可终止、到期或停用。",
    en: "Each of the three administrators has somebody on every day to come: a successor is there before one ends.",
  },
  person_linked_once: {
    fields: ["person.issuer", "person.subject"],
    zh: "账户绑定的登录身份不得更换。",
    en: "What an account's tokens say stays the same: another subject is another account.",
  },
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
