// What the refusals of definition mean: those that definition.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const definitionRules = rules({
  definition_key: {
    clause: "四(五)",
    fields: ["key"],
    zh: "口径代号由词语、用途和版本组成，以点分隔。",
    en: "A definition's key is its word and use, parted by a dot.",
  },
  definition_document_stays: {
    clause: "四(四)",
    duties: ["三(十)-1"],
    fields: ["document_id"],
    zh: "口径所依据的文件登记后不得更改，另立新版本。",
    en: "Which document gives a meaning is said once: another one gives another edition.",
  },
  definition_one_in_force: {
    clause: "四(五)",
    fields: ["key", "valid_from", "valid_to"],
    zh: "同一词语同一用途同一时间只有一个版本有效。",
    en: "One edition of a word's use is in force at a time.",
  },
});
