// The row rules of access.md in words, for nutrition coverage and pupils' aid.
import { isOwnStudent, isOwnUnprotectedChild, ofChild, ofStudent, type Rule } from "./links.ts";
import { welfareRules } from "./welfare.ts";

const isPublished: Rule = (_world, _scope, row) => row.publishedOn !== null;

export const nutritionRules = {
  "published meals": isPublished,
  "own student's record": ofStudent(isOwnStudent),
  "own child's record, unprotected": ofStudent(ofChild(isOwnUnprotectedChild)),
  "granted aid of a candidate": (world, scope, grant) =>
    grant.decision === "granted" && ofChild(welfareRules.candidate)(world, scope, grant),
  "line of a reviewed batch": ({ rows }, _scope, line) => {
    const batch = rows.byId("PaymentBatch", line.batchId);
    return batch !== undefined && batch.status !== "prepared";
  },
} as const satisfies Readonly<Record<string, Rule>>;
