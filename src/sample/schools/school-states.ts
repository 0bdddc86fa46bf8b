// What the schools were, period by period: one state each, but for a planted school with a past and a corrected one.
import { townshipPlaces } from "../reference/divisions.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { labelled, labelledId } from "../writing/ids.ts";
import { plantedSchools } from "./planted.ts";
import type { SchoolSite } from "./school-network.ts";
import type { SchoolStateRow } from "./tables.ts";

/** Found wrong: it gave the school an urban locale in a year that is closed. */
export const revisedState = labelledId("school state revised");

export function schoolStates(sites: readonly SchoolSite[], calendar: SampleCalendar): SchoolStateRow[] {
  return sites.flatMap(({ row }) => {
    const { townshipId, parentSchoolId, name, kind, locale, status } = row;
    const { countyTown = false } = row;
    const state: SchoolStateRow = {
      ...labelled(`school state ${row.id}`),
      ...{
        schoolId: row.id,
        townshipId,
        parentSchoolId,
        name,
        kind,
        locale,
        countyTown,
        status,
      },
      validFrom: row.stateSince ?? null,
      validTo: null,
      reason: null,
      revisedOn: null,
    };
    const until = { validFrom: null, validTo: state.validFrom };
    if (row.closedOn !== null)
      return [state, { ...state, ...labelled(`school state open ${row.id}`), ...until, status: "operating" }];
    if (row.id !== plantedSchools.guanmian.id) return [state];
    // It stood elsewhere under another name, and was recorded as urban for a year.
    const moved = "2024-03-01";
    const elsewhere = townshipPlaces.find((place) => place.name === plantedSchools.mountain.township);
    const before = { name: "关面乡示例旧校", locale: "220", townshipId: elsewhere?.id ?? townshipId };
    const since = { ...until, validFrom: moved };
    return [
      { ...state, ...labelled("school state before"), ...until, ...before, validTo: moved },
      { ...state, ...since, id: revisedState, locale: "111", revisedOn: calendar.yesterday },
      { ...state, ...labelled("school state corrected"), ...since, reason: "城乡类型录入有误" },
      state,
    ];
  });
}
