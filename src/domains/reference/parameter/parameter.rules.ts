// What the refusals of parameter mean: those that parameter.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const parameterRules = rules({
  parameter_no_overlap: {
    fields: ["key", "township_id", "valid_from", "valid_to"],
    zh: "同一参数在同一区域每天只有一个值。",
    en: "A parameter has one value a day in an area.",
  },
  parameter_one_value: {
    fields: ["integer_value", "text_value"],
    zh: "参数的值或为数字，或为文字。",
    en: "A value is a number or a text, and one of them.",
  },
});
