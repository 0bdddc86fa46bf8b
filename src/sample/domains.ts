// Every domain of the sample beyond divisions, schools, classes, children and headcounts, in the order of foreign keys.
import type { DomainSample, DomainSampleMaker, SampleContext } from "./domain-sample.ts";
import { fundingSample } from "./funding/sample.ts";
import { nutritionSample } from "./nutrition/sample.ts";
import { provisionSample } from "./provision/sample.ts";
import { staffingSample } from "./staffing/sample.ts";
import { subsidiesSample } from "./subsidies/sample.ts";
import type { TableCopy } from "./table-copy.ts";
import { teachersSample } from "./teachers/sample.ts";
import { welfareSample } from "./welfare/sample.ts";

type AnyTables = Readonly<Record<string, Pick<TableCopy<never>, "table" | "flush">>>;

interface OpenDomain {
  readonly tables: readonly Pick<TableCopy<never>, "table" | "flush">[];
  readonly create: (context: SampleContext) => DomainSample;
  readonly afterLoad: readonly string[];
}

/** Joins a domain's tables with what fills them, so that no other domain's tables can be meant. */
function open<Tables extends AnyTables>(maker: DomainSampleMaker<Tables>): OpenDomain {
  const tables = maker.tables();
  return {
    tables: Object.values(tables),
    create: (context) => maker.create(tables, context),
    afterLoad: maker.afterLoad ?? [],
  };
}

/** One set of writers per load: they hold that load's batch. `open(fundingSample)` and so on. */
export const openDomains = (): readonly OpenDomain[] => [
  open(provisionSample),
  open(fundingSample),
  open(teachersSample),
  open(subsidiesSample),
  open(staffingSample),
  open(nutritionSample),
  open(welfareSample),
];
