import { Column, Entity } from "../../../catalogue/index.ts";
import { inForce, ofDocument } from "../shared-fields.ts";
import { definition } from "./definition.table.ts";

@Entity({
  duties: ["三(十)-1"],
  table: definition,
  plural: "definitions",
  orderings: { KEY: "key" },
  term: "口径",
  description:
    "What a word means in one use. A figure names the `key` of the definition it goes by: “rural” in funding is not “rural” in rotation.",
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "四(五)",
  roots: ["list"],
  shares: [
    inForce,
    ofDocument({ description: "Document that gives the meaning; null while none is registered." }),
  ],
})
export class Definition {
  @Column(definition.key, {
    term: "口径代号",
    description: "Name that figures and rules use: word, use, edition.",
  })
  key!: string;
  @Column(definition.word, { term: "词语", description: "The word that is defined." })
  word!: string;
  @Column(definition.rule, { term: "口径", description: "What counts, in one sentence." })
  rule!: string;
  @Column(definition.source, { term: "来源", description: "Standard, document or clause it comes from." })
  source!: string;
  @Column(definition.parameterKey, {
    term: "参数键",
    description: "Parameter that holds its numbers or codes, dated; null where it has none.",
  })
  parameterKey!: string;
}
