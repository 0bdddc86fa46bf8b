// The planted children and guardians in full: the cases that rules are tried on. The same at every scale; dates follow
// the day the sample is made for. Every one of them is invented and sits in an invented school.
import { townshipPlaces } from "../reference/divisions.ts";
import type { ClassPlan, SampleClass } from "../schools/class-plan.ts";
import type { PlantedSchool } from "../schools/planted.ts";
import { birthDaysOfGrade, isoDate, type SampleCalendar } from "../writing/calendar.ts";
import { labelled, labelledAt } from "../writing/ids.ts";
import { firstPlantedSequence, syntheticIdNumber } from "../writing/synthetic-numbers.ts";
import { plantedChildren, plantedGuardians } from "./planted.ts";
import { type PlantedCase, plantedCases } from "./planted-cases.ts";
import type { ChildSpec, GuardianSpec, LocationSpec, PlacementSpec, Residence } from "./record-writer.ts";

export interface PlantedRecords {
  readonly guardians: readonly GuardianSpec[];
  readonly children: readonly ChildSpec[];
}

function placeIn(name: string, house: number): Residence {
  const township = townshipPlaces.find((place) => place.name === name);
  const village = township?.villages[0];
  if (township === undefined || village === undefined) throw new RangeError(`no township ${name}`);
  return { township, village, house };
}

function guardianSpecs(): readonly GuardianSpec[] {
  return Object.values(plantedGuardians).map(({ key, name }, index) => ({
    identity: labelled(`guardian ${key}`),
    name,
    idNumber: syntheticIdNumber("1986-05-15", firstPlantedSequence + index),
    phone: `1009999${String(index).padStart(4, "0")}`,
    workplaceProvince: key === "three-townships" ? "广东省" : null,
  }));
}

function findSeat(classes: readonly SampleClass[], school: PlantedSchool, grade: number): SampleClass {
  const seat = classes.find(({ row }) => row.schoolId === school.id && row.grade === grade);
  if (seat === undefined) throw new RangeError(`${school.name} has no class in grade ${grade}`);
  return seat;
}

function placementsOf(
  item: PlantedCase,
  plan: ClassPlan,
  { schoolYear }: SampleCalendar,
): readonly PlacementSpec[] {
  const kind = item.hukou === null ? "migrant" : "catchment";
  const lastYear = `${schoolYear - 1}-09-01`;
  const seatBefore = item.left ?? (item.grade > 1 ? item.school : undefined);
  const placements: PlacementSpec[] = [];
  if (seatBefore !== undefined) {
    const seat = findSeat(plan.previous, seatBefore, item.grade - 1);
    const endReason = item.left === undefined ? "升级" : "转往区外";
    placements.push({ seat, kind, boarding: false, from: lastYear, to: `${schoolYear}-07-10`, endReason });
  }
  if (item.school !== undefined) {
    const seat = findSeat(plan.current, item.school, item.grade);
    placements.push({ seat, kind, boarding: false, from: `${schoolYear}-09-01`, to: null, endReason: null });
  }
  return placements;
}

export function plantRecords(plan: ClassPlan, calendar: SampleCalendar): PlantedRecords {
  const children = plantedCases.map((item, index): ChildSpec => {
    const planted = plantedChildren[item.key];
    const [firstDay] = birthDaysOfGrade(calendar.schoolYear, item.grade);
    const birthDate = isoDate(firstDay + 100 + index);
    const at = (township: string): readonly LocationSpec[] => {
      const place = placeIn(township, index + 1);
      if (item.movedFrom === undefined) return [{ place, from: birthDate, to: null }];
      const moveDay = calendar.yearsAgo(1, "06-15");
      return [
        { place: placeIn(item.movedFrom, index + 1), from: birthDate, to: moveDay },
        { place, from: moveDay, to: null },
      ];
    };
    const placements = placementsOf(item, plan, calendar);
    const since = `${calendar.schoolYear - item.grade + 1}-09-01`;
    return {
      identity: { id: planted.id, createdAt: labelledAt },
      name: planted.name,
      gender: item.gender,
      birthDate,
      idNumber: syntheticIdNumber(birthDate, firstPlantedSequence + (item.gender === "1" ? 1 : 0)),
      hukou: item.hukou === null ? [] : at(item.hukou),
      residence: at(item.residence),
      bonds: item.bonds.map(([guardianKey, differing]) => ({
        guardianId: plantedGuardians[guardianKey].id,
        kind: "parent",
        status: "active",
        protectiveFlag: false,
        from: birthDate,
        to: null,
        ...differing?.(calendar),
      })),
      student: placements.length === 0 ? null : { category: "21100", temporary: false, since, placements },
    };
  });
  return { guardians: guardianSpecs(), children };
}
