// Every area of the sample beyond divisions, schools, classes, children and headcounts, in the order of foreign keys.
import { aidSample } from "./aid/sample.ts";
import { archivedSample } from "./archived.ts";
import type { AreaSample, AreaSampleMaker, LateWork, SampleContext } from "./area-sample.ts";
import { movesSample } from "./children/moves.ts";
import { fundingSample } from "./funding/sample.ts";
import { nutritionSample } from "./nutrition/sample.ts";
import { papersSample } from "./papers/sample.ts";
import { provisionSample } from "./provision/sample.ts";
import { referenceSample } from "./reference/sample.ts";
import { requestsSample } from "./requests/sample.ts";
import { staffingSample } from "./staffing/sample.ts";
import { accessSample } from "./stewardship/access.ts";
import { stewardshipSample } from "./stewardship/sample.ts";
import { subsidiesSample } from "./subsidies/sample.ts";
import { teachersSample } from "./teachers/sample.ts";
import { welfareSample } from "./welfare/sample.ts";
import { type CopiedTable, type Flushed, openCopies } from "./writing/table-copy.ts";

interface OpenArea {
  readonly copies: readonly Flushed[];
  /** Areas of one series take their rows' ids in turn: a pupil's meals and aid are written together. */
  readonly series: string;
  readonly create: (context: SampleContext) => AreaSample;
  readonly afterLoad: readonly LateWork[];
}

/** Joins an area's tables with what fills them, so that no other area's tables can be meant. */
function open<Tables extends Readonly<Record<string, CopiedTable>>>(
  { tables, create, afterLoad = [] }: AreaSampleMaker<Tables>,
  series: string,
): OpenArea {
  const copies = openCopies(tables);
  return {
    copies: Object.values<Flushed>(copies),
    series,
    create: (context) => create(copies, context),
    afterLoad,
  };
}

/** One set of copies per load: they hold that load's batch. A series keeps its name, or every id after it changes. */
export const openAreas = (): readonly OpenArea[] => [
  open(referenceSample, "references"),
  open(provisionSample, "domain 0"),
  open(fundingSample, "domain 1"),
  open(teachersSample, "domain 2"),
  open(subsidiesSample, "domain 3"),
  open(staffingSample, "domain 4"),
  open(nutritionSample, "domain 5"),
  open(aidSample, "domain 5"),
  open(welfareSample, "domain 6"),
  open(papersSample, "papers"),
  open(movesSample, "moves"),
  open(requestsSample, "requests"),
  open(stewardshipSample, "stewardship"),
  open(accessSample, "access"),
  // Last: copies of rows of the others.
  open(archivedSample, "archived"),
];
