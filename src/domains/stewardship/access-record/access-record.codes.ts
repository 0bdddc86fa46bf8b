// What the lines of the access log say.
import { own } from "../../../catalogue/index.ts";

export const accessKinds = own("AccessKind", "访问类型. What was asked.", {
  read: "查询",
  command: "办理",
  refused: "拒绝",
});

export const accessOutcomes = own("AccessOutcome", "访问结果. What came of it.", {
  intended: "拟办理",
  shown: "已显示",
  refused: "已拒绝",
  failed: "失败",
});
