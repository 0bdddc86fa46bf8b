// Projects and housing developments of the sample, on invented schools only. Investments pass what 32 bits of fen hold.

import type { SampleContext } from "../area-sample.ts";
import { townshipId } from "../reference/divisions.ts";
import { plantedSchools } from "../schools/planted.ts";
import { dayNumber, isoDate } from "../writing/calendar.ts";
import { labelledAt } from "../writing/ids.ts";
import { plantedDevelopments, plantedProjects, projectSchools } from "./planted.ts";
import type { ProvisionTables } from "./tables.ts";

type ProjectRow = Parameters<ProvisionTables["project"]["add"]>[0];
type DevelopmentRow = Parameters<ProvisionTables["development"]["add"]>[0];

const yuan = 100;
const noDates = { approvedOn: null, startedOn: null, acceptedOn: null, deliveredOn: null, openedOn: null };

export function addProjects(
  { project }: ProvisionTables,
  { calendar, nextIdentity, random, sites }: SampleContext,
): void {
  const year = calendar.schoolYear;
  const daysAgo = (days: number) => isoDate(dayNumber(calendar.today) - days);
  const add = (
    identity: Pick<ProjectRow, "id" | "createdAt">,
    [schoolId, township]: readonly [string, string],
    own: Partial<ProjectRow>,
  ) =>
    project.add({
      ...identity,
      schoolId,
      townshipId: township,
      kind: "expand",
      stage: "primary",
      places: 270,
      batch: `${year - 3}年第一批`,
      need: "示例需求说明: 学位不足",
      site: "示例地块",
      approvalNo: null,
      investmentFen: null,
      priority: 3,
      landStatus: "reserved",
      landParcelNo: null,
      fundsConfirmedOn: null,
      plannedOn: `${year - 3}-03-01`,
      ...noDates,
      ...own,
    });
  const planted = (
    key: keyof typeof plantedProjects,
    schoolId: string,
    township: string,
    own: Partial<ProjectRow>,
  ) => add({ id: plantedProjects[key], createdAt: labelledAt }, [schoolId, townshipId(township)], own);
  const approved = (number: number, wan: number): Partial<ProjectRow> => ({
    approvalNo: `示发改〔${year - 3}〕${number}号`,
    investmentFen: wan * 10_000 * yuan,
    landStatus: "permitted",
    landParcelNo: `示地-${number}`,
    fundsConfirmedOn: `${year - 3}-07-01`,
    approvedOn: `${year - 3}-06-01`,
  });
  const built = { startedOn: `${year - 3}-09-01`, acceptedOn: `${year - 2}-07-01` };
  const { street, mountain, guanmian, large66 } = plantedSchools;
  planted("idle", projectSchools.idle, "金峰镇", {
    ...approved(1, 1800),
    ...built,
    kind: "new",
    deliveredOn: `${year - 2}-08-01`,
  });
  planted("recentlyDelivered", large66.id, large66.township, {
    ...approved(2, 4200),
    startedOn: `${year - 1}-03-01`,
    acceptedOn: daysAgo(75),
    deliveredOn: daysAgo(60),
  });
  planted("building", projectSchools.building, "赵家街道", {
    ...approved(3, 16_500),
    kind: "new",
    stage: "junior",
    places: 1500,
    priority: 1,
    startedOn: `${year - 1}-04-01`,
  });
  planted("approved", street.id, street.township, { ...approved(4, 3600), landStatus: "supplied" });
  planted("unapproved", mountain.id, mountain.township, {
    kind: "boarding",
    places: 120,
    landStatus: "none",
    plannedOn: `${year - 1}-05-01`,
  });
  planted("opened", guanmian.id, guanmian.township, {
    ...approved(5, 950),
    ...built,
    kind: "weak-school",
    deliveredOn: `${year - 2}-08-01`,
    openedOn: `${year - 2}-09-01`,
  });
  let number = 10;
  for (const { row, township, invented } of sites) {
    const chance = random(`project ${row.id}`);
    if (!invented || row.status !== "operating" || row.kind === "218" || !chance.chance(0.06)) continue;
    number += 1;
    const own = chance.chance(0.7) ? { ...approved(number, chance.between(300, 5000)), ...built } : {};
    const stage = row.kind === "311" ? "junior" : "primary";
    add(nextIdentity(), [row.id, township.id], { ...own, stage, places: chance.between(2, 20) * 45 });
  }
}

export function addDevelopments({ development }: ProvisionTables, { calendar }: SampleContext): void {
  const year = calendar.schoolYear;
  const noDatesYet = {
    housingPermitOn: null,
    housingStartedOn: null,
    housingDeliveredOn: null,
    housingVerifiedOn: null,
    schoolPlannedOn: null,
    schoolPermitOn: null,
    schoolStartedOn: null,
    schoolDeliveredOn: null,
  };
  const add = (
    key: keyof typeof plantedDevelopments,
    number: number,
    township: string,
    own: Partial<DevelopmentRow>,
  ) =>
    development.add({
      id: plantedDevelopments[key],
      createdAt: labelledAt,
      caseNo: `示规案〔${year - 3}〕${number}号`,
      townshipId: townshipId(township),
      name: `示例花园${number}期`,
      developer: "示例置业有限公司",
      developerUscc: `ZZ999999MA000000${String(number).padStart(2, "0")}`,
      households: 900,
      schoolDuty: "primary",
      places: 540,
      projectId: null,
      educationOpinion: null,
      opinionOn: null,
      housingPlannedOn: `${year - 3}-02-01`,
      ...noDatesYet,
      ...own,
    });
  const opinion = (text: string) => ({ educationOpinion: text, opinionOn: `${year - 3}-03-15` });
  // Its permit was given with the school's; then the homes went ahead. No verification.
  add("ahead", 1, "丰乐街道", {
    ...opinion("须与首期住宅同步建设小学"),
    housingPermitOn: `${year - 3}-05-01`,
    housingStartedOn: `${year - 3}-08-01`,
    housingDeliveredOn: `${year - 1}-06-01`,
    schoolPlannedOn: `${year - 3}-02-01`,
    schoolPermitOn: `${year - 3}-05-01`,
  });
  add("inStep", 2, "汉丰街道", {
    ...opinion("同意, 已同步"),
    housingPermitOn: `${year - 3}-06-01`,
    housingStartedOn: `${year - 3}-09-01`,
    housingDeliveredOn: `${year - 1}-07-01`,
    housingVerifiedOn: `${year - 1}-08-01`,
    schoolPlannedOn: `${year - 3}-01-15`,
    schoolPermitOn: `${year - 3}-06-01`,
    schoolStartedOn: `${year - 3}-08-15`,
    schoolDeliveredOn: `${year - 1}-06-20`,
  });
  add("free", 3, "文峰街道", {
    schoolDuty: "none",
    places: 0,
    households: 120,
    housingPermitOn: `${year - 3}-04-01`,
    housingStartedOn: `${year - 3}-06-01`,
    housingDeliveredOn: `${year - 2}-12-01`,
    housingVerifiedOn: `${year - 1}-01-15`,
  });
  add("waiting", 4, "赵家街道", {
    schoolDuty: "both",
    places: 1500,
    households: 2400,
    projectId: plantedProjects.building,
    schoolPlannedOn: `${year - 3}-02-01`,
  });
}
