// Which classes run this year and how many pupils sit in each: adds up to the scale's students exactly. Large classes
// exist only where they are planted (三(四)); no other class passes the standard size.
import { townshipPlaces } from "../reference/divisions.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { createIdentities } from "../writing/ids.ts";
import { createRandom } from "../writing/random.ts";
import { campusOf } from "./campuses.ts";
import { plantedLargeClasses, plantedSchools } from "./planted.ts";
import type { SchoolSite } from "./school-network.ts";
import type { SchoolClassRow } from "./tables.ts";

export interface SampleClass {
  readonly row: SchoolClassRow;
  readonly site: SchoolSite;
  /** Open enrolments it will have; 0 for a class of last year. */
  readonly size: number;
}

export interface ClassPlan {
  /** Township by township, so that siblings are near. */
  readonly current: readonly SampleClass[];
  /** Last year's classes of the planted central schools. */
  readonly previous: readonly SampleClass[];
}

/** The share of pupils in grades one to six. */
const primaryShare = 0.66;
const standardSize = (grade: number): number => (grade <= 6 ? 45 : 50);
const primaryGrades = [1, 2, 3, 4, 5, 6];
const juniorGrades = [7, 8, 9];

interface Cell {
  readonly site: SchoolSite;
  readonly grade: number;
  readonly type: string;
  readonly weight: number;
  /** Seats that must exist before anything is shared out. */
  readonly least: number;
  readonly large?: number;
}

/** Seats for the planted children: one grade of a planted school needs no more than this. */
const plantedSeats = 2;
const withHistory: ReadonlySet<string> = new Set([
  plantedSchools.street.id,
  plantedSchools.mountain.id,
  plantedSchools.guanmian.id,
]);

/** A village school below two dozen pupils teaches two grades in one room (复式, type 12), a teaching point all (13). */
function smallSchoolCells(site: SchoolSite, pupils: number): readonly Cell[] {
  const point = site.row.kind === "218";
  const multigrade = pupils < 24;
  const grades = point
    ? [pupils % 2 === 0 ? 2 : 1]
    : multigrade
      ? [1, 3]
      : pupils < 60
        ? [1, 2, 3, 4]
        : primaryGrades;
  const type = point ? "13" : multigrade ? "12" : "10";
  return grades.map((grade, index) => ({
    site,
    grade,
    type,
    weight: 0,
    least: Math.floor(pupils / grades.length) + (index < pupils % grades.length ? 1 : 0),
  }));
}

function cellsOf(site: SchoolSite): readonly Cell[] {
  if (site.pupils !== null) return smallSchoolCells(site, site.pupils);
  const seats = withHistory.has(site.row.id) ? plantedSeats : 0;
  const cell = (grade: number, type: string, weight: number): Cell => {
    const large = plantedLargeClasses.find(
      (planted) => planted.school.id === site.row.id && planted.grade === grade,
    );
    const least = large?.size ?? (grade <= 6 ? seats : 0);
    return { site, grade, type, weight, least, ...(large && { large: large.size }) };
  };
  return [
    ...(site.primaryWeight > 0 ? primaryGrades.map((grade) => cell(grade, "10", site.primaryWeight)) : []),
    ...(site.juniorWeight > 0 ? juniorGrades.map((grade) => cell(grade, "20", site.juniorWeight)) : []),
  ];
}

/** Shares `total` by weight, to the last pupil: each cell gets what the running sum has grown by. */
function shareOut(cells: readonly Cell[], total: number): readonly number[] {
  const least = cells.reduce((sum, cell) => sum + cell.least, 0);
  if (least > total) throw new RangeError("the scale is too small for the planted classes");
  const weights = cells.reduce((sum, cell) => sum + cell.weight, 0);
  let weight = 0;
  let given = 0;
  return cells.map((cell) => {
    weight += cell.weight;
    const upTo = weights === 0 ? 0 : Math.round(((total - least) * weight) / weights);
    const share = upTo - given;
    given = upTo;
    return cell.least + share;
  });
}

/** Sizes of the classes of one grade: a planted large class first, the rest as even as can be. */
function classSizes(cell: Cell, pupils: number): readonly number[] {
  const large = cell.large === undefined ? [] : [cell.large];
  const rest = pupils - (cell.large ?? 0);
  const count = Math.ceil(rest / standardSize(cell.grade));
  return [
    ...large,
    ...Array.from({ length: count }, (_, i) => Math.floor(rest / count) + (i < rest % count ? 1 : 0)),
  ];
}

export function planClasses(
  sites: readonly SchoolSite[],
  students: number,
  calendar: SampleCalendar,
): ClassPlan {
  const nextIdentity = createIdentities(createRandom("classes"));
  const rowOf = ({ site, grade, type }: Cell, schoolYear: number, classNo: number, size = 0) => ({
    ...nextIdentity(),
    schoolId: site.row.id,
    townshipId: site.township.id,
    schoolYear,
    grade,
    classNo,
    type,
    campusId: schoolYear === calendar.schoolYear ? campusOf(site, grade) : null,
    cap: standardSize(grade),
    exceptionCap: size > standardSize(grade) ? size : null,
    exceptionReason: size > standardSize(grade) ? "示例：消除大班额计划期内保留" : null,
  });
  const cells = [...sites]
    .filter(({ row }) => row.status === "operating")
    .sort((a, b) => townshipPlaces.indexOf(a.township) - townshipPlaces.indexOf(b.township))
    .flatMap(cellsOf);
  const primary = cells.filter(({ grade }) => grade <= 6);
  const junior = cells.filter(({ grade }) => grade > 6);
  const primaryStudents = junior.length === 0 ? students : Math.round(students * primaryShare);
  const pupils = new Map<Cell, number>();
  for (const [group, total] of [
    [primary, primaryStudents] as const,
    [junior, students - primaryStudents] as const,
  ]) {
    shareOut(group, total).forEach((share, index) => {
      const cell = group[index];
      if (cell !== undefined) pupils.set(cell, share);
    });
  }
  return {
    current: cells.flatMap((cell) =>
      classSizes(cell, pupils.get(cell) ?? 0).map((size, index) => ({
        row: rowOf(cell, calendar.schoolYear, index + 1, size),
        site: cell.site,
        size,
      })),
    ),
    previous: cells
      .filter(({ site, grade }) => withHistory.has(site.row.id) && grade <= 6)
      .map((cell) => ({ row: rowOf(cell, calendar.schoolYear - 1, 1), site: cell.site, size: 0 })),
  };
}
