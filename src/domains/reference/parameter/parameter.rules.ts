// What the refusals of parameter mean: those that parameter.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const parameterRules = rules({
  parameter_no_overlap: {
    fields: ["key", "township_id", "valid_from", "valid_to"],
    zh: "同一参数在同一区域每天只有一个值。",
    en: "A parameter has one value a day in an area.",
  },
  parameter_one_value: {
    fields: ["number_value", "text_value"],
    zh: "参数的值或为数字，或为文字。",
    en: "A value is a number or a text, and one of them.",
  },
  parameter_figure: {
    fields: ["number_value"],
    zh: "参数的数值不超过12位整数和6位小数。",
    en: "A value has at most twelve digits and six decimals.",
  },
  parameter_stays: {
    clause: "四(四)",
    fields: ["valid_from", "valid_to", "number_value", "text_value"],
    zh: "已施行的参数、目标、标准和口径不得改写、归档或删除，最早当日终止；变更另立新版本，自当日或以后施行。",
    en: "A norm that was in force is neither rewritten nor archived nor deleted, and ends today at the earliest: a change is a new edition, from today on.",
  },
  parameter_past_days: {
    clause: "四(四)",
    fields: ["valid_from", "valid_to"],
    zh: "已过之日的内容不得改写、归档或删除，变更自当日起。",
    en: "What holds of days that are over is neither rewritten nor archived nor deleted: a change holds from today on.",
  },
  parameter_said: {
    clause: "四(四)",
    fields: ["valid_from", "valid_to"],
    zh: "登记对已过之日所载内容、已办步骤的日期及其所据，不得改写；有误的归档后另行登记。",
    en: "What a record says of days that are over, the days of its steps and what they were taken on, is not rewritten: it ends, or is archived as wrong, and another is entered beside it.",
  },
  workday_calendar_day_come: {
    clause: "四(四)",
    fields: ["day"],
    zh: "已办之事的日期不得晚于当日。",
    en: "The day on which something was done has come.",
  },
  target_no_overlap: {
    clause: "二",
    fields: ["key", "valid_from", "valid_to"],
    zh: "同一目标同一时间只有一个版本有效。",
    en: "One edition of a target is in force at a time.",
  },
  target_figures: {
    fields: ["baseline", "value"],
    zh: "基数和目标值不超过12位整数和6位小数。",
    en: "Baseline and value have at most twelve digits and six decimals.",
  },
  target_measure: {
    clause: "二",
    duties: ["四(二)-7"],
    fields: ["key", "unit", "comparator"],
    zh: "同一目标的各版本，单位和方向相同。",
    en: "A target is measured alike in all its editions: by its unit, and in its direction.",
  },
  target_key: {
    clause: "二",
    fields: ["key"],
    zh: "目标的键由词语组成，以点分隔。",
    en: "A target's key is words parted by dots.",
  },
});
