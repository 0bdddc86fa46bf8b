// The staff's tables that the sample fills, parents before children.
import {
  classTeaching,
  personnelRelation,
  placementSubject,
  presenceMonth,
  rotationEligibility,
  staffRule,
  teacher,
  teacherTraining,
  teachingPlacement,
  titleGrant,
} from "../../domains/teachers/index.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const teacherTables = {
  staffRule,
  teacher,
  personnelRelation,
  teachingPlacement,
  placementSubject,
  classTeaching,
  titleGrant,
  teacherTraining,
  presenceMonth,
  /** Filled by SQL when all rows are there: it stands here so that a new load empties it. */
  rotationEligibility,
};

export type TeacherTables = CopiesOf<typeof teacherTables>;
