// The tables of schools' conditions, networks, construction and large classes that the sample fills: all of the area.
import * as provision from "../../domains/provision/index.ts";
import { tablesOf } from "../writing/area-tables.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const provisionTables = tablesOf(provision);

export type ProvisionTables = CopiesOf<typeof provisionTables>;
