// What is counted of each school while its pupils are written: a few numbers per school, nothing per pupil. Decides which
// pupils are not fed, so that the school's months and its pupils' rows say the same.
import type { SampleContext, WrittenChild } from "../area-sample.ts";
import { plantedKey } from "../children/planted.ts";
import type { SampleClass } from "../schools/class-plan.ts";
import { pupilsBefore } from "../schools/headcounts.ts";
import type { SchoolSite } from "../schools/school-network.ts";
import { listedSchools, plantedNutrition, plantedUncovered } from "./planted.ts";

export interface SchoolTally {
  readonly site: SchoolSite;
  /** Every so many pupils one is not fed; 0: all are. */
  readonly every: number;
  /** Whether every pupil has rows, or only those not fed. */
  readonly listed: boolean;
  pupils: number;
  uncovered: number;
  readonly byGrade: Map<number, number>;
}

function everyOf(site: SchoolSite, context: SampleContext): number {
  const { shortfall, shortOnce, unpublished, small, manyUncovered } = plantedNutrition;
  switch (site.row.id) {
    case shortfall.id:
      return 5;
    case shortOnce.id:
      return 8;
    case small.id:
      return 3;
    case manyUncovered.id:
      return 4;
    case unpublished.id:
      return 0;
    default: {
      const random = context.random(`nutrition school ${site.row.id}`);
      return random.chance(0.7) ? 0 : random.between(12, 40);
    }
  }
}

export class SchoolTallies {
  private readonly context: SampleContext;
  private readonly bySchool = new Map<string, SchoolTally>();
  private readonly random;

  constructor(context: SampleContext) {
    this.context = context;
    this.random = context.random("nutrition uncovered");
  }

  private of({ site }: SampleClass): SchoolTally {
    const known = this.bySchool.get(site.row.id);
    if (known !== undefined) return known;
    const chosen = this.context.random(`nutrition list ${site.row.id}`).chance(0.06);
    const tally: SchoolTally = {
      site,
      every: everyOf(site, this.context),
      listed: chosen || listedSchools.has(site.row.id),
      pupils: 0,
      uncovered: 0,
      byGrade: new Map(),
    };
    this.bySchool.set(site.row.id, tally);
    return tally;
  }

  /** Counts a pupil in; says whether it is fed, and if not why. */
  count(written: WrittenChild, seat: SampleClass): { tally: SchoolTally; reason: string | null } {
    const tally = this.of(seat);
    tally.pupils += 1;
    const { grade } = seat.row;
    tally.byGrade.set(grade, (tally.byGrade.get(grade) ?? 0) + 1);
    const key = plantedKey(written.childId);
    const reason =
      key === undefined
        ? tally.every > 0 && tally.pupils % tally.every === 0
          ? this.reason()
          : null
        : (plantedUncovered[key] ?? null);
    if (reason !== null) tally.uncovered += 1;
    return { tally, reason };
  }

  private reason(): string {
    const chance = this.random.next();
    if (chance < 0.55) return "eats-at-home";
    if (chance < 0.75) return "medical";
    if (chance < 0.85) return "refused";
    return chance < 0.95 ? "not-arranged" : "other";
  }

  all(): IterableIterator<SchoolTally> {
    return this.bySchool.values();
  }
}

/** Pupils of last year's certified headcount. */
export const enrolledBefore = ({ site, byGrade }: SchoolTally): number =>
  [...byGrade].reduce((sum, [grade, pupils]) => sum + pupilsBefore(site.row.id, grade, pupils), 0);
