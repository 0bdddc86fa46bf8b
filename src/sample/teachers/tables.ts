// The staff's tables: all of the area. Eligibility for rotation is filled by SQL when all rows are there, and stands among
// them so that a new load empties it.
import * as teachers from "../../domains/teachers/index.ts";
import { tablesOf } from "../writing/area-tables.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const teacherTables = tablesOf(teachers);

export type TeacherTables = CopiesOf<typeof teacherTables>;
