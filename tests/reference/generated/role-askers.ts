// Who asks in each role: the people whom the sample plants cases for.
import type { AskingAs } from "../asker.ts";

const street = "9999000022";
export const roleAskers: Readonly<Record<string, readonly AskingAs[]>> = {
  "education-officer": [
    { as: "education-officer" },
    { as: "education-officer", purpose: "identity-verification" },
    { as: "education-officer", purpose: "dropout-return" },
    { as: "education-officer:student-aid" },
    { as: "education-officer:personnel" },
  ],
  "finance-officer": [{ as: "finance-officer" }],
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
};
