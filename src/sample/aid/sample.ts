// Pupils' aid of the sample: grants while pupils are written, their batches when all are counted.
import type { AreaSample, AreaSampleMaker, SampleContext } from "../area-sample.ts";
import { AidBatches } from "./batches.ts";
import { createGrantWriter } from "./grants.ts";
import { writeSchemes } from "./schemes.ts";
import { type AidTables, aidTables } from "./tables.ts";

export const aidSample: AreaSampleMaker<typeof aidTables> = { tables: aidTables, create: createAid };

function createAid(copies: AidTables, context: SampleContext): AreaSample {
  const batches = new AidBatches(copies, context);
  const writeGrant = createGrantWriter(copies, context, batches);
  return {
    *start() {
      writeSchemes(copies, context.calendar);
      yield;
    },
    guardian: (spec) => batches.remember(spec),
    child(written) {
      if (written.studentId !== null) writeGrant(written, written.studentId);
    },
    *finish() {
      batches.write();
      yield;
    },
  };
}
