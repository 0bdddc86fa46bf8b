// Nutrition coverage of the sample: per pupil while pupils are written, per school when all are counted.
import type { AreaSample, AreaSampleMaker, SampleContext } from "../area-sample.ts";
import { writeChecks } from "./checks.ts";
import { writeMonths } from "./months.ts";
import { writeProgrammes } from "./programmes.ts";
import { pupilWriter } from "./pupils.ts";
import { SchoolTallies } from "./school-tally.ts";
import { type NutritionTables, nutritionTables } from "./tables.ts";

const schoolsPerBatch = 40;

export const nutritionSample: AreaSampleMaker<typeof nutritionTables> = {
  tables: nutritionTables,
  create: createNutrition,
};

function createNutrition(tables: NutritionTables, context: SampleContext): AreaSample {
  const tallies = new SchoolTallies(context);
  const writePupil = pupilWriter(tables, context, tallies);
  return {
    *start() {
      writeProgrammes(tables, context.calendar);
      yield;
    },
    child(written) {
      const { studentId, spec } = written;
      if (studentId === null) return;
      const open = spec.student?.placements.find(({ to }) => to === null)?.seat;
      writePupil({ written, studentId, open });
    },
    *finish() {
      let schools = 0;
      for (const tally of tallies.all()) {
        writeMonths(tables, context, tally);
        writeChecks(tables, context, tally);
        schools += 1;
        if (schools % schoolsPerBatch === 0) yield;
      }
      yield;
    },
  };
}
