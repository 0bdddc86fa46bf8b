// Projects of the sample, on invented schools only. Investments pass what 32 bits of fen hold.
import type { SampleContext } from "../area-sample.ts";
import { townshipId } from "../reference/divisions.ts";
import { plantedSchools } from "../schools/planted.ts";
import { dayNumber, isoDate, type SampleCalendar } from "../writing/calendar.ts";
import { labelledAt } from "../writing/ids.ts";
import type { RowOf } from "../writing/table-copy.ts";
import { plantedProjects, projectSchools } from "./planted.ts";
import type { ProvisionTables, provisionTables } from "./tables.ts";

type ProjectRow = RowOf<typeof provisionTables.constructionProject>;
type Project = Partial<ProjectRow> & Pick<ProjectRow, "id" | "createdAt" | "schoolId" | "townshipId">;

const yuan = 100;

function addProject({ constructionProject }: ProvisionTables, year: number, own: Project): void {
  constructionProject.add({
    kind: "expand",
    stage: "primary",
    places: 270,
    batch: `${year - 3}年第一批`,
    need: "示例需求说明: 学位不足",
    site: "示例地块",
    priority: 3,
    landStatus: "reserved",
    plannedOn: `${year - 3}-03-01`,
    ...own,
  });
}

const approved = (year: number, number: number, tenThousands: number): Partial<ProjectRow> => ({
  approvalNo: `示发改〔${year - 3}〕${number}号`,
  investmentFen: tenThousands * 10_000 * yuan,
  landStatus: "permitted",
  landParcelNo: `示地-${number}`,
  fundsConfirmedOn: `${year - 3}-07-01`,
  approvedOn: `${year - 3}-06-01`,
});

const built = (year: number): Partial<ProjectRow> => ({
  startedOn: `${year - 3}-09-01`,
  acceptedOn: `${year - 2}-07-01`,
});

interface Site {
  readonly id: string;
  readonly township: string;
}

type PlantedProject = readonly [key: keyof typeof plantedProjects, at: Site, own: Partial<ProjectRow>];

const delivered = (year: number, today: string): readonly PlantedProject[] => {
  const daysAgo = (days: number): string => isoDate(dayNumber(today) - days);
  const { guanmian, large66 } = plantedSchools;
  const handedOver = { ...built(year), deliveredOn: `${year - 2}-08-01` };
  return [
    [
      "idle",
      { id: projectSchools.idle, township: "金峰镇" },
      { ...approved(year, 1, 1800), ...handedOver, kind: "new" },
    ],
    [
      "recentlyDelivered",
      large66,
      {
        ...approved(year, 2, 4200),
        startedOn: `${year - 1}-03-01`,
        acceptedOn: daysAgo(75),
        deliveredOn: daysAgo(60),
      },
    ],
    [
      "opened",
      guanmian,
      { ...approved(year, 5, 950), ...handedOver, kind: "weak-school", openedOn: `${year - 2}-09-01` },
    ],
  ];
};

const underWay = (year: number): readonly PlantedProject[] => {
  const { street, mountain } = plantedSchools;
  const begun = { kind: "new", stage: "junior", places: 1500, priority: 1, startedOn: `${year - 1}-04-01` };
  const wanted = { kind: "boarding", places: 120, landStatus: "none", plannedOn: `${year - 1}-05-01` };
  return [
    [
      "building",
      { id: projectSchools.building, township: "赵家街道" },
      { ...approved(year, 3, 16_500), ...begun },
    ],
    ["approved", street, { ...approved(year, 4, 3600), landStatus: "supplied" }],
    ["unapproved", mountain, wanted],
  ];
};

function addPlanted(tables: ProvisionTables, { schoolYear: year, today }: SampleCalendar): void {
  for (const [key, { id: schoolId, township }, own] of [...delivered(year, today), ...underWay(year)]) {
    const identity = { id: plantedProjects[key], createdAt: labelledAt };
    addProject(tables, year, { ...identity, schoolId, townshipId: townshipId(township), ...own });
  }
}

export function addProjects(tables: ProvisionTables, context: SampleContext): void {
  const { calendar, nextIdentity, random, sites } = context;
  const year = calendar.schoolYear;
  addPlanted(tables, calendar);
  let number = 10;
  for (const { row, township, invented } of sites) {
    const chance = random(`project ${row.id}`);
    if (!invented || row.status !== "operating" || row.kind === "218" || !chance.chance(0.06)) continue;
    number += 1;
    const own = chance.chance(0.7)
      ? { ...approved(year, number, chance.between(300, 5000)), ...built(year) }
      : {};
    const stage = row.kind === "311" ? "junior" : "primary";
    const places = chance.between(2, 20) * 45;
    const at = { schoolId: row.id, townshipId: township.id };
    addProject(tables, year, { ...nextIdentity(), ...at, ...own, stage, places });
  }
}
