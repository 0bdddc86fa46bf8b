// Programmes and schemes of the sample: amounts are examples [P], documents invented. Pure constants of a calendar.
import type { SampleCalendar } from "../calendar.ts";
import { districtId } from "../divisions.ts";
import { labelled } from "../ids.ts";
import type { NutritionTables } from "./tables.ts";

export interface Programme {
  readonly id: string;
  readonly kind: "national" | "local";
  readonly amountPerDayFen: number;
}

const rules = {
  national: "农村义务教育学校在校学生（示例）",
  local: "县城义务教育学校在校学生（示例）",
} as const;

/** The programme in force since last school year, by kind. */
export const currentProgrammes = {
  national: { id: labelled("programme national 2").id, kind: "national", amountPerDayFen: 500 },
  local: { id: labelled("programme local").id, kind: "local", amountPerDayFen: 300 },
} as const satisfies Record<string, Programme>;

export function writeProgrammes(tables: NutritionTables, calendar: SampleCalendar): void {
  const since = `${calendar.schoolYear - 1}-09-01`;
  const write = (
    label: string,
    kind: Programme["kind"],
    amountPerDayFen: number,
    validFrom: string,
    validTo: string | null,
  ): void =>
    tables.nutritionProgramme.add({
      ...labelled(`programme ${label}`),
      districtId,
      kind,
      name: kind === "national" ? "农村义务教育学生营养改善计划" : "县城学生营养餐（示例）",
      amountPerDayFen,
      daysPerYear: 200,
      eligibilityRule: rules[kind],
      documentNumber: `示教发〔${validFrom.slice(0, 4)}〕${kind === "national" ? 1 : 2}号`,
      validFrom,
      validTo,
    });
  write("national 1", "national", 400, "2014-11-01", since);
  write("national 2", "national", 500, since, null);
  write("local", "local", 300, since, null);
}

export type AidKind = "boarder-living" | "day-living" | "special-education";
export type Stage = "primary" | "junior";

export interface Scheme {
  readonly id: string;
  readonly amountFen: number;
}

const names: Readonly<Record<AidKind, string>> = {
  "boarder-living": "家庭经济困难寄宿生生活补助",
  "day-living": "家庭经济困难非寄宿生生活补助",
  "special-education": "残疾学生特殊教育资助（示例）",
};

const amounts: Readonly<Record<AidKind, Readonly<Record<Stage, number>>>> = {
  "boarder-living": { primary: 62_500, junior: 75_000 },
  "day-living": { primary: 31_250, junior: 37_500 },
  // As the boarders': an amount of its own would tell the payer of a disability.
  "special-education": { primary: 62_500, junior: 75_000 },
};

/** The scheme in force since last school year. */
export const schemeOf = (kind: AidKind, stage: Stage): Scheme => ({
  id: labelled(`aid scheme ${kind} ${stage} 2`).id,
  amountFen: amounts[kind][stage],
});

export function writeSchemes(tables: NutritionTables, calendar: SampleCalendar): void {
  const since = `${calendar.schoolYear - 1}-09-01`;
  for (const kind of Object.keys(amounts) as AidKind[]) {
    for (const stage of ["primary", "junior"] as const) {
      const write = (version: 1 | 2, amountPerTermFen: number, validFrom: string, validTo: string | null) =>
        tables.aidScheme.add({
          ...labelled(`aid scheme ${kind} ${stage} ${version}`),
          districtId,
          kind,
          stage,
          name: names[kind],
          amountPerTermFen,
          eligibility:
            kind === "special-education" ? "持证残疾学生（示例）" : "脱贫不稳定、低保、特困、孤儿等（示例）",
          documentNumber: `示财教〔${validFrom.slice(0, 4)}〕${version}号`,
          validFrom,
          validTo,
        });
      write(1, (amounts[kind][stage] * 4) / 5, "2019-09-01", since);
      write(2, amounts[kind][stage], since, null);
    }
  }
}
