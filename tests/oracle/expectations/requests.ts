// What guardians and teachers ask for (三(三)(八), PIPL 15, 31, 46): whoever asks sees the own request and its answer, the department
// whose correction is final the words, one record at a time. Nobody else anything.
import type { Entry, PartTable } from "./entry.ts";

const asked = "id matter status submittedOn dueOn answeredOn";
const desk = `${asked} answer department overdue`;
const agreed = "id childId matter status givenOn withdrawnOn child";
const consent = `${agreed} endedOn`;
const appeal = "id aidGrantId childId status submittedOn dueOn decidedOn decisionReason aidGrant child";
const application =
  "id teacherId schoolYear kind toSchoolId status submittedOn dueOn decidedOn decisionReason teacher toSchool";

type Rows = Pick<Entry, "rows" | "duties">;
const answers = (about: string, rows: Rows): readonly Entry[] => [
  { type: "CorrectionRequest", fields: `${desk} ${about}`, uses: "read filter order", ...rows },
  { type: "CorrectionRequest", fields: "statement", uses: "read", reach: "record", ...rows },
];
const ofChild = "childId guardianId child";
const ofTeacher = "teacherId teacher";

const guardian: readonly Entry[] = [
  {
    type: "CorrectionRequest",
    fields: `${asked} childId guardianId child`,
    uses: "read filter",
    rows: "own notice about own child",
  },
  {
    type: "CorrectionRequest",
    fields: "answer",
    uses: "read",
    rows: "own request about own child, unprotected",
  },
  {
    type: "GuardianConsent",
    fields: `${consent} guardianId`,
    uses: "read filter",
    rows: "own notice about own child",
  },
  {
    type: "AidAppeal",
    fields: `${appeal} guardianId`,
    uses: "read filter",
    rows: "own request about own child, unprotected",
  },
];

const teacher: readonly Entry[] = [
  {
    type: "CorrectionRequest",
    fields: `${asked} answer ${ofTeacher}`,
    uses: "read filter",
    rows: "of the teacher's own",
  },
  {
    type: "GuardianConsent",
    fields: agreed,
    uses: "read filter",
    rows: "agreed to of a child that the teacher counsels",
  },
  {
    type: "RotationApplication",
    fields: `${application} reason`,
    uses: "read filter",
    rows: "of the teacher's own",
  },
];

const education: readonly Entry[] = [
  ...answers(ofChild, { rows: "asked of education about a pupil", duties: ["basic-education"] }),
  ...answers(ofChild, { rows: "asked of education about aid", duties: ["student-aid"] }),
  ...answers(ofTeacher, { rows: "asked of education about staff", duties: ["personnel"] }),
  {
    type: "GuardianConsent",
    fields: `${consent} guardianId`,
    uses: "read filter",
    rows: "agreed to of a plan",
    duties: ["basic-education"],
    purposes: ["rehabilitation"],
  },
  {
    type: "AidAppeal",
    fields: `${appeal} guardianId overdue`,
    uses: "read filter order",
    rows: "every row",
    duties: ["student-aid"],
  },
  {
    type: "AidAppeal",
    fields: "ground",
    uses: "read",
    rows: "every row",
    duties: ["student-aid"],
    reach: "record",
  },
  {
    type: "RotationApplication",
    fields: `${application} reason overdue`,
    uses: "read filter order",
    rows: "every row",
    duties: ["personnel"],
  },
];

const school: readonly Entry[] = [
  {
    type: "GuardianConsent",
    fields: `${consent} guardianId`,
    uses: "read filter",
    rows: "agreed to of an own student's health",
    duties: ["welfare"],
  },
  {
    type: "GuardianConsent",
    fields: `${consent} guardianId`,
    uses: "read filter",
    rows: "agreed to of an own student's plan",
    duties: ["welfare"],
    purposes: ["rehabilitation"],
  },
  {
    type: "RotationApplication",
    fields: application,
    uses: "read filter",
    rows: "of own staff",
    duties: ["personnel"],
  },
];

const township: readonly Entry[] = [
  {
    type: "CorrectionRequest",
    fields: `${asked} department townshipId overdue answer`,
    uses: "read filter order",
    rows: "of requests to the township",
  },
  {
    type: "CorrectionRequest",
    fields: ofChild,
    uses: "read filter order",
    rows: "asked of the township",
  },
  {
    type: "CorrectionRequest",
    fields: "statement",
    uses: "read",
    reach: "record",
    rows: "asked of the township",
  },
];

export const requestsTable: PartTable = {
  guardian,
  teacher,
  "education-officer": education,
  "school-registrar": school,
  "township-officer": township,
  "hr-officer": answers(ofTeacher, { rows: "asked of HR" }),
};
