// Subsidies of the sample: tiers and batches, the accounts, honours and housing of those who teach, then dues and lines by
// SQL. Holds nothing per teacher or pupil.
import type { AreaSampleMaker } from "../area-sample.ts";
import { planTeachers } from "../teachers/plan.ts";
import { plantedTeachers } from "../teachers/planted.ts";
import { addAccounts, addBenefits, siblingAccounts } from "./accounts.ts";
import { addBatches } from "./batches.ts";
import { subsidyStatements } from "./lines.ts";
import { subsidyTables } from "./tables.ts";
import { addTiers, rankOf } from "./tiers.ts";

const perBatch = 500;

/** Taught at a school with a tier since last school year, or is planted for having been paid all the same. */
const paidOnce: ReadonlySet<string> = new Set([plantedTeachers.rotatedBack.id, plantedTeachers.seconded.id]);

export const subsidiesSample: AreaSampleMaker<typeof subsidyTables> = {
  tables: subsidyTables,
  create: (tables, context) => {
    const child = siblingAccounts(tables, context);
    return {
      ...(child && { child }),
      *start() {
        const { sites, plan, calendar } = context;
        addTiers(tables, context);
        addBatches(tables, calendar);
        const since = `${calendar.schoolYear - 1}-09-01`;
        let written = 0;
        for (const teacher of planTeachers(sites, plan, calendar)) {
          const earns = teacher.placements.some(
            ({ site, to }) => rankOf(site) !== null && (to === null || to > since),
          );
          if (earns || paidOnce.has(teacher.id)) addAccounts(tables, context, teacher);
          addBenefits(tables, context, teacher);
          written += 1;
          if (written % perBatch === 0) yield;
        }
        yield;
      },
    };
  },
  afterLoad: subsidyStatements,
};
