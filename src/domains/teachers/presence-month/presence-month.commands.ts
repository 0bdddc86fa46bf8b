// Who was at work in a month: the school records it, of all its staff at once.
import { commands } from "../../../catalogue/index.ts";

export const presenceMonthCommands = commands({
  recordPresence: {
    on: "PresenceMonth",
    kind: "create",
    list: true,
    term: "登记在岗",
    description: "Records whether a member of the school's staff was at work in a month.",
    source: "三(五)",
    duties: ["三(五)-17"],
    required: ["teacherId", "month", "status", "periods"],
    optional: ["leaveCause"],
  },
});
