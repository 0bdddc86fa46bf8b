// Civil dates of the district (Asia/Shanghai). The clock is always passed in, never read elsewhere.

export type Clock = () => Date;

/** Decimals of a second in an instant, stored, shown and compared: milliseconds. */
export const instantDecimals = 3;

/** Asia/Shanghai has kept UTC+8 without summer time since 1991; the clock only ever says now. */
const offsetMs = 8 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

let last = { day: Number.NaN, date: "" };

/** The civil date in the district, `yyyy-mm-dd`. */
export function civilDate(at: Date): string {
  const day = Math.floor((at.getTime() + offsetMs) / dayMs);
  // Asked for several times in every request, and nearly always for the same day.
  if (day !== last.day) last = { day, date: new Date(day * dayMs).toISOString().slice(0, 10) };
  return last.date;
}

/** Whether the text is a day of the calendar, `yyyy-mm-dd`. */
export function isCivilDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
