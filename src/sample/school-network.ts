// The schools: twelve real and nine planned ones as bare facts, all others invented and named 示例. Never puts a pupil,
// a person, a figure or a closure on a real name; nothing is known of one but its name, place, kind and status.
import { createHash } from "node:crypto";
import { districtId, type TownshipPlace, townshipPlaces } from "./divisions.ts";
import {
  plannedJuniorSchools,
  plannedPrimarySchools,
  type SchoolFact,
  urbanPrimarySchools,
} from "./facts/schools.ts";
import { labelled, labelledAt, labelledId } from "./ids.ts";
import { inventPersonName } from "./invented-names.ts";
import { centralSchoolName, inventedSchoolId, officialCode, plantedSchools } from "./planted.ts";
import { createRandom, type Random } from "./random.ts";
import type { SchoolRow } from "./rows.ts";
import { syntheticPhone } from "./synthetic-numbers.ts";

/** A school with what it may hold. Weights share out the district's pupils; `pupils` is fixed for small schools. */
export interface SchoolSite {
  readonly row: SchoolRow;
  readonly township: TownshipPlace;
  readonly invented: boolean;
  readonly primaryWeight: number;
  readonly juniorWeight: number;
  readonly pupils: number | null;
}

interface Draft {
  readonly name: string;
  readonly township: TownshipPlace;
  readonly kind: "211" | "218" | "311" | "312";
  readonly village?: number;
  readonly branch?: boolean;
  readonly status?: "building" | "idle" | "closed";
  readonly primaryWeight?: number;
  readonly juniorWeight?: number;
  readonly pupils?: (random: Random, size: number) => number;
}

const placeOf = (name: string): TownshipPlace => {
  const place = townshipPlaces.find((candidate) => candidate.name === name);
  if (place === undefined) throw new RangeError(`no township ${name}`);
  return place;
};

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
    countyTown: !rural,
    boarding:
      rural &&
      village === undefined &&
      (kind !== "211" || township.kind === "township" || random.chance(0.3)),
    altitudeM: rural ? random.between(220, 1450) : random.between(160, 240),
    openedOn: status === "building" ? null : `${random.between(1956, 2018)}-09-01`,
    closedOn: closed ? "2021-08-31" : null,
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

const streets = townshipPlaces.filter(({ kind }) => kind === "street");
const rural = townshipPlaces.filter(({ kind }) => kind !== "street");

const centralWeight = { street: 1.5, town: 1, township: 0.35 } as const;

const centralSchools: readonly Draft[] = townshipPlaces.map((township) => ({
  name: centralSchoolName(township.name),
  township,
  kind: "211",
  primaryWeight: centralWeight[township.kind],
}));

/** Three pupils, always: money, posts and meals depend on that exact number. */
const threePupilPoint: Draft = {
  name: plantedSchools.teachingPoint.name,
  township: placeOf(plantedSchools.teachingPoint.township),
  kind: "218",
  village: 6,
  branch: true,
  pupils: () => 3,
};

const notOperating: readonly Draft[] = [
  {
    name: "大德镇示例旧址教学点",
    township: placeOf("大德镇"),
    kind: "218",
    village: 12,
    branch: true,
    status: "closed",
  },
  {
    name: "金峰镇示例闲置小学",
    township: placeOf("金峰镇"),
    kind: "211",
    village: 12,
    branch: true,
    status: "idle",
  },
  { name: "赵家街道示例在建初级中学", township: placeOf("赵家街道"), kind: "311", status: "building" },
];

const streetPrimaries: readonly Draft[] = streets.flatMap((township) =>
  ["第二", "第三", "第四"].map((nth) => ({
    name: `${township.name}示例${nth}小学`,
    township,
    kind: "211" as const,
    primaryWeight: 1.5,
  })),
);

const juniors: readonly Draft[] = [
  ...streets.flatMap((township) =>
    ["初级中学", "第二初级中学"].map((what) => ({
      name: `${township.name}示例${what}`,
      township,
      kind: "311" as const,
      juniorWeight: 1.5,
    })),
  ),
  ...rural.map((township) =>
    township.kind === "town"
      ? { name: `${township.name}示例初级中学`, township, kind: "311" as const, juniorWeight: 1 }
      : {
          name: `${township.name}示例九年制学校`,
          township,
          kind: "312" as const,
          primaryWeight: 0.3,
          juniorWeight: 0.5,
        },
  ),
];

const branches = (
  kind: "211" | "218",
  what: string,
  villages: readonly number[],
  pupils: Draft["pupils"],
): Draft[] =>
  rural.flatMap((township) =>
    villages.flatMap((village) => {
      const place = township.villages[village];
      const name = `${township.name}${place?.name}${what}`;
      return place === undefined
        ? []
        : [{ name, township, kind, village, branch: true, ...(pupils && { pupils }) }];
    }),
  );

const villageSchools = branches("211", "小学", [0, 1, 2, 3], (random, size) =>
  Math.max(5, Math.round(random.between(12, 96) * size)),
);
const teachingPoints = branches("218", "教学点", [4, 5, 7], (random) => random.between(1, 4));

/** A fair choice that is the same everywhere: by hash of the name. */
function choose(drafts: readonly Draft[], atMost: number, size: number): readonly Draft[] {
  const rank = ({ name }: Draft): string => createHash("sha256").update(name).digest("hex");
  return [...drafts].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, Math.ceil(atMost * size));
}

/** About 300 schools and teaching points from scale 0.3 on, fewer below. Central schools come before branches. */
export function buildSchoolNetwork(scale: number): readonly SchoolSite[] {
  const size = Math.min(1, Math.sqrt(scale / 0.3));
  const facts = [
    ...urbanPrimarySchools.map((fact) => ({ fact, kind: "211", status: "operating" }) as const),
    ...plannedPrimarySchools.map((fact) => ({ fact, kind: "211", status: "planned" }) as const),
    ...plannedJuniorSchools.map((fact) => ({ fact, kind: "311", status: "planned" }) as const),
  ];
  const drafts = [
    ...centralSchools,
    threePupilPoint,
    ...notOperating,
    ...choose(streetPrimaries, streetPrimaries.length, size),
    ...choose(juniors, juniors.length, size),
    ...choose(villageSchools, 100, size),
    ...choose(teachingPoints, 72, size),
  ];
  return [
    ...facts.map(({ fact, kind, status }, index) => factSite(fact, index + 1, kind, status)),
    ...drafts.map((draft, index) => inventedSite(draft, facts.length + index + 1, size)),
  ];
}

export const realSchoolIds: ReadonlySet<string> = new Set(
  Array.from(
    { length: urbanPrimarySchools.length + plannedPrimarySchools.length + plannedJuniorSchools.length },
    (_, index) => labelledId(`school ${officialCode(index + 1)}`),
  ),
);
