// The staff as rows: persons, relations, placements, classes taught, titles, training and presence. Owns the copies that
// triggers keep otherwise: the sample is loaded with triggers off.
import type { AreaSample, AreaSampleMaker, SampleContext } from "../area-sample.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { labelledAt } from "../writing/ids.ts";
import { planTeachings } from "./class-teachings.ts";
import { planTeachers } from "./plan.ts";
import { plantedRules } from "./planted.ts";
import type { SampleTeacher } from "./staff-spec.ts";
import { type TeacherTables, teacherTables } from "./tables.ts";
import { writeTeacher } from "./write-teacher.ts";

const perBatch = 400;

export const teachersSample: AreaSampleMaker<typeof teacherTables> = {
  tables: teacherTables,
  create: createTeachers,
  // Last year's eligibility is confirmed, this year's is computed only.
  afterLoad: [
    `select tc.compute_rotation_eligibility(y) from (select max(school_year) - 1 as y from school_class union all select max(school_year) from school_class) years`,
    `update rotation_eligibility set confirmed_on = make_date(school_year, 10, 15) where school_year < (select max(school_year) from school_class)`,
    // Years before are closed, by the triggers that close, and one of the figures of the last was found wrong since.
    "alter table closed_figure enable trigger kept, enable trigger figures",
    `select tc.job_closed_periods(d, d) from (select make_date(max(school_year), 9, 1) as d from school_class) opened`,
    "alter table closed_figure disable trigger user",
    `update closed_figure set latest = false
      where measure = 'closing' and period_from = (select max(period_from) from closed_figure) or id = (select id from closed_figure where measure = 'class-size-opening' order by id limit 1)`,
    `insert into closed_figure (id, created_at, measure, row_id, school_id, township_id, part, period_from, period_to, value,
        revision, reason, recorded_on)
      select md5(id::text)::uuid, created_at + interval '40 days', measure, row_id, school_id, township_id, part, period_from,
        period_to, value + 1, 1, '补录一名转入学生', recorded_on + 40 from closed_figure
        where not latest`,
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
    absentMonths: 3,
    secondmentMonths: 12,
    leaveMonths: 6,
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
