// Who teaches which class this year, and who was the homeroom teacher of last year's classes. The planted classes first:
// the links that the role `teacher` is tried on.
import type { ClassPlan, SampleClass } from "../schools/class-plan.ts";
import { plantedSchools } from "../schools/planted.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { type PlantedTeacherKey, plantedTeachers } from "./planted.ts";
import type { SampleTeacher } from "./staff-spec.ts";

export interface TeachingSpec {
  readonly seat: SampleClass;
  readonly teacherId: string;
  readonly subject: string;
  readonly homeroom: boolean;
  readonly from: string;
  readonly to: string | null;
}

const othersPerClass = 4;

/** They teach what is planted for them, and nothing else. */
const withPlantedClasses: ReadonlySet<string> = new Set(
  (
    ["homeroom", "subject", "formerHomeroom", "otherHomeroom", "visiting", "visitedUntilYesterday"] as const
  ).map((key) => plantedTeachers[key].id),
);

export function planTeachings(
  staff: readonly SampleTeacher[],
  plan: ClassPlan,
  calendar: SampleCalendar,
): readonly TeachingSpec[] {
  const start = calendar.schoolYearStart;
  const lastYear = `${calendar.schoolYear - 1}-09-01`;
  const present = teachersBySchool(staff, calendar.today);
  const seen = new Map<string, number>();
  const current = plan.current.flatMap((seat): readonly TeachingSpec[] => {
    const planted = plantedTeachings(seat, calendar);
    const teachers = present.get(seat.row.schoolId) ?? [];
    if (teachers.length === 0) return planted;
    const nth = seen.get(seat.row.schoolId) ?? 0;
    seen.set(seat.row.schoolId, nth + 1);
    const count = Math.min(teachers.length, othersPerClass + 1);
    const specs = Array.from({ length: count }, (_, index) => {
      const teacher = teachers[(nth * 2 + index) % teachers.length];
      return teacher === undefined
        ? []
        : [
            {
              seat,
              teacherId: teacher.id,
              subject: teacher.subject,
              homeroom: index === 0,
              from: start,
              to: null,
            },
          ];
    }).flat();
    const led = planted.some(({ homeroom }) => homeroom);
    return [...planted, ...(led ? specs.slice(1) : specs)];
  });
  const previous = plan.previous.flatMap((seat): readonly TeachingSpec[] => {
    const own = seat.row.schoolId === plantedSchools.street.id && seat.row.grade === 2;
    const teacherId = own ? plantedTeachers.homeroom.id : present.get(seat.row.schoolId)?.[0]?.id;
    return teacherId === undefined
      ? []
      : [{ seat, teacherId, subject: "13", homeroom: true, from: lastYear, to: start }];
  });
  return [...current, ...previous];
}

/** The teachers with a placement today, by the school they teach at. */
function teachersBySchool(
  staff: readonly SampleTeacher[],
  today: string,
): ReadonlyMap<string, readonly SampleTeacher[]> {
  const bySchool = new Map<string, SampleTeacher[]>();
  for (const teacher of staff) {
    if (teacher.category !== "1" || withPlantedClasses.has(teacher.id)) continue;
    for (const { site, kind, from, to } of teacher.placements) {
      if (kind === "secondment" || from > today || (to !== null && to <= today)) continue;
      const list = bySchool.get(site.row.id);
      if (list === undefined) bySchool.set(site.row.id, [teacher]);
      else list.push(teacher);
    }
  }
  return bySchool;
}

function plantedTeachings(seat: SampleClass, calendar: SampleCalendar): readonly TeachingSpec[] {
  const { schoolId, grade, classNo } = seat.row;
  const { schoolYearStart: start, today } = calendar;
  const teaches = (
    key: PlantedTeacherKey,
    subject: string,
    homeroom: boolean,
    period: Partial<Pick<TeachingSpec, "from" | "to">> = {},
  ): TeachingSpec => ({
    seat,
    teacherId: plantedTeachers[key].id,
    subject,
    homeroom,
    from: start,
    to: null,
    ...period,
  });
  if (schoolId === plantedSchools.teachingPoint.id) {
    return [teaches("visiting", "24", false), teaches("visitedUntilYesterday", "25", false, { to: today })];
  }
  if (schoolId !== plantedSchools.street.id || classNo !== 1) return [];
  if (grade === 2) return [teaches("subject", "41", false)];
  if (grade === 3) {
    return [
      ...(today > start ? [teaches("formerHomeroom", "13", true, { to: today })] : []),
      teaches("homeroom", "13", true, { from: today }),
      teaches("subject", "24", false),
    ];
  }
  return grade === 4 ? [teaches("otherHomeroom", "13", true)] : [];
}
