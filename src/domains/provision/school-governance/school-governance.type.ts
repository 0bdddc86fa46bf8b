// Self-reviews, charters and party organisations of schools.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { lasting, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { charter, managementReview, partyOrganisation } from "./school-governance.table.ts";

const internal = { owner: "education", classification: "L2", sharing: "conditional" } as const;

@Entity({
  ...internal,
  duties: ["二-6", "三(二)-12", "三(二)-13", "三(七)-15"],
  table: managementReview,
  plural: "managementReviews",
  term: "管理标准自评",
  description: "A school's own rating of one item of the management standard in a school year.",
  owner: "school",
  source: "三(二)",
  orderings: { DUE_ON: "dueOn" },
  shares: [
    ofSchool({
      inverse: {
        name: "managementReviews",
        usual: 50,
        term: "管理标准自评",
        description: "Own ratings against the management standard.",
      },
    }),
    ofTownship(),
  ],
})
export class ManagementReview {
  @Column(managementReview.schoolYear, {
    term: "学年",
    description: "First year of the school year (2026 = 2026-09-01…2027-08-31).",
  })
  schoolYear!: number;
  @Column(managementReview.standardId, {
    term: "标准文件标识",
    description: "Edition of the standard whose items are rated.",
  })
  standardId!: string;
  @Column(managementReview.item, { term: "条目", description: "Item of that edition." })
  item!: string;
  @Column(managementReview.score, { term: "得分", description: "Own rating, 0 to 100.", unit: "points" })
  score!: number;
  @Column(managementReview.evidence, { term: "佐证", description: "What the rating rests on." })
  evidence!: string;
  @Column(managementReview.improvement, { term: "改进措施", description: "What will be done better." })
  improvement!: string;
  @Column(managementReview.dueOn, { term: "完成期限", description: "Day the improvement is due." })
  dueOn!: string;
  @Column(managementReview.confirmedOn, {
    term: "确认日期",
    description: "Day education confirmed it; null before.",
    owner: "education",
  })
  confirmedOn!: string;
  @ToOne("PolicyDocument", "standardId", {
    term: "标准文件",
    description: "Edition of the standard whose items are rated.",
  })
  standard!: unknown;
}

@Entity({
  duties: ["三(七)-13", "三(七)-14", "三(七)-15", "四(五)-2"],
  table: charter,
  plural: "charters",
  term: "章程·制度",
  description:
    "A school's charter or rule in one edition; an internal draft until approved, public from then on. One charter is in force.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(七)",
  orderings: { APPROVED_ON: "approvedOn" },
  shares: [
    ofSchool({
      inverse: {
        name: "charters",
        usual: 10,
        term: "章程·制度",
        description: "Charters and rules, all editions.",
        classification: "L1",
      },
    }),
    ofTownship(),
  ],
})
export class Charter {
  @Column(charter.kind, { term: "类型", description: "Charter or rule." })
  kind!: string;
  @Column(charter.title, { term: "名称", description: "Title." })
  title!: string;
  @Column(charter.edition, { term: "版次", description: "Edition, counted from 1." })
  edition!: number;
  @Column(charter.adoptedOn, {
    term: "教职工大会审议日期",
    description: "Day the staff congress voted on this text; null until it did.",
    owner: "school",
  })
  adoptedOn!: string;
  @Column(charter.votesFor, {
    term: "赞成票",
    description: "Votes of the staff for it.",
    unit: "votes",
    owner: "school",
  })
  votesFor!: number;
  @Column(charter.votesAgainst, {
    term: "反对票",
    description: "Votes of the staff against it.",
    unit: "votes",
    owner: "school",
  })
  votesAgainst!: number;
  @Column(charter.approvedOn, {
    term: "核准日期",
    description: "Day education approved it; null for a draft.",
  })
  approvedOn!: string;
  @Column(charter.replacedOn, {
    term: "废止日期",
    description: "Day a later edition replaced it; null while in force.",
  })
  replacedOn!: string;
  @Column(charter.textReference, { term: "文本", description: "Where the text is kept." })
  textReference!: string;
}

@Entity({
  ...internal,
  duties: ["四(一)-4"],
  table: partyOrganisation,
  plural: "partyOrganisations",
  term: "党组织",
  description: "The party organisation of a school over a period.",
  source: "四(一)",
  shares: [
    ofSchool({
      inverse: {
        name: "partyOrganisations",
        usual: 5,
        term: "党组织",
        description: "Party organisation by period.",
      },
    }),
    ofTownship(),
    lasting,
  ],
})
export class PartyOrganisation {
  @Column(partyOrganisation.kind, {
    term: "类型",
    description: "Committee, general branch, branch or joint branch.",
  })
  kind!: string;
  @Column(partyOrganisation.secretaryName, {
    duties: ["四(一)-5"],
    term: "书记",
    description: "Name of the secretary; null while vacant.",
    classification: "L3",
  })
  secretaryName!: string;
  @Column(partyOrganisation.members, {
    duties: ["四(一)-7"],
    term: "党员数",
    description: "Members.",
    unit: "members",
  })
  members!: number;
}
