// Residents who come of school age, counted while the children are written: what tc.refresh_school_age_counts would count.
import type { SampleContext, WrittenChild } from "../area-sample.ts";
import { townshipPlaces } from "../reference/divisions.ts";
import type { ProvisionTables } from "./tables.ts";

const ages = { primary: 6, junior: 12 } as const;
type Stage = keyof typeof ages;

export interface SchoolAgeCounter {
  count(child: WrittenChild): void;
  /** One row for each township, year and stage, also where nobody comes of age. */
  write(tables: ProvisionTables): void;
}

export function createSchoolAgeCounter({ calendar, nextIdentity }: SampleContext): SchoolAgeCounter {
  const counts = new Map<string, number>();
  const keyOf = (townshipId: string, stage: Stage, year: number) => `${townshipId} ${stage} ${year}`;
  return {
    count({ spec, scopes: { residenceTownshipId } }) {
      if (residenceTownshipId === null) return;
      const born = Number(spec.birthDate.slice(0, 4)) + (spec.birthDate.slice(5) > "08-31" ? 1 : 0);
      for (const stage of ["primary", "junior"] as const) {
        const key = keyOf(residenceTownshipId, stage, born + ages[stage]);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    },
    write({ schoolAgeCount }) {
      for (const { id: townshipId } of townshipPlaces) {
        for (const stage of ["primary", "junior"] as const) {
          for (let ahead = 0; ahead <= 3; ahead++) {
            const schoolYear = calendar.schoolYear + ahead;
            const children = counts.get(keyOf(townshipId, stage, schoolYear)) ?? 0;
            schoolAgeCount.add({
              ...nextIdentity(),
              townshipId,
              schoolYear,
              stage,
              children,
              asOf: calendar.today,
            });
          }
        }
      }
    },
  };
}
