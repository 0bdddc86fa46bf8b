// The ledger of the planted large classes, this year's open and one of last year cleared. Only on invented schools.
import type { SampleContext } from "../area-sample.ts";
import type { SampleClass } from "../schools/class-plan.ts";
import { plantedSchools } from "../schools/planted.ts";
import { dayNumber, isoDate, type SampleCalendar } from "../writing/calendar.ts";
import { labelled, labelledAt } from "../writing/ids.ts";
import { clearedLargeClassCase, openLargeClassCase } from "./planted.ts";
import type { ProvisionTables } from "./tables.ts";

export const largeFrom = 56;

const ofClass = ({ row }: SampleClass) => ({
  schoolId: row.schoolId,
  townshipId: row.townshipId,
  schoolYear: row.schoolYear,
  classId: row.id,
});

const foundOn = ({ today, schoolYearStart }: SampleCalendar): string =>
  isoDate(Math.min(dayNumber(today), dayNumber(schoolYearStart) + 14));

function addOpenCase(tables: ProvisionTables, seat: SampleClass, calendar: SampleCalendar): void {
  tables.largeClassCase.add({
    id: openLargeClassCase(seat.row.schoolId),
    createdAt: labelledAt,
    ...ofClass(seat),
    foundOn: foundOn(calendar),
    sizeThen: seat.size,
    latestSize: seat.size,
    responsiblePost: "校长",
    clearedOn: null,
    assessment: seat.size >= 66 ? "penalty" : null,
    assessmentNote: seat.size >= 66 ? "超大班额逾期未化解" : null,
  });
}

/** A cap at once, and a diversion where another school has room. */
function addMeasures(
  { largeClassMeasure }: ProvisionTables,
  { plan, calendar }: SampleContext,
  seat: SampleClass,
): void {
  const { schoolId, townshipId, grade } = seat.row;
  const caseId = openLargeClassCase(schoolId);
  const dueOn = isoDate(dayNumber(calendar.schoolYearStart) + 120);
  const measure = { caseId, schoolId, townshipId, dueOn };
  largeClassMeasure.add({
    ...labelled(`measure ${caseId}`),
    ...measure,
    kind: "cap",
    doneOn: foundOn(calendar),
  });
  const excess = seat.size - largeFrom + 1;
  const receiver = plan.current.find(
    ({ row, size }) => row.grade === grade && row.schoolId !== schoolId && size + excess < largeFrom,
  );
  if (receiver === undefined) return;
  largeClassMeasure.add({
    ...labelled(`diversion ${caseId}`),
    ...measure,
    kind: "divert",
    toSchoolId: receiver.row.schoolId,
    // One child or two: which class takes them is said once it is settled.
    toClassId: seat.size === largeFrom ? receiver.row.id : null,
    pupils: excess,
    doneOn: null,
  });
}

function addClearedCase(tables: ProvisionTables, { plan, calendar }: SampleContext): void {
  const ofStreet = ({ row }: SampleClass) => row.schoolId === plantedSchools.street.id && row.grade === 5;
  const before = plan.previous.find(ofStreet);
  if (before === undefined) return;
  tables.largeClassCase.add({
    id: clearedLargeClassCase,
    createdAt: labelledAt,
    ...ofClass(before),
    foundOn: `${calendar.schoolYear - 1}-09-15`,
    sizeThen: 57,
    latestSize: 54,
    responsiblePost: "教导处",
    clearedOn: `${calendar.schoolYear - 1}-12-20`,
    assessment: "reward",
    assessmentNote: "按期化解",
  });
}

export function addLargeClasses(tables: ProvisionTables, context: SampleContext): void {
  for (const seat of context.plan.current.filter(({ size }) => size >= largeFrom)) {
    addOpenCase(tables, seat, context.calendar);
    addMeasures(tables, context, seat);
  }
  addClearedCase(tables, context);
}
