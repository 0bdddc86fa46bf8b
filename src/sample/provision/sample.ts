// Schools' conditions, networks, projects and large classes as rows. All from schools and classes; of the
// children only how many come of age where. Nothing discreditable stands on a real name.
import type { AreaSample, AreaSampleMaker, SampleContext } from "../area-sample.ts";
import { addDevelopments } from "./developments.ts";
import { addLargeClasses } from "./large-classes.ts";
import { addAllCatchments, addClosures, addClusters, addEnrolmentPlans } from "./networks.ts";
import { addProjects } from "./projects.ts";
import { createSchoolAgeCounter } from "./school-age.ts";
import { addSchoolFacts, type SchoolLoad } from "./school-facts.ts";
import { type ProvisionTables, provisionTables } from "./tables.ts";

const schoolsPerBatch = 20;

export const provisionSample: AreaSampleMaker<typeof provisionTables> = {
  tables: provisionTables,
  create: createProvision,
};

function loadsOf({ plan }: SampleContext): ReadonlyMap<string, SchoolLoad> {
  const loads = new Map<string, SchoolLoad>();
  for (const { row, size } of plan.current) {
    const { pupils, grades } = loads.get(row.schoolId) ?? { pupils: 0, grades: [] };
    loads.set(row.schoolId, {
      pupils: pupils + size,
      grades: grades.includes(row.grade) ? grades : [...grades, row.grade],
    });
  }
  return loads;
}

function createProvision(tables: ProvisionTables, context: SampleContext): AreaSample {
  const ages = createSchoolAgeCounter(context);
  return {
    *start() {
      addClusters(tables, context);
      addClosures(tables, context);
      addProjects(tables, context);
      addDevelopments(tables, context);
      addLargeClasses(tables, context);
      yield;
      const loads = loadsOf(context);
      let written = 0;
      for (const site of context.sites) {
        const load = loads.get(site.row.id) ?? { pupils: 0, grades: [] };
        addSchoolFacts(tables, context, site, load);
        addEnrolmentPlans(tables, context, site, load);
        written += 1;
        if (written % schoolsPerBatch === 0) yield;
      }
      addAllCatchments(tables, context);
      yield;
    },
    child: (written) => ages.count(written),
    *finish() {
      ages.write(tables);
      yield;
    },
  };
}
