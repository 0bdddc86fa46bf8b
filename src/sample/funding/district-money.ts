// The district's budget and the pay comparison of the sample: invented figures over several years. The junior amount per
// pupil falls once, and the row says so.
import type { SampleContext } from "../area-sample.ts";
import { districtId } from "../reference/divisions.ts";
import { labelled } from "../writing/ids.ts";
import type { FundingTables } from "./tables.ts";

/** In yuan, from four years ago to this year. */
const budgets = [
  { general: 9_812_000_000, education: 2_310_000_000, primary: 11_240, junior: 14_880, score: 86 },
  { general: 10_104_000_000, education: 2_405_000_000, primary: 11_690, junior: 15_420, score: 88 },
  { general: 10_380_000_000, education: 2_498_000_000, primary: 12_110, junior: 15_270, score: 87 },
  { general: 10_655_000_000, education: 2_611_000_000, primary: 12_640, junior: 15_960, score: 90 },
  { general: 10_940_000_000, education: 2_702_000_000, primary: 13_050, junior: 16_480, score: null },
] as const;

const pays = [
  { teachers: 98_400, civilServants: 98_600 },
  { teachers: 103_900, civilServants: 103_100 },
  { teachers: 108_300, civilServants: 107_500 },
] as const;

/** In yuan, of last year and this one: the country is a yuan short at first, and then even to the fen. */
const performance = [
  { rural: { total: 137_999_999, teachers: 4_600 }, town: { total: 157_200_000, teachers: 5_240 } },
  { rural: { total: 145_700_000, teachers: 4_700 }, town: { total: 161_200_000, teachers: 5_200 } },
] as const;

export function addDistrictMoney(
  { educationBudget, payComparison, performancePayTotal }: FundingTables,
  { calendar }: SampleContext,
): void {
  const thisYear = Number(calendar.today.slice(0, 4));
  budgets.forEach(({ general, education, primary, junior, score }, index) => {
    const fiscalYear = thisYear - budgets.length + 1 + index;
    const before = budgets[index - 1];
    educationBudget.add({
      ...labelled(`education budget ${index}`),
      districtId,
      fiscalYear,
      generalBudgetFen: general * 100,
      educationFen: education * 100,
      perPupilPrimaryFen: primary * 100,
      perPupilJuniorFen: junior * 100,
      performanceScore: score,
      note:
        before !== undefined && junior < before.junior
          ? "初中在校生增加较快，生均支出略有下降（示例）"
          : null,
    });
  });
  pays.forEach(({ teachers, civilServants }, index) => {
    const fiscalYear = thisYear - pays.length + index;
    payComparison.add({
      ...labelled(`pay comparison ${index}`),
      districtId,
      fiscalYear,
      teachersAverageFen: teachers * 100,
      civilServantsAverageFen: civilServants * 100,
      teachers: 9_840 + 60 * index,
      civilServants: 3_120 + 15 * index,
      // The last year's is entered and not confirmed yet.
      confirmedOn: index === pays.length - 1 ? null : `${fiscalYear + 1}-03-20`,
    });
  });
  performance.forEach((zones, index) => {
    const fiscalYear = thisYear - performance.length + 1 + index;
    for (const [zone, { total, teachers }] of Object.entries(zones)) {
      performancePayTotal.add({
        ...labelled(`performance pay ${index} ${zone}`),
        districtId,
        fiscalYear,
        zone,
        totalFen: total * 100,
        teachers,
        comparisonId: labelled("pay comparison 1").id,
        documentId: null,
        confirmedOn: index === performance.length - 1 ? null : `${fiscalYear}-11-20`,
      });
    }
  });
}
