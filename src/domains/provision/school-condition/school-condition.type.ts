// Stages, conditions and courses of a school. The school enters them, education owns them.
import { Column, Computed, Entity } from "../../../catalogue/index.ts";
import { lasting, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { placesUsed, pupilsCertified } from "./places-used.expression.ts";
import { schoolCondition, schoolStage } from "./school-condition.table.ts";
import { standardMark } from "./standard.expression.ts";

const schoolYearFacts = {
  term: "学年",
  description: "First year of the school year (2026 = 2026-09-01…2027-08-31).",
} as const;
const area = "square decimetre (dm²); 100 = 1 m²";

@Entity({
  table: schoolStage,
  plural: "schoolStages",
  term: "办学学段",
  description: "A stage a school teaches over a period, with its grades; a nine-year school has two.",
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "三(一)",
  shares: [
    ofSchool({
      inverse: { name: "stages", usual: 5, term: "办学学段", description: "Stages it teaches, by period." },
    }),
    ofTownship(),
    lasting,
  ],
})
export class SchoolStage {
  @Column(schoolStage.stage, { term: "学段", description: "Primary or junior." })
  stage!: string;
  @Column(schoolStage.gradeFrom, { term: "起始年级", description: "Lowest grade, 1 to 9." })
  gradeFrom!: number;
  @Column(schoolStage.gradeTo, { term: "终止年级", description: "Highest grade, 1 to 9." })
  gradeTo!: number;
  @Column(schoolStage.places, {
    duties: ["三(一)-1", "三(一)-8", "三(一)-10"],
    term: "学位数",
    description: "Places that the stage has; null where not counted.",
    unit: "places",
    source: "三(一)",
  })
  places!: number;
  @Computed({
    duties: ["三(一)-10"],
    term: "核定在校生数",
    description:
      "Pupils of the stage by the latest certified counts of the school year that `asOf`, or today, lies in; null where nothing is certified, and of a stage that is not taught on that day.",
    unit: "pupils",
    source: "三(一)",
    classification: "L2",
    scalar: "int",
    dated: true,
    expression: pupilsCertified,
  })
  certifiedPupils!: number;
  @Computed({
    duties: ["三(一)-10", "三(一)-11"],
    term: "学位使用率",
    description:
      "Those pupils of a thousand places, rounded down: far below 1000 the places stand empty, above it they are short. Null without places or a certified count.",
    unit: "‰",
    source: "三(一)",
    classification: "L2",
    scalar: "int",
    dated: true,
    expression: placesUsed,
  })
  usePermille!: number;
}

@Entity({
  duties: ["二-1", "二-6", "三(二)-2", "三(二)-3", "三(二)-5"],
  table: schoolCondition,
  plural: "schoolConditions",
  term: "办学条件",
  description:
    "A school's conditions in one school year, stored for the whole school. Internal until published (`publishedOn`), then public.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(二)",
  orderings: { PUBLISHED_ON: "publishedOn" },
  shares: [
    ofSchool({
      inverse: { name: "conditions", usual: 10, term: "办学条件", description: "Conditions by school year." },
    }),
    ofTownship(),
  ],
})
export class SchoolCondition {
  @Column(schoolCondition.schoolYear, schoolYearFacts)
  schoolYear!: number;
  @Column(schoolCondition.teachingAreaDm2, {
    term: "教学及辅助用房面积",
    description: "Teaching area, without indoor sports.",
    unit: area,
  })
  teachingAreaDm2!: number;
  @Column(schoolCondition.sportsAreaDm2, {
    term: "体育运动场馆面积",
    description: "Sports area, indoors and out.",
    unit: area,
  })
  sportsAreaDm2!: number;
  @Column(schoolCondition.dormAreaDm2, {
    term: "学生宿舍面积",
    description: "Dormitory area.",
    unit: area,
  })
  dormAreaDm2!: number;
  @Column(schoolCondition.beds, { term: "床位", description: "Beds for boarders.", unit: "beds" })
  beds!: number;
  @Column(schoolCondition.canteenAreaDm2, { term: "食堂面积", description: "Canteen area.", unit: area })
  canteenAreaDm2!: number;
  @Column(schoolCondition.teacherFlats, {
    duties: ["三(二)-4"],
    term: "教师周转房",
    description: "Flats for teachers posted there.",
    unit: "flats",
    source: "三(六)",
  })
  teacherFlats!: number;
  @Column(schoolCondition.equipmentFen, {
    term: "教学仪器设备值",
    description: "Book value of teaching equipment.",
    unit: "fen (分)",
  })
  equipmentFen!: number;
  @Column(schoolCondition.books, { term: "图书册数", description: "Books in the library.", unit: "volumes" })
  books!: number;
  @Column(schoolCondition.computers, {
    term: "学生用计算机",
    description: "Computers for pupils.",
    unit: "computers",
  })
  computers!: number;
  @Column(schoolCondition.multimediaRooms, {
    term: "多媒体教室",
    description: "Networked multimedia rooms.",
    unit: "rooms",
  })
  multimediaRooms!: number;
  @Column(schoolCondition.musicRooms, { term: "音乐教室", description: "Music rooms.", unit: "rooms" })
  musicRooms!: number;
  @Column(schoolCondition.artRooms, { term: "美术教室", description: "Art rooms.", unit: "rooms" })
  artRooms!: number;
  @Column(schoolCondition.bandwidthMbps, {
    duties: ["三(二)-6"],
    term: "网络带宽",
    description: "Bandwidth of the campus network.",
    unit: "Mbit/s",
  })
  bandwidthMbps!: number;
  @Column(schoolCondition.weakSchool, {
    duties: ["三(二)-1"],
    term: "薄弱学校",
    description: "Counted as a weak school that year.",
  })
  weakSchool!: boolean;
  @Column(schoolCondition.weakBasis, {
    term: "薄弱认定依据",
    description: "Why it is counted as weak; null otherwise.",
  })
  weakBasis!: string;
  @Column(schoolCondition.strongSchool, {
    duties: ["三(三)-8"],
    term: "优质学校",
    description:
      "Counted as a strong school (优质学校) that year: like a town school it sends teachers to rural ones in the plan's way of counting.",
    source: "三(三)",
  })
  strongSchool!: boolean;
  @Column(schoolCondition.strongBasis, {
    term: "优质认定依据",
    description: "Why it is counted as strong; null otherwise.",
    source: "三(三)",
  })
  strongBasis!: string;
  @Computed(standardMark("教学及辅助用房", "building.teaching-area", "teachingAreaDm2", "students"))
  teachingAreaMet!: boolean;
  @Computed(standardMark("体育运动场馆", "building.sports-area", "sportsAreaDm2", "students"))
  sportsAreaMet!: boolean;
  @Computed(standardMark("学生宿舍", "building.dorm-area", "dormAreaDm2", "boarders"))
  dormAreaMet!: boolean;
  @Computed(standardMark("食堂", "building.canteen-area", "canteenAreaDm2", "students"))
  canteenAreaMet!: boolean;
  @Computed(standardMark("音乐教室", "building.music-rooms", "musicRooms"))
  musicRoomsMet!: boolean;
  @Computed(standardMark("美术教室", "building.art-rooms", "artRooms"))
  artRoomsMet!: boolean;
  @Computed(standardMark("教学仪器设备", "equipment.value", "equipmentFen", "students"))
  equipmentMet!: boolean;
  @Computed(standardMark("图书", "equipment.books", "books", "students"))
  booksMet!: boolean;
  @Computed(standardMark("学生用计算机", "equipment.computers", "computers", "students"))
  computersMet!: boolean;
  @Computed(standardMark("多媒体教室", "equipment.multimedia-rooms", "multimediaRooms", "students"))
  multimediaRoomsMet!: boolean;
  @Computed(standardMark("网络带宽", "equipment.bandwidth", "bandwidthMbps"))
  bandwidthMet!: boolean;
  @Column(schoolCondition.publishedOn, {
    duties: ["四(五)-2"],
    term: "公开日期",
    description: "Day the row was published; null before.",
    source: "四(五)",
  })
  publishedOn!: string;
}
