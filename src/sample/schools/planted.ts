// The planted schools, by name and id, as every sample holds them at every scale. Constants only; the rows are made in
// school-network.ts and class-plan.ts.
import { labelledId } from "../writing/ids.ts";

export interface PlantedSchool {
  readonly id: string;
  readonly name: string;
  readonly officialCode: string;
  readonly township: string;
}

/** Ten digits under 9999, a prefix that no school code begins with. */
export const officialCode = (ordinal: number): string => `9999${String(ordinal).padStart(6, "0")}`;

/** An invented school's id follows its name, which no other school of the sample has. */
export const inventedSchoolId = (name: string): string => labelledId(`school ${name}`);

export const centralSchoolName = (township: string): string => `${township}示例中心小学`;

function central(township: string, ordinal: number): PlantedSchool {
  const name = centralSchoolName(township);
  return { id: inventedSchoolId(name), name, officialCode: officialCode(ordinal), township };
}

/** All invented. Each of the first two also has one registrar per single duty, and last year's classes. */
export const plantedSchools = {
  street: central("汉丰街道", 22),
  mountain: central("五通乡", 61),
  guanmian: central("关面乡", 57),
  /** One class with exactly three pupils; its parent is 麻柳乡示例中心小学. */
  teachingPoint: {
    id: inventedSchoolId("麻柳乡示例三人教学点"),
    name: "麻柳乡示例三人教学点",
    officialCode: officialCode(62),
    township: "麻柳乡",
  },
  /** 大班额 (56 and more) and 超大班额 (66 and more), 三(四); the sizes are in `plantedLargeClasses`. */
  large56: central("丰乐街道", 26),
  large61: central("临江镇", 46),
  large66: central("白鹤街道", 27),
  /** This year's headcount is reported, not certified. */
  uncertified: central("南门镇", 53),
} as const satisfies Record<string, PlantedSchool>;

export const plantedLargeClasses = [
  { school: plantedSchools.large56, grade: 4, size: 56 },
  { school: plantedSchools.large61, grade: 5, size: 61 },
  { school: plantedSchools.large66, grade: 6, size: 66 },
] as const;
