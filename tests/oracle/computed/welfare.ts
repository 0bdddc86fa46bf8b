// Computed fields of care and protection, in plain words.
import type { Computed } from "./computed.ts";

const instant = (text: unknown): number => new Date(String(text)).getTime();
const civilDay = (text: unknown): string =>
  new Date(instant(text) + 8 * 3_600_000).toISOString().slice(0, 10);

export const welfareComputed: Computed = {
  "LeftBehindRecord.open": ({ today }, row) => String(row.validFrom) <= today && today < String(row.validTo),
  "LeftBehindRecord.overdue": ({ today }, row) =>
    String(row.validFrom) <= today &&
    today < String(row.validTo) &&
    row.dueOn !== null &&
    String(row.dueOn) < today,
  "LeftBehindRecord.lastCheckedOn": ({ rows, sees }, row) =>
    rows
      .of("LeftBehindCheck", "recordId", row.id)
      .filter((check) => sees("LeftBehindCheck", check, ["id", "recordId", "checkedOn"]))
      .map((check) => String(check.checkedOn))
      .sort()
      .at(-1) ?? null,
  "DifficultyRecord.inSchool": ({ rows }, row) =>
    rows
      .of("Student", "childId", row.childId ?? null)
      .flatMap((student) => rows.of("Enrolment", "studentId", student.id))
      .some((place) => place.validTo === null),
  "ReportRecipient.firstActionHours": (_glance, row) =>
    row.firstActionAt === null
      ? null
      : Math.floor((instant(row.firstActionAt) - instant(row.receivedAt)) / 3_600_000),
  "ReportRecipient.overdue": ({ today }, row) =>
    row.firstActionAt === null && row.dueAt !== null && civilDay(row.dueAt) < today,
};
