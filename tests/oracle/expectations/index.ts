// The whole table of expectations, role by role, written by hand from the default policy's page. Default deny: what is
// not stated here is refused.
import { educationOfficer } from "./education-officer.ts";
import type { Entry, RoleName } from "./entry.ts";
import { financeOfficer } from "./finance-officer.ts";
import { guardian } from "./guardian.ts";
import { publicFacts } from "./public-facts.ts";
import { schoolRegistrar } from "./school-registrar.ts";
import { townshipOfficer } from "./township-officer.ts";

export * from "./entry.ts";

export const expectations: Readonly<Record<RoleName, readonly Entry[]>> = {
  "education-officer": educationOfficer,
  "finance-officer": financeOfficer,
  "school-registrar": schoolRegistrar,
  "township-officer": townshipOfficer,
  guardian,
  public: publicFacts,
};

/** Roles whose assignments carry duties. The other roles have none. */
export const dutiesOf: Readonly<Record<RoleName, readonly string[]>> = {
  "education-officer": ["basic-education", "personnel", "finance", "student-aid", "safety"],
  "finance-officer": [],
  "school-registrar": ["head", "enrolment", "personnel", "accounts", "welfare", "canteen"],
  "township-officer": [],
  guardian: [],
  public: [],
};

/** Roles to whom a forbidden field looks like one that does not exist. */
export const unknowing: readonly RoleName[] = ["guardian", "public"];

export const purposes = ["identity-verification", "dropout-return"] as const;
