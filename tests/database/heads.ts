// Statements about the pupils that a school of two stages is funded for, in a fiscal year of the tests' own.
import { fundStandards } from "../../src/sample/funding/planted.ts";
import { loaded, onDay } from "./attempt.ts";

export type Item = keyof typeof fundStandards;
export type Stage = "primary" | "junior";

/** The sample's nine-year school. */
export const nineYear = "(select id from school where name = '麻柳乡示例九年制学校')";
export const year = 2031;
/** When all of it has come. */
export const inTime = onDay("2031-12-01");

/** The certified count of a stage on a day. */
export const counted = (stage: Stage, students: number, day = "2030-09-20", boarders = 0): string =>
  `insert into school_headcount (id, school_id, township_id, school_year, stage, grade, as_of, students, boarders, classes, certified_on)
    select gen_random_uuid(), id, township_id, 2030, '${stage}', ${stage === "primary" ? 1 : 7}, '${day}', ${students}, ${boarders}, 1,
      '${day}'::date + 8 from school where id = ${nineYear}`;

export interface Heads {
  readonly item?: Item;
  readonly stage: Stage;
  readonly actual: number;
  readonly funded: number;
  readonly revision?: number;
  readonly on?: string;
  readonly reported?: true;
}

const row = ({ item = "small-school", stage, actual, funded, revision = 0, on, reported }: Heads): string =>
  `select gen_random_uuid(), id, township_id, ${year}, '${item}', '${stage}', '${fundStandards[item][stage]}'::uuid, ${actual}, ${funded},
    '${on ?? "2030-09-20"}'::date, ${reported ? "'reported', null::date" : `'certified', '2030-12-${18 + revision}'::date`}, ${revision},
    ${revision === 0 ? "null" : "'示例'"} from school where id = ${nineYear}`;

/** In one statement, as they are reported together. */
export const heads = (...rows: readonly Heads[]): string => {
  const insert = `insert into funding_headcount (id, school_id, township_id, fiscal_year, item, stage, standard_id, actual, funded, as_of, status,
    certified_on, revision, revision_reason) ${rows.map(row).join(" union all ")}`;
  return rows.every(({ reported }) => reported) ? insert : loaded(insert);
};

/** Money set aside for the small school: without a note it is what the heads come to. */
export const allocated = (fen: number, note = "null"): string =>
  `insert into allocation (id, school_id, township_id, fiscal_year, item, amount_fen, central_fen, municipal_fen, district_fen, difference_note, decided_on)
    select gen_random_uuid(), id, township_id, ${year}, 'small-school', ${fen}, ${fen}, 0, 0, ${note}, '2031-01-26' from school where id = ${nineYear}`;
