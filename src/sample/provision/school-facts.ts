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

export interface SchoolFacts {
  add(site: SchoolSite, load: SchoolLoad): void;
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

export function createSchoolFacts(tables: ProvisionTables, context: SampleContext): SchoolFacts {
  const { calendar, nextIdentity } = context;
  const year = calendar.schoolYear;

  const addStages = (site: SchoolSite): void => {
    const { kind, openedOn = null, closedOn = null } = site.row;
    if (openedOn === null) return;
    const stages = [
      ...(kind === "311" ? [] : [{ stage: "primary", gradeFrom: 1, gradeTo: 6 }]),
      ...(kind === "311" || kind === "312" ? [{ stage: "junior", gradeFrom: 7, gradeTo: 9 }] : []),
    ];
    const validTo = closedOn === null ? null : isoDate(dayNumber(closedOn) + 1);
    for (const stage of stages)
      tables.stage.add({ ...nextIdentity(), ...ofSchool(site), ...stage, validFrom: openedOn, validTo });
  };

  const publishedOn = (site: SchoolSite, schoolYear: number, random: Random): string | null => {
    const day = `${schoolYear}-10-15`;
    const chosen = random.chance(0.6);
    if (day > calendar.today || site.row.id === plantedConditions.unpublishedSchool) {
      return schoolYear < year && day <= calendar.today ? day : null;
    }
    return schoolYear < year || chosen || site.row.id === plantedConditions.publishedSchool ? day : null;
  };

  const addConditions = (site: SchoolSite, { pupils }: SchoolLoad, random: Random): void => {
    const village = site.row.villageId !== null;
    const weak = village && random.chance(0.3);
    const beds = site.row.boarding ? Math.ceil(pupils * 0.4) : 0;
    const music = village && random.chance(0.6) ? 0 : 1 + Math.floor(pupils / 500);
    const art = village && random.chance(0.7) ? 0 : 1 + Math.floor(pupils / 600);
    const area = random.between(380, 620);
    // About 1500 yuan a pupil: a large school passes what 32 bits of fen hold.
    const equipmentFen = pupils * random.between(110_000, 260_000);
    const books = pupils * random.between(18, 32);
    const computers = Math.ceil(pupils / random.between(6, 14));
    const bandwidthMbps = random.pick(village ? [20, 50, 100] : [200, 500, 1000]);
    for (const schoolYear of [year - 1, year]) {
      tables.condition.add({
        ...nextIdentity(),
        ...ofSchool(site),
        schoolYear,
        teachingAreaDm2: pupils * area + random.between(0, 99),
        sportsAreaDm2: pupils * (area + 150) + random.between(0, 99),
        dormAreaDm2: beds * 320,
        beds,
        canteenAreaDm2: pupils * 90,
        teacherFlats: village ? 0 : Math.floor(pupils / 120),
        equipmentFen: schoolYear === year ? equipmentFen + pupils * 5_000 : equipmentFen,
        books,
        computers,
        multimediaRooms: Math.max(1, Math.round(pupils / 45)),
        musicRooms: music,
        artRooms: art,
        bandwidthMbps,
        weakSchool: weak,
        weakBasis: weak ? "专用教室不足" : null,
        publishedOn: publishedOn(site, schoolYear, random),
      });
    }
  };

  const addCourses = (site: SchoolSite, { grades }: SchoolLoad, random: Random): void => {
    for (const grade of grades) {
      for (const [subject, from, to, requiredPeriods] of courses) {
        if (grade < from || grade > to) continue;
        const scarce = ["24", "25", "41"].includes(subject) && site.row.villageId !== null;
        const short = scarce && random.chance(0.5) ? random.between(1, requiredPeriods) : 0;
        const periodsPerWeek = requiredPeriods - short;
        tables.offering.add({
          ...nextIdentity(),
          ...ofSchool(site),
          schoolYear: year,
          semester: "autumn",
          grade,
          subject,
          periodsPerWeek,
          requiredPeriods,
        });
      }
    }
  };

  const addReviews = (site: SchoolSite, random: Random): void => {
    for (const item of items) {
      const score = random.between(62, 98);
      const weakPoint = score < 75;
      tables.review.add({
        ...nextIdentity(),
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
  };

  const addCharters = (site: SchoolSite, random: Random): void => {
    const add = (
      kind: string,
      title: string,
      edition: number,
      approvedOn: string | null,
      replacedOn: string | null,
    ) =>
      tables.charter.add({
        ...nextIdentity(),
        ...ofSchool(site),
        kind,
        title,
        edition,
        approvedOn,
        replacedOn,
        textReference: approvedOn === null ? null : `示例文库/${edition}`,
      });
    add("charter", "学校章程", 1, "2018-09-01", `${year - 1}-03-01`);
    add("charter", "学校章程", 2, `${year - 1}-03-01`, null);
    if (random.chance(0.5)) add("rule", "考勤制度", 1, "2019-03-01", null);
    const { id, schoolId } = plantedCharterDraft;
    if (site.row.id !== schoolId && !random.chance(0.1)) return;
    const identity = site.row.id === schoolId ? { id, createdAt: labelledAt } : nextIdentity();
    tables.charter.add({
      ...identity,
      ...ofSchool(site),
      kind: "charter",
      title: "学校章程",
      edition: 3,
      approvedOn: null,
      replacedOn: null,
      textReference: null,
    });
  };

  const addParty = (site: SchoolSite, { pupils }: SchoolLoad, random: Random): void => {
    if (site.row.kind === "218" || random.chance(0.05)) return;
    const kind =
      pupils > 1500 ? "committee" : pupils > 800 ? "general-branch" : pupils > 60 ? "branch" : "joint-branch";
    const members = 3 + Math.floor(pupils / 60) + random.between(0, 4);
    const row = { ...ofSchool(site), kind, members };
    const { openedOn = null } = site.row;
    const founded = openedOn !== null && openedOn > "2016-05-01" ? openedOn : "2016-05-01";
    const from = random.chance(0.2) ? `${year - 2}-05-01` : founded;
    if (from !== founded)
      tables.party.add({
        ...nextIdentity(),
        ...row,
        secretaryName: "前示书",
        validFrom: founded,
        validTo: from,
      });
    const secretaryName = random.chance(0.95) ? random.pick(["王示书", "李示书", "张示书", "陈示书"]) : null;
    tables.party.add({ ...nextIdentity(), ...row, secretaryName, validFrom: from, validTo: null });
  };

  return {
    add(site, load) {
      if (!site.invented) return;
      addStages(site);
      if (site.row.status !== "operating") return;
      const random = context.random(`conditions ${site.row.id}`);
      addConditions(site, load, random);
      addCourses(site, load, random);
      if (site.row.kind !== "218") addReviews(site, random);
      addCharters(site, random);
      addParty(site, load, random);
    },
  };
}
