// Computed fields of the staff: findings, years, hours and periods as loops.
import { testToday } from "../../support/test-keys.ts";
import type { Row } from "../rows.ts";
import { type PartComputed, usable } from "./part-computed.ts";

const lasts = (row: Row): boolean =>
  String(row.validFrom) <= testToday && (row.validTo === null || String(row.validTo) > testToday);

const day = (date: unknown): number => Math.floor(Date.parse(`${String(date)}T00:00:00Z`) / 86_400_000);

const monthNumber = (date: unknown): number =>
  Number(String(date).slice(0, 4)) * 12 + Number(String(date).slice(5, 7));

export const teachersComputed: PartComputed = {
  "TeachingPlacement.periodsPerWeek": (sight, row, use) => {
    let periods = 0;
    const cells = ["placementId", "periodsPerWeek"];
    for (const line of usable(sight, use, "PlacementSubject", "placementId", row.id, cells))
      periods += Number(line.periodsPerWeek);
    return periods;
  },
  "Teacher.trainingHours": (sight, row, use) => {
    const since = `${Number(testToday.slice(0, 4)) - 5}${testToday.slice(4)}`;
    let hours = 0;
    const cells = ["teacherId", "hours", "heldOn"];
    for (const course of usable(sight, use, "TeacherTraining", "teacherId", row.id, cells)) {
      const heldOn = String(course.heldOn);
      if (heldOn > since && heldOn <= testToday) hours += Number(course.hours);
    }
    return hours;
  },
  "Teacher.ruralYears": (sight, row, use) => {
    const days = new Set<number>();
    const cells = ["teacherId", "schoolId", "validFrom", "validTo"];
    for (const placement of usable(sight, use, "TeachingPlacement", "teacherId", row.id, cells)) {
      const schools = usable(sight, use, "School", "id", placement.schoolId ?? null, ["id", "locale"]);
      if (!schools.some(({ locale }) => locale === "210" || locale === "220")) continue;
      const end =
        placement.validTo === null ? day(testToday) : Math.min(day(placement.validTo), day(testToday));
      for (let at = day(placement.validFrom); at < end; at++) days.add(at);
    }
    return Math.floor(days.size / 365);
  },
  "Teacher.quotaWithoutPresence": (sight, row, use) => {
    const cells = ["teacherId", "quotaCategory", "validFrom", "validTo"];
    const inQuota = usable(sight, use, "PersonnelRelation", "teacherId", row.id, cells).some(
      (relation) => lasts(relation) && relation.quotaCategory !== null,
    );
    const months = usable(sight, use, "PresenceMonth", "teacherId", row.id, [
      "teacherId",
      "month",
      "status",
      "periods",
    ]);
    const rules = sight.rows
      .of("StaffRule")
      .filter(
        (rule) =>
          lasts(rule) &&
          sight.seesRow("StaffRule", rule, "list") &&
          ["absentMonths", "validFrom", "validTo"].every((key) =>
            sight.seesCell("StaffRule", key, use, rule, "list"),
          ),
      );
    return (
      inQuota &&
      rules.some(({ absentMonths }) => {
        const first = monthNumber(testToday) - Number(absentMonths);
        const absent = months.filter(
          ({ month, status, periods }) => monthNumber(month) >= first && status === "absent" && periods === 0,
        );
        return absent.length >= Number(absentMonths);
      })
    );
  },
};
