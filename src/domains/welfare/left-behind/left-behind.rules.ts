// What the refusals of left behind mean: those that left-behind.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const leftBehindRules = rules({
  left_behind_record_income: {
    clause: "三(十)",
    fields: ["income_sources"],
    zh: "收入来源为务工、务农、经营、救助、亲属接济或其他，可多项。",
    en: "Income comes from work, farming, business, aid, kin or else, or from several of these.",
  },
  left_behind_record_not_at_sixteen: {
    clause: "三(十)",
    fields: ["valid_from", "child.birth_date"],
    zh: "年满十六周岁的，不再新建留守儿童档案。",
    en: "No left-behind record is opened at sixteen.",
  },
  left_behind_record_no_overlap: {
    clause: "三(十)",
    fields: ["child_id", "valid_from", "valid_to"],
    zh: "同一儿童留守档案的期间不得重叠。",
    en: "A child has one left-behind record at a time.",
  },
  left_behind_record_one_open: {
    clause: "三(十)",
    fields: ["child_id", "closed_on"],
    zh: "每名儿童只有一份未关闭的留守档案。",
    en: "A child has one open left-behind record.",
  },
  left_behind_record_before_checks: {
    clause: "三(十)",
    fields: ["valid_from", "left_behind_check.checked_on"],
    zh: "建档不晚于其排查。",
    en: "A record is opened before its checks.",
  },
  left_behind_check_after_opening: {
    clause: "三(十)",
    fields: ["checked_on", "left_behind_record.valid_from"],
    zh: "排查不早于建档。",
    en: "No check comes before the record is opened.",
  },
});
