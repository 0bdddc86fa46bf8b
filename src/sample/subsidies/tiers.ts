// Four tiers, their standards before and now, and the tier of every rural school. A county-town school and a real one
// have none.
import type { SampleContext } from "../area-sample.ts";
import { districtId } from "../reference/divisions.ts";
import type { SchoolSite } from "../schools/school-network.ts";
import { labelled, labelledAt } from "../writing/ids.ts";
import { raisedSchool, schoolTierId, tierId } from "./planted.ts";
import type { SubsidyTables } from "./tables.ts";

/** Fen a month from the lightest tier to the hardest, before and now. Invented. */
const amounts = [
  [20_000, 30_000],
  [40_000, 50_000],
  [60_000, 70_000],
  [80_000, 90_000],
] as const;
const names = ["一类（示例）", "二类（示例）", "三类（示例）", "四类（示例）"];

/** Rank of a school's hardship; null where the subsidy does not reach. */
export function rankOf({ row, invented }: SchoolSite): number | null {
  if (!invented || row.countyTown || row.status !== "operating") return null;
  if (row.kind === "218" || (row.altitudeM ?? 0) >= 1200) return 4;
  if (row.locale === "220") return 3;
  return row.locale === "210" ? 2 : 1;
}

export function addTiers(tables: SubsidyTables, { sites, calendar }: SampleContext): void {
  const begun = `${calendar.schoolYear - 5}-01-01`;
  const raised = `${calendar.schoolYear}-01-01`;
  amounts.forEach(([before, now], index) => {
    const rank = index + 1;
    const tier = tierId(rank);
    tables.subsidyTier.add({
      id: tier,
      createdAt: labelledAt,
      districtId,
      name: names[index] ?? "",
      hardshipRank: rank,
      validFrom: begun,
      validTo: null,
    });
    const standard = { tierId: tier, hardshipRank: rank, leastStayDays: 120, documentId: null };
    tables.subsidyStandard.add({
      ...labelled(`subsidy-standard ${rank} before`),
      ...standard,
      amountFen: before,
      midMonthRule: "first-day",
      validFrom: begun,
      validTo: raised,
    });
    tables.subsidyStandard.add({
      ...labelled(`subsidy-standard ${rank}`),
      ...standard,
      amountFen: now,
      midMonthRule: "half-month",
      validFrom: raised,
      validTo: null,
    });
  });
  for (const site of sites) addSchool(tables, site, begun, calendar.schoolYearStart);
}

function addSchool(tables: SubsidyTables, site: SchoolSite, begun: string, thisYear: string): void {
  const rank = rankOf(site);
  if (rank === null) return;
  const { id: schoolId, townshipId } = site.row;
  const own = { createdAt: labelledAt, schoolId, townshipId, documentId: null };
  const raised = schoolId === raisedSchool.id && rank > 1;
  if (raised) {
    const id = schoolTierId(`${schoolId} before`);
    tables.schoolTier.add({ ...own, id, tierId: tierId(rank - 1), validFrom: begun, validTo: thisYear });
  }
  const validFrom = raised ? thisYear : begun;
  tables.schoolTier.add({
    ...own,
    id: schoolTierId(schoolId),
    tierId: tierId(rank),
    validFrom,
    validTo: null,
  });
}
