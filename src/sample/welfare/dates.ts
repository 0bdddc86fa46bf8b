// The dates of care as the database's triggers reckon them. Pure.
import { dayNumber, isoDate } from "../writing/calendar.ts";

export const addDays = (day: string, days: number): string => isoDate(dayNumber(day) + days);

/** The sixteenth birthday; of a child born on 29 February the 28th where the year has no 29th. */
export function sixteenthBirthday(birthDate: string): string {
  const day = `${Number(birthDate.slice(0, 4)) + 16}${birthDate.slice(4)}`;
  return isoDate(dayNumber(day)) === day ? day : day.replace(/-29$/, "-28");
}

export function ageBand(birthDate: string, today: string): string {
  const years =
    Number(today.slice(0, 4)) -
    Number(birthDate.slice(0, 4)) -
    (today.slice(5) >= birthDate.slice(5) ? 0 : 1);
  return years < 6 ? "under-6" : years < 14 ? "6-13" : years < 16 ? "14-15" : "16+";
}

/** The names of the sample with a family name of two characters: 欧阳, 上官. */
export const givenName = (name: string): string =>
  name.length > 2 && ["欧阳", "上官"].includes(name.slice(0, 2)) ? name.slice(2) : name.slice(1);

/** An instant on a civil day of the district. */
export const at = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`);

export const hours = (moment: Date, count: number): Date => new Date(moment.getTime() + count * 3_600_000);

export const isCurrent = (from: string, to: string | null, today: string): boolean =>
  from <= today && (to === null || to > today);

interface Rule {
  readonly kind: "left-behind-check" | "first-action";
  readonly subject: string;
  readonly amount: number;
  readonly unit: "days" | "hours";
  readonly from: string;
  readonly to: string | null;
}

type DaysByRisk = Readonly<Record<"low" | "medium" | "high", number>>;

const checks = (days: DaysByRisk, from: string, to: string | null): Rule[] =>
  Object.entries(days).map(([subject, amount]) => ({
    kind: "left-behind-check",
    subject,
    amount,
    unit: "days",
    from,
    to,
  }));

/** Invented lengths [P]: no document of the district is quoted. */
export const deadlineRules: readonly Rule[] = [
  ...checks({ low: 180, medium: 90, high: 60 }, "2016-02-04", "2025-01-01"),
  ...checks({ low: 180, medium: 90, high: 30 }, "2025-01-01", null),
  ...Object.entries({ police: 24, "civil-affairs": 72, education: 72, procuratorate: 168 }).map(
    ([subject, amount]): Rule => ({
      kind: "first-action",
      subject,
      amount,
      unit: "hours",
      from: "2021-06-01",
      to: null,
    }),
  ),
];

export function deadlineAmount(kind: Rule["kind"], subject: string, day: string): number {
  const rule = deadlineRules.find(
    (one) => one.kind === kind && one.subject === subject && isCurrent(one.from, one.to, day),
  );
  if (rule === undefined) throw new RangeError(`no rule ${kind} of ${subject} on ${day}`);
  return rule.amount;
}
