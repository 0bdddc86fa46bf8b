// What the refusals of policy change mean: those that policy-change.rules.sql declares, and the checks of its table.
import { rules } from "../../../catalogue/index.ts";

const clause = "四(四); GB/T 22239";

export const policyChangeRules = rules({
  policy_change_of_kind: {
    fields: ["kind", "expires_at", "undoes_id", "effective_at"],
    zh: "紧急停用写明到期时间并立即生效，到期恢复写明所恢复的停用，其他变更二者皆无。",
    en: "An urgent change says when it ends and takes effect at once; what ends one says which; no other has either.",
  },
  policy_change_expires: {
    clause,
    fields: ["expires_at", "created_at"],
    zh: "紧急停用在十四日内到期。",
    en: "An urgent change ends within fourteen days.",
  },
  policy_change_signed: {
    clause,
    fields: ["status", "result_hash", "endorsed_by_id", "approved_by_id", "rejected_by_id", "in_force_at"],
    zh: "已评估的变更记有结果，已办理的步骤记有办理人，已生效的记有版本。",
    en: "What was judged has its result, each step taken its person, and what is in force its version.",
  },
  policy_change_two_of_three: {
    clause,
    fields: ["touches_protected", "endorsed_by_id", "approved_by_id"],
    zh: "涉及敏感个人信息（L4）的权限变更须由起草人以外的两人先后会签、批准。",
    en: "A change that touches protected facts (L4) is signed by two persons other than who wrote it.",
  },
  policy_change_two_people: {
    clause,
    fields: ["written_by_ids", "endorsed_by_id", "approved_by_id", "rejected_by_id"],
    zh: "权限变更由起草人、会签人以外的人批准或驳回。",
    en: "A change is approved or rejected by somebody who neither wrote nor endorsed it.",
  },
  policy_change_other_person: {
    clause,
    fields: ["written_by_ids", "endorsed_by_id", "approved_by_id", "rejected_by_id"],
    zh: "同一人的另一账号视为本人，不得会签、批准或驳回。",
    en: "Another account of the same person is that person, and signs nothing of its own.",
  },
  policy_change_own_rights: {
    clause,
    fields: ["written_by_ids", "approved_by_id", "policy_edit.role"],
    zh: "任何人不得起草、会签或批准涉及本人所任角色的权限变更。",
    en: "Nobody writes, endorses or approves a change of a role that they hold.",
  },
  policy_change_other_hash: {
    clause,
    fields: ["result_hash"],
    zh: "会签和批准的须是评估所得的结果，其哈希值不符。",
    en: "What is signed is what was judged: the hash is another one.",
  },
  policy_change_overtaken: {
    clause,
    fields: ["base_hash"],
    zh: "评估后已有其他权限版本生效，须重新评估。",
    en: "Other rights have come into force since it was judged: it is judged anew.",
  },
  policy_change_back_dated: {
    clause,
    fields: ["effective_at", "policy_edit.valid_from"],
    zh: "权限变更不得追溯生效。",
    en: "No change takes effect before it is approved, nor is a right valid from a day that is over.",
  },
  policy_change_has_edits: {
    fields: ["status"],
    zh: "提交的权限变更至少有一条变更条目。",
    en: "What is submitted has an edit.",
  },
  policy_change_ordinary: {
    clause,
    fields: ["kind"],
    zh: "紧急停用及其到期恢复不得改写或撤回。",
    en: "An urgent change, and what ends it, is neither rewritten nor withdrawn.",
  },
  policy_change_decided: {
    clause,
    fields: ["status", "kind"],
    zh: "已批准的变更不得驳回，紧急停用的到期恢复除外。",
    en: "What is approved is rejected no more, but for what ends an urgent change.",
  },
  policy_change_derives: {
    clause,
    fields: ["base_hash", "result_hash", "problems", "touches_protected", "in_force_at", "policy_number"],
    zh: "评估结果和生效情况只由平台写入。",
    en: "What was judged, and what came into force, the platform writes alone.",
  },
});
