// What the refusals of policy edit mean: those that policy-edit.rules.sql declares, and the checks of its table.
import { rules } from "../../../catalogue/index.ts";

const clause = "四(四); GB/T 22239";

export const policyEditRules = rules({
  policy_edit_form: {
    fields: ["kind", "on_type", "fields", "uses", "rows", "cite", "basis", "commands", "grant_id"],
    zh: "各类变更条目须填写其所需的内容，且不填写其他内容。",
    en: "An edit says what its kind needs, and nothing else.",
  },
  policy_edit_words: {
    fields: ["role", "on_type", "fields", "uses", "commands", "duties", "purposes"],
    zh: "角色、类型、字段、用途、办理事项、职责和目的以其标识填写，多项之间以一个空格分隔。",
    en: "Roles, types, fields, uses, commands, duties and purposes are named by their words, one blank between two.",
  },
  policy_edit_fields_by_type: {
    fields: ["create_fields", "update_fields"],
    zh: "可填写的字段按类型列出，如“School: name closedOn, SchoolClass: cap”。",
    en: "Fields to set are listed by type: `School: name closedOn, SchoolClass: cap`.",
  },
  policy_edit_condition: {
    fields: ["rows"],
    zh: "数据范围为 always、current 或以 JSON 表示的条件。",
    en: "Rows are `always`, `current`, or a condition as JSON.",
  },
  policy_edit_of_draft: {
    clause,
    fields: ["change_id", "policy_change.status"],
    zh: "变更条目只在起草中增减。",
    en: "Edits are added to a draft and dropped from it, and from nothing else.",
  },
  policy_edit_stays: {
    clause,
    fields: ["kind", "role", "on_type", "fields"],
    zh: "变更条目不得改写，有误的去掉后另行添加。",
    en: "An edit is not rewritten: it is dropped, and another one added.",
  },
  policy_edit_of_administrators: {
    clause,
    fields: ["role"],
    zh: "安全、系统、审计三类管理员的权限不经本流程变更。",
    en: "What the three administrators may is changed by nobody this way.",
  },
  policy_edit_only_takes: {
    clause,
    fields: ["kind", "policy_change.kind"],
    zh: "紧急停用只收回或停止，不授予。",
    en: "An urgent change withdraws and stops, and gives nothing.",
  },
});
