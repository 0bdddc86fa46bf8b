// Money of the planted construction projects, by source and year. A project that is not approved has none.
import type { SampleContext } from "../area-sample.ts";
import { plantedProjects } from "../provision/planted.ts";
import type { FundingTables } from "./tables.ts";

type Source = "central" | "municipal" | "district" | "bond" | "developer";
/** Years ago, source, planned and paid in ten thousands of yuan. */
type Line = readonly [yearsAgo: number, source: Source, planned: number, paid: number];

const projects: Readonly<Record<keyof typeof plantedProjects, readonly Line[]>> = {
  idle: [
    [2, "municipal", 1000, 1000],
    [2, "district", 800, 800],
  ],
  recentlyDelivered: [
    [1, "developer", 2200, 2200],
    [0, "district", 2000, 1500],
  ],
  building: [
    [1, "central", 4000, 4000],
    [1, "bond", 6000, 6000],
    [0, "bond", 4500, 1800],
    [0, "district", 2000, 0],
  ],
  // Planned in full, and nothing has come yet.
  approved: [[0, "district", 3600, 0]],
  unapproved: [],
  opened: [[2, "central", 950, 950]],
};

export function addProjectMoney(
  { projectFunding }: FundingTables,
  { calendar, nextIdentity }: SampleContext,
): void {
  const thisYear = Number(calendar.today.slice(0, 4));
  for (const [key, lines] of Object.entries(projects)) {
    const projectId = plantedProjects[key as keyof typeof plantedProjects];
    for (const [yearsAgo, source, planned, paid] of lines) {
      const fen = (tenThousands: number) => tenThousands * 10_000 * 100;
      projectFunding.add({
        ...nextIdentity(),
        projectId,
        source,
        fiscalYear: thisYear - yearsAgo,
        plannedFen: fen(planned),
        paidFen: fen(paid),
      });
    }
  }
}
