// The references of the sample: documents, parameters, working days and targets. Nothing here hangs on a school or child.
import type { AreaSampleMaker } from "../area-sample.ts";
import { addJobRuns } from "./job-runs.ts";
import { addReferences } from "./references.ts";
import { referenceTables } from "./tables.ts";

export const referenceSample: AreaSampleMaker<typeof referenceTables> = {
  tables: referenceTables,
  create: (copies, { calendar }) => ({
    *start() {
      addReferences(copies, calendar);
      addJobRuns(copies, calendar);
      yield;
    },
  }),
};
