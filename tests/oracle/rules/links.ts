// What every row rule is made of: a loop over rows in memory. The copies of scopes that triggers keep on the rows are not
// looked at: every link is followed from the row that says it.
import type { DistrictRows, Row, Value } from "../district-rows.ts";

export interface World {
  readonly rows: DistrictRows;
  /** `yyyy-mm-dd` in the district. */
  readonly today: string;
}

export type Scope = readonly string[];
export type Rule = (world: World, scope: Scope, row: Row) => boolean;

export const inScope = (scope: Scope, id: Value | undefined): boolean =>
  typeof id === "string" && scope.includes(id);

/** [from, to): the last day is the day before `validTo`. */
export function lasts(row: Row, today: string): boolean {
  const from = row.validFrom as string;
  const to = row.validTo as string | null;
  return from <= today && (to === null || to > today);
}

/** A central school includes its village schools and teaching points. */
export function isOwnSchool({ rows }: World, scope: Scope, id: Value | undefined): boolean {
  for (let school = rows.byId("School", id); school !== undefined; ) {
    if (inScope(scope, school.id)) return true;
    school = rows.byId("School", school.parentSchoolId);
  }
  return false;
}

/** An own student is placed in an own school today. */
export const isOwnStudent: Rule = (world, scope, student) =>
  world.rows
    .of("Enrolment", "studentId", student.id)
    .some((enrolment) => lasts(enrolment, world.today) && isOwnSchool(world, scope, enrolment.schoolId));

export const isOwnStudentsChild: Rule = (world, scope, child) =>
  world.rows.of("Student", "childId", child.id).some((student) => isOwnStudent(world, scope, student));

export const linked =
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

export const byHukou = linked("hukou");
export const byResidence = linked("residence");
export const byEither = linked("hukou", "residence");

/** The bond of the guardian who asks: active, and valid today. */
export const isOwnBond: Rule = (world, scope, bond) =>
  inScope(scope, bond.guardianId) && bond.status === "active" && lasts(bond, world.today);

export const isOwnChild: Rule = (world, scope, child) =>
  world.rows.of("Guardianship", "childId", child.id).some((bond) => isOwnBond(world, scope, bond));

/** No bond of the child is flagged; where it lives is known, so that the flag has a place to stand. */
export const isOwnUnprotectedChild: Rule = (world, scope, child) =>
  isOwnChild(world, scope, child) &&
  world.rows.of("ChildLocation", "childId", child.id).length > 0 &&
  !world.rows.of("Guardianship", "childId", child.id).some((bond) => bond.protectiveFlag === true);

/** A rule about the child, for a row that names its child. */
export const ofChild =
  (rule: Rule): Rule =>
  (world, scope, row) => {
    const child = world.rows.byId("Child", row.childId);
    return child !== undefined && rule(world, scope, child);
  };

/** A rule about the student, for a row that names its student. */
export const ofStudent =
  (rule: Rule): Rule =>
  (world, scope, row) => {
    const student = world.rows.byId("Student", row.studentId);
    return student !== undefined && rule(world, scope, student);
  };

/** A rule about a bond that holds for any bond of the guardian. */
export const anyBond =
  (rule: Rule): Rule =>
  (world, scope, guardian) =>
    world.rows.of("Guardianship", "guardianId", guardian.id).some((bond) => rule(world, scope, bond));
