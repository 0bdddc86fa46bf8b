// Row rules of the roles beyond the first six over schools and children.
import { isOwnSchool, type Rule } from "./links.ts";

export const identityRules = {
  "certified of own school": (world, scope, row) =>
    row.certifiedOn !== null && isOwnSchool(world, scope, row.schoolId),
} as const satisfies Readonly<Record<string, Rule>>;
