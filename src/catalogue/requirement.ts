// What a command asks of a record that is there, beside its state, as SQL on the row.
import type { SQL } from "drizzle-orm";

/** What a condition on a record is made of. */
export interface Asked {
  readonly column: (key: string) => SQL;
  /** Who gives the command. */
  readonly person: SQL;
  readonly today: SQL;
}

/** SQL of what must hold of the record, as a rule holds it of the row. */
export type Requirement = (asked: Asked) => SQL;
