// Accounts that money goes to: the school enters one, education verifies it, and takes the verification back for good.
import { commands } from "../../../catalogue/index.ts";

const account = {
  on: "PayeeAccount",
  source: "三(六)(八); PIPL 28",
  duties: ["三(六)-2", "三(八)-5"],
} as const;

export const payeeAccountCommands = commands({
  enterPayeeAccount: {
    ...account,
    kind: "create",
    term: "登记收款账户",
    description:
      "Enters the account of a teacher or of a pupil of the school. Its number is shown to nobody in full.",
    required: ["holder", "bank", "account", "relation", "validFrom"],
    optional: ["teacherId", "childId", "validTo"],
    derives: { writtenByIds: "person" },
  },
  correctPayeeAccount: {
    ...account,
    kind: "update",
    term: "更正收款账户",
    description: "Corrects an account that is not verified.",
    optional: ["holder", "bank", "account", "relation", "validTo"],
    derives: { writtenByIds: "person" },
    before: "verifiedOn",
  },
  verifyPayeeAccount: {
    ...account,
    kind: "update",
    list: true,
    term: "核验收款账户",
    description: "Verifies an account as of today; the school sees nothing of it from now on.",
    derives: { verifiedOn: "today", verifiedById: "person" },
    before: "verifiedOn",
    otherThan: ["enterPayeeAccount", "correctPayeeAccount"],
  },
  revokePayeeAccount: {
    ...account,
    kind: "update",
    term: "撤销账户核验",
    description: "Takes the verification back for good: nothing is paid into it any more.",
    derives: { revokedOn: "today" },
    before: "revokedOn",
  },
  endPayeeAccount: {
    ...account,
    kind: "update",
    term: "终止收款账户",
    description: "Ends an account on a day, from which another may be entered.",
    required: ["validTo"],
  },
});
