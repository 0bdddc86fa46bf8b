// Row rules of schools' conditions, projects and places: what is published or approved, and a township's own figures.
import { inScope, type Rule } from "./links.ts";

export const provisionRules = {
  "conditions once published": (_world, _scope, row) => row.publishedOn !== null,
  "once approved": (_world, _scope, row) => row.approvedOn !== null,
  "figures of own township": (_world, scope, row) => inScope(scope, row.townshipId),
} as const satisfies Readonly<Record<string, Rule>>;
