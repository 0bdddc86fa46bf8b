// Classes: how many sit in one, as far as the asker may count them.
import type { Row } from "../district-rows.ts";
import { lasts } from "../rules/links.ts";
import type { Computed, Glance } from "./computed.ts";

const seated = ({ rows, sees, today }: Glance, schoolClass: Row): number =>
  rows
    .of("Enrolment", "classId", schoolClass.id)
    .filter(
      (place) => lasts(place, today) && sees("Enrolment", place, ["id", "classId", "validFrom", "validTo"]),
    ).length;

export const schoolsComputed: Computed = {
  "SchoolClass.size": seated,
  "SchoolClass.large": (glance, schoolClass) => seated(glance, schoolClass) >= 56,
};
