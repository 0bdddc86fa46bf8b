// The tables of schools that the sample fills, parents before children.
import {
  closedFigure,
  school,
  schoolCampus,
  schoolClass,
  schoolHeadcount,
  schoolState,
} from "../../domains/schools/index.ts";
import type { CopiesOf, RowOf } from "../writing/table-copy.ts";

export const schoolTables = {
  school,
  schoolState,
  schoolCampus,
  schoolClass,
  closedFigure,
};

export type SchoolTables = CopiesOf<typeof schoolTables>;

/** After the children that they count. */
export const headcountTables = { schoolHeadcount };

export type HeadcountTables = CopiesOf<typeof headcountTables>;

export type SchoolRow = RowOf<typeof school>;
export type SchoolStateRow = RowOf<typeof schoolState>;
export type SchoolClassRow = RowOf<typeof schoolClass>;
export type HeadcountRow = RowOf<typeof schoolHeadcount>;
