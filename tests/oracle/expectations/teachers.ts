// The teaching staff as access.md has it (三(三)(五)(六)): education's personnel section, own staff per duty, the real-name
// list of 机构编制, HR fields of 人力社保, the task of 督导, counts for 联席会议, the teacher's own file and pupils. Nobody else.
import type { Entry, PartTable } from "./entry.ts";
import {
  all,
  backbonePeriod,
  counted,
  eligibility,
  everyRow,
  file,
  line,
  placement,
  plain,
  presence,
  relation,
  rotationCell,
  rules,
  sorted,
  staffCell,
  teaching,
  title,
  training,
} from "./teachers-fields.ts";
import { teacher } from "./teachers-own.ts";

const personnel = { duties: ["personnel"] } as const;
const teachingDesk = { duties: ["basic-education", "personnel"] } as const;
const education: readonly Entry[] = [
  everyRow("School", "teachers placements", plain, personnel),
  everyRow("SchoolClass", "teachings", plain, teachingDesk),
  everyRow("Teacher", "id name schoolId townshipId school township", all, {
    duties: ["basic-education", "personnel", "safety"],
  }),
  everyRow("Teacher", "offenceCheckOn offenceCheckPassed", counted, { duties: ["personnel", "safety"] }),
  everyRow(
    "Teacher",
    `idType ${file} politicalStatus category duty duplicatePerson suspectedAway quotaWithoutPresence secondedPastTerm leavePastTerm ruralYears trainingHours personnelRelations placements classTeachings titleGrants backbonePeriods rotationEligibilities presenceMonths trainings`,
    all,
    personnel,
  ),
  everyRow("Teacher", "identityCode", plain, personnel),
  everyRow("Teacher", "phone", "read", { ...personnel, masked: true }),
  everyRow("PersonnelRelation", relation, all, personnel),
  everyRow("TeachingPlacement", placement, all, personnel),
  everyRow("PlacementSubject", line, all, personnel),
  everyRow("ClassTeaching", teaching, all, teachingDesk),
  everyRow("TitleGrant", title, all, personnel),
  everyRow("BackbonePeriod", backbonePeriod, all, personnel),
  everyRow("TeacherTraining", training, all, personnel),
  everyRow("RotationEligibility", eligibility, all, personnel),
  everyRow("PresenceMonth", presence, all, personnel),
  rules(all),
  everyRow("StaffCubeCell", staffCell, counted),
  everyRow("RotationCubeCell", rotationCell, counted),
];

const keepers = { duties: ["head", "personnel"] } as const;
const school: readonly Entry[] = [
  { type: "School", fields: "teachers placements", uses: plain, rows: "own school", ...keepers },
  {
    type: "SchoolClass",
    fields: "teachings",
    uses: plain,
    rows: "of own school",
    duties: ["head", "enrolment", "personnel"],
  },
  {
    type: "Teacher",
    fields: "id name schoolId school",
    uses: sorted,
    rows: "own staff or visitor of today",
    duties: ["head", "enrolment", "personnel", "accounts"],
  },
  {
    type: "Teacher",
    fields: "category duty placements classTeachings",
    uses: counted,
    rows: "own staff or visitor of today",
    ...keepers,
  },
  {
    type: "Teacher",
    fields: `townshipId idType ${file} offenceCheckOn offenceCheckPassed ruralYears trainingHours township personnelRelations titleGrants backbonePeriods rotationEligibilities presenceMonths trainings`,
    uses: all,
    rows: "own staff",
    ...keepers,
  },
  { type: "Teacher", fields: "phone", uses: "read", rows: "own staff", ...keepers },
  { type: "Teacher", fields: "identityCode", uses: plain, rows: "own staff", ...personnel },
  { type: "PersonnelRelation", fields: relation, uses: all, rows: "of own school", ...keepers },
  {
    type: "TeachingPlacement",
    fields: placement,
    uses: all,
    rows: "placement here or of own staff",
    ...keepers,
  },
  {
    type: "PlacementSubject",
    fields: line,
    uses: all,
    rows: "subject of a placement here or of own staff",
    ...keepers,
  },
  {
    type: "ClassTeaching",
    fields: teaching,
    uses: all,
    rows: "teaching in own school",
    duties: ["head", "enrolment", "personnel"],
  },
  { type: "TitleGrant", fields: title, uses: all, rows: "of own staff", ...keepers },
  { type: "BackbonePeriod", fields: backbonePeriod, uses: all, rows: "of own staff", ...keepers },
  { type: "TeacherTraining", fields: training, uses: all, rows: "of own staff", ...keepers },
  { type: "RotationEligibility", fields: eligibility, uses: all, rows: "of own staff", ...keepers },
  // What makes the leave is the school's to know, and the teacher's.
  { type: "PresenceMonth", fields: `${presence} leaveCause`, uses: all, rows: "of own staff", ...keepers },
  rules(sorted),
];

const staffingOffice: readonly Entry[] = [
  everyRow("School", "teachers", plain),
  everyRow(
    "Teacher",
    "id name schoolId townshipId staffKind category duty duplicatePerson school township personnelRelations",
    all,
  ),
  everyRow("Teacher", "identityCode", plain),
  everyRow("PersonnelRelation", relation, all),
  rules(sorted),
  everyRow("StaffCubeCell", staffCell, counted),
];

const certificate = { purposes: ["title-certificate"] } as const;
const hr: readonly Entry[] = [
  everyRow("School", "teachers placements", plain),
  everyRow(
    "Teacher",
    `id name schoolId townshipId ${file} category duty ruralYears school township personnelRelations placements titleGrants backbonePeriods rotationEligibilities presenceMonths`,
    all,
  ),
  everyRow("Teacher", "identityCode", plain),
  everyRow("Teacher", "idNumber", "read", { ...certificate, reach: "record" }),
  everyRow("Teacher", "idNumber", "lookup", certificate),
  everyRow("PersonnelRelation", relation, all),
  everyRow("TeachingPlacement", placement, all),
  everyRow("PlacementSubject", line, all),
  everyRow("TitleGrant", title, all),
  everyRow("BackbonePeriod", backbonePeriod, all),
  everyRow("RotationEligibility", eligibility, all),
  everyRow("PresenceMonth", "id teacherId schoolId month status teacher school", sorted),
  rules(sorted),
  everyRow("StaffCubeCell", staffCell, counted),
  everyRow("RotationCubeCell", rotationCell, counted),
];

/** 督导: the task's schools; who it is only with the reason, and then no more than the name. */
const task = { duties: ["staffing-inspection"] } as const;
const withReason = { ...task, purposes: ["inspection"] } as const;
const inspector: readonly Entry[] = [
  { type: "School", fields: "placements", uses: plain, rows: "own school", ...task },
  { type: "School", fields: "teachers", uses: plain, rows: "own school", ...withReason },
  {
    type: "PersonnelRelation",
    fields: "id unit schoolId townshipId quotaCategory validFrom validTo lastDay confirmedOn school township",
    uses: all,
    rows: "of own school",
    ...task,
  },
  {
    type: "PersonnelRelation",
    fields: "teacherId teacher",
    uses: plain,
    rows: "of own school",
    ...withReason,
  },
  {
    type: "TeachingPlacement",
    fields:
      "id schoolId townshipId homeSchoolId kind stage validFrom validTo lastDay periodsPerWeek school homeSchool township subjects",
    uses: all,
    rows: "placement here or of own staff",
    ...task,
  },
  {
    type: "TeachingPlacement",
    fields: "teacherId teacher",
    uses: plain,
    rows: "placement here or of own staff",
    ...withReason,
  },
  {
    type: "PlacementSubject",
    fields: "id placementId schoolId townshipId homeSchoolId subject periodsPerWeek placement school",
    uses: counted,
    rows: "subject of a placement here or of own staff",
    ...task,
  },
  {
    type: "RotationEligibility",
    fields: "id schoolId ruleId schoolYear eligible reason confirmedOn school rule",
    uses: counted,
    rows: "of own staff",
    ...task,
  },
  {
    type: "Teacher",
    fields: "id name schoolId school personnelRelations placements",
    uses: sorted,
    rows: "own staff or visitor of today",
    ...withReason,
  },
  // Findings are of the school's own staff: of a visitor the home school's file is not there.
  {
    type: "Teacher",
    fields: "presenceMonths suspectedAway quotaWithoutPresence secondedPastTerm leavePastTerm",
    uses: plain,
    rows: "own staff",
    ...withReason,
  },
  {
    type: "PresenceMonth",
    fields: "id schoolId month status periods school",
    uses: all,
    rows: "of own staff",
    ...withReason,
  },
  { type: "PresenceMonth", fields: "teacherId teacher", uses: plain, rows: "of own staff", ...withReason },
  rules(sorted),
];

const leader: readonly Entry[] = [
  rules(sorted),
  everyRow("StaffCubeCell", staffCell, counted),
  everyRow("RotationCubeCell", rotationCell, counted),
];

export const teachersTable: PartTable = {
  "education-officer": education,
  "school-registrar": school,
  "staffing-officer": staffingOffice,
  "hr-officer": hr,
  inspector,
  "district-leader": leader,
  teacher,
};
