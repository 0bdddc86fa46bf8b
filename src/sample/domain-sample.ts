// What a domain adds to the sample: its tables, and rows made from schools, classes and children as they are written.
import type { SampleCalendar } from "./calendar.ts";
import type { ClassPlan } from "./class-plan.ts";
import type { RowIdentity } from "./ids.ts";
import type { Random } from "./random.ts";
import type { GuardianSpec, WrittenChild } from "./record-writer.ts";
import type { SchoolSite } from "./school-network.ts";
import type { TableCopy } from "./table-copy.ts";

export type { WrittenChild };

export interface SampleContext {
  readonly calendar: SampleCalendar;
  readonly sites: readonly SchoolSite[];
  readonly plan: ClassPlan;
  /** Chance of one label: domains do not shift each other's rows. */
  readonly random: (label: string) => Random;
  /** Ids of rows without a name, from a series of the domain's own. */
  readonly nextIdentity: () => RowIdentity;
  /** The three columns of a secret: `secret("idNumber", plain, "teacher.id_number", row.id)`. */
  readonly secret: <N extends string>(
    name: N,
    plain: string,
    column: string,
    row: string,
  ) => Readonly<Record<`${N}${"Cipher" | "Tail" | "Index"}`, string>>;
}

export interface DomainSample {
  /** Told of every guardian and child when they are written; the planted ones come first. Keeps nothing per child. */
  readonly guardian?: (spec: GuardianSpec) => void;
  readonly child?: (written: WrittenChild) => void;
  /** Once, before any child: rows that hang on schools and classes alone. Yields whenever a batch may be sent. */
  readonly start?: () => Iterable<void>;
  /** Once, after all children. */
  readonly finish?: () => Iterable<void>;
}

/** One domain of the sample: `tables` in the order of their foreign keys. */
export interface DomainSampleMaker<
  Tables extends Readonly<Record<string, Pick<TableCopy<never>, "table" | "flush">>>,
> {
  readonly tables: () => Tables;
  readonly create: (tables: Tables, context: SampleContext) => DomainSample;
  /** SQL run once when all rows are there and indexes and constraints stand again, such as figures computed in SQL. */
  readonly afterLoad?: readonly string[];
}
