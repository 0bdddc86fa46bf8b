// Civil dates of the district (Asia/Shanghai). The clock is always passed in, never read elsewhere.

const shanghai = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", dateStyle: "short" });

export type Clock = () => Date;

/** The civil date in the district, `yyyy-mm-dd`. */
export function civilDate(at: Date): string {
  return shanghai.format(at);
}
