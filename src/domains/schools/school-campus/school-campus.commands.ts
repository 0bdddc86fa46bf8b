// Campuses are education's.
import { commands } from "../../../catalogue/index.ts";

export const schoolCampusCommands = commands({
  openSchoolCampus: {
    on: "SchoolCampus",
    kind: "create",
    term: "设立校区",
    description: "Enters a campus of a school from a day on.",
    source: "三(一)",
    duties: ["三(一)-10"],
    required: ["schoolId", "name", "main", "site", "validFrom"],
  },
  closeSchoolCampus: {
    on: "SchoolCampus",
    kind: "update",
    term: "撤销校区",
    description: "Ends a campus of a school on a day.",
    source: "三(一)",
    duties: ["三(一)-10"],
    required: ["validTo"],
  },
});
