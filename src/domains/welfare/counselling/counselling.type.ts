// Psychological counselling (三(十); 精神卫生法23).
import { Column, Entity, Secret } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { counsellingSession } from "./counselling.table.ts";

@Entity({
  duties: ["三(十)-9"],
  table: counsellingSession,
  plural: "counsellingSessions",
  term: "心理辅导",
  description: "One session of one child with one counsellor.",
  owner: "school",
  classification: "L4",
  sharing: "none",
  source: "三(十)",
  shares: [
    ofSchool({ description: "School it was held at.", classification: "L2" }),
    ofChild({
      inverse: {
        name: "counsellingSessions",
        term: "心理辅导",
        description: "Sessions with a counsellor.",
        owner: "school",
        sharing: "none",
      },
    }),
  ],
})
export class CounsellingSession {
  @Column(counsellingSession.counsellorTeacherId, { term: "辅导教师标识", description: "Counsellor." })
  counsellorTeacherId!: string;
  @Column(counsellingSession.heldOn, { term: "日期", description: "Day.", classification: "L2" })
  heldOn!: string;
  @Column(counsellingSession.topic, { term: "主题", description: "Topic." })
  topic!: string;
  @Secret({ cipher: counsellingSession.noteCipher }, { term: "辅导记录", description: "Note." })
  note!: string;
}
