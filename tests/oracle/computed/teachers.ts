// 教职工: periods, hours, rural years and the findings of places without their persons, in words.
import type { Row } from "../district-rows.ts";
import { lasts } from "../rules/links.ts";
import type { Computed, Glance } from "./computed.ts";
import { monthsAfter } from "./months.ts";

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

function holdsPlace({ rows, sees }: Glance, teacher: Row, on: string): boolean {
  return rows
    .of("PersonnelRelation", "teacherId", teacher.id)
    .filter((one) => sees("PersonnelRelation", one, ["teacherId", "quotaCategory", "validFrom", "validTo"]))
    .some((relation) => relation.quotaCategory !== null && lasts(relation, on));
}

/** The number in force today; none where the asker sees no rule. */
function ruled({ rows, sees, today }: Glance, field: string): number | undefined {
  const rule = rows
    .all("StaffRule")
    .filter((one) => sees("StaffRule", one, [field, "validFrom", "validTo"]))
    .find((one) => lasts(one, today));
  return rule === undefined ? undefined : Number(rule[field]);
}

/** Months that are over, from one on. */
function presence(
  { rows, sees, today }: Glance,
  teacher: Row,
  since: string,
  told: readonly string[],
): readonly Row[] {
  return rows
    .of("PresenceMonth", "teacherId", teacher.id)
    .filter((one) => sees("PresenceMonth", one, ["teacherId", "month", "status", ...told]))
    .filter(({ month }) => String(month) >= since && String(month) < monthsBefore(today, 0));
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
    const read = ["id", "key", "townshipId", "textValue", "validFrom", "validTo"];
    const [rural] = rows
      .of("Parameter", "key", "rural.rotation.locales")
      .filter((one) => one.townshipId === null && lasts(one, today) && sees("Parameter", one, read));
    for (const placement of rows.of("TeachingPlacement", "teacherId", teacher.id)) {
      if (!sees("TeachingPlacement", placement, ["teacherId", "schoolId", "validFrom", "validTo"])) continue;
      const until = placement.validTo === null ? today : String(placement.validTo);
      // What the school was on each of these days, and not what it is.
      for (const state of rows.of("SchoolState", "schoolId", placement.schoolId ?? null)) {
        const cells = ["id", "schoolId", "locale", "validFrom", "validTo", "revisedOn"];
        if (state.revisedOn !== null || !sees("SchoolState", state, cells)) continue;
        if (!String(rural?.textValue).split(",").includes(String(state.locale))) continue;
        const from = Math.max(day(placement.validFrom), state.validFrom === null ? 0 : day(state.validFrom));
        const to = Math.min(day(until), day(today), state.validTo === null ? day(today) : day(state.validTo));
        for (let at = from; at < to; at++) served.add(at);
      }
    }
    return calendarYears([...served].sort((one, other) => one - other));
  },

  "Teacher.quotaWithoutPresence": (glance, teacher) => {
    const months = ruled(glance, "absentMonths");
    if (months === undefined || !holdsPlace(glance, teacher, glance.today)) return false;
    const since = monthsBefore(glance.today, months);
    if (!holdsPlace(glance, teacher, since)) return false;
    const told = presence(glance, teacher, since, ["periods"]);
    return told.every(({ status, periods }) => status === "absent" && periods === 0);
  },

  "Teacher.secondedPastTerm": (glance, teacher) => {
    const { rows, sees, today } = glance;
    if (!holdsPlace(glance, teacher, today)) return false;
    const months = ruled(glance, "secondmentMonths");
    const lent = rows
      .of("TeachingPlacement", "teacherId", teacher.id)
      .filter((one) => sees("TeachingPlacement", one, ["teacherId", "kind", "validFrom", "validTo"]))
      .filter(({ kind }) => kind === "secondment");
    if (
      months !== undefined &&
      lent.some((one) => lasts(one, today) && monthsAfter(String(one.validFrom), months) <= today)
    )
      return true;
    const [last, now] = [monthsBefore(today, 1), monthsBefore(today, 0)];
    const then = lent.some(
      ({ validFrom, validTo }) => String(validFrom) < now && (validTo === null || String(validTo) > last),
    );
    return presence(glance, teacher, last, []).some(({ status }) => status === "seconded") && !then;
  },

  "Teacher.leavePastTerm": (glance, teacher) => {
    const months = ruled(glance, "leaveMonths");
    if (months === undefined || !holdsPlace(glance, teacher, glance.today)) return false;
    const since = monthsBefore(glance.today, months + 1);
    const away = presence(glance, teacher, since, []).filter(({ status }) => status === "leave");
    return away.length > months;
  },
};
