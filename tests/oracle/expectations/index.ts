// The whole table of expectations, role by role, written by hand from the default policy's page. Default deny: what is
// not stated here is refused.

import { aidTable } from "./aid.ts";
import { educationOfficer } from "./education-officer.ts";
import { type Entry, type PartTable, type RoleName, roles } from "./entry.ts";
import { financeOfficer } from "./finance-officer.ts";
import { fundingTable } from "./funding.ts";
import { guardian } from "./guardian.ts";
import { identityTable } from "./identity.ts";
import { nutritionTable } from "./nutrition.ts";
import { provisionTable } from "./provision.ts";
import { publicFacts } from "./public-facts.ts";
import { schoolRegistrar } from "./school-registrar.ts";
import { staffingTable } from "./staffing.ts";
import { subsidiesTable } from "./subsidies.ts";
import { teachersTable } from "./teachers.ts";
import { townshipOfficer } from "./township-officer.ts";
import { welfareTable } from "./welfare.ts";

export * from "./entry.ts";

const spine: PartTable = {
  "education-officer": educationOfficer,
  "finance-officer": financeOfficer,
  "school-registrar": schoolRegistrar,
  "township-officer": townshipOfficer,
  guardian,
  public: publicFacts,
  "development-officer": publicFacts,
  "police-officer": publicFacts,
  "civil-affairs-officer": publicFacts,
  "staffing-officer": publicFacts,
  "hr-officer": publicFacts,
  "planning-officer": publicFacts,
  "village-committee": publicFacts,
  "care-organisation": publicFacts,
  inspector: publicFacts,
  "district-leader": publicFacts,
  teacher: publicFacts,
};

/** One table per part of the graph. */
const parts: readonly PartTable[] = [
  spine,
  identityTable,
  fundingTable,
  staffingTable,
  provisionTable,
  teachersTable,
  nutritionTable,
  aidTable,
  subsidiesTable,
  welfareTable,
];

export const expectations = Object.fromEntries(
  roles.map((role) => [role, parts.flatMap((part) => part[role] ?? [])]),
) as unknown as Readonly<Record<RoleName, readonly Entry[]>>;

/** Roles whose assignments carry duties. The other roles have none. */
export const dutiesOf: Readonly<Record<RoleName, readonly string[]>> = {
  ...(Object.fromEntries(roles.map((role) => [role, []])) as unknown as Record<RoleName, readonly string[]>),
  "education-officer": ["basic-education", "personnel", "finance", "student-aid", "safety"],
  "school-registrar": ["head", "enrolment", "personnel", "accounts", "welfare", "canteen"],
  inspector: ["enrolment-inspection", "staffing-inspection", "funding-inspection", "nutrition-inspection"],
};

/** Roles to whom a forbidden field looks like one that does not exist. */
export const unknowing: readonly RoleName[] = ["guardian", "public", "teacher", "village-committee"];

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
