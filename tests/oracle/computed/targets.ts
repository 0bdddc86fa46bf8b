// What meets its target, by whole numbers: nothing is divided, so that nothing is rounded.
import type { Row, Value } from "../district-rows.ts";
import type { Computed, Glance } from "./computed.ts";

const cells = ["id", "key", "comparator", "value"];

/** `part` against the target, or `part` of `whole` against a target in per cent. */
function met({ rows, sees }: Glance, key: string, part: Value, whole?: Value): Value {
  const target = rows.all("Target").find((one) => one.key === key && sees("Target", one, cells));
  if (target === undefined || target.value === null || part === null || whole === null || whole === 0)
    return null;
  const [reached, goal] =
    whole === undefined
      ? [Number(part), Number(target.value)]
      : [Number(part) * 100, Number(target.value) * Number(whole)];
  return target.comparator === "at-least" ? reached >= goal : reached <= goal;
}

const of = (row: Row, field: string): Value => row[field] ?? null;

export const targetsComputed: Computed = {
  "RotationCubeCell.rotatedMet": (glance, row) =>
    met(glance, `rotation.${row.way}.share`, of(row, "rotated"), of(row, "eligible")),
  "RotationCubeCell.backboneMet": (glance, row) =>
    met(glance, `rotation.${row.way}.backbone`, of(row, "rotatedBackbone"), of(row, "rotated")),
  "LargeClassCubeCell.largeMet": (glance, row) => met(glance, "large-class.large", of(row, "large")),
  "LargeClassCubeCell.veryLargeMet": (glance, row) =>
    met(glance, "large-class.very-large", of(row, "veryLarge")),
  "NutritionSchoolMonth.coverageMet": (glance, row) =>
    met(glance, "nutrition.coverage", of(row, "covered"), of(row, "eligible")),
  "PayComparison.met": (glance, row) =>
    met(glance, "pay.teachers", of(row, "teachersAverageFen"), of(row, "civilServantsAverageFen")),
};
