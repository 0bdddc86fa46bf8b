// The staff's tables that the sample fills, parents before children. `rotationEligibility` is filled by SQL when all
// rows are there.
import type {
  classTeaching,
  personnelRelation,
  placementSubject,
  presenceMonth,
  rotationEligibility,
  staffRule,
  teacher,
  teacherTraining,
  teachingPlacement,
  titleGrant,
} from "../../domains/teachers/index.ts";
import type { RowOf } from "../rows.ts";
import { createTableCopy } from "../table-copy.ts";

export type TeacherRow = RowOf<typeof teacher>;

const row = { id: true, createdAt: true } as const;
const period = { validFrom: true, validTo: true } as const;
const ofTeacher = { ...row, teacherId: true, schoolId: true } as const;

export const createTeacherTables = () => ({
  staffRule: createTableCopy<RowOf<typeof staffRule>>("staff_rule", {
    ...row,
    ...period,
    documentNumber: true,
    rotationYears: true,
    rotationAgeMen: true,
    rotationAgeWomen: true,
    rotationBackboneFrom: true,
    rotationPlanOf: true,
    absentMonths: true,
    trainingHours: true,
  }),
  teacher: createTableCopy<TeacherRow>("teacher", {
    ...row,
    districtId: true,
    schoolId: true,
    townshipId: true,
    name: true,
    idType: true,
    idNumberCipher: true,
    idNumberTail: true,
    idNumberIndex: true,
    gender: true,
    birthDate: true,
    education: true,
    politicalStatus: true,
    staffKind: true,
    category: true,
    duty: true,
    certificateStage: true,
    certificateSubject: true,
    certificateNo: true,
    backbone: true,
    phoneCipher: true,
    phoneTail: true,
    phoneIndex: true,
    offenceCheckOn: true,
    offenceCheckPassed: true,
    duplicatePerson: true,
  }),
  personnelRelation: createTableCopy<RowOf<typeof personnelRelation>>("personnel_relation", {
    ...ofTeacher,
    ...period,
    unit: true,
    townshipId: true,
    quotaCategory: true,
    confirmedOn: true,
  }),
  teachingPlacement: createTableCopy<RowOf<typeof teachingPlacement>>("teaching_placement", {
    ...ofTeacher,
    ...period,
    townshipId: true,
    homeSchoolId: true,
    kind: true,
    stage: true,
  }),
  placementSubject: createTableCopy<RowOf<typeof placementSubject>>("placement_subject", {
    ...ofTeacher,
    placementId: true,
    townshipId: true,
    homeSchoolId: true,
    subject: true,
    periodsPerWeek: true,
  }),
  classTeaching: createTableCopy<RowOf<typeof classTeaching>>("class_teaching", {
    ...ofTeacher,
    ...period,
    classId: true,
    townshipId: true,
    schoolYear: true,
    subject: true,
    homeroom: true,
  }),
  titleGrant: createTableCopy<RowOf<typeof titleGrant>>("title_grant", {
    ...ofTeacher,
    level: true,
    subject: true,
    grantedOn: true,
    ruralTrack: true,
  }),
  teacherTraining: createTableCopy<RowOf<typeof teacherTraining>>("teacher_training", {
    ...ofTeacher,
    kind: true,
    course: true,
    hours: true,
    heldOn: true,
  }),
  presenceMonth: createTableCopy<RowOf<typeof presenceMonth>>("presence_month", {
    ...ofTeacher,
    month: true,
    status: true,
    periods: true,
    leaveCause: true,
  }),
  rotationEligibility: createTableCopy<RowOf<typeof rotationEligibility>>("rotation_eligibility", {
    ...ofTeacher,
    ruleId: true,
    schoolYear: true,
    eligible: true,
    reason: true,
    confirmedOn: true,
  }),
});

export type TeacherTables = ReturnType<typeof createTeacherTables>;
