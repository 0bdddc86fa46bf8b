// 教职工: periods, hours, rural years and the finding of a place without its person, in words.
import type { Row } from "../district-rows.ts";
import { lasts } from "../rules/links.ts";
import type { Computed } from "./computed.ts";

const total = (rows: readonly Row[], column: string): number =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);

const dayMs = 86_400_000;
const days = new Map<string, number>();

/** Days since 1970: the same dates are asked for again and again. */
function day(date: unknown): number {
  const text = String(date);
  const known = days.get(text) ?? Math.floor(Date.parse(text) / dayMs);
  days.set(text, known);
  return known;
}

/** Whole years of served days: each run of them by year, month and day, then 30 days a month and 12 months a year. */
function calendarYears(served: readonly number[]): number {
  let [months, days] = [0, 0];
  for (const [at, from] of served.entries()) {
    if (served[at - 1] === from - 1) continue;
    let end = from;
    for (let next = at; served[next] === end; next += 1) end += 1;
    const [first, after] = [new Date(from * dayMs), new Date(end * dayMs)];
    const whole = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
    const rest = after.getUTCDate() - first.getUTCDate();
    const borrowed = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    months += whole(after) - whole(first) - (rest < 0 ? 1 : 0);
    days += rest < 0 ? rest + borrowed : rest;
  }
  return Math.floor((months + Math.floor(days / 30)) / 12);
}

/** First day of the month that lies so many months before today's. */
function monthsBefore(today: string, months: number): string {
  const date = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}

export const teachersComputed: Computed = {
  "TeachingPlacement.periodsPerWeek": ({ rows, sees }, placement) =>
    total(
      rows
        .of("PlacementSubject", "placementId", placement.id)
        .filter((line) => sees("PlacementSubject", line, ["placementId", "periodsPerWeek"])),
      "periodsPerWeek",
    ),

  "Teacher.trainingHours": ({ rows, sees, today }, teacher) => {
    const fiveYearsAgo = `${Number(today.slice(0, 4)) - 5}${today.slice(4)}`;
    const attended = rows
      .of("TeacherTraining", "teacherId", teacher.id)
      .filter((course) => sees("TeacherTraining", course, ["teacherId", "hours", "heldOn"]))
      .filter(({ heldOn }) => String(heldOn) > fiveYearsAgo && String(heldOn) <= today);
    return total(attended, "hours");
  },

  "Teacher.ruralYears": ({ rows, sees, today }, teacher) => {
    const served = new Set<number>();
    for (const placement of rows.of("TeachingPlacement", "teacherId", teacher.id)) {
      if (!sees("TeachingPlacement", placement, ["teacherId", "schoolId", "validFrom", "validTo"])) continue;
      const until = placement.validTo === null ? today : String(placement.validTo);
      // What the school was on each of these days, and not what it is.
      for (const state of rows.of("SchoolState", "schoolId", placement.schoolId ?? null)) {
        const read = ["id", "schoolId", "locale", "validFrom", "validTo", "revisedOn"];
        if (state.revisedOn !== null || !sees("SchoolState", state, read)) continue;
        if (!String(state.locale).startsWith("2")) continue;
        const from = Math.max(day(placement.validFrom), state.validFrom === null ? 0 : day(state.validFrom));
        const to = Math.min(day(until), day(today), state.validTo === null ? day(today) : day(state.validTo));
        for (let at = from; at < to; at++) served.add(at);
      }
    }
    return calendarYears([...served].sort((one, other) => one - other));
  },

  "Teacher.quotaWithoutPresence": ({ rows, sees, today }, teacher) => {
    const occupies = rows
      .of("PersonnelRelation", "teacherId", teacher.id)
      .filter((relation) =>
        sees("PersonnelRelation", relation, ["teacherId", "quotaCategory", "validFrom", "validTo"]),
      )
      .some((relation) => relation.quotaCategory !== null && lasts(relation, today));
    const absent = rows
      .of("PresenceMonth", "teacherId", teacher.id)
      .filter((one) => sees("PresenceMonth", one, ["teacherId", "month", "status", "periods"]))
      .filter(({ status, periods }) => status === "absent" && periods === 0);
    return (
      occupies &&
      rows
        .all("StaffRule")
        .filter((one) => sees("StaffRule", one, ["absentMonths", "validFrom", "validTo"]))
        .filter((one) => lasts(one, today))
        .some(({ absentMonths }) => {
          const since = monthsBefore(today, Number(absentMonths));
          return absent.filter(({ month }) => String(month) >= since).length >= Number(absentMonths);
        })
    );
  },
};
