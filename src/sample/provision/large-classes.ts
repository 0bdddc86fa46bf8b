// The ledger of the planted large classes, this year's open and one of last year cleared. Only on invented schools.

import type { SampleContext } from "../area-sample.ts";
import type { SampleClass } from "../schools/class-plan.ts";
import { plantedSchools } from "../schools/planted.ts";
import { dayNumber, isoDate } from "../writing/calendar.ts";
import { labelled, labelledAt } from "../writing/ids.ts";
import { clearedLargeClassCase, openLargeClassCase } from "./planted.ts";
import type { ProvisionTables } from "./tables.ts";

export const largeFrom = 56;

export function addLargeClasses(tables: ProvisionTables, { calendar, plan }: SampleContext): void {
  const { largeCase, largeMeasure } = tables;
  const today = dayNumber(calendar.today);
  const opened = dayNumber(calendar.schoolYearStart);
  const found = isoDate(Math.min(today, opened + 14));
  const due = isoDate(opened + 120);
  const of = ({ row }: SampleClass) => ({
    schoolId: row.schoolId,
    townshipId: row.townshipId,
    schoolYear: row.schoolYear,
    classId: row.id,
  });
  for (const seat of plan.current.filter(({ size }) => size >= largeFrom)) {
    const caseId = openLargeClassCase(seat.row.schoolId);
    const { schoolId, townshipId } = seat.row;
    largeCase.add({
      id: caseId,
      createdAt: labelledAt,
      ...of(seat),
      foundOn: found,
      sizeThen: seat.size,
      latestSize: seat.size,
      responsiblePost: "校长",
      clearedOn: null,
      assessment: seat.size >= 66 ? "penalty" : null,
      assessmentNote: seat.size >= 66 ? "超大班额逾期未化解" : null,
    });
    const measure = { ...labelled(`measure ${caseId}`), caseId, schoolId, townshipId };
    largeMeasure.add({
      ...measure,
      kind: "cap",
      toSchoolId: null,
      toClassId: null,
      pupils: null,
      dueOn: due,
      doneOn: found,
    });
    const receiver = plan.current.find(
      ({ row, size }) =>
        row.grade === seat.row.grade && row.schoolId !== schoolId && size + (seat.size - 55) < largeFrom,
    );
    if (receiver === undefined) continue;
    largeMeasure.add({
      ...measure,
      ...labelled(`diversion ${caseId}`),
      kind: "divert",
      toSchoolId: receiver.row.schoolId,
      // One child or two: which class takes them is said once it is settled.
      toClassId: seat.size === largeFrom ? receiver.row.id : null,
      pupils: seat.size - 55,
      dueOn: due,
      doneOn: null,
    });
  }
  const before = plan.previous.find(
    ({ row }) => row.schoolId === plantedSchools.street.id && row.grade === 5,
  );
  if (before === undefined) return;
  largeCase.add({
    id: clearedLargeClassCase,
    createdAt: labelledAt,
    ...of(before),
    foundOn: `${calendar.schoolYear - 1}-09-15`,
    sizeThen: 57,
    latestSize: 54,
    responsiblePost: "教导处",
    clearedOn: `${calendar.schoolYear - 1}-12-20`,
    assessment: "reward",
    assessmentNote: "按期化解",
  });
}
