// Keys and day of the suite: fixed, so that equal data give equal bytes.
export const testKeys = [{ id: "test", secret: Buffer.alloc(32, 7) }] as const;

/** The civil day on which the sample was loaded. */
export const testToday = "2026-11-23";

/** Noon of it in Shanghai: the suite's answers do not change with the calendar. */
export const testClock = () => new Date(`${testToday}T04:00:00Z`);
