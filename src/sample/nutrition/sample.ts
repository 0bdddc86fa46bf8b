// Nutrition coverage and pupils' aid of the sample: per pupil while pupils are written, per school when all are counted.
import type { DomainSample, DomainSampleMaker, SampleContext } from "../domain-sample.ts";
import { aidWriter } from "./aid.ts";
import { AidBatches } from "./aid-batches.ts";
import { writeChecks } from "./checks.ts";
import { writeMonths } from "./months.ts";
import { pupilWriter } from "./pupils.ts";
import { writeProgrammes, writeSchemes } from "./schemes.ts";
import { SchoolTallies } from "./school-tally.ts";
import { createNutritionTables, type NutritionTables } from "./tables.ts";

const schoolsPerBatch = 40;

export const nutritionSample: DomainSampleMaker<NutritionTables> = {
  tables: createNutritionTables,
  create: createNutrition,
};

function createNutrition(tables: NutritionTables, context: SampleContext): DomainSample {
  const tallies = new SchoolTallies(context);
  const batches = new AidBatches(tables, context);
  const writePupil = pupilWriter(tables, context, tallies);
  const writeAid = aidWriter(tables, context, batches);
  return {
    *start() {
      writeProgrammes(tables, context.calendar);
      writeSchemes(tables, context.calendar);
      yield;
    },
    guardian: (spec) => batches.remember(spec),
    child(written) {
      const { studentId, spec } = written;
      if (studentId === null) return;
      const open = spec.student?.placements.find(({ to }) => to === null)?.seat;
      writePupil({ written, studentId, open });
      writeAid(written, studentId);
    },
    *finish() {
      let schools = 0;
      for (const tally of tallies.all()) {
        writeMonths(tables, context, tally);
        writeChecks(tables, context, tally);
        schools += 1;
        if (schools % schoolsPerBatch === 0) yield;
      }
      batches.write();
      yield;
    },
  };
}
