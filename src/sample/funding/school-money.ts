// What a school was funded for, given and paid in a fiscal year. Keeps every rule that triggers would: shares add up,
// an amount that differs says why, payments stay within what was set aside.
import type { SampleContext } from "../area-sample.ts";
import type { SchoolSite } from "../schools/school-network.ts";
import {
  type CountedItem,
  fundingDocuments,
  fundStandards,
  hundredPupils,
  plantedFunding,
  standardYuan,
} from "./planted.ts";
import type { Counted } from "./pupil-counts.ts";
import type { FundingTables } from "./tables.ts";

const is = (site: SchoolSite, school: { readonly id: string }): boolean => site.row.id === school.id;

/** Eight tenths central, a tenth municipal, the rest the district's. */
function shares(amountFen: number) {
  const centralFen = Math.floor((amountFen * 8) / 10);
  const municipalFen = Math.floor(amountFen / 10);
  return { amountFen, centralFen, municipalFen, districtFen: amountFen - centralFen - municipalFen };
}

export function createSchoolMoney(tables: FundingTables, { calendar, random, nextIdentity }: SampleContext) {
  const { today } = calendar;
  const thisYear = Number(today.slice(0, 4));
  let voucher = 0;

  function fundedOf(site: SchoolSite, fiscalYear: number, { item, actual }: Counted): number {
    if (item !== "small-school") return actual;
    if (is(site, plantedFunding.belowHundred)) return fiscalYear === thisYear ? hundredPupils : 60;
    if (is(site, plantedFunding.alsoBelow))
      return fiscalYear === thisYear ? hundredPupils : Math.max(actual, 80);
    const short = random(`short ${site.row.id} ${fiscalYear}`).chance(0.06);
    return short ? Math.max(actual, 50) : Math.max(actual, hundredPupils);
  }

  /** Certified in the winter before the money is set aside; one school's numbers are still reported only. */
  function addHeadcount(site: SchoolSite, fiscalYear: number, counted: Counted): number {
    const { item, stage, actual } = counted;
    const open = fiscalYear === thisYear && is(site, plantedFunding.uncertified);
    const funded = fundedOf(site, fiscalYear, counted);
    tables.headcount.add({
      ...nextIdentity(),
      schoolId: site.row.id,
      townshipId: site.township.id,
      fiscalYear,
      item,
      stage,
      standardId: fundStandards[item][stage],
      actual,
      funded,
      asOf: `${fiscalYear - 1}-09-20`,
      status: open ? "reported" : "certified",
      certifiedOn: open ? null : `${fiscalYear - 1}-12-18`,
    });
    return funded * standardYuan[item][stage] * 100;
  }

  function publishedOn(site: SchoolSite, fiscalYear: number, item: CountedItem): string | null {
    const day = `${fiscalYear}-06-30`;
    if (day > today) return null;
    if (fiscalYear < thisYear) return day;
    const { unpublished, halfPublished, withheld, shown } = plantedFunding;
    if (is(site, unpublished)) return null;
    if (is(site, halfPublished)) return item === "boarding" ? null : day;
    const planted = is(site, withheld) || is(site, shown);
    return planted || random(`published ${site.row.id}`).chance(0.85) ? day : null;
  }

  function addPayments(
    site: SchoolSite,
    fiscalYear: number,
    item: CountedItem,
    allocationId: string,
    amount: number,
  ) {
    const pay = (monthDay: string, amountFen: number): void => {
      const paidOn = `${fiscalYear}-${monthDay}`;
      if (paidOn > today || amountFen === 0) return;
      voucher += 1;
      tables.payment.add({
        ...nextIdentity(),
        allocationId,
        schoolId: site.row.id,
        townshipId: site.township.id,
        fiscalYear,
        item,
        amountFen,
        paidOn,
        voucherNo: `示${fiscalYear}-${String(voucher).padStart(6, "0")}`,
      });
    };
    const half = Math.floor(amount / 2);
    const current = fiscalYear === thisYear;
    if (current && is(site, plantedFunding.unpaid)) return;
    const lot = current ? random(`paid ${site.row.id}`).next() : 0;
    const share = is(site, plantedFunding.fullyPaid) ? 0 : lot;
    if (share > 0.93) return;
    pay("04-10", half);
    if (share > 0.7) return;
    if (!current && is(site, plantedFunding.refunded) && item === "base") {
      pay("10-10", amount - half);
      pay("10-24", -half);
      pay("11-06", half);
      return;
    }
    pay("10-10", amount - half);
  }

  return {
    /** Headcounts, allocations and payments of one school and year; gives what was set aside, special education apart. */
    add(site: SchoolSite, fiscalYear: number, counts: readonly Counted[]): number {
      let given = 0;
      const decidedOn = `${fiscalYear}-01-26`;
      const byItem = Map.groupBy(counts, ({ item }) => item);
      for (const [item, ofItem] of byItem) {
        const due = ofItem.reduce((sum, counted) => sum + addHeadcount(site, fiscalYear, counted), 0);
        if (decidedOn > today) continue;
        const ahead = fiscalYear === thisYear && is(site, plantedFunding.uncertified);
        const late = !ahead && random(`less ${site.row.id} ${fiscalYear} ${item}`).chance(0.03);
        const amount = late ? Math.floor(due * 0.9) : due;
        const note = ahead
          ? "按上年人数预拨，待核定后清算（示例）"
          : late
            ? "年中转入学生待追加（示例）"
            : null;
        const identity = nextIdentity();
        tables.allocation.add({
          ...identity,
          ...shares(amount),
          schoolId: site.row.id,
          townshipId: site.township.id,
          fiscalYear,
          item,
          differenceNote: note,
          decidedOn,
          publishedOn: publishedOn(site, fiscalYear, item),
          documentId: fundingDocuments.allocation,
        });
        addPayments(site, fiscalYear, item, identity.id, amount);
        if (item !== "special-education") given += amount;
      }
      return given;
    },
  };
}
