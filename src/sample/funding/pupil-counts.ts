// How many pupils a school is funded for: last autumn's headcount, as schools reported it. Numbers per school only.
import type { SampleContext, WrittenChild } from "../area-sample.ts";
import type { SampleClass } from "../schools/class-plan.ts";
import { pupilsBefore } from "../schools/headcounts.ts";
import type { SchoolSite } from "../schools/school-network.ts";
import { type CountedItem, highColdAltitude, hundredPupils, plantedFunding, type Stage } from "./planted.ts";

export interface Counted {
  readonly item: CountedItem;
  readonly stage: Stage;
  readonly actual: number;
}

interface Grade {
  students: number;
  boarders: number;
}

export interface PupilCounts {
  child(written: WrittenChild): void;
  /** Schools with classes, and what each is funded for in the fiscal year. Special education is drawn by lot. */
  of(site: SchoolSite, fiscalYear: number): readonly Counted[];
  sites(): readonly SchoolSite[];
}

const stageOf = (grade: number): Stage => (grade <= 6 ? "primary" : "junior");

export function countPupils({ plan, sites, calendar, random }: SampleContext): PupilCounts {
  const schools = new Map<string, Map<number, Grade>>();
  const gradeOf = ({ row }: SampleClass): Grade => {
    const grades = schools.get(row.schoolId) ?? new Map<number, Grade>();
    schools.set(row.schoolId, grades);
    const grade = grades.get(row.grade) ?? { students: 0, boarders: 0 };
    grades.set(row.grade, grade);
    return grade;
  };
  for (const seat of plan.current) gradeOf(seat).students += seat.size;

  /** Pupils of a grade on 1 September before the fiscal year, as the headcounts say where there are any. */
  const atReference = (schoolId: string, grade: number, now: Grade, fiscalYear: number): Grade => {
    if (fiscalYear > calendar.schoolYear) return now;
    const before = pupilsBefore(schoolId, grade, now.students);
    const students = fiscalYear === calendar.schoolYear ? before : pupilsBefore(schoolId, grade, before);
    return { students, boarders: Math.min(now.boarders, students) };
  };

  return {
    child({ spec }) {
      const open = spec.student?.placements.find(({ to }) => to === null);
      if (open?.boarding === true) gradeOf(open.seat).boarders += 1;
    },
    sites: () => sites.filter(({ row, invented }) => invented && schools.has(row.id)),
    of(site, fiscalYear) {
      const { id, altitudeM } = site.row;
      const tally: Record<Stage, Grade> = {
        primary: { students: 0, boarders: 0 },
        junior: { students: 0, boarders: 0 },
      };
      for (const [grade, now] of schools.get(id) ?? []) {
        const then = atReference(id, grade, now, fiscalYear);
        tally[stageOf(grade)].students += then.students;
        tally[stageOf(grade)].boarders += then.boarders;
      }
      const all = tally.primary.students + tally.junior.students;
      const small = site.township.kind !== "street" && all < hundredPupils;
      return (["primary", "junior"] as const).flatMap((stage): Counted[] => {
        const { students, boarders } = tally[stage];
        if (students === 0) return [];
        const high = (altitudeM ?? 0) >= highColdAltitude;
        const boarding = stage === "primary" ? plantedBoarders(id, boarders) : boarders;
        const special = stage === "primary" ? specialPupils(id, students) : 0;
        return [
          // Counted once: whoever is funded as special education is not in the base.
          { item: small ? "small-school" : "base", stage, actual: students - special },
          ...(boarding > 0 ? [{ item: "boarding", stage, actual: boarding } as const] : []),
          ...(high ? [{ item: "high-cold", stage, actual: students } as const] : []),
          ...(special > 0 ? [{ item: "special-education", stage, actual: special } as const] : []),
        ];
      });
    },
  };

  function specialPupils(id: string, students: number): number {
    if (id === plantedFunding.special.id) return 2;
    if (id === plantedFunding.otherSpecial.id) return 3;
    if (id === plantedFunding.withoutSpecial.id || students < 60) return 0;
    const lot = random(`special education ${id}`);
    return lot.chance(0.35) ? lot.between(1, 9) : 0;
  }
}

/** Exactly enough to be shown, or too few; whatever the classes say. */
function plantedBoarders(id: string, boarders: number): number {
  if (id === plantedFunding.withheld.id) return 3;
  if (id === plantedFunding.shown.id) return 5;
  return id === plantedFunding.halfPublished.id ? 12 : boarders;
}
