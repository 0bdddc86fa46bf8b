// Classes: how many sit in one, as far as the asker may count them.
import type { Row } from "../district-rows.ts";
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

export const schoolsComputed: Computed = {
  "SchoolClass.size": seated,
  "SchoolClass.large": (glance, schoolClass) => seated(glance, schoolClass) >= 56,
};
