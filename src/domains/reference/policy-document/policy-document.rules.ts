// What the checks of policy document mean that no form says.
import { rules } from "../../../catalogue/index.ts";

export const policyDocumentRules = rules({
  policy_document_number: {
    fields: ["number"],
    zh: "文号不为空，且不用方括号或圆括号。",
    en: "A document's number is there and has neither square nor round brackets.",
  },
});
