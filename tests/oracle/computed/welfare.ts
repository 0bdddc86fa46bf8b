// Computed fields of care and protection, in plain words.
import { lasts } from "../rules/links.ts";
import type { Computed } from "./computed.ts";
import { monthsAfter } from "./months.ts";

const instant = (text: unknown): number => new Date(String(text)).getTime();

export const welfareComputed: Computed = {
  "LeftBehindRecord.open": ({ today }, row) => String(row.validFrom) <= today && today < String(row.validTo),
  "LeftBehindRecord.openByRegister": ({ rows, sees, today }, row) => {
    const term = rows
      .all("Parameter")
      .find(
        (one) =>
          one.key === "left-behind.register.months" &&
          one.townshipId === null &&
          lasts(one, today) &&
          sees("Parameter", one, ["id", "key", "townshipId", "validFrom", "validTo", "numberValue"]),
      );
    if (term === undefined || row.schoolId === null || today >= String(row.validTo)) return false;
    return monthsAfter(String(row.validFrom), Number(term.numberValue)) <= today;
  },
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
  "DifficultyRecord.inSchool": ({ rows, today }, row) =>
    rows
      .of("Student", "childId", row.childId ?? null)
      .flatMap((student) => rows.of("Enrolment", "studentId", student.id))
      .some((place) => lasts(place, today)),
  "ReportRecipient.firstActionHours": (_glance, row) =>
    row.firstActionAt === null
      ? null
      : Math.floor((instant(row.firstActionAt) - instant(row.receivedAt)) / 3_600_000),
  // By noon in Shanghai, as the suite's clock has it.
  "ReportRecipient.overdue": ({ today }, row) =>
    row.firstActionAt === null && row.dueAt !== null && instant(row.dueAt) < instant(`${today}T04:00:00Z`),
};
