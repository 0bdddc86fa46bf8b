// The tables of subsidies: all of the area. Batches of teachers' subsidy, accounts of teachers and of two planted siblings
// (pupils' aid has its own); dues and lines are made by SQL, and stand among them so that a new load empties them.
import * as subsidies from "../../domains/subsidies/index.ts";
import { tablesOf } from "../writing/area-tables.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const subsidyTables = tablesOf(subsidies);

export type SubsidyTables = CopiesOf<typeof subsidyTables>;
