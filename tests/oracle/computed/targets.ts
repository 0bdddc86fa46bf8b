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

export const targetsComputed: Computed = {
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
