// L1: what anyone may know (四(四)(五)). Open to every role but the administrators; groups and measures only where
// access.md lets a department count: education and finance. The cube is declared ready-made: nobody counts over it or
// sorts it.
import type { Entry } from "./entry.ts";

const facts: readonly (readonly [type: string, fields: string])[] = [
  ["District", "id name townships"],
  ["Township", "id name kind highCold districtId district names codes villages schools"],
  ["TownshipName", "id townshipId name kind validFrom validTo lastDay township"],
  ["DivisionCode", "id townshipId system edition code nameInEdition township"],
  ["Village", "id townshipId name kind township"],
  ["School", "id name officialCode uscc kind runBy locale countyTown boarding altitudeM status"],
  ["School", "openedOn closedOn headName officePhone townshipId villageId parentSchoolId"],
  ["School", "township village parentSchool branches"],
];

const cube: Entry = {
  type: "EnrolmentCubeCell",
  fields: "id level schoolYear stage townshipId schools students suppressed township",
  uses: "read filter",
  rows: "every row",
};

const definition: Entry = {
  type: "Definition",
  fields: "id key word rule source parameterKey documentId document validFrom validTo lastDay",
  uses: "read filter order",
  rows: "every row",
};

const withUses = (uses: string): readonly Entry[] => [
  ...facts.map(([type, fields]): Entry => ({ type, fields, uses, rows: "every row" })),
  cube,
  definition,
];

export const publicFacts = withUses("read filter order");
export const publicFactsCounted = withUses("read filter order aggregate");
