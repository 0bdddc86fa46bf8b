// Education names the document that a meaning comes from.
import { commands } from "../../../catalogue/index.ts";

export const definitionCommands = commands({
  citeDefinition: {
    on: "Definition",
    kind: "update",
    term: "登记口径依据",
    description: "Names the registered document that gives a meaning, once.",
    source: "四(五)",
    duties: ["三(十)-1"],
    required: ["documentId"],
    before: "documentId",
  },
});
