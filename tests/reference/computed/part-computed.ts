// Computed fields as plain loops over rows, by `Type.field`.
import type { Use } from "../../../src/policy/index.ts";
import type { Row, Scalar } from "../rows.ts";
import type { Sight } from "../sight.ts";

export type PartComputed = Readonly<Record<string, (sight: Sight, row: Row, use: Use) => Scalar>>;

/** Rows of another type that the asker may put to this use: visible ones, with every one of the cells that are read. */
export function usable(
  sight: Sight,
  use: Use,
  type: string,
  via: string,
  value: Scalar,
  cells: readonly string[],
): readonly Row[] {
  return sight.rows
    .where(type, via, value)
    .filter(
      (row) =>
        sight.seesRow(type, row, "list") && cells.every((key) => sight.seesCell(type, key, use, row, "list")),
    );
}
