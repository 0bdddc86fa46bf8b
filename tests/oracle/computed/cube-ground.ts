// What the loops of all cubes are made with: rows and the day, groups, and cells of closed years as they were kept.
import type { DistrictRows, Row, Value } from "../district-rows.ts";

export type Cell = Readonly<Record<string, Value>>;
export interface Ground {
  readonly rows: DistrictRows;
  readonly today: string;
}
export type Cube = (ground: Ground) => readonly Cell[];

export const opening = (year: number): string => `${year}-09-01`;
export const stages = ["primary", "junior"] as const;
export const number = (value: Value | undefined): number => Number(value ?? 0);
export const text = (value: Value | undefined): string | null => (value == null ? null : String(value));
export const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
export const columns = (row: Row, ...names: readonly string[]): Cell =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
/** Groups by what a row has of these columns. */
export const groups = (all: readonly Row[], ...names: readonly string[]): readonly (readonly Row[])[] => [
  ...Map.groupBy(all, (row) => JSON.stringify(columns(row, ...names))).values(),
];
export const permille = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((part * 1000) / whole);

/** Cells of years that are open, and those of closed ones from the figures that were kept of them. */
export function withClosed(
  { rows }: Ground,
  measures: Readonly<Record<string, string>>,
  live: readonly Cell[],
  finish: (kept: Cell, figures: Row) => Cell,
): readonly Cell[] {
  const kept = rows.all("ClosedFigure").filter(({ latest }) => latest === true);
  // A month of September and a first term begin on the same day as the year.
  const closed = new Set(
    rows
      .all("ClosedFigure")
      .filter(({ periodFrom, periodTo }) => periodTo === opening(number(String(periodFrom).slice(0, 4)) + 1))
      .map(({ periodFrom }) => String(periodFrom)),
  );
  const cells = groups(
    kept.filter(({ measure }) => Object.values(measures).includes(String(measure))),
    "rowId",
    "periodFrom",
  ).map((figures) => {
    const [one] = figures as [Row];
    const level = one.schoolId !== null ? "school" : one.townshipId !== null ? "township" : "district";
    const told = Object.entries(measures).map(
      ([name, measure]) => [name, figures.find((f) => f.measure === measure)?.value ?? null] as const,
    );
    const schoolYear = Number(String(one.periodFrom).slice(0, 4));
    return finish(
      { level, schoolYear, townshipId: one.townshipId ?? null, ...Object.fromEntries(told) },
      one,
    );
  });
  return [...live.filter(({ schoolYear }) => !closed.has(opening(number(schoolYear)))), ...cells];
}
