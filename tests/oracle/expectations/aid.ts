// Aid to pupils (三(八)): education's aid section decides, the school proposes, finance sees an amount and an account, a
// guardian the own child's decision with its reason. Who is poor is nobody else's to know.
import type { Entry, PartTable } from "./entry.ts";

const scheme = (uses: string): Entry => ({
  type: "AidScheme",
  fields: "id kind stage name amountPerTermFen eligibility documentNumber validFrom validTo lastDay",
  uses,
  rows: "every row",
});

const counted = "read filter order aggregate";
const listed = "read filter order";

const ofTerm = "termSchoolId termSchool";
const ofPupil =
  "id studentId childId schemeId kind schoolYear term dueFen amountFen decision appliedOn proposedOn postedOn decidedOn decidedBy sentOn student child scheme";
const facts = `${ofPupil} ${ofTerm}`;
const payment = "batchId payeeAccountId reviewedOn";
const aid = { duties: ["student-aid"], rows: "every row" } as const;

const education: readonly Entry[] = [
  scheme(counted),
  { type: "AidScheme", fields: "grants", uses: "read filter", ...aid },
  {
    type: "StudentAidGrant",
    fields: `${facts} ${payment} basisCategory decisionReason batch payeeAccount`,
    uses: counted,
    ...aid,
  },
  { type: "Student", fields: "aidGrants", uses: "read filter", ...aid },
  { type: "Child", fields: "aidGrants", uses: "read filter", ...aid },
  { type: "PaymentBatch", fields: "aidGrants", uses: "read filter", ...aid, rows: "batch of pupils' aid" },
];

const finance: readonly Entry[] = [
  scheme(counted),
  {
    type: "StudentAidGrant",
    fields: `id amountFen sentOn ${payment} batch payeeAccount`,
    uses: "read filter",
    rows: "line of a reviewed batch",
  },
  {
    type: "StudentAidGrant",
    fields: "account",
    uses: "read",
    purposes: ["payment"],
    rows: "line of a batch approved and not settled",
  },
  { type: "PaymentBatch", fields: "aidGrants", uses: "read filter", rows: "reviewed batch" },
];

const school: readonly Entry[] = [
  scheme(listed),
  {
    type: "StudentAidGrant",
    fields: `${facts} ${payment}`,
    uses: counted,
    duties: ["welfare"],
    rows: "own student's record",
  },
  {
    type: "StudentAidGrant",
    fields: `id studentId childId termSchoolId schoolYear term amountFen decision decidedOn sentOn student child termSchool ${payment}`,
    uses: counted,
    duties: ["accounts"],
    rows: "own student's record",
  },
  {
    type: "StudentAidGrant",
    fields: "basisCategory decisionReason",
    uses: "read filter aggregate",
    duties: ["welfare"],
    rows: "own student's record",
  },
  { type: "Student", fields: "aidGrants", uses: "read filter", duties: ["welfare"], rows: "own student" },
];

const guardian: readonly Entry[] = [
  scheme(listed),
  {
    type: "StudentAidGrant",
    fields: `${ofPupil} ${ofTerm} decisionReason`,
    uses: listed,
    rows: "own child's record, unprotected",
  },
  { type: "Student", fields: "aidGrants", uses: "read filter", rows: "own child's student, unprotected" },
];

/** Aid in school, yes or no: that there is a grant in a term, and no more. */
const civilAffairs: readonly Entry[] = [
  {
    type: "StudentAidGrant",
    fields: "id childId schoolYear term child",
    uses: "read filter",
    rows: "granted aid of a candidate",
  },
  { type: "Child", fields: "aidGrants", uses: "read filter", rows: "candidate" },
];

export const aidTable: PartTable = {
  "education-officer": education,
  "finance-officer": finance,
  "school-registrar": school,
  guardian,
  "civil-affairs-officer": civilAffairs,
  inspector: [scheme(listed)],
  "district-leader": [scheme(listed)],
  public: [scheme(listed)],
};
