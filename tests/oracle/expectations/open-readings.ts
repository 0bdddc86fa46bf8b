// What the default policy's page does not say in so many words, and how it was decided. To decide one anew, change its
// value here and nowhere else.
import type { RowRule } from "./entry.ts";

/** Guardian.guardianships for schools and townships, who are given the guardian's name and contact by name. */
export const guardianBonds = "permitted" as "refused" | "permitted";

/** Enrolments a school reads: its own students', also at an earlier school; or those in its classes, also of leavers. */
export const schoolEnrolments = "in own classes" as "of own students" | "in own classes";

export const guardianNamed = guardianBonds === "permitted" ? "id name guardianships" : "id name";
export const schoolEnrolmentRule: RowRule =
  schoolEnrolments === "of own students" ? "own student's enrolment" : "of own school";

/** A mark of the school register. */
export const studentFlag =
  "id studentId childId schoolId kind definition validFrom validTo lastDay student child school";
