// Row rules of schools' conditions, projects and places: what is published or approved, and a township's own figures.
import { inScope, isOwnSchool, type Rule } from "./links.ts";

export const provisionRules = {
  "conditions once published": (_world, _scope, row) => row.publishedOn !== null,
  "once approved": (_world, _scope, row) => row.approvedOn !== null,
  "measure on a class of own school": (world, scope, measure) => {
    const ledger = world.rows.byId("LargeClassCase", measure.caseId);
    return isOwnSchool(world, scope, world.rows.byId("SchoolClass", ledger?.classId)?.schoolId);
  },
  "figures of own township": (_world, scope, row) => inScope(scope, row.townshipId),
} as const satisfies Readonly<Record<string, Rule>>;
