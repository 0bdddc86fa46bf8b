// Closures of schools with their hearings: published facts (三(八)).
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { closureHearing, schoolClosure } from "./school-closure.table.ts";

const published = {
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "三(八)",
} as const;

@Entity({
  ...published,
  duties: ["二-4", "三(八)-13"],
  table: schoolClosure,
  plural: "schoolClosures",
  term: "学校撤并",
  description:
    "The case of closing or merging a school, of idling it, taking grades from it or its rural locale. Without all its steps no rural school stops being one.",
  orderings: { PROPOSED_ON: "proposedOn" },
  shares: [
    ofSchool({
      description: "School that is to close.",
      inverse: { name: "closures", usual: 5, term: "撤并", description: "Cases of closing or merging it." },
    }),
    ofTownship(),
  ],
})
export class SchoolClosure {
  @Column(schoolClosure.aim, { term: "撤并事项", description: "What of the school it changes." })
  aim!: string;
  @Column(schoolClosure.gradeFrom, {
    term: "减少的起始年级",
    description: "Lowest grade that it loses, 1 to 9; null where it loses none or all.",
  })
  gradeFrom!: number;
  @Column(schoolClosure.gradeTo, {
    term: "减少的终止年级",
    description: "Highest grade that it loses, 1 to 9; null where it loses none or all.",
  })
  gradeTo!: number;
  @Column(schoolClosure.proposedOn, { term: "提出日期", description: "Day it was proposed." })
  proposedOn!: string;
  @Column(schoolClosure.reason, { term: "理由", description: "Why." })
  reason!: string;
  @Column(schoolClosure.travelPlan, {
    duties: ["三(八)-14"],
    term: "交通安排",
    description: "How its pupils will come to the receiving school.",
  })
  travelPlan!: string;
  @Column(schoolClosure.receivingSchoolId, {
    term: "接收学校标识",
    description: "School that takes its pupils.",
  })
  receivingSchoolId!: string;
  @Column(schoolClosure.decisionId, { term: "决定文件标识", description: "Document of the decision." })
  decisionId!: string;
  @Column(schoolClosure.decidedOn, { term: "决定日期", description: "Day of the decision; null before." })
  decidedOn!: string;
  @Column(schoolClosure.status, { term: "进展", description: "Step reached." })
  status!: string;
  @ToOne("School", "receivingSchoolId", { term: "接收学校", description: "School that takes its pupils." })
  receivingSchool!: unknown;
  @ToOne("PolicyDocument", "decisionId", { term: "决定文件", description: "Document of the decision." })
  decision!: unknown;
}

@Entity({
  ...published,
  duties: ["三(八)-13"],
  table: closureHearing,
  plural: "closureHearings",
  term: "撤并听证",
  description: "A hearing on a closure, with its votes.",
  roots: ["list", "aggregate"],
})
export class ClosureHearing {
  @Column(closureHearing.closureId, { term: "撤并标识", description: "Closure it was held on." })
  closureId!: string;
  @Column(closureHearing.heldOn, { term: "听证日期", description: "Day it was held." })
  heldOn!: string;
  @Column(closureHearing.votesFor, { term: "赞成", description: "Votes for.", unit: "votes" })
  votesFor!: number;
  @Column(closureHearing.votesAgainst, { term: "反对", description: "Votes against.", unit: "votes" })
  votesAgainst!: number;
  @Column(closureHearing.votesAbstained, { term: "弃权", description: "Abstentions.", unit: "votes" })
  votesAbstained!: number;
  @ToOne("SchoolClosure", "closureId", {
    term: "撤并",
    description: "Closure it was held on.",
    inverse: { name: "hearings", usual: 5, term: "听证", description: "Hearings held." },
  })
  closure!: unknown;
}
