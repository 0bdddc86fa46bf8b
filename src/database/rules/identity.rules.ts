// What the refusals of the platform's own tables mean: those that identity.rules.sql and access-log.rules.sql declare.
import { rules } from "../../catalogue/index.ts";

export const identityRules = rules({
  access_log_never_changes: {
    fields: ["access_log.event", "access_log.hit"],
    zh: "访问日志只能追加，不得修改或删除。",
    en: "The access log is added to, never changed and never deleted from.",
  },
  policy_version_never_changes: {
    fields: ["policy_version.content", "policy_version.hash"],
    zh: "已批准的政策版本不得修改或删除。",
    en: "An approved policy version is neither changed nor deleted.",
  },
});
