// Computed fields of care and protection over the rows as stored.
import { testToday } from "../../support/test-keys.ts";
import type { Row, Scalar } from "../rows.ts";
import { type PartComputed, usable } from "./part-computed.ts";

const moment = (value: Scalar | undefined): number => new Date(String(value)).getTime();
const dayInShanghai = (value: Scalar | undefined): string =>
  new Date(moment(value) + 28_800_000).toISOString().slice(0, 10);

const isOpen = ({ validFrom, validTo }: Row): boolean =>
  String(validFrom) <= testToday && String(validTo) > testToday;

export const welfareComputed: PartComputed = {
  "LeftBehindRecord.open": (_sight, row) => isOpen(row),
  "LeftBehindRecord.overdue": (_sight, row) =>
    isOpen(row) && (row.dueOn ?? null) !== null && String(row.dueOn) < testToday,
  "LeftBehindRecord.lastCheckedOn": (sight, row, use) => {
    const checks = usable(sight, use, "LeftBehindCheck", "recordId", row.id, ["id", "recordId", "checkedOn"]);
    let latest: string | null = null;
    for (const { checkedOn } of checks) {
      if (latest === null || String(checkedOn) > latest) latest = String(checkedOn);
    }
    return latest;
  },
  "DifficultyRecord.inSchool": (_sight, row) => (row.schoolId ?? null) !== null,
  "ReportRecipient.firstActionHours": (_sight, { receivedAt, firstActionAt }) =>
    (firstActionAt ?? null) === null
      ? null
      : Math.floor((moment(firstActionAt) - moment(receivedAt)) / 3_600_000),
  "ReportRecipient.overdue": (_sight, { firstActionAt, dueAt }) =>
    (firstActionAt ?? null) === null && (dueAt ?? null) !== null && dayInShanghai(dueAt) < testToday,
};
