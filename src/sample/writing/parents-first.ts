// The order in which tables are filled. Asks their declarations, never the database.
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";

/** Parents before children, whatever the order they are given in. A table's keys to itself do not count. */
export function parentsFirst<Table extends PgTable>(tables: readonly Table[]): readonly Table[] {
  const sorted = new Set<Table>();
  const place = (table: Table): void => {
    if (sorted.has(table)) return;
    const parents = getTableConfig(table).foreignKeys.map((key) => key.reference().foreignTable);
    for (const parent of tables) if (parent !== table && parents.includes(parent)) place(parent);
    sorted.add(table);
  };
  tables.forEach(place);
  return [...sorted];
}
