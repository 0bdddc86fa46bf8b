// What the refusals of versions of the policy mean: those that identity.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../catalogue/index.ts";

export const identityRules = rules({
  policy_version_never_changes: {
    fields: ["policy_version.content", "policy_version.hash"],
    zh: "已批准的政策版本不得修改或删除。",
    en: "An approved policy version is neither changed nor deleted.",
  },
});
