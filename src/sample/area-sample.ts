// What an area adds to the sample: its tables, and rows made from schools, classes and children as they are written.
import type { TransactionSql } from "postgres";
import type { KeyRing } from "../database/secrets/key-ring.ts";
import type { GuardianSpec, WrittenChild } from "./children/record-writer.ts";
import type { ClassPlan } from "./schools/class-plan.ts";
import type { SchoolSite } from "./schools/school-network.ts";
import type { SampleCalendar } from "./writing/calendar.ts";
import type { RowIdentity } from "./writing/ids.ts";
import type { Random } from "./writing/random.ts";
import type { SealSecret } from "./writing/seal-secret.ts";
import type { CopiedTable, CopiesOf } from "./writing/table-copy.ts";

export type { WrittenChild };

export interface SampleContext {
  readonly calendar: SampleCalendar;
  readonly sites: readonly SchoolSite[];
  readonly plan: ClassPlan;
  /** Chance of one label: areas do not shift each other's rows. */
  readonly random: (label: string) => Random;
  /** Ids of rows without a name, from the area's own series. */
  readonly nextIdentity: () => RowIdentity;
  /** The columns of a secret: `secret("phone", plain, "teacher.phone", row.id)`. */
  readonly secret: SealSecret;
}

/** SQL, or what seals as it writes. */
export type LateWork = string | ((sql: TransactionSql, keyRing: KeyRing) => Promise<void>);

export interface AreaSample {
  /** Told of every guardian and child when they are written; the planted ones come first. Keeps nothing per child. */
  readonly guardian?: (spec: GuardianSpec) => void;
  readonly child?: (written: WrittenChild) => void;
  /** Once, before any child: rows that hang on schools and classes alone. Yields whenever a batch may be sent. */
  readonly start?: () => Iterable<void>;
  /** Once, after all children. */
  readonly finish?: () => Iterable<void>;
}

/** One area of the sample. */
export interface AreaSampleMaker<Tables extends Readonly<Record<string, CopiedTable>>> {
  readonly tables: Tables;
  readonly create: (copies: CopiesOf<Tables>, context: SampleContext) => AreaSample;
  /** Done once when all rows are there and indexes stand again, such as figures computed in SQL. */
  readonly afterLoad?: readonly LateWork[];
}
