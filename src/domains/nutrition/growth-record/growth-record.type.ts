import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { inSchoolYear } from "../../reference/index.ts";
import { growthRecord } from "./growth-record.table.ts";

@Entity({
  duties: ["三(八)-10"],
  table: growthRecord,
  plural: "growthRecords",
  term: "学生体检记录",
  description:
    "A pupil's yearly measurement. Health data of the pupil's school; elsewhere only `growthCube`.",
  owner: "school",
  classification: "L4",
  sharing: "none",
  source: "三(八)",
  shares: [inSchoolYear],
})
export class GrowthRecord {
  @Column(growthRecord.studentId, { term: "学籍标识", description: "School record." })
  studentId!: string;
  @Column(growthRecord.measuringSchoolId, {
    term: "体检学校标识",
    description: "School that measured the pupil.",
  })
  measuringSchoolId!: string;
  @Column(growthRecord.measuredOn, { term: "体检日期", description: "Day of the measurement." })
  measuredOn!: string;
  @Column(growthRecord.heightMm, { term: "身高", description: "Height.", unit: "millimetre" })
  heightMm!: number;
  @Column(growthRecord.weightG, { term: "体重", description: "Weight.", unit: "gram" })
  weightG!: number;
  @Column(growthRecord.status, {
    term: "生长状况",
    description: "Finding for age and sex.",
  })
  status!: string;
  @ToOne("Student", "studentId", {
    term: "学籍",
    description: "School record.",
    inverse: {
      name: "growthRecords",
      usual: 4,
      term: "体检记录",
      description: "Yearly measurements.",
      owner: "school",
      sharing: "none",
    },
  })
  student!: unknown;
  @ToOne("School", "measuringSchoolId", { term: "体检学校", description: "School that measured the pupil." })
  measuringSchool!: unknown;
}
