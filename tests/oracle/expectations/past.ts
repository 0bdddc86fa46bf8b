// What is over (四(四)): what schools were, for those who answer for figures of a closed period.
import type { Entry, PartTable } from "./entry.ts";

const uses = "read filter order";
const states: readonly Entry[] = [
  { type: "School", fields: "states", uses, rows: "every row" },
  {
    type: "SchoolState",
    fields: "id schoolId townshipId parentSchoolId name kind locale",
    uses,
    rows: "every row",
  },
  { type: "SchoolState", fields: "countyTown status validFrom validTo reason", uses, rows: "every row" },
  { type: "SchoolState", fields: "revisedOn school township parentSchool", uses, rows: "every row" },
];

/** Groups and measures are education's: it counts service in rural schools by them. */
const counted = states.map(
  (entry): Entry => ({ ...entry, uses: entry.type === "School" ? uses : `${uses} aggregate` }),
);

const figure =
  "id measure rowId schoolId townshipId part periodFrom periodTo value revision latest reason recordedOn";
const closed = { type: "ClosedFigure", fields: `${figure} school township`, uses } as const;
const counting = { ...closed, uses: `${uses} aggregate` } as const;

export const pastTable: PartTable = {
  "education-officer": [
    ...counted,
    { ...counting, rows: "a closed class", duties: ["basic-education", "safety", "student-aid"] },
    { ...counting, rows: "a closed quota", duties: ["basic-education", "personnel"] },
    { ...counting, rows: "closed totals" },
    { ...counting, rows: "closed funds", duties: ["finance"] },
    { ...counting, rows: "closed meals", duties: ["student-aid", "finance"] },
  ],
  "finance-officer": [
    ...states,
    { ...counting, rows: "closed funds" },
    { ...counting, rows: "closed meals" },
  ],
  "staffing-officer": [...states, { ...closed, rows: "a closed quota" }],
  "hr-officer": [...states, { ...closed, rows: "closed rotation" }],
  "district-leader": [...states, { ...closed, rows: "closed indicators" }],
  "school-registrar": [
    ...states,
    { ...counting, rows: "a closed class of own school", duties: ["head", "enrolment", "welfare"] },
    { ...counting, rows: "a closed quota of own school", duties: ["head", "personnel"] },
    { ...counting, rows: "closed funds of own school", duties: ["head", "accounts"] },
    {
      ...counting,
      rows: "closed meals of own school",
      duties: ["head", "accounts", "welfare", "canteen"],
    },
  ],
  inspector: [
    ...states,
    { ...closed, rows: "a closed class of own school", duties: ["enrolment-inspection"] },
    { ...closed, rows: "a closed quota of own school", duties: ["staffing-inspection"] },
  ],
  // Not why a record was corrected.
  teacher: states.map((entry) => ({ ...entry, fields: entry.fields.replace(" reason", "") })),
};
