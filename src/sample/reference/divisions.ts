// The district, its townships with their names and codes, and invented villages. Never keys anything by a code.

import { labelled, labelledAt, labelledId } from "../writing/ids.ts";
import type { DistrictRow, DivisionCodeRow, TownshipNameRow, TownshipRow, VillageRow } from "./tables.ts";
import { districtName, type TownshipFact, townshipFacts } from "./township-facts.ts";

export interface VillagePlace {
  readonly id: string;
  readonly name: string;
}

/** A township as the generator needs it. */
export interface TownshipPlace {
  readonly id: string;
  readonly name: string;
  readonly kind: TownshipFact["kind"];
  readonly villages: readonly VillagePlace[];
}

export const districtId = labelledId("district");
export const townshipId = (name: string): string => labelledId(`township ${name}`);

const villageCount = 535;
const numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四"];

/** 535 over forty townships: fourteen in the first fifteen, thirteen in the others. Not a fact about any of them. */
function villagesOf(fact: TownshipFact, index: number): readonly VillagePlace[] {
  const least = Math.floor(villageCount / townshipFacts.length);
  const count = least + (index < villageCount % townshipFacts.length ? 1 : 0);
  const suffix = fact.kind === "street" ? "社区" : "村";
  return numerals.slice(0, count).map((numeral) => {
    const name = `示例${numeral}${suffix}`;
    return { id: labelledId(`village ${fact.name} ${name}`), name };
  });
}

export const townshipPlaces: readonly TownshipPlace[] = townshipFacts.map((fact, index) => ({
  id: townshipId(fact.name),
  name: fact.name,
  kind: fact.kind,
  villages: villagesOf(fact, index),
}));

export const districtRow: DistrictRow = { ...labelled("district"), name: districtName };

/** Which townships count as high-cold (高寒) is not in the public facts: none is marked here. */
export const townshipRows: readonly TownshipRow[] = townshipFacts.map(({ name, kind }) => ({
  ...labelled(`township ${name}`),
  districtId,
  name,
  kind,
  highCold: false,
}));

/** The day of an upgrade is not in the facts: it is put after the last year whose edition has the former name. */
export const townshipNameRows: readonly TownshipNameRow[] = townshipFacts.flatMap(
  ({ name, kind, former }) => {
    const changed = former === undefined ? null : `${Number(former.lastEdition) + 1}-01-01`;
    const current = {
      ...labelled(`township-name ${name}`),
      townshipId: townshipId(name),
      name,
      kind,
      validFrom: changed,
      validTo: null,
    };
    if (former === undefined) return [current];
    const before = {
      ...labelled(`township-name ${former.name}`),
      townshipId: townshipId(name),
      name: former.name,
      kind: former.kind,
      validFrom: null,
      validTo: changed,
    };
    return [before, current];
  },
);

const codeRow = (
  townshipName: string,
  system: string,
  edition: string,
  code: string,
  nameInEdition: string,
) => ({
  ...labelled(`division-code ${system} ${edition} ${code}`),
  townshipId: townshipId(townshipName),
  system,
  edition,
  code,
  nameInEdition,
});

export const divisionCodeRows: readonly DivisionCodeRow[] = townshipFacts.flatMap((fact) => [
  ...(fact.former === undefined
    ? []
    : [codeRow(fact.name, "NBS", fact.former.lastEdition, fact.former.nbs, fact.former.name)]),
  codeRow(fact.name, "NBS", "2023", fact.nbs2023, fact.name),
  codeRow(fact.name, "MCA", "2025", fact.mca2025, fact.name),
]);

export const villageRows: readonly VillageRow[] = townshipPlaces.flatMap(({ id, kind, villages }) =>
  villages.map((place) => ({
    id: place.id,
    createdAt: labelledAt,
    townshipId: id,
    name: place.name,
    kind: kind === "street" ? "community" : "village",
  })),
);
