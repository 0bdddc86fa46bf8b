// Care visits and activities (三(十)).
import { Column, Entity, Secret, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { careActivity, careVisit } from "./care-visit.table.ts";

const care = { owner: "township", classification: "L3", sharing: "conditional", source: "三(十)" } as const;

@Entity({
  ...care,
  duties: ["三(十)-3", "三(十)-6"],
  table: careVisit,
  plural: "careVisits",
  term: "关爱走访",
  description: "A visit to one child.",
  orderings: { VISITED_ON: "visitedOn" },
})
export class CareVisit {
  @Column(careVisit.childId, { term: "儿童标识", description: "Child." })
  childId!: string;
  @Column(careVisit.contactId, {
    term: "关爱联系标识",
    description: "Contact by which the child was named, where whoever did so may not know its id.",
  })
  contactId!: string;
  @Column(careVisit.villageId, {
    term: "村(居)标识",
    description: "Village committee that visited; null where another did.",
  })
  villageId!: string;
  @Column(careVisit.schoolId, {
    term: "在读学校标识",
    description: "School of the open enrolment; null without one.",
  })
  schoolId!: string;
  @Column(careVisit.visitedBy, { term: "走访主体", description: "Who visited." })
  visitedBy!: string;
  @Column(careVisit.visitedOn, { term: "走访日期", description: "Day." })
  visitedOn!: string;
  @Column(careVisit.kind, { term: "走访方式", description: "Home, telephone or school." })
  kind!: string;
  @Secret(
    { cipher: careVisit.noteCipher },
    { term: "走访记录", description: "Note of the visit.", classification: "L4" },
  )
  note!: string;
  @ToOne("Child", "childId", {
    term: "儿童",
    description: "Child.",
    classification: "L4",
    inverse: { name: "careVisits", term: "关爱走访", description: "Visits to the child.", owner: "township" },
  })
  child!: unknown;
}

@Entity({
  ...care,
  duties: ["三(十)-3"],
  table: careActivity,
  plural: "careActivities",
  term: "关爱活动",
  description: "An activity for one child in care, or for a group whose members are not named.",
  owner: "care",
  shares: [ofTownship({ description: "Township it took place in." })],
})
export class CareActivity {
  @Column(careActivity.childId, { term: "儿童标识", description: "Child; null for a group." })
  childId!: string;
  @Column(careActivity.contactId, {
    term: "关爱联系标识",
    description: "Contact by which the child was named, where whoever did so may not know its id.",
  })
  contactId!: string;
  @Column(careActivity.organisation, { term: "组织", description: "Organisation that held it." })
  organisation!: string;
  @Column(careActivity.heldOn, { term: "日期", description: "Day." })
  heldOn!: string;
  @Column(careActivity.kind, { term: "活动种类", description: "Kind." })
  kind!: string;
  @Column(careActivity.participants, { term: "人数", description: "Children taking part.", unit: "children" })
  participants!: number;
  @Secret(
    { cipher: careActivity.noteCipher },
    { term: "活动记录", description: "Note of the activity.", classification: "L4" },
  )
  note!: string;
  @ToOne("Child", "childId", {
    term: "儿童",
    description: "Child; null for a group.",
    classification: "L4",
  })
  child!: unknown;
}
