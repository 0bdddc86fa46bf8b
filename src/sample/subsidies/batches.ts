// The batches of teachers' subsidy: three months back to this one, at every step. Totals are set when the lines are there.

import { signers } from "../people/officials.ts";
import { openDays } from "../reference/references.ts";
import { dayNumber, isoDate, type SampleCalendar } from "../writing/calendar.ts";
import { labelledAt } from "../writing/ids.ts";
import { plantedBatches } from "./planted.ts";
import type { SubsidyTables } from "./tables.ts";

const steps = ["prepared", "reviewed", "approved", "sent", "settled"] as const;

interface Plan {
  readonly id: string;
  readonly monthsBack: number;
  readonly batchNo: number;
  readonly status: (typeof steps)[number];
}

const plans: readonly Plan[] = [
  { id: plantedBatches.settledBefore, monthsBack: 3, batchNo: 1, status: "settled" },
  { id: plantedBatches.settled, monthsBack: 2, batchNo: 1, status: "settled" },
  { id: plantedBatches.sent, monthsBack: 1, batchNo: 1, status: "sent" },
  { id: plantedBatches.approved, monthsBack: 1, batchNo: 2, status: "approved" },
  { id: plantedBatches.reviewed, monthsBack: 1, batchNo: 3, status: "reviewed" },
  { id: plantedBatches.prepared, monthsBack: 0, batchNo: 1, status: "prepared" },
];

export function addBatches(tables: SubsidyTables, { today }: SampleCalendar): void {
  for (const { id, monthsBack: back, batchNo, status } of plans) {
    const month = monthsBack(today, back);
    const last = steps.indexOf(status);
    // Prepared on the twentieth, then a step every other day; never later than today.
    const day = (step: number): string => {
      const due = isoDate(dayNumber(month) + 19 + 2 * step);
      return due < today ? due : today;
    };
    const on = (step: number): string | null => (step <= last ? day(step) : null);
    tables.paymentBatch.add({
      id,
      createdAt: labelledAt,
      kind: "rural-subsidy",
      month,
      batchNo,
      status,
      totalFen: 0,
      lineCount: 0,
      ...signers("personnel", last),
      preparedOn: day(0),
      reviewedOn: on(1),
      approvedOn: on(2),
      sentOn: on(3),
      settledOn: on(4),
      validFrom: on(2),
      validTo: opensUntil(on(3), on(4)),
    });
  }
}

/** As `tc.batch_opens_until`. */
export const opensUntil = (sent: string | null, settled: string | null): string | null =>
  settled ?? (sent === null ? null : isoDate(dayNumber(sent) + openDays));

export function monthsBack(today: string, months: number): string {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - months;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}
