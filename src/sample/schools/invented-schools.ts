// Which schools are invented, by what they are called and what they may hold. Every name says 示例; whatever could
// discredit a school (large classes, a closure, empty buildings) hangs on these only.
import { createHash } from "node:crypto";
import { type TownshipPlace, townshipPlaces } from "../reference/divisions.ts";
import type { Random } from "../writing/random.ts";
import { centralSchoolName, plantedSchools } from "./planted.ts";

export interface Draft {
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

export const placeOf = (name: string): TownshipPlace => {
  const place = townshipPlaces.find((candidate) => candidate.name === name);
  if (place === undefined) throw new RangeError(`no township ${name}`);
  return place;
};

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

/** In the order of their codes: central schools first, since branches name them as parents. */
export function draftSchools(size: number): readonly Draft[] {
  return [
    ...centralSchools,
    threePupilPoint,
    ...notOperating,
    ...choose(streetPrimaries, streetPrimaries.length, size),
    ...choose(juniors, juniors.length, size),
    ...choose(villageSchools, 100, size),
    ...choose(teachingPoints, 72, size),
  ];
}
