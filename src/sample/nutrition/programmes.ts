// Nutrition programmes of the sample: amounts are examples [P], documents invented. Pure constants of a calendar.
import { districtId } from "../reference/divisions.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { labelled } from "../writing/ids.ts";
import type { RowOf } from "../writing/table-copy.ts";
import type { NutritionTables, nutritionTables } from "./tables.ts";

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

type Version = Pick<RowOf<typeof nutritionTables.nutritionProgramme>, "validFrom" | "validTo"> &
  Omit<Programme, "id"> & { readonly label: string };

function writeProgramme(tables: NutritionTables, { label, ...version }: Version): void {
  const { kind, validFrom } = version;
  tables.nutritionProgramme.add({
    ...labelled(`programme ${label}`),
    districtId,
    name: kind === "national" ? "农村义务教育学生营养改善计划" : "县城学生营养餐（示例）",
    daysPerYear: 200,
    eligibilityRule: rules[kind],
    documentNumber: `示教发〔${validFrom.slice(0, 4)}〕${kind === "national" ? 1 : 2}号`,
    ...version,
  });
}

export function writeProgrammes(tables: NutritionTables, calendar: SampleCalendar): void {
  const since = `${calendar.schoolYear - 1}-09-01`;
  const national = { kind: "national" } as const;
  writeProgramme(tables, {
    ...national,
    label: "national 1",
    amountPerDayFen: 400,
    validFrom: "2014-11-01",
    validTo: since,
  });
  writeProgramme(tables, {
    ...national,
    label: "national 2",
    amountPerDayFen: 500,
    validFrom: since,
    validTo: null,
  });
  writeProgramme(tables, {
    kind: "local",
    label: "local",
    amountPerDayFen: 300,
    validFrom: since,
    validTo: null,
  });
}
