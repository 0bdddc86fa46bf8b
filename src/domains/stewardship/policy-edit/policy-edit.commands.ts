// The edits of a draft. One that stands is not rewritten: it is dropped, and another one added.
import { commands } from "../../../catalogue/index.ts";

const edit = { on: "PolicyEdit", source: "GB/T 22239" } as const;

export const policyEditCommands = commands({
  addPolicyEdit: {
    ...edit,
    kind: "create",
    term: "添加变更条目",
    description:
      "Adds an edit to a draft: grant fields to a role, withdraw or deny them, limit a grant's days, let a role give commands, or stop it. Whoever adds one has written the change.",
    required: ["changeId", "kind", "role"],
    optional: [
      "onType",
      "fields",
      "uses",
      "rows",
      "mask",
      "reach",
      "archivedRows",
      "duties",
      "purposes",
      "cite",
      "basis",
      "commands",
      "createFields",
      "updateFields",
      "grantId",
      "validFrom",
      "validUntil",
    ],
    derives: { number: { code: "0" } },
  },
  dropPolicyEdit: {
    ...edit,
    kind: "archive",
    term: "去掉变更条目",
    description: "Takes an edit out of a draft. Whoever drops one has written the change.",
  },
});
