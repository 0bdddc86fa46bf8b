// Classes: how many sit in one, as far as the asker may count them.
import type { Row, Value } from "../district-rows.ts";
import { lasts } from "../rules/links.ts";
import type { Computed, Glance } from "./computed.ts";

const frozen = ["id", "rowId", "measure", "latest", "value"];
const placed = ["id", "classId", "validFrom", "validTo"];

function seated({ rows, sees, today }: Glance, schoolClass: Row): number {
  const end = Number(schoolClass.schoolYear) + 1;
  if (today >= `${end}-09-01`) {
    const kept = rows
      .of("ClosedFigure", "rowId", schoolClass.id)
      .find(
        (one) => one.measure === "class-size" && one.latest === true && sees("ClosedFigure", one, frozen),
      );
    if (kept !== undefined) return Number(kept.value);
  }
  const day = today < `${end}-08-31` ? today : `${end}-08-31`;
  return rows
    .of("Enrolment", "classId", schoolClass.id)
    .filter((place) => lasts(place, day) && sees("Enrolment", place, placed)).length;
}

const valued = ["id", "key", "townshipId", "validFrom", "validTo", "numberValue", "textValue"];

/** A parameter's row in force on a day: the district's, or one of a township. */
const inForce = ({ rows, sees }: Glance, key: string, day: string, townshipId: Value = null) =>
  rows
    .all("Parameter")
    .filter((one) => one.key === key && (one.townshipId ?? null) === townshipId)
    .find((one) => lasts(one, day) && sees("Parameter", one, valued));

function withinStandard(glance: Glance, schoolClass: Row): Value {
  const key = `class.standard-size.${Number(schoolClass.grade) <= 6 ? "primary" : "junior"}`;
  const day = `${schoolClass.schoolYear}-09-01`;
  const size = inForce(glance, key, day, schoolClass.townshipId ?? null) ?? inForce(glance, key, day);
  return size === undefined ? null : seated(glance, schoolClass) <= Number(size.numberValue);
}

export const schoolsComputed: Computed = {
  "SchoolClass.size": seated,
  "SchoolClass.withinStandard": withinStandard,
  "SchoolHeadcount.official": (glance, count) => {
    const day = inForce(glance, "counting-day.school-year", `${count.schoolYear}-09-01`);
    return day !== undefined && count.asOf === `${count.schoolYear}-${day.textValue}`;
  },
  "SchoolClass.large": (glance, schoolClass) => seated(glance, schoolClass) >= 56,
};
