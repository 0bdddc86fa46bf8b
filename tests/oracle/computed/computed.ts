// Computed fields in plain words, by `Type.field`: loops over the rows that the asker sees.
import type { DistrictRows, Row, Value } from "../district-rows.ts";

export interface Glance {
  readonly rows: DistrictRows;
  /** `yyyy-mm-dd` in the district. */
  readonly today: string;
  /** The row shows to the asker, and each of these fields of it. */
  readonly sees: (type: string, row: Row, fields: readonly string[]) => boolean;
}

export type Computed = Readonly<Record<string, (glance: Glance, row: Row) => Value>>;
