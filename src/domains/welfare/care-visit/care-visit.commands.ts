// What is done for a child in care, written down by whoever did it. Who may not know the child's id names it by its contact.
import { commands } from "../../../catalogue/index.ts";

export const careVisitCommands = commands({
  recordCareVisit: {
    on: "CareVisit",
    kind: "create",
    term: "登记关爱走访",
    description:
      "Records a visit to a child, of today where no day is said. Who visited is recorded by the platform; a homeroom teacher visits for the school.",
    source: "三(十)",
    duties: ["三(十)-3", "三(十)-6"],
    required: ["kind"],
    optional: ["childId", "contactId", "villageId", "visitedOn", "note"],
    derives: {
      visitedBy: {
        byScope: { township: "township", village: "village", school: "school", teacher: "school" },
      },
      visitedOn: "today",
      villageId: { only: "village" },
    },
  },
  recordCareActivity: {
    on: "CareActivity",
    kind: "create",
    term: "登记关爱活动",
    description: "Records an activity of a mass organisation for a child assigned to it.",
    source: "三(十)",
    duties: ["三(十)-3"],
    required: ["contactId", "townshipId", "organisation", "kind", "participants"],
    optional: ["heldOn", "note"],
    derives: { heldOn: "today" },
  },
});
