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
const ofSchool = "aidGrantId entrustedCareId reportId";
const ofEducation = "aidGrantId closureId";
const ofTownship = "entrustedCareId reportId";
const reported = (
  own: Entry["rows"],
  ofOwn: Entry["rows"],
  keys = "reportId",
  ...duties: readonly string[]
): readonly Entry[] => [
  paper(`report ${keys}`, ofOwn, ...duties),
  hanging("MandatoryReport", own, ...duties),
];
const responding = (own: Entry["rows"], ofOwn: Entry["rows"]): readonly Entry[] => [
  ...reported(own, ofOwn),
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
  ],
  "education-officer": [
    paper(`content aidGrant ${ofEducation}`, "paper of aid", "student-aid"),
    hanging("StudentAidGrant", "every row", "student-aid"),
    paper(`content closure ${ofEducation}`, "paper of a closure", "basic-education"),
    hanging("SchoolClosure", "every row", "basic-education"),
  ],
  "township-officer": [
    paper(`content entrustedCare ${ofTownship}`, "paper of care by residence"),
    hanging("EntrustedCare", "care by residence"),
    ...reported("report filed by own township", "evidence of own township's report", ofTownship),
  ],
  "village-committee": reported("report filed by own village", "evidence of own village's report"),
  teacher: reported("report filed by the teacher", "evidence of the teacher's report"),
  "care-organisation": reported(
    "an organisation's report of an assigned child",
    "evidence of an organisation's report of an assigned child",
  ),
  "police-officer": responding("report to the station", "evidence of a report to the station"),
  "civil-affairs-officer": responding("report to civil affairs", "evidence of a report to civil affairs"),
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
    ],
  },
  "education-officer": { attachPaper: attach("closureId", "paper of a closure", "basic-education") },
  "township-officer": {
    attachPaper: [
      attach("entrustedCareId", "paper of care by residence"),
      attach("reportId", "evidence of own township's report"),
    ],
  },
  "village-committee": { attachPaper: attach("reportId", "evidence of own village's report") },
  teacher: { attachPaper: attach("reportId", "evidence of the teacher's report") },
  "care-organisation": {
    attachPaper: attach("reportId", "evidence of an organisation's report of an assigned child"),
  },
};
