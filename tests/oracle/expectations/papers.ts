// Papers (附件): whoever answers for the record sees that there is one; what it holds, those who act on it. A guardian has the own
// ones and no others; a reporter never what was reported.
import type { ExpectedCommand, ExpectedCommands } from "./commands.ts";
import type { Entry, PartTable } from "./entry.ts";

const facts = "id kind fileName mediaType sizeBytes sha256 attachedBy attachedOn";
const paper = (fields: string, rows: Entry["rows"], ...duties: readonly string[]): Entry => ({
  type: "Attachment",
  fields: `${facts} ${fields}`,
  uses: "read filter",
  rows,
  ...(duties.length > 0 && { duties }),
});
const hanging = (type: string, rows: Entry["rows"], ...duties: readonly string[]): Entry => ({
  type,
  fields: "attachments",
  uses: "read",
  rows,
  ...(duties.length > 0 && { duties }),
});

// Whoever sees papers of several kinds is told of each what it hangs on.
const ofSchool = "aidGrantId entrustedCareId reportId planId";
const ofEducation = "aidGrantId closureId planId";
const ofTownship = "entrustedCareId reportId difficultyId";
const ofCivilAffairs = "reportId difficultyId";
const rehabilitation = { purposes: ["rehabilitation"] };
const reported = (
  own: Entry["rows"],
  ofOwn: Entry["rows"],
  keys = "reportId",
  ...duties: readonly string[]
): readonly Entry[] => [
  paper(`report ${keys}`, ofOwn, ...duties),
  hanging("MandatoryReport", own, ...duties),
];
const responding = (own: Entry["rows"], ofOwn: Entry["rows"], keys?: string): readonly Entry[] => [
  ...reported(own, ofOwn, keys),
  {
    type: "Attachment",
    fields: "content",
    uses: "read",
    rows: ofOwn,
    reach: "record",
    purposes: ["report-response"],
  },
];

export const papersTable: PartTable = {
  guardian: [
    paper(
      "content aidGrantId aidGrant entrustedCareId entrustedCare",
      "own paper of own child's aid or care",
    ),
    hanging("StudentAidGrant", "own child's record, unprotected"),
    hanging("EntrustedCare", "own notice about own child"),
  ],
  "school-registrar": [
    paper(`content aidGrant ${ofSchool}`, "paper of own student's aid", "welfare"),
    paper(`content entrustedCare ${ofSchool}`, "paper of a notice to own school", "head", "welfare"),
    hanging("StudentAidGrant", "own student's record", "welfare"),
    hanging("EntrustedCare", "own student's entrusting, notified to the school", "head", "welfare"),
    ...reported("report filed by own school", "evidence of own school's report", ofSchool, "head", "welfare"),
    {
      ...paper(`content plan ${ofSchool}`, "school's paper of an own student's plan", "head", "welfare"),
      ...rehabilitation,
    },
    { ...hanging("IndividualPlan", "care of own student", "head", "welfare"), ...rehabilitation },
  ],
  "education-officer": [
    paper(`content aidGrant ${ofEducation}`, "paper of aid", "student-aid"),
    hanging("StudentAidGrant", "every row", "student-aid"),
    paper(`content closure ${ofEducation}`, "paper of a closure", "basic-education"),
    hanging("SchoolClosure", "every row", "basic-education"),
    { ...paper(`plan ${ofEducation}`, "paper of a plan", "basic-education"), ...rehabilitation },
    {
      type: "Attachment",
      fields: "content",
      uses: "read",
      rows: "paper of a plan",
      reach: "record",
      duties: ["basic-education"],
      ...rehabilitation,
    },
    { ...hanging("IndividualPlan", "every row", "basic-education"), ...rehabilitation },
  ],
  "township-officer": [
    paper(`content entrustedCare ${ofTownship}`, "paper of care by residence"),
    hanging("EntrustedCare", "care by residence"),
    paper(`content difficulty ${ofTownship}`, "own paper of an application accepted by the township"),
    hanging("DifficultyRecord", "accepted by the township"),
    ...reported("report filed by own township", "evidence of own township's report", ofTownship),
  ],
  "village-committee": reported("report filed by own village", "evidence of own village's report"),
  teacher: reported("report filed by the teacher", "evidence of the teacher's report"),
  "care-organisation": reported(
    "an organisation's report of an assigned child",
    "evidence of an organisation's report of an assigned child",
  ),
  "police-officer": responding("report to the station", "evidence of a report to the station"),
  "civil-affairs-officer": [
    ...responding("report to civil affairs", "evidence of a report to civil affairs", ofCivilAffairs),
    paper(`content difficulty ${ofCivilAffairs}`, "paper of difficulty"),
    hanging("DifficultyRecord", "every row"),
  ],
};

const attach = (key: string, rows: Entry["rows"], ...duties: readonly string[]): ExpectedCommand => ({
  fields: [key, "kind", "content"].map((field) => `Attachment.${field}`),
  rows,
  ...(duties.length > 0 && { duties }),
});

/** Who puts a paper on file, and takes one back. */
export const papersCommands: ExpectedCommands = {
  guardian: {
    attachPaper: [
      attach("aidGrantId", "own paper of own child's aid"),
      attach("entrustedCareId", "own paper of own child's care"),
    ],
    withdrawPaper: { rows: "own paper of an application of own child's, not forwarded" },
  },
  "school-registrar": {
    attachPaper: [
      attach("aidGrantId", "paper of own student's aid", "welfare"),
      attach("reportId", "evidence of own school's report", "welfare"),
      {
        ...attach("planId", "school's paper of an own student's plan", "head", "welfare"),
        ...rehabilitation,
      },
    ],
  },
  "education-officer": {
    attachPaper: [
      attach("closureId", "paper of a closure", "basic-education"),
      { ...attach("planId", "paper of a plan", "basic-education"), ...rehabilitation },
    ],
  },
  "township-officer": {
    attachPaper: [
      attach("entrustedCareId", "paper of care by residence"),
      attach("difficultyId", "own paper of an application accepted by the township"),
      attach("reportId", "evidence of own township's report"),
    ],
  },
  "civil-affairs-officer": { attachPaper: attach("difficultyId", "paper of difficulty") },
  "village-committee": { attachPaper: attach("reportId", "evidence of own village's report") },
  teacher: { attachPaper: attach("reportId", "evidence of the teacher's report") },
  "care-organisation": {
    attachPaper: attach("reportId", "evidence of an organisation's report of an assigned child"),
  },
};
