// Who asks in each role: the people whom the sample plants cases for.

import type { Caller } from "../../support/caller.ts";
import { desks } from "../../support/roles.ts";

const street = "9999000022";
export const roleAskers: Readonly<Record<string, readonly Caller[]>> = {
  ...Object.fromEntries(desks.map((role) => [role, [{ as: role }]])),
  "education-officer": [
    { as: "education-officer" },
    { as: "education-officer", purpose: "identity-verification" },
    { as: "education-officer", purpose: "dropout-return" },
    { as: "education-officer:student-aid" },
    { as: "education-officer:personnel" },
  ],
  guardian: [
    { as: "guardian" },
    ...[
      "revoked-kin",
      "suspended",
      "ended-yesterday",
      "protective",
      "protective-other",
      "siblings-father",
    ].map((person) => ({ as: `guardian:${person}` })),
    { as: "township-officer:also-guardian", role: "guardian" },
  ],
  public: [{}],
  "school-registrar": [
    { as: `school-registrar:${street}` },
    { as: `school-registrar:${street}:welfare` },
    { as: `school-registrar:${street}:accounts` },
    { as: "school-registrar:9999000061" },
    { as: "school-registrar:split-duties" },
  ],
  "township-officer": [
    { as: "township-officer:关面乡" },
    { as: "township-officer:五通乡" },
    { as: "township-officer:two-townships" },
    { as: "township-officer:also-guardian", role: "township-officer" },
  ],
  "hr-officer": [{ as: "hr-officer" }, { as: "hr-officer", purpose: "title-certificate" }],
  "police-officer": [
    { as: "police-officer:关面乡", purpose: "identity-verification" },
    { as: "police-officer:two-stations", purpose: "report-response" },
    { as: "police-officer", purpose: "identity-verification" },
  ],
  "village-committee": [
    { as: "village-committee:五通乡:示例一村" },
    { as: "village-committee:汉丰街道:示例一社区" },
  ],
  "care-organisation": [{ as: "care-organisation" }, { as: "care-organisation:other" }],
  inspector: [
    { as: "inspector" },
    { as: "inspector:enrolment-inspection", purpose: "inspection" },
    { as: "inspector:staffing-inspection" },
    { as: "inspector:recused", purpose: "inspection" },
    { as: "inspector:two-tasks", purpose: "inspection" },
  ],
  teacher: [{ as: "teacher" }, { as: "teacher:subject" }],
};
