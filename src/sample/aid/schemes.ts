// Schemes of pupils' aid in the sample: amounts are examples [P], documents invented. Pure constants of a calendar.
import { districtId } from "../reference/divisions.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { labelled } from "../writing/ids.ts";
import type { AidTables } from "./tables.ts";

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

export function writeSchemes(tables: AidTables, calendar: SampleCalendar): void {
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
