// What meets its target, by whole numbers: nothing is divided, so that nothing is rounded.
import type { Row, Value } from "../district-rows.ts";
import type { Computed, Glance } from "./computed.ts";

const cells = ["id", "key", "comparator", "value", "validFrom", "validTo"];

/** A key, and the first day of the figure's period. */
type Aim = readonly [key: string, day: string];

/** `part` against the target in force on the day, or `part` of `whole` against one in per cent. */
function met({ rows, sees }: Glance, [key, day]: Aim, part: Value, whole?: Value): Value {
  const target = rows
    .all("Target")
    .find(
      (one) =>
        one.key === key &&
        String(one.validFrom) <= day &&
        (one.validTo === null || day < String(one.validTo)) &&
        sees("Target", one, cells),
    );
  if (target === undefined || target.value === null || part === null || whole === null || whole === 0)
    return null;
  const [reached, goal] =
    whole === undefined
      ? [Number(part), Number(target.value)]
      : [Number(part) * 100, Number(target.value) * Number(whole)];
  return target.comparator === "at-least" ? reached >= goal : reached <= goal;
}

const of = (row: Row, field: string): Value => row[field] ?? null;
const autumn = (row: Row): string => `${row.schoolYear}-09-01`;

/** What is certified of the school's year, a later count of a grade in the place of an earlier one; null where nothing is. */
function certified({ rows, sees }: Glance, condition: Row, counted: string, stage?: string): Value {
  const told = ["id", "schoolId", "schoolYear", "grade", "asOf", "certifiedOn", counted];
  if (stage !== undefined) told.push("stage");
  const counts = rows
    .of("SchoolHeadcount", "schoolId", condition.schoolId ?? null)
    .filter((one) => one.schoolYear === condition.schoolYear && one.certifiedOn !== null)
    .filter((one) => stage === undefined || one.stage === stage)
    .filter((one) => sees("SchoolHeadcount", one, told));
  const last = counts.filter(
    (one) => !counts.some((other) => other.grade === one.grade && String(other.asOf) > String(one.asOf)),
  );
  return last.length === 0 ? null : last.reduce((sum, one) => sum + Number(one[counted]), 0);
}

/** Mark → what is measured, by which standard, for a hundred of whom. */
const standards: Readonly<Record<string, readonly [field: string, item: string, per?: string]>> = {
  teachingAreaMet: ["teachingAreaDm2", "building.teaching-area", "students"],
  sportsAreaMet: ["sportsAreaDm2", "building.sports-area", "students"],
  dormAreaMet: ["dormAreaDm2", "building.dorm-area", "boarders"],
  canteenAreaMet: ["canteenAreaDm2", "building.canteen-area", "students"],
  musicRoomsMet: ["musicRooms", "building.music-rooms"],
  artRoomsMet: ["artRooms", "building.art-rooms"],
  equipmentMet: ["equipmentFen", "equipment.value", "students"],
  booksMet: ["books", "equipment.books", "students"],
  computersMet: ["computers", "equipment.computers", "students"],
  multimediaRoomsMet: ["multimediaRooms", "equipment.multimedia-rooms", "students"],
  bandwidthMet: ["bandwidthMbps", "equipment.bandwidth"],
};

const marks = Object.entries(standards).map(([mark, [field, item, per]]): [string, Computed[string]] => [
  `SchoolCondition.${mark}`,
  (glance, row) => {
    const whole = per === undefined ? undefined : certified(glance, row, per);
    return met(glance, [`standard.${item}`, autumn(row)], of(row, field), whole);
  },
]);

/** Of the school year that the day lies in. */
function pupilsOf(glance: Glance, stage: Row): Value {
  const { today } = glance;
  if (String(stage.validFrom) > today || (stage.validTo !== null && String(stage.validTo) <= today))
    return null;
  const schoolYear = Number(today.slice(0, 4)) - (today.slice(5) < "09-01" ? 1 : 0);
  return certified(glance, { ...stage, schoolYear }, "students", String(stage.stage));
}

export const targetsComputed: Computed = {
  ...Object.fromEntries(marks),
  "SchoolStage.certifiedPupils": pupilsOf,
  "SchoolStage.usePermille": (glance, row) => {
    const pupils = pupilsOf(glance, row);
    return pupils === null || !row.places ? null : Math.trunc((Number(pupils) * 1000) / Number(row.places));
  },
  "RotationCubeCell.rotatedMet": (glance, row) =>
    met(glance, [`rotation.${row.way}.share`, autumn(row)], of(row, "rotated"), of(row, "eligible")),
  "RotationCubeCell.backboneMet": (glance, row) =>
    met(
      glance,
      [`rotation.${row.way}.backbone`, autumn(row)],
      of(row, "rotatedBackbone"),
      of(row, "rotated"),
    ),
  "LargeClassCubeCell.largeMet": (glance, row) =>
    met(glance, ["large-class.large", autumn(row)], of(row, "large")),
  "LargeClassCubeCell.veryLargeMet": (glance, row) =>
    met(glance, ["large-class.very-large", autumn(row)], of(row, "veryLarge")),
  "NutritionSchoolMonth.coverageMet": (glance, row) =>
    met(glance, ["nutrition.coverage", String(row.month)], of(row, "covered"), of(row, "eligible")),
  "PayComparison.met": (glance, row) =>
    met(
      glance,
      ["pay.teachers", `${row.fiscalYear}-01-01`],
      of(row, "teachersAverageFen"),
      of(row, "civilServantsAverageFen"),
    ),
};
