// The row rules of access.md in words, for nutrition coverage and pupils' aid.
import { isOwnSchool, isOwnStudent, isOwnUnprotectedChild, ofChild, ofStudent, type Rule } from "./links.ts";
import { welfareRules } from "./welfare.ts";

const isPublished: Rule = (_world, _scope, row) => row.publishedOn !== null;

export const nutritionRules = {
  "published meals": isPublished,
  "own student's record": ofStudent(isOwnStudent),
  "own student's, of a term at an own school": (world, scope, row) =>
    ofStudent(isOwnStudent)(world, scope, row) && isOwnSchool(world, scope, row.termSchoolId),
  "own student's, measured at an own school": (world, scope, row) =>
    ofStudent(isOwnStudent)(world, scope, row) && isOwnSchool(world, scope, row.measuringSchoolId),
  "check by own school": (world, scope, row) =>
    row.checkedBy === "school" && isOwnSchool(world, scope, row.schoolId),
  "check by education": (_world, _scope, row) => row.checkedBy === "education",
  "own child's record, unprotected": ofStudent(ofChild(isOwnUnprotectedChild)),
  "granted aid of a candidate": (world, scope, grant) =>
    grant.decision === "granted" && ofChild(welfareRules.candidate)(world, scope, grant),
  "line of a reviewed batch": ({ rows }, _scope, line) => {
    const batch = rows.byId("PaymentBatch", line.batchId);
    return batch !== undefined && batch.status !== "prepared";
  },
} as const satisfies Readonly<Record<string, Rule>>;
