// Psychological counselling (三(十); 精神卫生法23).
import { Column, Entity, Secret, ToOne } from "../../../catalogue/index.ts";
import { counsellingSession } from "./counselling.table.ts";

@Entity({
  table: counsellingSession,
  plural: "counsellingSessions",
  term: "心理辅导",
  description: "One session of one child with one counsellor.",
  owner: "school",
  classification: "L4",
  sharing: "none",
  source: "三(十)",
})
export class CounsellingSession {
  @Column(counsellingSession.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(counsellingSession.childId, { term: "儿童标识", description: "Child." })
  childId!: string;
  @Column(counsellingSession.schoolId, {
    term: "学校标识",
    description: "School it was held at.",
    classification: "L2",
  })
  schoolId!: string;
  @Column(counsellingSession.counsellorTeacherId, { term: "辅导教师标识", description: "Counsellor." })
  counsellorTeacherId!: string;
  @Column(counsellingSession.heldOn, { term: "日期", description: "Day.", classification: "L2" })
  heldOn!: string;
  @Column(counsellingSession.topic, { term: "主题", description: "Topic." })
  topic!: string;
  @Secret({ cipher: counsellingSession.noteCipher }, { term: "辅导记录", description: "Note." })
  note!: string;
  @ToOne("Child", "childId", {
    term: "儿童",
    description: "Child.",
    inverse: {
      name: "counsellingSessions",
      term: "心理辅导",
      description: "Sessions with a counsellor.",
      owner: "school",
      sharing: "none",
    },
  })
  child!: unknown;
  @ToOne("School", "schoolId", { term: "学校", description: "School it was held at.", classification: "L2" })
  school!: unknown;
}
