// 聘任 and 聘期考核: who holds a post for which term, and how the term was appraised. Personal: own school, HR, oneself.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { lastDay } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { ofTeacher } from "../../teachers/index.ts";
import { appointment, termAppraisal } from "./appointment.table.ts";

const personal = { owner: "hr", classification: "L3", sharing: "conditional", source: "三(五)" } as const;

@Entity({
  ...personal,
  duties: ["三(五)-6", "三(五)-8", "四(三)-14"],
  table: appointment,
  plural: "appointments",
  term: "聘任",
  description:
    "Appointment of a teacher to a post for a term [validFrom, validTo). The school records, HR confirms.",
  orderings: { VALID_TO: "validTo" },
  shares: [
    lastDay,
    ofSchool({ description: "School of the post." }),
    ofTeacher({
      term: "教职工",
      description: "Who was appointed.",
      inverse: {
        name: "appointments",
        usual: 5,
        term: "聘任",
        description: "Appointments to posts, past and present.",
      },
    }),
  ],
})
export class Appointment {
  @Column(appointment.postId, { term: "岗位标识", description: "Post." })
  postId!: string;
  @Column(appointment.townshipId, { term: "乡镇标识", description: "Township the school stands in." })
  townshipId!: string;
  @Column(appointment.contractNo, {
    term: "合同编号",
    description: "Number of the contract.",
    owner: "school",
  })
  contractNo!: string;
  @Column(appointment.competedOn, {
    term: "竞聘日期",
    description: "Day of the competition for the post; null where none was held.",
    owner: "school",
  })
  competedOn!: string;
  @Column(appointment.confirmedOn, {
    term: "人社确认日期",
    description: "Day HR confirmed it; null until then.",
  })
  confirmedOn!: string;
  @Column(appointment.validFrom, { term: "聘期起始", description: "First day of the term." })
  validFrom!: string;
  @Column(appointment.validTo, { term: "聘期终止", description: "Day after the last of the term." })
  validTo!: string;
  @ToOne("Post", "postId", {
    term: "岗位",
    description: "Post.",
    inverse: {
      name: "appointments",
      usual: 10,
      term: "聘任",
      description: "Appointments to the post, past and present.",
    },
  })
  post!: unknown;
}

@Entity({
  ...personal,
  duties: ["四(三)-14"],
  table: termAppraisal,
  plural: "termAppraisals",
  term: "聘期考核",
  description: "Appraisal at the end of a term, one per appointment. The school conducts it, HR confirms.",
  orderings: { APPRAISED_ON: "appraisedOn" },
  shares: [ofTeacher({ term: "教职工", description: "Who was appraised." })],
})
export class TermAppraisal {
  @Column(termAppraisal.appointmentId, { term: "聘任标识", description: "Appointment." })
  appointmentId!: string;
  @Column(termAppraisal.schoolId, { term: "学校标识", description: "School of the post." })
  schoolId!: string;
  @Column(termAppraisal.townshipId, { term: "乡镇标识", description: "Township the school stands in." })
  townshipId!: string;
  @Column(termAppraisal.result, {
    term: "考核结果",
    description: "Result.",
    owner: "school",
  })
  result!: string;
  @Column(termAppraisal.appraisedOn, {
    term: "考核日期",
    description: "Day of the appraisal.",
    owner: "school",
  })
  appraisedOn!: string;
  @Column(termAppraisal.confirmedOn, {
    term: "人社确认日期",
    description: "Day HR confirmed it; null until then.",
  })
  confirmedOn!: string;
  @ToOne("Appointment", "appointmentId", {
    term: "聘任",
    description: "Appointment.",
    inverse: {
      name: "appraisals",
      usual: 1,
      term: "聘期考核",
      description: "Appraisal of the term: none or one.",
    },
  })
  appointment!: unknown;
}
