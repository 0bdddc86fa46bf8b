// Clusters, catchments, plans and closures of the sample: every village belongs to a primary school, one of them in parts.
import type { SampleContext } from "../area-sample.ts";
import { type TownshipPlace, townshipId, townshipPlaces } from "../reference/divisions.ts";
import { plantedDocuments } from "../reference/planted.ts";
import {
  centralSchoolName,
  inventedSchoolId,
  plantedLargeClasses,
  plantedSchools,
} from "../schools/planted.ts";
import type { SchoolSite } from "../schools/school-network.ts";
import { dayNumber, isoDate } from "../writing/calendar.ts";
import { labelled, labelledAt, labelledId } from "../writing/ids.ts";
import { plantedClosures } from "./planted.ts";
import type { SchoolLoad } from "./school-facts.ts";
import type { ProvisionTables } from "./tables.ts";

type Stage = "primary" | "junior";

const teaches = ({ row }: SchoolSite, stage: Stage): boolean =>
  stage === "primary" ? row.kind !== "311" : row.kind === "311" || row.kind === "312";

export function addClusters(
  { schoolCluster, clusterMember }: ProvisionTables,
  { calendar, sites }: SampleContext,
): void {
  const { street, mountain, guanmian, teachingPoint, large56, large66 } = plantedSchools;
  const year = calendar.schoolYear;
  const neighbours = sites
    .filter(({ row, invented }) => invented && row.status === "operating" && row.locale === "111")
    .filter(({ row }) => row.id !== street.id && row.kind === "211")
    .slice(0, 2)
    .map(({ row }) => row.id);
  const add = (
    [name, kind]: readonly [string, string],
    leadSchoolId: string,
    members: readonly string[],
    [validFrom, validTo]: readonly [string, string | null] = [`${year - 1}-09-01`, null],
  ) => {
    const id = labelledId(`cluster ${name}`);
    const agreementId = kind === "pairing" ? plantedDocuments.pairing : null;
    schoolCluster.add({
      id,
      createdAt: labelledAt,
      name,
      kind,
      leadSchoolId,
      agreementId,
      validFrom,
      validTo,
    });
    for (const schoolId of members) {
      const site = sites.find(({ row }) => row.id === schoolId);
      if (site === undefined) continue;
      clusterMember.add({
        ...labelled(`cluster ${name} ${schoolId}`),
        clusterId: id,
        schoolId,
        townshipId: site.township.id,
        validFrom,
        validTo,
      });
    }
  };
  add(["示例教育集团", "group"], street.id, neighbours);
  add(["示例山区学校联盟", "alliance"], large66.id, [guanmian.id, mountain.id]);
  add(["示例一体化学校", "integrated"], inventedSchoolId(centralSchoolName("麻柳乡")), [teachingPoint.id]);
  add(["示例对口帮扶", "pairing"], street.id, [mountain.id, guanmian.id]);
  add(["示例往年对口帮扶", "pairing"], large56.id, [mountain.id], [`${year - 3}-09-01`, `${year - 1}-09-01`]);
}

/** Whole villages to the school that stands in them, the others in turn to the schools without one. */
function addCatchments(
  tables: ProvisionTables,
  context: SampleContext,
  place: TownshipPlace,
  stage: Stage,
): void {
  const { calendar, sites, nextIdentity } = context;
  const schools = sites.filter(
    (site) =>
      site.township === place && site.invented && site.row.status === "operating" && teaches(site, stage),
  );
  const large = schools.filter(({ row }) => row.villageId === null);
  if (large.length === 0) return;
  const ids = new Map<string, string>();
  const catchmentOf = ({ row }: SchoolSite): string => {
    const known = ids.get(row.id);
    if (known !== undefined) return known;
    const identity = nextIdentity();
    tables.catchment.add({
      ...identity,
      schoolId: row.id,
      townshipId: place.id,
      schoolYear: calendar.schoolYear,
      stage,
      documentId: plantedDocuments.catchments,
    });
    ids.set(row.id, identity.id);
    return identity.id;
  };
  const add = (site: SchoolSite, villageId: string, partText: string | null) =>
    tables.catchmentDivision.add({
      ...nextIdentity(),
      catchmentId: catchmentOf(site),
      villageId,
      townshipId: place.id,
      schoolYear: calendar.schoolYear,
      stage,
      partText,
    });
  for (const [index, { id }] of place.villages.entries()) {
    const own = stage === "primary" ? schools.find(({ row }) => row.villageId === id) : undefined;
    const [first, second] = large;
    const turn = large[index % large.length];
    if (own !== undefined) add(own, id, null);
    else if (index === 0 && place.kind === "street" && first !== undefined && second !== undefined) {
      add(first, id, "示例大道以东");
      add(second, id, "示例大道以西");
    } else if (turn !== undefined) add(turn, id, null);
  }
}

export function addAllCatchments(tables: ProvisionTables, context: SampleContext): void {
  for (const place of townshipPlaces) {
    addCatchments(tables, context, place, "primary");
    addCatchments(tables, context, place, "junior");
  }
}

const large: ReadonlySet<string> = new Set(plantedLargeClasses.map(({ school }) => school.id));

/** Entrants of this year and the three after it; fewer where a large class is on the ledger. */
export function addEnrolmentPlans(
  { enrolmentPlan }: ProvisionTables,
  { calendar, nextIdentity }: SampleContext,
  site: SchoolSite,
  { pupils, grades }: SchoolLoad,
): void {
  if (!site.invented || site.row.status !== "operating") return;
  for (const stage of ["primary", "junior"] as const) {
    const years = grades.filter((grade) => grade <= 6 === (stage === "primary")).length;
    if (!teaches(site, stage) || years === 0) continue;
    const usual = Math.max(3, Math.round(pupils / Math.max(grades.length, 1)));
    for (let ahead = 0; ahead <= 3; ahead++) {
      const capped = large.has(site.row.id);
      enrolmentPlan.add({
        ...nextIdentity(),
        schoolId: site.row.id,
        townshipId: site.township.id,
        schoolYear: calendar.schoolYear + ahead,
        stage,
        planned: capped ? Math.floor(usual * 0.8) : usual + (ahead % 2),
        capped,
        capReason: capped ? "大班额台账未销号" : null,
      });
    }
  }
}

export function addClosures(
  { schoolClosure, closureHearing }: ProvisionTables,
  { calendar }: SampleContext,
): void {
  const { decided, heard } = plantedClosures;
  const held = (closureId: string, heldOn: string, votes: readonly [number, number, number]) =>
    closureHearing.add({
      ...labelled(`closure hearing ${closureId} ${heldOn}`),
      closureId,
      heldOn,
      votesFor: votes[0],
      votesAgainst: votes[1],
      votesAbstained: votes[2],
    });
  schoolClosure.add({
    id: decided.id,
    createdAt: labelledAt,
    schoolId: decided.schoolId,
    townshipId: townshipId(decided.township),
    aim: "close",
    proposedOn: "2021-03-01",
    reason: "生源减少, 村民要求并入中心校",
    travelPlan: "增设示例农村客运专线, 每日两班",
    receivingSchoolId: inventedSchoolId(centralSchoolName(decided.township)),
    decisionId: plantedDocuments.closure,
    decidedOn: "2021-06-30",
    status: "decided",
  });
  held(decided.id, "2021-04-12", [31, 4, 2]);
  held(decided.id, "2021-05-20", [35, 1, 1]);
  const proposedOn = isoDate(dayNumber(calendar.today) - 40);
  schoolClosure.add({
    id: heard.id,
    createdAt: labelledAt,
    schoolId: heard.schoolId,
    townshipId: townshipId(heard.township),
    aim: "close",
    proposedOn,
    reason: "在校生仅数人",
    travelPlan: null,
    receivingSchoolId: inventedSchoolId(centralSchoolName(heard.township)),
    decisionId: null,
    decidedOn: null,
    status: "hearing",
  });
  held(heard.id, isoDate(dayNumber(calendar.today) - 12), [6, 14, 3]);
}
