// Row rules of what people are told of reads of their own record, in words.
import { inScope, isOwnChild, isOwnUnprotectedChild, ofChild, type Rule } from "./links.ts";

/** A guardian hears of the own reads and of no other guardian's. */
const isTold: Rule = (_world, scope, row) =>
  row.withheld === null && (row.byGuardianId === null || inScope(scope, row.byGuardianId));

export const accessRules = {
  "a line once": (_world, _scope, row) => row.repeatsId === null,
  "told of own child, of no place": (world, scope, row) =>
    isTold(world, scope, row) && row.tellsPlace === false && ofChild(isOwnChild)(world, scope, row),
  "told of own child, unprotected": (world, scope, row) =>
    isTold(world, scope, row) && ofChild(isOwnUnprotectedChild)(world, scope, row),
  "told of the teacher's own": (_world, scope, row) => row.withheld === null && inScope(scope, row.teacherId),
} as const satisfies Readonly<Record<string, Rule>>;
