// Children: the band of the age reached today.
import { lasts } from "../rules/links.ts";
import type { Computed } from "./computed.ts";

const housed = ["id", "childId", "kind", "outsideCode", "validFrom", "validTo"];
const placed = ["id", "studentId", "kind", "validFrom", "validTo"];

export const childrenComputed: Computed = {
  "Student.migrantByPlan": ({ rows, sees, today }, student) =>
    rows
      .of("Enrolment", "studentId", student.id)
      .some((place) => place.kind === "migrant" && lasts(place, today) && sees("Enrolment", place, placed)),
  "Student.migrantByRegister": ({ rows, sees, today }, student) =>
    student.schoolId !== null &&
    rows
      .of("ChildLocation", "childId", student.childId ?? null)
      .some(
        (home) =>
          home.kind === "hukou" &&
          home.outsideCode !== null &&
          lasts(home, today) &&
          sees("ChildLocation", home, housed),
      ),
  "Child.ageBand": ({ today }, { birthDate }) => {
    const born = String(birthDate);
    const hadBirthday = today.slice(5) >= born.slice(5);
    const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (hadBirthday ? 0 : 1);
    return years < 6 ? "under-6" : years < 14 ? "6-13" : years < 16 ? "14-15" : "16+";
  },
};
