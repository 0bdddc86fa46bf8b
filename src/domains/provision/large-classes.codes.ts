// Code tables of the large-class ledger.
import { own } from "../../catalogue/index.ts";

export const largeClassMeasures = own("LargeClassMeasureKind", "大班额化解措施.", {
  divert: "分流",
  split: "拆班",
  build: "扩建",
  cap: "限招",
  redraw: "调整划片",
});

export const largeClassAssessments = own("LargeClassAssessment", "大班额考核结果.", {
  reward: "奖励",
  none: "无奖惩",
  penalty: "惩处",
});
