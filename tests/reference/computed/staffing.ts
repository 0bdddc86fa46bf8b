// Computed fields of quota, posts and recruitment.

import type { Use } from "../../../src/policy/index.ts";
import { testToday } from "../../support/test-keys.ts";
import type { Row, Scalar } from "../rows.ts";
import type { Sight } from "../sight.ts";
import { type PartComputed, usable } from "./part-computed.ts";

const measures = {
  students: {
    ratio: "pupilsPerTenStaff",
    need: (pupils: number, ratio: number) => Math.ceil((pupils * 10) / ratio),
  },
  classes: {
    ratio: "staffPerTenClasses",
    need: (classes: number, ratio: number) => Math.ceil((classes * ratio) / 10),
  },
} as const;

/** The latest certified count of each grade, summed by stage; each stage by the standard of 1 September. */
function need(measure: keyof typeof measures, sight: Sight, row: Row, use: Use): Scalar {
  const { ratio, need: needed } = measures[measure];
  const cells = ["id", "schoolId", "schoolYear", "stage", "grade", "asOf", "certifiedOn", measure];
  const latest = new Map<Scalar, Row>();
  for (const count of usable(sight, use, "SchoolHeadcount", "schoolId", row.schoolId ?? null, cells)) {
    if (count.schoolYear !== row.schoolYear || count.certifiedOn === null) continue;
    const known = latest.get(count.grade ?? null);
    if (known === undefined || String(known.asOf) < String(count.asOf))
      latest.set(count.grade ?? null, count);
  }
  const day = `${row.schoolYear}-09-01`;
  let sum: number | null = null;
  for (const [stage, counts] of Map.groupBy(latest.values(), (count) => count.stage ?? null)) {
    const [standard] = usable(sight, use, "StaffingStandard", "stage", stage, [
      "id",
      "stage",
      "validFrom",
      "validTo",
      ratio,
    ]).filter(
      ({ validFrom, validTo }) => String(validFrom) <= day && (validTo === null || String(validTo) > day),
    );
    if (standard === undefined) continue;
    const total = counts.reduce((all, count) => all + Number(count[measure]), 0);
    sum = (sum ?? 0) + needed(total, Number(standard[ratio]));
  }
  return sum;
}

const difference = (more: Scalar | undefined, less: Scalar | undefined): number | null =>
  typeof more === "number" && typeof less === "number" ? more - less : null;

/** Qualified and not hired, in the latest year of recruitment for the post's subject. */
function supply(sight: Sight, row: Row, use: Use): Scalar {
  const cells = ["id", "schoolId", "subject", "schoolYear", "qualified", "hired"];
  const plans = usable(sight, use, "RecruitmentPlan", "schoolId", row.schoolId ?? null, cells).filter(
    (plan) => plan.subject === row.subject && row.subject !== null,
  );
  const year = Math.max(...plans.map((plan) => Number(plan.schoolYear)));
  const known = plans
    .filter((plan) => plan.schoolYear === year)
    .flatMap((plan) => difference(plan.qualified, plan.hired) ?? []);
  return known.length === 0 ? null : known.reduce((all, one) => all + one, 0);
}

export const staffingComputed: PartComputed = {
  "SchoolQuota.vacancies": (_sight, row) => difference(row.quota, row.occupied),
  "SchoolQuota.needByPupilRatio": (sight, row, use) => need("students", sight, row, use),
  "SchoolQuota.needByClassRatio": (sight, row, use) => need("classes", sight, row, use),
  "Post.vacancyDays": (_sight, row) =>
    typeof row.vacantSince === "string"
      ? (Date.parse(testToday) - Date.parse(row.vacantSince)) / 86_400_000
      : null,
  "Post.qualifiedApplicants": supply,
  "RecruitmentPlan.qualifiedSupply": (_sight, row) => difference(row.qualified, row.hired),
};
