// The schools: twelve real and nine planned ones as bare facts, all others invented and named 示例. Never puts a pupil,
// a person, a figure or a closure on a real name; nothing is known of one but its name, place, kind and status.
import { districtId, type TownshipPlace } from "../reference/divisions.ts";
import { labelled, labelledAt } from "../writing/ids.ts";
import { inventPersonName } from "../writing/invented-names.ts";
import { createRandom } from "../writing/random.ts";
import { syntheticPhone } from "../writing/synthetic-numbers.ts";
import { type Draft, draftSchools, placeOf } from "./invented-schools.ts";
import { centralSchoolName, inventedSchoolId, officialCode, plantedSchools } from "./planted.ts";
import {
  plannedJuniorSchools,
  plannedPrimarySchools,
  type SchoolFact,
  urbanPrimarySchools,
} from "./real-schools.ts";
import type { SchoolRow } from "./tables.ts";

/** A school with what it may hold. Weights share out the district's pupils; `pupils` is fixed for small schools. */
export interface SchoolSite {
  readonly row: SchoolRow;
  readonly township: TownshipPlace;
  readonly invented: boolean;
  readonly primaryWeight: number;
  readonly juniorWeight: number;
  readonly pupils: number | null;
}

function factSite(
  fact: SchoolFact,
  ordinal: number,
  kind: "211" | "311",
  status: "operating" | "planned",
): SchoolSite {
  const township = placeOf(fact.township);
  const code = officialCode(ordinal);
  const unknown = {
    villageId: null,
    parentSchoolId: null,
    uscc: null,
    altitudeM: null,
    openedOn: null,
    closedOn: null,
    stateSince: null,
  };
  const row: SchoolRow = {
    ...labelled(`school ${code}`),
    ...unknown,
    districtId,
    townshipId: township.id,
    name: fact.name,
    // Synthetic on real schools too: their own codes are not public facts.
    officialCode: code,
    kind,
    runBy: "11",
    locale: "111",
    wasRural: false,
    countyTown: true,
    boarding: false,
    status,
    headName: null,
    officePhone: null,
  };
  return { row, township, invented: false, primaryWeight: 0, juniorWeight: 0, pupils: null };
}

const localeOf = ({ kind, village, township }: Draft): string => {
  if (village !== undefined) return "220";
  if (township.kind === "street") return kind === "211" ? "111" : "112";
  return township.kind === "town" ? "121" : "210";
};

function inventedSite(draft: Draft, ordinal: number, size: number): SchoolSite {
  const { name, township, kind, village, status } = draft;
  const random = createRandom(`school ${name}`);
  const rural = township.kind !== "street";
  const closed = status === "closed";
  const row: SchoolRow = {
    id: inventedSchoolId(name),
    createdAt: labelledAt,
    districtId,
    townshipId: township.id,
    villageId: village === undefined ? null : (township.villages[village]?.id ?? null),
    parentSchoolId: draft.branch === true ? inventedSchoolId(centralSchoolName(township.name)) : null,
    name,
    officialCode: officialCode(ordinal),
    uscc: null,
    kind,
    runBy: "11",
    locale: localeOf(draft),
    wasRural: false,
    countyTown: !rural,
    boarding:
      rural &&
      village === undefined &&
      (kind !== "211" || township.kind === "township" || random.chance(0.3)),
    altitudeM: rural ? random.between(220, 1450) : random.between(160, 240),
    openedOn: status === "building" ? null : `${random.between(1956, 2018)}-09-01`,
    closedOn: closed ? "2021-08-31" : null,
    stateSince: closed ? "2021-09-01" : name === plantedSchools.guanmian.name ? "2025-09-01" : null,
    status: status ?? "operating",
    headName: status === undefined ? inventPersonName(random, random.chance(0.5) ? "1" : "2") : null,
    officePhone: status === undefined ? syntheticPhone(random) : null,
  };
  const { primaryWeight = 0, juniorWeight = 0 } = draft;
  return {
    row,
    township,
    invented: true,
    primaryWeight,
    juniorWeight,
    pupils: draft.pupils?.(random, size) ?? null,
  };
}

/** About 300 schools and teaching points from scale 0.3 on, fewer below. Central schools come before branches. */
export function buildSchoolNetwork(scale: number): readonly SchoolSite[] {
  const size = Math.min(1, Math.sqrt(scale / 0.3));
  const facts = [
    ...urbanPrimarySchools.map((fact) => ({ fact, kind: "211", status: "operating" }) as const),
    ...plannedPrimarySchools.map((fact) => ({ fact, kind: "211", status: "planned" }) as const),
    ...plannedJuniorSchools.map((fact) => ({ fact, kind: "311", status: "planned" }) as const),
  ];
  const drafts = draftSchools(size);
  return [
    ...facts.map(({ fact, kind, status }, index) => factSite(fact, index + 1, kind, status)),
    ...drafts.map((draft, index) => inventedSite(draft, facts.length + index + 1, size)),
  ];
}
