// The teacher's own file, the classes taught and their pupils (三(五)(六)).
import type { Entry } from "./entry.ts";
import {
  backbonePeriod,
  eligibility,
  file,
  line,
  placement,
  plain,
  presence,
  relation,
  rules,
  sorted,
  teaching,
  title,
  training,
} from "./teachers-fields.ts";

const own = (type: string, fields: string): Entry => ({
  type,
  fields,
  uses: plain,
  rows: "of the teacher's own",
});
export const teacher: readonly Entry[] = [
  {
    type: "Teacher",
    fields: `id name schoolId townshipId idType ${file} politicalStatus category duty offenceCheckOn offenceCheckPassed ruralYears trainingHours school township personnelRelations placements classTeachings titleGrants backbonePeriods rotationEligibilities presenceMonths trainings`,
    uses: plain,
    rows: "the teacher's own",
  },
  { type: "Teacher", fields: "phone", uses: "read", rows: "the teacher's own" },
  { type: "Teacher", fields: "identityCode", uses: "read", rows: "the teacher's own" },
  own("PersonnelRelation", relation),
  own("TeachingPlacement", placement),
  { ...own("PlacementSubject", line), rows: "subject of the teacher's own placement" },
  own("ClassTeaching", teaching),
  own("TitleGrant", title),
  own("BackbonePeriod", backbonePeriod),
  own("TeacherTraining", training),
  own("RotationEligibility", eligibility),
  own("PresenceMonth", `${presence} leaveCause`),
  rules(sorted),
  {
    type: "SchoolClass",
    fields: "id schoolId townshipId schoolYear grade classNo type campusId school township campus teachings",
    uses: plain,
    rows: "class ever taught",
  },
  { type: "SchoolClass", fields: "enrolments", uses: plain, rows: "class taught today" },
  {
    type: "Enrolment",
    fields: "id studentId classId schoolYear student schoolClass teachings",
    uses: plain,
    rows: "place in a class taught today",
  },
  {
    type: "Student",
    fields: "id childId child enrolments",
    uses: plain,
    rows: "pupil of a class taught today",
  },
  {
    type: "Child",
    fields: "id name students enrolments",
    uses: plain,
    rows: "child of a class taught today",
  },
  // 班主任: the guardian's telephone.
  { type: "Child", fields: "guardianships", uses: plain, rows: "child of the homeroom class" },
  {
    type: "Guardianship",
    fields: "id childId guardianId kind status child guardian enrolments",
    uses: plain,
    rows: "active bond that lasts over a child of the homeroom class",
  },
  {
    type: "Guardian",
    fields: "id name guardianships",
    uses: plain,
    rows: "guardian of a child of the homeroom class",
  },
  { type: "Guardian", fields: "phone", uses: "read", rows: "guardian of a child of the homeroom class" },
];
