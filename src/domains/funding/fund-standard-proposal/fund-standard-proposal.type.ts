import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { fundStandardProposal } from "./fund-standard-proposal.table.ts";

@Entity({
  duties: ["四(三)-6"],
  table: fundStandardProposal,
  plural: "fundStandardProposals",
  term: "生均标准建议",
  description: "What education proposes a pupil be funded with, and what finance decided of it.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(二), 四(三)",
  orderings: { PROPOSED_ON: "proposedOn" },
})
export class FundStandardProposal {
  @Column(fundStandardProposal.item, { term: "项目", description: "What the money is counted for." })
  item!: string;
  @Column(fundStandardProposal.stage, { term: "学段", description: "Primary or junior." })
  stage!: string;
  @Column(fundStandardProposal.townshipId, {
    term: "适用乡镇标识",
    description: "Township it is for; null for the whole district.",
  })
  townshipId!: string;
  @Column(fundStandardProposal.amountFen, {
    term: "建议标准",
    description: "Amount per pupil and year.",
    unit: "fen (分)",
  })
  amountFen!: number;
  @Column(fundStandardProposal.fromDay, {
    term: "建议施行日期",
    description: "Day from which it is to hold.",
  })
  fromDay!: string;
  @Column(fundStandardProposal.reason, { term: "建议理由", description: "Why." })
  reason!: string;
  @Column(fundStandardProposal.proposedOn, { term: "建议日期", description: "Day it was proposed." })
  proposedOn!: string;
  @Column(fundStandardProposal.proposedBy, { term: "建议人", description: "Who proposed it, as named then." })
  proposedBy!: string;
  @Column(fundStandardProposal.decision, {
    term: "决定",
    description: "Proposed, adopted or declined.",
    owner: "finance",
  })
  decision!: string;
  @Column(fundStandardProposal.decidedOn, {
    term: "决定日期",
    description: "Day of the decision.",
    owner: "finance",
  })
  decidedOn!: string;
  @Column(fundStandardProposal.decidedBy, {
    term: "决定人",
    description: "Who decided, as named then.",
    owner: "finance",
  })
  decidedBy!: string;
  @Column(fundStandardProposal.decisionNote, { term: "决定说明", description: "Why so.", owner: "finance" })
  decisionNote!: string;
  @ToOne("Township", "townshipId", { term: "适用乡镇", description: "Township it is for." })
  township!: unknown;
}
