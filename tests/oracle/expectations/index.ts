// The whole table of expectations, role by role, written by hand from the default policy's page. Default deny: what is
// not stated here is refused.

import { readers, roles } from "../../support/roles.ts";
import { accessTable } from "./access.ts";
import { aidTable } from "./aid.ts";
import { educationOfficer } from "./education-officer.ts";
import type { Entry, PartTable, RoleName } from "./entry.ts";
import { financeOfficer } from "./finance-officer.ts";
import { fundingTable } from "./funding.ts";
import { guardian } from "./guardian.ts";
import { identityTable } from "./identity.ts";
import { nutritionTable } from "./nutrition.ts";
import { papersTable } from "./papers.ts";
import { pastTable } from "./past.ts";
import { provisionTable } from "./provision.ts";
import { publicFacts } from "./public-facts.ts";
import { requestsTable } from "./requests.ts";
import { schoolRegistrar } from "./school-registrar.ts";
import { staffingTable } from "./staffing.ts";
import { stewardshipTable } from "./stewardship.ts";
import { subsidiesTable } from "./subsidies.ts";
import { teachersTable } from "./teachers.ts";
import { townshipOfficer } from "./township-officer.ts";
import { welfareTable } from "./welfare.ts";

export { dutiesOf, roles, unknowing } from "../../support/roles.ts";
export * from "./entry.ts";

/** Schools, children and what anyone may know: whoever has no table of its own there has this. */
const schoolsAndChildren: PartTable = {
  ...Object.fromEntries(readers.map((role) => [role, publicFacts])),
  "education-officer": educationOfficer,
  "finance-officer": financeOfficer,
  "school-registrar": schoolRegistrar,
  "township-officer": townshipOfficer,
  guardian,
};

/** One table per part of the graph. */
const parts: readonly PartTable[] = [
  schoolsAndChildren,
  identityTable,
  fundingTable,
  staffingTable,
  provisionTable,
  teachersTable,
  nutritionTable,
  aidTable,
  subsidiesTable,
  welfareTable,
  pastTable,
  papersTable,
  requestsTable,
  stewardshipTable,
  accessTable,
];

export const expectations = Object.fromEntries(
  roles.map((role) => [role, parts.flatMap((part) => part[role] ?? [])]),
) as unknown as Readonly<Record<RoleName, readonly Entry[]>>;

export const purposes = [
  "identity-verification",
  "dropout-return",
  "payment",
  "title-certificate",
  "rehabilitation",
  "report-response",
  "inspection",
  "meal-coverage",
] as const;
