// The large-class ledger of the graph. No pupil, no person: class, sizes, measures, result.
import { sql } from "drizzle-orm";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { largeClassCase, largeClassMeasure } from "./large-class.table.ts";

const internal = {
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(四)",
} as const;

@Entity({
  ...internal,
  duties: ["二-5", "三(四)-5", "三(四)-15"],
  table: largeClassCase,
  plural: "largeClassCases",
  term: "大班额台账",
  description: "A class found with 56 pupils or more: opened on that day, cleared below 56.",
  orderings: { FOUND_ON: "foundOn" },
  shares: [
    ofSchool({
      description: "School of the class.",
      inverse: {
        name: "largeClassCases",
        usual: 10,
        term: "大班额台账",
        description: "Its large classes on the ledger.",
      },
    }),
    ofTownship(),
  ],
})
export class LargeClassCase {
  @Column(largeClassCase.classId, { term: "班级标识", description: "Class." })
  classId!: string;
  @Column(largeClassCase.schoolYear, { term: "学年", description: "School year of the class (first year)." })
  schoolYear!: number;
  @Column(largeClassCase.foundOn, { term: "发现日期", description: "Day it was found." })
  foundOn!: string;
  @Column(largeClassCase.sizeThen, {
    term: "发现时班额",
    description: "Pupils on that day.",
    unit: "pupils",
  })
  sizeThen!: number;
  @Column(largeClassCase.latestSize, {
    term: "最近班额",
    description: "Pupils since the class last changed; stands still once the case is cleared.",
    unit: "pupils",
  })
  latestSize!: number;
  @Column(largeClassCase.responsiblePost, {
    term: "责任岗位",
    description: "Post that answers for it; no person's name.",
  })
  responsiblePost!: string;
  @Column(largeClassCase.clearedOn, { term: "销号日期", description: "Day it was cleared; null while open." })
  clearedOn!: string;
  @Column(largeClassCase.closedOn, {
    term: "封存日期",
    description: "Day after the school year that ended with the case uncleared; null before.",
    source: "四(四)",
  })
  closedOn!: string;
  @Column(largeClassCase.assessment, {
    duties: ["三(四)-6"],
    term: "考核结果",
    description: "Reward, none or penalty.",
  })
  assessment!: string;
  @Column(largeClassCase.assessmentNote, { term: "考核说明", description: "Note on that result." })
  assessmentNote!: string;
  @Computed({
    term: "持续天数",
    description: "Days from finding to clearing or the end of the school year, or until today.",
    unit: "days",
    scalar: "int",
    expression: ({ column, today }) =>
      sql`(coalesce(${column("clearedOn")}, ${column("closedOn")}, ${today}) - ${column("foundOn")})`,
  })
  openDays!: number;
  @ToOne("SchoolClass", "classId", {
    term: "班级",
    description: "Class.",
    inverse: {
      name: "largeClassCases",
      usual: 5,
      term: "大班额台账",
      description: "Cases of this class on the ledger of large classes.",
    },
  })
  schoolClass!: unknown;
}

@Entity({
  ...internal,
  duties: ["三(四)-5", "三(四)-14"],
  table: largeClassMeasure,
  plural: "largeClassMeasures",
  term: "大班额化解措施",
  description: "A measure on a large class, with its due day.",
  orderings: { DUE_ON: "dueOn" },
  shares: [ofSchool({ description: "School of the case." }), ofTownship()],
})
export class LargeClassMeasure {
  @Column(largeClassMeasure.caseId, { term: "台账标识", description: "Case." })
  caseId!: string;
  @Column(largeClassMeasure.kind, {
    term: "措施",
    description: "Kind of measure.",
  })
  kind!: string;
  @Column(largeClassMeasure.toSchoolId, {
    term: "分流学校标识",
    description: "School that takes diverted pupils.",
  })
  toSchoolId!: string;
  @Column(largeClassMeasure.toClassId, {
    term: "分流班级标识",
    description: "Class that takes diverted pupils; it may not become large by it.",
  })
  toClassId!: string;
  @Column(largeClassMeasure.pupils, { term: "人数", description: "Pupils concerned.", unit: "pupils" })
  pupils!: number;
  @Column(largeClassMeasure.dueOn, { term: "期限", description: "Day it is due." })
  dueOn!: string;
  @Column(largeClassMeasure.doneOn, { term: "完成日期", description: "Day it was done; null before." })
  doneOn!: string;
  @ToOne("LargeClassCase", "caseId", {
    term: "台账",
    description: "Case.",
    inverse: { name: "measures", usual: 5, term: "化解措施", description: "Measures taken." },
  })
  largeClassCase!: unknown;
  @ToOne("School", "toSchoolId", { term: "分流学校", description: "School that takes diverted pupils." })
  toSchool!: unknown;
}
