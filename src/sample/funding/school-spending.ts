// What schools spent, month by month up to last month, and the services bought for boarding schools of the townships.
import type { SampleContext } from "../area-sample.ts";
import type { SchoolSite } from "../schools/school-network.ts";
import { plantedFunding } from "./planted.ts";
import type { FundingTables } from "./tables.ts";

const months = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];
/** Share of the year's money by category, and the months it is spent in. */
const habits: readonly (readonly [category: string, share: number, months: readonly string[]])[] = [
  ["teaching", 0.34, months],
  ["utilities", 0.16, months],
  ["repairs", 0.12, ["02", "08"]],
  ["equipment", 0.14, ["05"]],
  ["other", 0.06, ["03", "06", "09", "12"]],
];
const trainingMonths = ["04", "10"];
const quarterEnds = ["03", "06", "09", "12"];
/** A school this small keeps its books by the quarter. */
const smallAmountFen = 9_000_000;

export function createSpending(tables: FundingTables, { calendar, random, nextIdentity }: SampleContext) {
  const { today } = calendar;
  const thisYear = Number(today.slice(0, 4));
  const thisMonth = `${today.slice(0, 7)}-01`;

  function trainingPermille(site: SchoolSite, fiscalYear: number): number {
    if (fiscalYear < thisYear) return random(`training ${site.row.id}`).between(48, 70);
    if (site.row.id === plantedFunding.belowFloor.id) return 30;
    return site.row.id === plantedFunding.atFloor.id
      ? 50
      : random(`training now ${site.row.id}`).between(44, 72);
  }

  return {
    /** `given`: what was set aside for the school in the year, special education apart. */
    add(site: SchoolSite, fiscalYear: number, given: number): void {
      const spend = (category: string, month: string, amountFen: number): void => {
        const first = `${fiscalYear}-${month}-01`;
        if (first >= thisMonth || amountFen <= 0) return;
        tables.schoolSpending.add({
          ...nextIdentity(),
          schoolId: site.row.id,
          townshipId: site.township.id,
          fiscalYear,
          month: first,
          category,
          amountFen,
        });
      };
      const lot = random(`spending ${site.row.id} ${fiscalYear}`);
      const training = Math.floor((given * trainingPermille(site, fiscalYear)) / 1000);
      const firstHalf = Math.floor(training / 2);
      spend("training", trainingMonths[0] ?? "04", firstHalf);
      spend("training", trainingMonths[1] ?? "10", training - firstHalf);
      if (given < smallAmountFen) {
        for (const month of quarterEnds)
          spend("teaching", month, Math.round(given * 0.2 * (0.9 + lot.next() / 10)));
        return;
      }
      for (const [category, share, spentIn] of habits) {
        for (const month of spentIn) {
          spend(category, month, Math.round(((given * share) / spentIn.length) * (0.9 + lot.next() / 10)));
        }
      }
    },
    /** Contracts for boarding schools outside the county town; a few are asked for and not awarded. */
    addServices(site: SchoolSite): void {
      const { id, boarding, countyTown } = site.row;
      const planted = id === plantedFunding.shown.id || id === plantedFunding.withheld.id;
      const lot = random(`services ${id}`);
      if (!planted && (!boarding || countyTown || !lot.chance(0.5))) return;
      const posts = lot.between(2, 8);
      const asked = id === plantedFunding.withheld.id || (!planted && lot.chance(0.1));
      tables.purchasedService.add({
        ...nextIdentity(),
        schoolId: id,
        townshipId: site.township.id,
        contractNo: `示购${thisYear - 1}-${site.row.officialCode}`,
        kind: lot.chance(0.7) ? "support-work" : "teaching-assistance",
        provider: lot.pick(["示例后勤服务有限公司", "示例教育服务有限公司", "示例物业有限公司"]),
        providerUscc: null,
        posts,
        amountFen: posts * 3_600_000,
        awardedOn: asked ? null : `${thisYear - 1}-08-20`,
        validFrom: `${thisYear - 1}-09-01`,
        validTo: `${thisYear}-09-01`,
      });
    },
  };
}
