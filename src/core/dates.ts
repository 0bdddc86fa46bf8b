// Civil dates of the district (Asia/Shanghai). The clock is always passed in, never read elsewhere.

export type Clock = () => Date;

/** Asia/Shanghai has kept UTC+8 without summer time since 1991; the clock only ever says now. */
const offsetMs = 8 * 60 * 60 * 1000;

/** The civil date in the district, `yyyy-mm-dd`. */
export function civilDate(at: Date): string {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 10);
}
