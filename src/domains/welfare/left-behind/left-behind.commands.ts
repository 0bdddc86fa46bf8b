// The ledger of left-behind children: opened, checked and closed by the township, verified by civil affairs. At sixteen a record
// is over by itself.
import { commands } from "../../../catalogue/index.ts";

const ofRecord = {
  on: "LeftBehindRecord",
  source: "三(十)",
  duties: ["三(十)-2", "三(十)-4", "三(十)-5"],
} as const;

export const leftBehindCommands = commands({
  openLeftBehindRecord: {
    ...ofRecord,
    kind: "create",
    term: "建立留守档案",
    description: "Lists a child below sixteen as left behind, from today where no day is said.",
    duties: ["三(十)-2", "三(十)-4", "三(十)-5", "三(十)-1"],
    required: ["childId", "definition", "reason", "risk"],
    optional: ["carerId", "guardianshipGrade", "incomeSources", "openedOn"],
    derives: { validFrom: "today", writtenByIds: "person" },
  },
  updateLeftBehindRecord: {
    ...ofRecord,
    kind: "update",
    term: "更新留守档案",
    description: "Writes down what has changed of an open record. The next check falls due by the risk.",
    duties: ["三(十)-5", "三(十)-7"],
    optional: ["carerId", "reason", "risk", "guardianshipGrade", "incomeSources"],
    derives: { writtenByIds: "person" },
    before: "closedOn",
  },
  closeLeftBehindRecord: {
    ...ofRecord,
    kind: "update",
    term: "销结留守档案",
    description: "Closes a record as of today: a parent is back, or the child moved away.",
    duties: ["三(十)-4"],
    required: ["closeReason"],
    derives: { closedOn: "today" },
    before: "closedOn",
  },
  verifyLeftBehindRecord: {
    ...ofRecord,
    kind: "update",
    term: "核实留守档案",
    description: "Civil affairs has verified what the township wrote down, as of today.",
    duties: ["三(十)-5"],
    derives: { verifiedOn: "today", verifiedById: "person" },
    before: "verifiedOn",
    otherThan: ["openLeftBehindRecord", "updateLeftBehindRecord"],
  },
  recordLeftBehindCheck: {
    on: "LeftBehindCheck",
    kind: "create",
    list: true,
    term: "登记留守排查",
    description: "Records the check of a left-behind child in a period, of today where no day is said.",
    source: "三(十)",
    duties: ["三(十)-4"],
    required: ["recordId", "periodStart", "method", "finding"],
    optional: ["checkedOn"],
    derives: { checkedOn: "today", checker: { byScope: { township: "township" } } },
  },
});
