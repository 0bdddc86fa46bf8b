// The planted staff, by name and id: cases that rules of access are tried on, and near misses. Constants only; the facts
// of each are in planted-staff.ts.
import { labelledId } from "../writing/ids.ts";

const teacher = (key: string, name: string) => ({ id: labelledId(`teacher ${key}`), key, name });

export const plantedTeachers = {
  /** A quota place at `plantedSchools.mountain`, and no record of presence at all. */
  unrecorded: teacher("unrecorded", "魏示一"),
  /** Absent at both ends of three months, and taught in between. */
  taughtBetween: teacher("taught-between", "魏示二"),
  /** On leave for seven months in a row, one more than the rule says. */
  leaveOver: teacher("leave-over", "魏示三"),
  /** Seconded from `plantedSchools.guanmian` since last school year: longer than the rule says. */
  secondedOver: teacher("seconded-over", "魏示四"),
  /** Homeroom teacher of the first class of grade 3 of `plantedSchools.street`, in which the planted child sits. */
  homeroom: teacher("homeroom", "苏示一"),
  /** Teaches music in that class and English in grade 2's; homeroom teacher of none. */
  subject: teacher("subject", "苏示二"),
  /** Was that class's homeroom teacher until yesterday. */
  formerHomeroom: teacher("former-homeroom", "苏示三"),
  /** Homeroom teacher of the first class of grade 4 of the same school. */
  otherHomeroom: teacher("other-homeroom", "苏示四"),
  /** Relation with `plantedSchools.street`, rotates this school year to `plantedSchools.mountain`. */
  rotating: teacher("rotating", "苏示五"),
  /** Rotated to `plantedSchools.mountain` last school year, and is back. */
  rotatedBack: teacher("rotated-back", "苏示六"),
  /** Relation with 麻柳乡's central school, teaches music also at `plantedSchools.teachingPoint`. */
  visiting: teacher("visiting", "苏示七"),
  /** The same until yesterday. */
  visitedUntilYesterday: teacher("visited-until-yesterday", "苏示八"),
  /** In the pool of 五通乡: teaches at its central school, belongs to none. */
  pool: teacher("pool", "苏示九"),
  /** One number, two relations in force: at `plantedSchools.street` and at `plantedSchools.guanmian`. */
  duplicate: teacher("duplicate", "秦示一"),
  duplicateOther: teacher("duplicate-other", "秦示一"),
  /** One number, but the relation of the first record has ended. */
  entered: teacher("entered", "秦示二"),
  enteredBefore: teacher("entered-before", "秦示二"),
  /** A quota place at `plantedSchools.mountain`, three months without presence. */
  absent: teacher("absent", "秦示三"),
  /** The same school, absent for one month only. */
  absentOnce: teacher("absent-once", "秦示四"),
  /** On sick leave: the cause is nobody's outside the school and education. */
  onLeave: teacher("on-leave", "秦示五"),
  /** Left `plantedSchools.street` yesterday. */
  left: teacher("left", "秦示六"),
  /** A substitute without title, certificate or confirmation. */
  substitute: teacher("substitute", "秦示七"),
  /** Seconded from `plantedSchools.guanmian` to `plantedSchools.street`. */
  seconded: teacher("seconded", "秦示八"),
} as const;

export type PlantedTeacherKey = keyof typeof plantedTeachers;

/** The dated numbers of the staff rules, of last year's rule and of the one in force. */
export const plantedRules = {
  before: labelledId("staff-rule before"),
  now: labelledId("staff-rule now"),
} as const;
