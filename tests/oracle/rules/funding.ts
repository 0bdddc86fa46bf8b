// Row rules of a school's money. Rows of special education are personal: a sum over its standard counts pupils.
import { isOwnSchool, type Rule } from "./links.ts";

const isSpecial: Rule = (_world, _scope, row) => row.item === "special-education";

export const fundingRules = {
  "no special education": (world, scope, row) => !isSpecial(world, scope, row),
  "approved, hence funded": (_world, _scope, row) => row.approvedOn !== null,
  "of own school, no special education": (world, scope, row) =>
    isOwnSchool(world, scope, row.schoolId) && !isSpecial(world, scope, row),
} as const satisfies Readonly<Record<string, Rule>>;
