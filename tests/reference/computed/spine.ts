// Computed fields of classes and children.
import type { Use } from "../../../src/policy/index.ts";
import { testToday } from "../../support/test-keys.ts";
import type { Row } from "../rows.ts";
import type { Sight } from "../sight.ts";
import { type PartComputed, usable } from "./part-computed.ts";

export const spineComputed: PartComputed = {
  "SchoolClass.size": classSize,
  "SchoolClass.large": (sight, row, use) => classSize(sight, row, use) >= 56,
  "Child.ageBand": (_sight, row) => {
    const born = String(row.birthDate);
    const birthday = testToday.slice(5) >= born.slice(5);
    const years = Number(testToday.slice(0, 4)) - Number(born.slice(0, 4)) - (birthday ? 0 : 1);
    return years < 6 ? "under-6" : years < 14 ? "6-13" : years < 16 ? "14-15" : "16+";
  },
};

/** Open enrolments of the class, as far as the asker may count them. */
function classSize(sight: Sight, row: Row, use: Use): number {
  let size = 0;
  for (const enrolment of usable(sight, use, "Enrolment", "classId", row.id, ["id", "classId", "validTo"])) {
    if (enrolment.validTo === null) size += 1;
  }
  return size;
}
