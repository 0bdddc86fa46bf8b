// Education registers the documents that rules, meanings and decisions rest on: what identifies them, not their text.
import { commands } from "../../../catalogue/index.ts";

const document = {
  on: "PolicyDocument",
  source: "四(五)",
  duties: ["三(一)-2", "三(二)-12", "三(十)-1"],
} as const;

export const policyDocumentCommands = commands({
  registerDocument: {
    ...document,
    kind: "create",
    term: "登记文件",
    description: "Registers a document that was issued, by its number in the normalised form.",
    required: ["number", "title", "issuer", "issuedOn"],
  },
  replaceDocument: {
    ...document,
    kind: "update",
    term: "登记文件替代",
    description: "Says, once, which document has taken another's place.",
    required: ["supersededById"],
    before: "supersededById",
  },
});
