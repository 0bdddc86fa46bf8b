// Housing developments of the sample and the schools that they owe: all planted, each with a near miss.
import type { SampleContext } from "../area-sample.ts";
import { townshipId } from "../reference/divisions.ts";
import { labelledAt } from "../writing/ids.ts";
import type { RowOf } from "../writing/table-copy.ts";
import { plantedDevelopments, plantedProjects } from "./planted.ts";
import type { ProvisionTables, provisionTables } from "./tables.ts";

type DevelopmentRow = RowOf<typeof provisionTables.residentialDevelopment>;

interface PlantedDevelopment {
  readonly key: keyof typeof plantedDevelopments;
  readonly township: string;
  readonly own: Partial<DevelopmentRow>;
}

const usccOf = (builder: number): string => `91999999MA000000${String(builder).padStart(2, "0")}`;

const opinion = (year: number, text: string, agreedPlaces = 540): Partial<DevelopmentRow> => ({
  educationOpinion: text,
  agreedPlaces,
  opinionOn: `${year - 3}-03-15`,
});

const owing = (year: number): readonly PlantedDevelopment[] => [
  {
    // Its permit was given with the school's; then the homes went ahead. No verification.
    key: "ahead",
    township: "丰乐街道",
    own: {
      ...opinion(year, "须与首期住宅同步建设小学"),
      housingPermitOn: `${year - 3}-05-01`,
      housingStartedOn: `${year - 3}-08-01`,
      housingDeliveredOn: `${year - 1}-06-01`,
      schoolPlannedOn: `${year - 3}-02-01`,
      schoolPermitOn: `${year - 3}-05-01`,
    },
  },
  {
    key: "inStep",
    township: "汉丰街道",
    own: {
      ...opinion(year, "同意, 已同步"),
      housingPermitOn: `${year - 3}-06-01`,
      housingStartedOn: `${year - 3}-09-01`,
      housingDeliveredOn: `${year - 1}-07-01`,
      housingVerifiedOn: `${year - 1}-08-01`,
      schoolPlannedOn: `${year - 3}-01-15`,
      schoolPermitOn: `${year - 3}-06-01`,
      schoolStartedOn: `${year - 3}-08-15`,
      schoolDeliveredOn: `${year - 1}-06-20`,
    },
  },
];

const others = (year: number): readonly PlantedDevelopment[] => [
  {
    key: "free",
    township: "文峰街道",
    own: {
      ...opinion(year, "周边学位充足, 不需配建", 0),
      schoolDuty: "none",
      places: 0,
      households: 120,
      housingPermitOn: `${year - 3}-04-01`,
      housingStartedOn: `${year - 3}-06-01`,
      housingDeliveredOn: `${year - 2}-12-01`,
      housingVerifiedOn: `${year - 1}-01-15`,
    },
  },
  {
    key: "waiting",
    township: "赵家街道",
    own: {
      schoolDuty: "both",
      places: 1500,
      households: 2400,
      projectId: plantedProjects.building,
      schoolPlannedOn: `${year - 3}-02-01`,
    },
  },
];

/** Ready for their permits: opinion, places and the school's own are there. */
const next = (year: number): readonly PlantedDevelopment[] =>
  (
    [
      ["nextOfAhead", "丰乐街道", 1],
      ["nextOfInStep", "汉丰街道", 2],
    ] as const
  ).map(([key, township, builder]) => ({
    key,
    township,
    own: {
      ...opinion(year, "须配建小学"),
      developerUscc: usccOf(builder),
      opinionOn: `${year}-05-10`,
      housingPlannedOn: `${year}-03-01`,
      schoolPlannedOn: `${year}-03-01`,
      schoolPermitOn: `${year}-06-01`,
    },
  }));

export function addDevelopments(
  { residentialDevelopment }: ProvisionTables,
  { calendar }: SampleContext,
): void {
  const year = calendar.schoolYear;
  for (const [index, { key, township, own }] of [...owing(year), ...others(year), ...next(year)].entries()) {
    const number = index + 1;
    residentialDevelopment.add({
      id: plantedDevelopments[key],
      createdAt: labelledAt,
      caseNo: `示规案〔${year - 3}〕${number}号`,
      townshipId: townshipId(township),
      name: `示例花园${number}期`,
      developer: "示例置业有限公司",
      developerUscc: usccOf(number),
      households: 900,
      schoolDuty: "primary",
      places: 540,
      housingPlannedOn: `${year - 3}-02-01`,
      ...own,
    });
  }
}
