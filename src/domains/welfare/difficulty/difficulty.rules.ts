// What the refusals of difficulty mean: those that difficulty.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const difficultyRules = rules({
  difficulty_record_parents: {
    clause: "三(八); 民发〔2019〕62号",
    fields: ["category", "status", "father_situation", "mother_situation"],
    zh: "孤儿父母双亡或失踪；事实无人抚养儿童父母均不能履行监护，且不是双双死亡或失踪。",
    en: "Of an orphan both parents are dead or missing; of a de-facto unattended child neither can care, and not both are.",
  },
  difficulty_record_no_overlap: {
    clause: "三(十)",
    fields: ["child_id", "category", "valid_from", "valid_to"],
    zh: "同一儿童同一困境类别的期间不得重叠。",
    en: "A child has one record of a category at a time.",
  },
  difficulty_record_orphan_or_unsupported: {
    clause: "三(十)",
    fields: ["child_id", "category", "status", "valid_from", "valid_to"],
    zh: "孤儿与事实无人抚养儿童不得同时认定。",
    en: "An orphan is never a de-facto unsupported child on the same day.",
  },
  difficulty_record_ended: {
    clause: "三(十)",
    fields: ["status", "valid_to"],
    zh: "被拒绝或已终止的记录须有终止日期。",
    en: "A refused or ended record has its last day.",
  },
  assistance_no_overlap: {
    clause: "三(十)",
    fields: ["child_id", "kind", "valid_from", "valid_to"],
    zh: "同一儿童同类救助的期间不得重叠。",
    en: "A child has one assistance of a kind at a time.",
  },
});
