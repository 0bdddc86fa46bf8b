// Children in difficulty, assistance, and the children civil affairs may know of (三(八)(十)).
import { sql } from "drizzle-orm";
import { Column, Computed, Entity, Secret, ToOne } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { lasting } from "../../reference/index.ts";
import { assistance, civilAffairsCandidate, difficultyRecord } from "./difficulty.table.ts";

const sensitive = {
  owner: "civil-affairs",
  classification: "L4",
  sharing: "conditional",
  source: "三(八)",
} as const;

@Entity({
  ...sensitive,
  duties: ["三(八)-4", "四(三)-10"],
  table: difficultyRecord,
  plural: "difficultyRecords",
  term: "困境儿童",
  description: "A category of difficulty a child is listed under over a period.",
  shares: [
    ofChild({
      inverse: {
        name: "difficultyRecords",
        usual: 5,
        term: "困境记录",
        description: "Categories of difficulty the child is listed under.",
        owner: "civil-affairs",
      },
    }),
    lasting,
  ],
})
export class DifficultyRecord {
  @Column(difficultyRecord.schoolId, {
    term: "在读学校标识",
    description: "School of the open enrolment; null without one.",
  })
  schoolId!: string;
  @Column(difficultyRecord.category, {
    term: "困境类别",
    description: "Category; an orphan is never a de-facto unsupported child at the same time.",
  })
  category!: string;
  @Column(difficultyRecord.status, {
    term: "认定状态",
    description: "Applied, confirmed, refused or ended.",
  })
  status!: string;
  @Column(difficultyRecord.fatherSituation, {
    term: "父亲情况",
    description: "Why the father cannot care, or that he can; asked of orphans and the unattended in fact.",
    source: "民发〔2019〕62号",
  })
  fatherSituation!: string;
  @Column(difficultyRecord.motherSituation, {
    term: "母亲情况",
    description: "The same of the mother.",
    source: "民发〔2019〕62号",
  })
  motherSituation!: string;
  @Column(difficultyRecord.acceptedTownshipId, {
    term: "受理乡镇标识",
    description: "Township that took the application.",
  })
  acceptedTownshipId!: string;
  @Column(difficultyRecord.refusalReason, {
    term: "不予认定理由",
    description: "Why the application was refused; null where it was not.",
  })
  refusalReason!: string;
  @Computed({
    duties: ["三(八)-6"],
    term: "在校",
    description: "Whether the child has an open enrolment in the district.",
    scalar: "boolean",
    expression: ({ column }) => sql`(${column("schoolId")} is not null)`,
  })
  inSchool!: boolean;
  @ToOne("School", "schoolId", { term: "在读学校", description: "School of the open enrolment." })
  school!: unknown;
  @ToOne("Township", "acceptedTownshipId", {
    term: "受理乡镇",
    description: "Township that took the application.",
  })
  acceptedTownship!: unknown;
}

@Entity({
  ...sensitive,
  duties: ["三(八)-4", "三(十)-6", "四(三)-11"],
  table: assistance,
  plural: "assistances",
  term: "救助",
  description: "What a child is given month by month.",
  shares: [
    ofChild({
      inverse: {
        name: "assistances",
        usual: 5,
        term: "救助",
        description: "Assistance the child is given.",
        owner: "civil-affairs",
      },
    }),
    lasting,
  ],
})
export class Assistance {
  @Column(assistance.kind, { term: "救助种类", description: "Kind." })
  kind!: string;
  @Column(assistance.amountFen, { term: "月标准", description: "Amount per month.", unit: "fen (分)" })
  amountFen!: number;
  @Secret(
    { cipher: assistance.householdFinancesCipher },
    { term: "家庭经济状况", description: "Findings on the household's means." },
  )
  householdFinances!: string;
  @Column(assistance.acceptedTownshipId, {
    term: "受理乡镇标识",
    description: "Township that took the application.",
  })
  acceptedTownshipId!: string;
  @ToOne("Township", "acceptedTownshipId", {
    term: "受理乡镇",
    description: "Township that took the application.",
  })
  acceptedTownship!: unknown;
}

@Entity({
  ...sensitive,
  duties: ["四(三)-10"],
  table: civilAffairsCandidate,
  plural: "civilAffairsCandidates",
  term: "民政关注儿童",
  description:
    "A child civil affairs may know of: listed, referred or reported to it, or left behind. Kept by triggers.",
  source: "三(十)",
  roots: ["record", "list"],
  shares: [
    ofChild({
      inverse: {
        name: "civilAffairsCandidates",
        usual: 5,
        term: "民政关注",
        description: "Why civil affairs may know of the child.",
        owner: "civil-affairs",
      },
    }),
    lasting,
  ],
})
export class CivilAffairsCandidate {
  @Column(civilAffairsCandidate.id, { term: "标识", description: "Id of the row that makes it one." })
  id!: string;
  @Column(civilAffairsCandidate.reason, {
    term: "缘由",
    description: "Why the child is known to civil affairs.",
  })
  reason!: string;
  @Column(civilAffairsCandidate.hukouTownshipId, { term: "户籍乡镇标识", description: "Township of hukou." })
  hukouTownshipId!: string;
  @Column(civilAffairsCandidate.residenceTownshipId, {
    term: "居住乡镇标识",
    description: "Township of residence.",
  })
  residenceTownshipId!: string;
  @Column(civilAffairsCandidate.schoolId, {
    term: "在读学校标识",
    description: "School of the open enrolment; null where the child is in no school.",
  })
  schoolId!: string;
  @ToOne("School", "schoolId", {
    term: "在读学校",
    description: "School, with its office's telephone; null where the child is in no school.",
  })
  school!: unknown;
  @ToOne("Township", "hukouTownshipId", { term: "户籍乡镇", description: "Township of hukou." })
  hukouTownship!: unknown;
  @ToOne("Township", "residenceTownshipId", { term: "居住乡镇", description: "Township of residence." })
  residenceTownship!: unknown;
}
