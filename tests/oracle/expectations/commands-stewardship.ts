// Who changes rights: stewards alone, by hand from GB/T 22239.
import { type ExpectedCommands, on, saying } from "./commands.ts";

const said = saying();

export const stewardshipCommands: ExpectedCommands = {
  "data-steward": on("every row", {
    draftPolicyChange: said("PolicyChange: title reason effectiveAt"),
    submitPolicyChange: {},
    revisePolicyChange: said("PolicyChange: title reason effectiveAt"),
    endorsePolicyChange: said("PolicyChange: resultHash"),
    approvePolicyChange: said("PolicyChange: resultHash"),
    rejectPolicyChange: said("PolicyChange: decisionReason"),
    withdrawPolicyChange: {},
    revokeAtOnce: said(
      "PolicyChange: title reason expiresAt",
      "PolicyEdit: kind role onType fields uses commands",
    ),
    addPolicyEdit: said(
      "PolicyEdit: changeId kind role onType fields uses rows mask reach archivedRows duties purposes cite basis commands createFields updateFields grantId validFrom validUntil",
    ),
    dropPolicyEdit: {},
  }),
};
