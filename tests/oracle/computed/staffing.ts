// 编制·岗位: what a school needs by its certified headcounts, what is vacant and since when, who was qualified.
import type { Row, Value } from "../district-rows.ts";
import { lasts } from "../rules/links.ts";
import type { Computed, Glance } from "./computed.ts";

/** One to nineteen is 190 pupils for ten staff: in parts of a person, billionths are the last. */
function byPupils(glance: Glance, quota: Row): Value {
  return need(glance, quota, ["students", "pupilsPerTenStaff"], (pupils, ratio) => (pupils * 10) / ratio);
}

function byClasses(glance: Glance, quota: Row): Value {
  return need(glance, quota, ["classes", "staffPerTenClasses"], (classes, ratio) => (classes * ratio) / 10);
}

/** A need of a part of a person is a need of the person, once for the school. */
const persons = (need: Value): Value =>
  need === null ? null : Math.ceil(Math.round(Number(need) * 1e5) / 1e5);

const countCells = ["id", "schoolId", "schoolYear", "stage", "grade", "asOf", "certifiedOn"];

const difference = (more: Value | undefined, less: Value | undefined): number | null =>
  typeof more === "number" && typeof less === "number" ? more - less : null;

function need(
  { rows, sees }: Glance,
  quota: Row,
  [measure, ratio]: readonly [measure: string, ratio: string],
  staffFor: (counted: number, ratio: number) => number,
): Value {
  const certified = rows
    .of("SchoolHeadcount", "schoolId", quota.schoolId ?? null)
    .filter((count) => count.schoolYear === quota.schoolYear && count.certifiedOn !== null)
    .filter((count) => sees("SchoolHeadcount", count, [...countCells, measure]));
  // A later certified count of a grade takes the place of an earlier one.
  const inForce = certified.filter(
    (count) =>
      !certified.some((other) => other.grade === count.grade && String(other.asOf) > String(count.asOf)),
  );
  const opening = `${quota.schoolYear}-09-01`;
  let staff: Value = null;
  for (const stage of new Set(inForce.map((count) => count.stage))) {
    const counts = inForce.filter((count) => count.stage === stage);
    const standard = rows
      .all("StaffingStandard")
      .find(
        (row) =>
          row.stage === stage &&
          (row.validFrom as string) <= opening &&
          (row.validTo === null || (row.validTo as string) > opening) &&
          sees("StaffingStandard", row, ["id", "stage", "validFrom", "validTo", ratio]),
      );
    if (standard === undefined) continue;
    const counted = counts.reduce((sum, count) => sum + (count[measure] as number), 0);
    staff = Number(staff) + staffFor(counted, standard[ratio] as number);
  }
  return staff === null ? null : Math.round(Number(staff) * 1e9) / 1e9;
}

/** Those who were qualified and not hired, the last time the school looked for this subject. */
function qualified({ rows, sees }: Glance, post: Row): Value {
  const plans = rows
    .of("RecruitmentPlan", "schoolId", post.schoolId ?? null)
    .filter((plan) => post.subject !== null && plan.subject === post.subject)
    .filter((plan) =>
      sees("RecruitmentPlan", plan, ["id", "schoolId", "schoolYear", "subject", "qualified", "hired"]),
    );
  const last = plans.filter(
    (plan) => !plans.some((other) => (other.schoolYear as number) > (plan.schoolYear as number)),
  );
  const over = last.flatMap((plan) => difference(plan.qualified, plan.hired) ?? []);
  return over.length === 0 ? null : over.reduce((sum, one) => sum + one, 0);
}

const millisecondsOfDay = 24 * 60 * 60 * 1000;

export const staffingComputed: Computed = {
  "SchoolQuota.vacancies": (_glance, quota) => difference(quota.quota, quota.occupied),
  "SchoolQuota.placesOn": ({ rows, sees, today }, quota) =>
    rows
      .of("QuotaTransfer", "schoolYear", quota.schoolYear ?? null)
      .filter((transfer) => transfer.approvedOn !== null && (transfer.approvedOn as string) > today)
      .filter((transfer) =>
        sees("QuotaTransfer", transfer, [
          ...["schoolYear", "approvedOn", "amount"],
          ...["toSchoolId", "toPoolId", "fromSchoolId", "fromPoolId"],
        ]),
      )
      .reduce((places, transfer) => {
        const holder = quota.schoolId ?? quota.townshipId;
        const [to, from] = [
          transfer.toSchoolId ?? transfer.toPoolId,
          transfer.fromSchoolId ?? transfer.fromPoolId,
        ];
        if (to === holder) return places - (transfer.amount as number);
        return from === holder ? places + (transfer.amount as number) : places;
      }, quota.quota as number),
  "SchoolQuota.occupiedOn": ({ rows, sees, today }, quota) =>
    rows
      .all("PersonnelRelation")
      .filter((one) =>
        sees("PersonnelRelation", one, [
          "schoolId",
          "unit",
          "townshipId",
          "quotaCategory",
          "validFrom",
          "validTo",
        ]),
      )
      .filter(({ quotaCategory }) => quotaCategory !== null)
      .filter((one) =>
        quota.schoolId === null
          ? one.unit === "pool" && one.townshipId === quota.townshipId
          : one.schoolId === quota.schoolId,
      )
      .filter((one) => lasts(one, today)).length,
  "SchoolQuota.needByPupilRatio": (glance, quota) => persons(byPupils(glance, quota)),
  "SchoolQuota.needByClassRatio": (glance, quota) => persons(byClasses(glance, quota)),
  "SchoolQuota.standardMet": (glance, quota) => {
    const need = quota.basis === "class-ratio" ? byClasses(glance, quota) : byPupils(glance, quota);
    return need === null ? null : (quota.quota as number) >= Number(need);
  },
  "SchoolQuota.pupilNeed": byPupils,
  "SchoolQuota.classNeed": byClasses,
  "Post.vacancyDays": ({ today }, post) =>
    post.vacantSince === null
      ? null
      : (new Date(today).getTime() - new Date(post.vacantSince as string).getTime()) / millisecondsOfDay,
  "Post.qualifiedApplicants": qualified,
  "RecruitmentPlan.qualifiedSupply": (_glance, plan) => difference(plan.qualified, plan.hired),
};
