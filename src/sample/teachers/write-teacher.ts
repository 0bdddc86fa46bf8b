// One member of staff as rows: person, relations, placements, titles, training and presence. Owns the copies that triggers
// keep otherwise.
import type { SampleContext } from "../area-sample.ts";
import { districtId } from "../reference/divisions.ts";
import { dayNumber, isoDate } from "../writing/calendar.ts";
import { labelled } from "../writing/ids.ts";
import type { Random } from "../writing/random.ts";
import { syntheticPhone } from "../writing/synthetic-numbers.ts";
import type { SampleTeacher } from "./staff-spec.ts";
import type { TeacherTables } from "./tables.ts";

const titleLadder = ["third", "second", "first", "senior"] as const;
const courses = [
  ["school", "校本研修（示例）", 40],
  ["county", "新课程标准研修（示例）", 72],
  ["information", "信息技术应用能力提升（示例）", 50],
  ["national", "乡村教师研修（示例）", 120],
] as const;

/** A teacher at hand: everything by chance is drawn from one series, in the order of `writeTeacher`. */
interface Subject {
  readonly tables: TeacherTables;
  readonly context: SampleContext;
  readonly teacher: SampleTeacher;
  readonly random: Random;
  /** The school today; null for one who left or belongs to none. */
  readonly schoolId: string | null;
}

const own = ({ teacher, schoolId }: Subject) => ({ teacherId: teacher.id, schoolId });

/** Proofs of fitness: the certificate, and the check of offences. */
function proofsOf({ context, teacher, random }: Subject, checked: boolean) {
  const { category, staffKind, stage, subject } = teacher;
  const certified = category === "1" && staffKind !== "substitute";
  return {
    certificateStage: certified ? stage : null,
    certificateSubject: certified ? subject : null,
    certificateNo: certified ? `9999${String(random.between(0, 999_999_999)).padStart(9, "0")}` : null,
    offenceCheckOn: checked ? `${context.calendar.schoolYear}-08-25` : null,
    offenceCheckPassed: checked ? true : null,
  };
}

/** As the triggers say it (`tc.away_on_record`), by the months of `addRules`; the latest month of presence is the last. */
function awayOnRecord({ placements, presence, relations }: SampleTeacher, today: string): boolean {
  const [since, last, now] = [3, 1, 0].map((months) => monthsBack(today, months)) as [string, string, string];
  const aYearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const secondments = placements.filter(({ kind }) => kind === "secondment");
  const held = relations.some(({ from, to }) => from <= since && (to === null || to > since));
  const lentThen = secondments.some(({ from, to }) => from < now && (to === null || to > last));
  return (
    (held && presence.slice(-3).every((one) => one === "absent")) ||
    secondments.some(({ from, to }) => from <= aYearAgo && to === null) ||
    (presence.at(-1) === "seconded" && !lentThen) ||
    (presence.length > 6 && presence.slice(-7).every((one) => one === "leave"))
  );
}

function writePerson(subject: Subject, duplicate: boolean): void {
  const { tables, context, teacher, random, schoolId } = subject;
  const { id, site, employed, category } = teacher;
  const checked = teacher.staffKind !== "substitute" && !random.chance(0.01);
  tables.teacher.add({
    id,
    createdAt: teacher.createdAt,
    districtId,
    schoolId,
    townshipId: employed ? site.township.id : null,
    name: teacher.name,
    idType: "1",
    ...context.secret.identity(teacher.idNumber, "teacher", id),
    gender: teacher.gender,
    birthDate: teacher.birthDate,
    education: category === "4" ? "61" : random.pick(["14", "21", "21", "21", "31"]),
    politicalStatus: random.pick(["01", "03", "13", "13", "13"]),
    staffKind: teacher.staffKind,
    category,
    duty: teacher.duty,
    ...proofsOf(subject, checked),
    backbone: teacher.backbone,
    ...context.secret("phone", syntheticPhone(random), "teacher.phone", id),
    duplicatePerson: duplicate && employed,
    suspectedAway:
      employed && teacher.quotaCategory !== null && awayOnRecord(teacher, context.calendar.today),
  });
}

function writeRelations({ tables, context, teacher }: Subject): void {
  for (const { unit, site, from, to, confirmed } of teacher.relations) {
    tables.personnelRelation.add({
      ...context.nextIdentity(),
      teacherId: teacher.id,
      unit,
      schoolId: unit === "school" ? site.row.id : null,
      townshipId: site.township.id,
      quotaCategory: to === null ? teacher.quotaCategory : teacher.category,
      validFrom: from,
      validTo: to,
      confirmedOn: confirmed ? laterBy(from, 45, context.calendar.today) : null,
    });
  }
}

function writePlacements({ tables, context, teacher, schoolId }: Subject): void {
  for (const { site, kind, from, to, subjects } of teacher.placements) {
    const placement = context.nextIdentity();
    const where = {
      teacherId: teacher.id,
      schoolId: site.row.id,
      townshipId: site.township.id,
      homeSchoolId: schoolId,
    };
    const period = { validFrom: from, validTo: to };
    tables.teachingPlacement.add({ ...placement, ...where, kind, stage: teacher.stage, ...period });
    for (const [taught, periodsPerWeek] of subjects) {
      const line = { placementId: placement.id, subject: taught, periodsPerWeek };
      tables.placementSubject.add({ ...context.nextIdentity(), ...where, ...line });
    }
  }
}

/** As the trigger dates it that keeps it: a level that was entered with the person, as far back as is known. */
function writeBackbone(subject: Subject): void {
  const { tables, teacher } = subject;
  if (teacher.backbone === "none") return;
  const period = { ...own(subject), level: teacher.backbone, validFrom: null, validTo: null };
  tables.backbonePeriod.add({ ...labelled(`backbone ${teacher.id}`), ...period });
}

function writeTitles(subject: Subject): void {
  const { tables, context, teacher } = subject;
  const held = teacher.title === null ? -1 : titleLadder.indexOf(teacher.title);
  for (const [step, level] of titleLadder.slice(0, held + 1).entries()) {
    tables.titleGrant.add({
      ...context.nextIdentity(),
      ...own(subject),
      level,
      subject: teacher.subject,
      grantedOn: laterBy(teacher.hiredOn, 365 + 365 * 4 * step, context.calendar.yesterday),
      ruralTrack: level === "senior" && teacher.site.row.locale.startsWith("2"),
    });
  }
}

function writeTraining(subject: Subject): void {
  const { tables, context, random } = subject;
  for (let nth = random.between(0, 3); nth > 0; nth--) {
    const [kind, course, hours] = random.pick(courses);
    const year = context.calendar.schoolYear - 2 * nth;
    tables.teacherTraining.add({
      ...context.nextIdentity(),
      ...own(subject),
      kind,
      course: `${year}年${course}`,
      hours,
      heldOn: `${year}-07-${10 + nth}`,
    });
  }
}

function writePresence(subject: Subject): void {
  const { tables, context, teacher, random } = subject;
  for (const [index, status] of teacher.presence.entries()) {
    const leaveCause = status === "leave" ? random.pick(["sick", "maternity", "personal"] as const) : null;
    const periods = status === "present" && teacher.category === "1" ? random.between(36, 64) : 0;
    const month = monthsBack(context.calendar.today, teacher.presence.length - index);
    tables.presenceMonth.add({
      ...context.nextIdentity(),
      ...own(subject),
      month,
      status,
      periods,
      leaveCause,
    });
  }
}

/** `duplicate`: another person in service has the same identity number. */
export function writeTeacher(
  tables: TeacherTables,
  context: SampleContext,
  teacher: SampleTeacher,
  duplicate: boolean,
): void {
  const random = context.random(`teacher ${teacher.idNumber} ${teacher.id}`);
  const schoolId = teacher.employed && teacher.unit === "school" ? teacher.site.row.id : null;
  const subject = { tables, context, teacher, random, schoolId };
  writePerson(subject, duplicate);
  writeRelations(subject);
  writePlacements(subject);
  writeBackbone(subject);
  writeTitles(subject);
  writeTraining(subject);
  writePresence(subject);
}

const laterBy = (date: string, days: number, latest: string): string => {
  const later = isoDate(dayNumber(date) + days);
  return later < latest ? later : latest;
};

function monthsBack(today: string, months: number): string {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - months;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}
