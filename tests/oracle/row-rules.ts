// The row rules of access.md in words, each turned into a loop over rows in memory. The copies of scopes that triggers
// keep on the rows are not looked at: every link is followed from the row that says it.
import type { DistrictRows, Row, Value } from "./district-rows.ts";
import type { RowRule } from "./expectations/index.ts";

export interface World {
  readonly rows: DistrictRows;
  /** `yyyy-mm-dd` in the district. */
  readonly today: string;
}

type Scope = readonly string[];
type Rule = (world: World, scope: Scope, row: Row) => boolean;

const inScope = (scope: Scope, id: Value | undefined): boolean =>
  typeof id === "string" && scope.includes(id);

/** [from, to): the last day is the day before `validTo`. */
function lasts(row: Row, today: string): boolean {
  const from = row.validFrom as string;
  const to = row.validTo as string | null;
  return from <= today && (to === null || to > today);
}

/** A central school includes its village schools and teaching points. */
function isOwnSchool({ rows }: World, scope: Scope, id: Value | undefined): boolean {
  for (let school = rows.byId("School", id); school !== undefined; ) {
    if (inScope(scope, school.id)) return true;
    school = rows.byId("School", school.parentSchoolId);
  }
  return false;
}

/** An own student has an open enrolment in an own school. */
const isOwnStudent: Rule = (world, scope, student) =>
  world.rows
    .of("Enrolment", "studentId", student.id)
    .some((enrolment) => enrolment.validTo === null && isOwnSchool(world, scope, enrolment.schoolId));

const isOwnStudentsChild: Rule = (world, scope, child) =>
  world.rows.of("Student", "childId", child.id).some((student) => isOwnStudent(world, scope, student));

const linked =
  (...kinds: readonly string[]): Rule =>
  (world, scope, child) =>
    world.rows
      .of("ChildLocation", "childId", child.id)
      .some(
        (location) =>
          kinds.includes(location.kind as string) &&
          lasts(location, world.today) &&
          inScope(scope, location.townshipId),
      );

const byHukou = linked("hukou");
const byResidence = linked("residence");
const byEither = linked("hukou", "residence");

/** The bond of the guardian who asks: active, and valid today. */
const isOwnBond: Rule = (world, scope, bond) =>
  inScope(scope, bond.guardianId) && bond.status === "active" && lasts(bond, world.today);

const isOwnChild: Rule = (world, scope, child) =>
  world.rows.of("Guardianship", "childId", child.id).some((bond) => isOwnBond(world, scope, bond));

/** A rule about the child, for a row that names its child. */
const ofChild =
  (rule: Rule): Rule =>
  (world, scope, row) => {
    const child = world.rows.byId("Child", row.childId);
    return child !== undefined && rule(world, scope, child);
  };

/** A rule about the student, for a row that names its student. */
const ofStudent =
  (rule: Rule): Rule =>
  (world, scope, row) => {
    const student = world.rows.byId("Student", row.studentId);
    return student !== undefined && rule(world, scope, student);
  };

/** A rule about a bond that holds for any bond of the guardian. */
const anyBond =
  (rule: Rule): Rule =>
  (world, scope, guardian) =>
    world.rows.of("Guardianship", "guardianId", guardian.id).some((bond) => rule(world, scope, bond));

export const rowRules: Readonly<Record<RowRule, Rule>> = {
  "every row": () => true,
  certified: (_world, _scope, row) => row.certifiedOn !== null,
  "own school": (world, scope, school) => isOwnSchool(world, scope, school.id),
  "of own school": (world, scope, row) => isOwnSchool(world, scope, row.schoolId),
  "own student's child": isOwnStudentsChild,
  "own student": isOwnStudent,
  "own student's enrolment": ofStudent(isOwnStudent),
  "own student's guardianship": ofChild(isOwnStudentsChild),
  "own student's guardian": anyBond(ofChild(isOwnStudentsChild)),
  "child by hukou or residence": byEither,
  "child by hukou": byHukou,
  "student by hukou": ofChild(byHukou),
  "enrolment by hukou": ofStudent(ofChild(byHukou)),
  "location in own township": (world, scope, location) =>
    inScope(scope, location.townshipId) && lasts(location, world.today),
  "residence in own township": (world, scope, location) =>
    location.kind === "residence" && inScope(scope, location.townshipId) && lasts(location, world.today),
  "guardianship by hukou or residence": ofChild(byEither),
  "guardianship by residence": ofChild(byResidence),
  "guardian by hukou or residence": anyBond(ofChild(byEither)),
  "guardian by hukou": anyBond(ofChild(byHukou)),
  "guardian by residence": anyBond(ofChild(byResidence)),
  "own child": isOwnChild,
  "own child's student": ofChild(isOwnChild),
  "own child's enrolment": ofStudent(ofChild(isOwnChild)),
  "class of own child": (world, scope, row) =>
    world.rows
      .of("Enrolment", "classId", row.id)
      .some((enrolment) => ofStudent(ofChild(isOwnChild))(world, scope, enrolment)),
  "own guardianship": isOwnBond,
  "own person": (_world, scope, guardian) => inScope(scope, guardian.id),
  "own child's location, unprotected": (world, scope, location) =>
    ofChild(isOwnChild)(world, scope, location) &&
    !world.rows
      .of("Guardianship", "childId", location.childId ?? null)
      .some((bond) => bond.protectiveFlag === true),
};
