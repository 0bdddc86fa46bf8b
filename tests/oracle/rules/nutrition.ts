// The row rules of access.md in words, for nutrition coverage and pupils' aid.
import { isOwnStudent, isOwnUnprotectedChild, ofChild, ofStudent, type Rule } from "./links.ts";
import { welfareRules } from "./welfare.ts";

/** No group below five stands behind the share: neither the eligible, nor those fed, nor those not fed. */
function hidesNobody(eligible: number, covered: number): boolean {
  const few = (pupils: number) => pupils > 0 && pupils < 5;
  return eligible >= 5 && !few(covered) && !few(eligible - covered);
}

const isPublished: Rule = (_world, _scope, row) => row.publishedOn !== null;

export const nutritionRules = {
  "published meals": isPublished,
  "published coverage, no small cell": (world, scope, month) =>
    isPublished(world, scope, month) && hidesNobody(month.eligible as number, month.covered as number),
  "own student's record": ofStudent(isOwnStudent),
  "own child's record, unprotected": ofStudent(ofChild(isOwnUnprotectedChild)),
  "granted aid of a candidate": (world, scope, grant) =>
    grant.decision === "granted" && ofChild(welfareRules.candidate)(world, scope, grant),
  "line of a reviewed batch": ({ rows }, _scope, line) => {
    const batch = rows.byId("PaymentBatch", line.batchId);
    return batch !== undefined && batch.status !== "prepared";
  },
} as const satisfies Readonly<Record<string, Rule>>;
