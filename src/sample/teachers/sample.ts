// The staff as rows: persons, relations, placements, classes taught, titles, training and presence. Owns the copies that
// triggers keep otherwise: the sample is loaded with triggers off.

import type { AreaSample, AreaSampleMaker, SampleContext } from "../area-sample.ts";
import { districtId } from "../reference/divisions.ts";
import { dayNumber, isoDate, type SampleCalendar } from "../writing/calendar.ts";
import { labelledAt } from "../writing/ids.ts";
import { syntheticPhone } from "../writing/synthetic-numbers.ts";
import { planTeachings } from "./class-teachings.ts";
import { planTeachers } from "./plan.ts";
import { plantedRules } from "./planted.ts";
import type { SampleTeacher } from "./staff-spec.ts";
import { type TeacherTables, teacherTables } from "./tables.ts";

const perBatch = 400;

export const teachersSample: AreaSampleMaker<typeof teacherTables> = {
  tables: teacherTables,
  create: createTeachers,
  // Last year's eligibility is confirmed, this year's is computed only.
  afterLoad: [
    `select tc.compute_rotation_eligibility(y) from (select max(school_year) - 1 as y from school_class union all select max(school_year) from school_class) years`,
    `update rotation_eligibility set confirmed_on = make_date(school_year, 10, 15) where school_year < (select max(school_year) from school_class)`,
  ],
};

function createTeachers(tables: TeacherTables, context: SampleContext): AreaSample {
  return {
    *start() {
      const { sites, plan, calendar } = context;
      addRules(tables, calendar);
      const staff = planTeachers(sites, plan, calendar);
      const duplicated = numbersInForceTwice(staff);
      let written = 0;
      for (const teacher of staff) {
        writeTeacher(tables, context, teacher, duplicated.has(teacher.idNumber));
        written += 1;
        if (written % perBatch === 0) yield;
      }
      for (const { seat, teacherId, from, to, subject, homeroom } of planTeachings(staff, plan, calendar)) {
        const { id: classId, schoolId, townshipId, schoolYear } = seat.row;
        tables.classTeaching.add({
          ...context.nextIdentity(),
          classId,
          teacherId,
          schoolId,
          townshipId,
          schoolYear,
          subject,
          homeroom,
          validFrom: from,
          validTo: to,
        });
        written += 1;
        if (written % (5 * perBatch) === 0) yield;
      }
      yield;
    },
  };
}

function addRules(tables: TeacherTables, { schoolYear }: SampleCalendar): void {
  const rule = {
    createdAt: labelledAt,
    documentNumber: null,
    rotationBackboneFrom: "county",
    rotationPlanOf: "town",
    absentMonths: 2,
    trainingHours: 360,
  };
  tables.staffRule.add({
    ...rule,
    id: plantedRules.before,
    rotationYears: 9,
    rotationAgeMen: 50,
    rotationAgeWomen: 45,
    validFrom: `${schoolYear - 4}-09-01`,
    validTo: `${schoolYear}-09-01`,
  });
  tables.staffRule.add({
    ...rule,
    id: plantedRules.now,
    rotationYears: 6,
    rotationAgeMen: 55,
    rotationAgeWomen: 50,
    validFrom: `${schoolYear}-09-01`,
    validTo: null,
  });
}

function numbersInForceTwice(staff: readonly SampleTeacher[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { idNumber, employed } of staff) {
    if (!employed) continue;
    if (seen.has(idNumber)) twice.add(idNumber);
    seen.add(idNumber);
  }
  return twice;
}

const titleLadder = ["third", "second", "first", "senior"] as const;
const courses = [
  ["school", "校本研修（示例）", 40],
  ["county", "新课程标准研修（示例）", 72],
  ["information", "信息技术应用能力提升（示例）", 50],
  ["national", "乡村教师研修（示例）", 120],
] as const;

function writeTeacher(
  tables: TeacherTables,
  { random: createRandom, calendar, nextIdentity, secret }: SampleContext,
  teacher: SampleTeacher,
  duplicate: boolean,
): void {
  const { id, site, unit, employed, category, stage, subject } = teacher;
  const random = createRandom(`teacher ${teacher.idNumber} ${id}`);
  const schoolId = employed && unit === "school" ? site.row.id : null;
  const own = { teacherId: id, schoolId };
  const certified = category === "1" && teacher.staffKind !== "substitute";
  const checked = teacher.staffKind !== "substitute" && !random.chance(0.01);
  tables.teacher.add({
    id,
    createdAt: teacher.createdAt,
    districtId,
    schoolId,
    townshipId: employed ? site.township.id : null,
    name: teacher.name,
    idType: "1",
    ...secret("idNumber", teacher.idNumber, "teacher.id_number", id),
    gender: teacher.gender,
    birthDate: teacher.birthDate,
    education: category === "4" ? "61" : random.pick(["14", "21", "21", "21", "31"]),
    politicalStatus: random.pick(["01", "03", "13", "13", "13"]),
    staffKind: teacher.staffKind,
    category,
    duty: teacher.duty,
    certificateStage: certified ? stage : null,
    certificateSubject: certified ? subject : null,
    certificateNo: certified ? `9999${String(random.between(0, 999_999_999)).padStart(9, "0")}` : null,
    backbone: teacher.backbone,
    ...secret("phone", syntheticPhone(random), "teacher.phone", id),
    offenceCheckOn: checked ? `${calendar.schoolYear}-08-25` : null,
    offenceCheckPassed: checked ? true : null,
    duplicatePerson: duplicate && employed,
  });
  for (const relation of teacher.relations) {
    const current = relation.to === null;
    tables.personnelRelation.add({
      ...nextIdentity(),
      teacherId: id,
      unit: relation.unit,
      schoolId: relation.unit === "school" ? relation.site.row.id : null,
      townshipId: relation.site.township.id,
      quotaCategory: current ? teacher.quotaCategory : category,
      validFrom: relation.from,
      validTo: relation.to,
      confirmedOn: relation.confirmed ? laterBy(relation.from, 45, calendar.today) : null,
    });
  }
  for (const { site: at, kind, from, to, subjects } of teacher.placements) {
    const placement = nextIdentity();
    const where = {
      teacherId: id,
      schoolId: at.row.id,
      townshipId: at.township.id,
      homeSchoolId: schoolId,
    };
    tables.teachingPlacement.add({ ...placement, ...where, kind, stage, validFrom: from, validTo: to });
    for (const [taught, periodsPerWeek] of subjects) {
      const line = { placementId: placement.id, subject: taught, periodsPerWeek };
      tables.placementSubject.add({ ...nextIdentity(), ...where, ...line });
    }
  }
  const held = teacher.title === null ? -1 : titleLadder.indexOf(teacher.title);
  titleLadder.slice(0, held + 1).forEach((level, step) => {
    const grantedOn = laterBy(teacher.hiredOn, 365 + 365 * 4 * step, calendar.yesterday);
    const ruralTrack = level === "senior" && site.row.locale.startsWith("2");
    tables.titleGrant.add({ ...nextIdentity(), ...own, level, subject, grantedOn, ruralTrack });
  });
  for (let nth = random.between(0, 3); nth > 0; nth--) {
    const [kind, course, hours] = random.pick(courses);
    const heldOn = `${calendar.schoolYear - 2 * nth}-07-${10 + nth}`;
    const named = `${calendar.schoolYear - 2 * nth}年${course}`;
    tables.teacherTraining.add({ ...nextIdentity(), ...own, kind, course: named, hours, heldOn });
  }
  teacher.presence.forEach((status, index) => {
    const leaveCause = status === "leave" ? random.pick(["sick", "maternity", "personal"] as const) : null;
    const periods = status === "present" && category === "1" ? random.between(36, 64) : 0;
    const month = monthsBack(calendar.today, 2 - index);
    tables.presenceMonth.add({ ...nextIdentity(), ...own, month, status, periods, leaveCause });
  });
}

const laterBy = (date: string, days: number, latest: string): string => {
  const later = isoDate(dayNumber(date) + days);
  return later < latest ? later : latest;
};

function monthsBack(today: string, months: number): string {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - months;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}
