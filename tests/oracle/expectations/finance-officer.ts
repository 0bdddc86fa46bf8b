// 财政: certified headcounts, exact, to the last pupil; no class and no person (三(二)(六), 四(二)(三)).
import type { Entry } from "./entry.ts";
import { publicFactsCounted } from "./public-facts.ts";

export const financeOfficer: readonly Entry[] = [
  ...publicFactsCounted,
  { type: "School", fields: "headcounts", uses: "read filter", rows: "every row" },
  {
    type: "SchoolHeadcount",
    fields:
      "id schoolId townshipId schoolYear stage grade asOf official students boarders classes certifiedOn school township",
    uses: "read filter order aggregate",
    rows: "certified",
  },
];
