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

/** What a load's money is written with; vouchers are numbered through. */
export interface MoneyDesk {
  readonly tables: FundingTables;
  readonly context: SampleContext;
  voucher: number;
}

export const openMoneyDesk = (tables: FundingTables, context: SampleContext): MoneyDesk => ({
  tables,
  context,
  voucher: 0,
});

/** One school in one fiscal year. */
export interface SchoolBooks {
  readonly site: SchoolSite;
  readonly fiscalYear: number;
}

const thisYear = ({ context }: MoneyDesk): number => Number(context.calendar.today.slice(0, 4));

const ofBooks = ({ site, fiscalYear }: SchoolBooks) => ({
  schoolId: site.row.id,
  townshipId: site.township.id,
  fiscalYear,
});

/** Of a small school's funded pupils those of a stage, as `tc.share_of_stage`. */
function fundedOf(desk: MoneyDesk, books: SchoolBooks, counted: Counted, all: readonly Counted[]): number {
  const { item, stage, actual } = counted;
  if (item !== "small-school") return actual;
  const pupils = all.reduce((sum, other) => sum + other.actual, 0);
  const funded = fundedOfSchool(desk, books, pupils);
  const part = (of: number): number => Math.floor((funded * of * 2 + pupils) / (2 * pupils));
  return stage === "primary" ? part(actual) : funded - part(pupils - actual);
}

function fundedOfSchool(desk: MoneyDesk, { site, fiscalYear }: SchoolBooks, actual: number): number {
  const current = fiscalYear === thisYear(desk);
  if (is(site, plantedFunding.belowHundred)) return current ? hundredPupils : 60;
  if (is(site, plantedFunding.alsoBelow)) return current ? hundredPupils : Math.max(actual, 80);
  const short = desk.context.random(`short ${site.row.id} ${fiscalYear}`).chance(0.06);
  return short ? Math.max(actual, 50) : Math.max(actual, hundredPupils);
}

type HeadcountRow = Parameters<FundingTables["fundingHeadcount"]["add"]>[0];

/** Certified in the winter before the money is set aside; one school's numbers are still reported only. */
function addHeadcount(
  desk: MoneyDesk,
  books: SchoolBooks,
  counted: Counted,
  all: readonly Counted[],
): number {
  const { item, stage, actual } = counted;
  const { site, fiscalYear } = books;
  const open = fiscalYear === thisYear(desk) && is(site, plantedFunding.uncertified);
  const funded = fundedOf(desk, books, counted, all);
  const revisedOn =
    fiscalYear === thisYear(desk) && item === "base" && is(site, plantedFunding.revised)
      ? `${fiscalYear}-03-10`
      : null;
  const common = {
    ...ofBooks(books),
    ...{ item, stage, standardId: fundStandards[item][stage], asOf: `${fiscalYear - 1}-09-01` },
    status: open ? "reported" : "certified",
    // In a street a twelfth of the pupils have come with their parents, elsewhere none; special education tells none.
    migrants:
      item === "special-education" ? null : site.township.kind === "street" ? Math.floor(actual / 12) : 0,
  };
  const certifiedOn = open ? null : `${fiscalYear - 1}-12-18`;
  const add = (
    row: Pick<
      HeadcountRow,
      "actual" | "funded" | "certifiedOn" | "revision" | "revisionReason" | "supersededOn"
    >,
  ) => desk.tables.fundingHeadcount.add({ ...desk.context.nextIdentity(), ...common, ...row });
  if (revisedOn === null)
    add({ actual, funded, certifiedOn, revision: 0, revisionReason: null, supersededOn: null });
  else {
    const fewer = { actual: actual - 3, funded: funded - 3, revision: 0, revisionReason: null };
    add({ ...fewer, certifiedOn, supersededOn: revisedOn });
    add({
      ...{ actual, funded },
      certifiedOn: revisedOn,
      revision: 1,
      revisionReason: "漏报三名学生（示例）",
      supersededOn: null,
    });
  }
  return funded * standardYuan[item][stage] * 100;
}

function publishedOn(desk: MoneyDesk, { site, fiscalYear }: SchoolBooks, item: CountedItem): string | null {
  const { calendar, random } = desk.context;
  const day = `${fiscalYear}-06-30`;
  if (day > calendar.today) return null;
  if (fiscalYear < thisYear(desk)) return day;
  const { unpublished, halfPublished, withheld, shown } = plantedFunding;
  if (is(site, unpublished)) return null;
  if (is(site, halfPublished)) return item === "boarding" ? null : day;
  const planted = is(site, withheld) || is(site, shown);
  return planted || random(`published ${site.row.id}`).chance(0.85) ? day : null;
}

/** What was set aside for one item of a school's year. */
interface SetAside {
  readonly id: string;
  readonly item: CountedItem;
  readonly amount: number;
}

type Instalment = readonly [monthDay: string, amountFen: number];

/** Two halves; some schools have the first alone or nothing yet, one was paid twice and paid back. */
function instalments(
  desk: MoneyDesk,
  { site, fiscalYear }: SchoolBooks,
  { item, amount }: SetAside,
): Instalment[] {
  const current = fiscalYear === thisYear(desk);
  if (current && is(site, plantedFunding.unpaid)) return [];
  const lot = current ? desk.context.random(`paid ${site.row.id}`).next() : 0;
  const share = is(site, plantedFunding.fullyPaid) ? 0 : lot;
  const half = Math.floor(amount / 2);
  if (share > 0.93) return [];
  if (share > 0.7) return [["04-10", half]];
  const both: Instalment[] = [
    ["04-10", half],
    ["10-10", amount - half],
  ];
  const refunded = !current && is(site, plantedFunding.refunded) && item === "base";
  return refunded ? [...both, ["10-24", -half], ["11-06", half]] : both;
}

function addPayments(desk: MoneyDesk, books: SchoolBooks, given: SetAside): void {
  const { calendar, nextIdentity } = desk.context;
  for (const [monthDay, amountFen] of instalments(desk, books, given)) {
    const paidOn = `${books.fiscalYear}-${monthDay}`;
    if (paidOn > calendar.today || amountFen === 0) continue;
    desk.voucher += 1;
    desk.tables.payment.add({
      ...nextIdentity(),
      ...ofBooks(books),
      allocationId: given.id,
      item: given.item,
      amountFen,
      paidOn,
      voucherNo: `示${books.fiscalYear}-${String(desk.voucher).padStart(6, "0")}`,
    });
  }
}

/** An amount that differs from what is due, and why. */
function amountOf(desk: MoneyDesk, { site, fiscalYear }: SchoolBooks, item: CountedItem, due: number) {
  if (fiscalYear === thisYear(desk) && is(site, plantedFunding.uncertified))
    return { amount: due, note: "按上年人数预拨，待核定后清算（示例）" };
  const less = desk.context.random(`less ${site.row.id} ${fiscalYear} ${item}`).chance(0.03);
  return less
    ? { amount: Math.floor(due * 0.9), note: "年中转入学生待追加（示例）" }
    : { amount: due, note: null };
}

/** Headcounts, allocations and payments of one school and year; gives what was set aside, special education apart. */
export function addSchoolMoney(desk: MoneyDesk, books: SchoolBooks, counts: readonly Counted[]): number {
  const { calendar, nextIdentity } = desk.context;
  const decidedOn = `${books.fiscalYear}-01-26`;
  let given = 0;
  for (const [item, ofItem] of Map.groupBy(counts, (counted) => counted.item)) {
    const due = ofItem.reduce((sum, counted) => sum + addHeadcount(desk, books, counted, ofItem), 0);
    if (decidedOn > calendar.today) continue;
    const { amount, note } = amountOf(desk, books, item, due);
    const identity = nextIdentity();
    desk.tables.allocation.add({
      ...identity,
      ...shares(amount),
      ...ofBooks(books),
      item,
      budgetCode: ofItem.every(({ stage }) => stage === "junior") ? "2050203" : "2050202",
      differenceNote: note,
      decidedOn,
      publishedOn: publishedOn(desk, books, item),
      documentId: fundingDocuments.allocation,
    });
    addPayments(desk, books, { id: identity.id, item, amount });
    if (item !== "special-education") given += amount;
  }
  return given;
}
