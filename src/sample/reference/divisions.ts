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

interface DivisionCode {
  readonly township: string;
  readonly system: "NBS" | "MCA";
  readonly edition: string;
  readonly code: string;
  readonly nameInEdition: string;
}

const codeRow = ({ township, ...code }: DivisionCode): DivisionCodeRow => ({
  ...labelled(`division-code ${code.system} ${code.edition} ${code.code}`),
  townshipId: townshipId(township),
  ...code,
});

export const divisionCodeRows: readonly DivisionCodeRow[] = townshipFacts.flatMap(
  ({ name, former, nbs2023, mca2025 }) => {
    const own = { township: name, nameInEdition: name };
    const current = [
      codeRow({ ...own, system: "NBS", edition: "2023", code: nbs2023 }),
      codeRow({ ...own, system: "MCA", edition: "2025", code: mca2025 }),
    ];
    if (former === undefined) return current;
    const { lastEdition: edition, nbs: code, name: nameInEdition } = former;
    return [codeRow({ ...own, system: "NBS", edition, code, nameInEdition }), ...current];
  },
);

export const villageRows: readonly VillageRow[] = townshipPlaces.flatMap(({ id, kind, villages }) =>
  villages.map((place) => ({
    id: place.id,
    createdAt: labelledAt,
    townshipId: id,
    name: place.name,
    kind: kind === "street" ? "community" : "village",
  })),
);
