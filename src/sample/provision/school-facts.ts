// Conditions, courses, reviews, charters and party organisations of invented schools. Nothing of it is put on a real name.
import type { SampleContext } from "../area-sample.ts";
import { plantedDocuments } from "../reference/planted.ts";
import type { SchoolSite } from "../schools/school-network.ts";
import { dayNumber, isoDate } from "../writing/calendar.ts";
import { labelledAt } from "../writing/ids.ts";
import type { Random } from "../writing/random.ts";
import { plantedCharterDraft, plantedConditions } from "./planted.ts";
import type { ProvisionTables } from "./tables.ts";

/** What the class plan says of a school: pupils, and the grades that have a class. */
export interface SchoolLoad {
  readonly pupils: number;
  readonly grades: readonly number[];
}

const ofSchool = ({ row, township }: SchoolSite) => ({ schoolId: row.id, townshipId: township.id });

/** Subject, first and last grade, periods a week that are asked for. */
const courses: readonly (readonly [string, number, number, number])[] = [
  ["12", 1, 9, 2],
  ["13", 1, 9, 7],
  ["14", 1, 9, 5],
  ["15", 3, 6, 2],
  ["22", 1, 9, 3],
  ["24", 1, 9, 2],
  ["25", 1, 9, 2],
  ["41", 3, 9, 3],
];
const items = ["保障学生平等权益", "促进学生全面发展", "引领教师专业进步", "营造和谐安全环境"];

/** A school at hand: what is said of it is drawn from one chance, in the order below. */
interface Subject {
  readonly tables: ProvisionTables;
  readonly context: SampleContext;
  readonly site: SchoolSite;
  readonly load: SchoolLoad;
  readonly random: Random;
}

/** A village's four small rooms, a town's classes of 45 or 50 in each grade twice. */
const placesOf = ({ row }: SchoolSite, stage: string): number =>
  row.villageId != null ? 90 : stage === "primary" ? 540 : 300;

function addStages({ tables, context }: Pick<Subject, "tables" | "context">, site: SchoolSite): void {
  const { kind, openedOn = null, closedOn = null } = site.row;
  if (openedOn === null) return;
  const stages = [
    ...(kind === "311" ? [] : [{ stage: "primary", gradeFrom: 1, gradeTo: 6 }]),
    ...(kind === "311" || kind === "312" ? [{ stage: "junior", gradeFrom: 7, gradeTo: 9 }] : []),
  ];
  const validTo = closedOn === null ? null : isoDate(dayNumber(closedOn) + 1);
  for (const stage of stages)
    tables.schoolStage.add({
      ...context.nextIdentity(),
      ...ofSchool(site),
      ...stage,
      places: site.invented ? placesOf(site, stage.stage) : null,
      validFrom: openedOn,
      validTo,
    });
}

function publishedOn({ site, random, context }: Subject, schoolYear: number): string | null {
  const { schoolYear: year, today } = context.calendar;
  const day = `${schoolYear}-10-15`;
  const chosen = random.chance(0.6);
  if (day > today || site.row.id === plantedConditions.unpublishedSchool) {
    return schoolYear < year && day <= today ? day : null;
  }
  return schoolYear < year || chosen || site.row.id === plantedConditions.publishedSchool ? day : null;
}

/** What a school has in both years. */
function drawConditions({ site, load: { pupils }, random }: Subject) {
  const village = site.row.villageId != null;
  const weakSchool = village && random.chance(0.3);
  const strongSchool = site.row.id === plantedConditions.strongSchool;
  const beds = site.row.boarding ? Math.ceil(pupils * 0.4) : 0;
  const musicRooms = village && random.chance(0.6) ? 0 : 1 + Math.floor(pupils / 500);
  const artRooms = village && random.chance(0.7) ? 0 : 1 + Math.floor(pupils / 600);
  const area = random.between(380, 620);
  // About 1500 yuan a pupil: a large school passes what 32 bits of fen hold.
  const equipmentFen = pupils * random.between(110_000, 260_000);
  const lasting = {
    dormAreaDm2: beds * 320,
    beds,
    canteenAreaDm2: pupils * 90,
    teacherFlats: village ? 0 : Math.floor(pupils / 120),
    books: pupils * random.between(18, 32),
    computers: Math.ceil(pupils / random.between(6, 14)),
    multimediaRooms: Math.max(1, Math.round(pupils / 45)),
    musicRooms,
    artRooms,
    bandwidthMbps: random.pick(village ? [20, 50, 100] : [200, 500, 1000]),
    weakSchool: weakSchool && !strongSchool,
    weakBasis: weakSchool && !strongSchool ? "专用教室不足" : null,
    strongSchool,
    strongBasis: strongSchool ? "市级示范校（示例）" : null,
  };
  return { area, equipmentFen, lasting };
}

function addConditions(subject: Subject): void {
  const { tables, context, site, random } = subject;
  const { pupils } = subject.load;
  const year = context.calendar.schoolYear;
  const { area, equipmentFen, lasting } = drawConditions(subject);
  for (const schoolYear of [year - 1, year]) {
    tables.schoolCondition.add({
      ...context.nextIdentity(),
      ...ofSchool(site),
      ...lasting,
      schoolYear,
      teachingAreaDm2: pupils * area + random.between(0, 99),
      sportsAreaDm2: pupils * (area + 150) + random.between(0, 99),
      equipmentFen: schoolYear === year ? equipmentFen + pupils * 5_000 : equipmentFen,
      publishedOn: publishedOn(subject, schoolYear),
    });
  }
}

function addCourses({ tables, context, site, load, random }: Subject): void {
  for (const grade of load.grades) {
    for (const [subject, from, to, requiredPeriods] of courses) {
      if (grade < from || grade > to) continue;
      const scarce = ["24", "25", "41"].includes(subject) && site.row.villageId != null;
      const short = scarce && random.chance(0.5) ? random.between(1, requiredPeriods) : 0;
      tables.curriculumOffering.add({
        ...context.nextIdentity(),
        ...ofSchool(site),
        schoolYear: context.calendar.schoolYear,
        semester: "autumn",
        grade,
        subject,
        periodsPerWeek: requiredPeriods - short,
        requiredPeriods,
      });
    }
  }
}

function addReviews({ tables, context, site, random }: Subject): void {
  const year = context.calendar.schoolYear;
  for (const item of items) {
    const score = random.between(62, 98);
    const weakPoint = score < 75;
    tables.managementReview.add({
      ...context.nextIdentity(),
      ...ofSchool(site),
      schoolYear: year - 1,
      standardId: plantedDocuments.managementStandard,
      item,
      score,
      evidence: "示例佐证材料目录",
      improvement: weakPoint ? "示例改进措施" : null,
      dueOn: weakPoint ? `${year}-12-31` : null,
      confirmedOn: random.chance(0.8) ? `${year}-07-05` : null,
    });
  }
}

function addCharters({ tables, context, site, random }: Subject): void {
  const { calendar, nextIdentity } = context;
  const changed = `${calendar.schoolYear - 1}-03-01`;
  const charter = { ...ofSchool(site), kind: "charter", title: "学校章程" };
  const first = { edition: 1, textReference: "示例文库/1" };
  const voted = (adoptedOn: string) => ({ adoptedOn, votesFor: 30, votesAgainst: 2, approvedOn: adoptedOn });
  const period = { ...voted("2018-09-01"), replacedOn: changed };
  tables.charter.add({ ...nextIdentity(), ...charter, ...first, ...period });
  const second = { edition: 2, textReference: "示例文库/2", ...voted(changed) };
  tables.charter.add({ ...nextIdentity(), ...charter, ...second });
  if (random.chance(0.5)) {
    const rule = { ...ofSchool(site), ...first, kind: "rule", title: "考勤制度", ...voted("2019-03-01") };
    tables.charter.add({ ...nextIdentity(), ...rule });
  }
  const { id, schoolId } = plantedCharterDraft;
  if (site.row.id !== schoolId && !random.chance(0.1)) return;
  const identity = site.row.id === schoolId ? { id, createdAt: labelledAt } : nextIdentity();
  tables.charter.add({ ...identity, ...charter, edition: 3 });
}

function addParty({ tables, context, site, load: { pupils }, random }: Subject): void {
  if (site.row.kind === "218" || random.chance(0.05)) return;
  const kind =
    pupils > 1500 ? "committee" : pupils > 800 ? "general-branch" : pupils > 60 ? "branch" : "joint-branch";
  const members = 3 + Math.floor(pupils / 60) + random.between(0, 4);
  const row = { ...ofSchool(site), kind, members };
  const openedOn = site.row.openedOn ?? null;
  const founded = openedOn !== null && openedOn > "2016-05-01" ? openedOn : "2016-05-01";
  const from = random.chance(0.2) ? `${context.calendar.schoolYear - 2}-05-01` : founded;
  if (from !== founded) {
    const before = { secretaryName: "前示书", validFrom: founded, validTo: from };
    tables.partyOrganisation.add({ ...context.nextIdentity(), ...row, ...before });
  }
  const secretaryName = random.chance(0.95) ? random.pick(["王示书", "李示书", "张示书", "陈示书"]) : null;
  tables.partyOrganisation.add({
    ...context.nextIdentity(),
    ...row,
    secretaryName,
    validFrom: from,
    validTo: null,
  });
}

export function addSchoolFacts(
  tables: ProvisionTables,
  context: SampleContext,
  site: SchoolSite,
  load: SchoolLoad,
): void {
  if (!site.invented) return;
  addStages({ tables, context }, site);
  if (site.row.status !== "operating") return;
  const subject = { tables, context, site, load, random: context.random(`conditions ${site.row.id}`) };
  addConditions(subject);
  addCourses(subject);
  if (site.row.kind !== "218") addReviews(subject);
  addCharters(subject);
  addParty(subject);
}
