// The row rules of access.md in words, for divisions, schools, children and enrolments.
import {
  anyBond,
  byEither,
  byHukou,
  byResidence,
  inScope,
  isOwnBond,
  isOwnChild,
  isOwnSchool,
  isOwnStudent,
  isOwnStudentsChild,
  isOwnUnprotectedChild,
  lasts,
  ofChild,
  ofStudent,
  type Rule,
} from "./links.ts";

export const schoolsAndChildrenRules = {
  "every row": () => true,
  certified: (_world, _scope, row) => row.certifiedOn !== null,
  "own school": (world, scope, school) => isOwnSchool(world, scope, school.id),
  "of own school": (world, scope, row) => isOwnSchool(world, scope, row.schoolId),
  "transfer from own school": (world, scope, row) => isOwnSchool(world, scope, row.fromSchoolId),
  "transfer to own school": (world, scope, row) => isOwnSchool(world, scope, row.toSchoolId),
  "own student's child": isOwnStudentsChild,
  "own student": isOwnStudent,
  "own student's enrolment": ofStudent(isOwnStudent),
  "own student's flag of no disability": (world, scope, flag) =>
    flag.kind !== "inclusive" && ofStudent(isOwnStudent)(world, scope, flag),
  "own student's flag of a disability": (world, scope, flag) =>
    flag.kind === "inclusive" && ofStudent(isOwnStudent)(world, scope, flag),
  "flag of no disability": (_world, _scope, flag) => flag.kind !== "inclusive",
  "flag of a disability": (_world, _scope, flag) => flag.kind === "inclusive",
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
  "guardian entered by own township": (_world, scope, guardian) => inScope(scope, guardian.enteredTownshipId),
  "guardian by hukou or residence, whose bond lasts": anyBond(
    (world, scope, bond) => lasts(bond, world.today) && ofChild(byEither)(world, scope, bond),
  ),
  "guardian by hukou": anyBond(ofChild(byHukou)),
  "guardian by residence": anyBond(ofChild(byResidence)),
  "own child": isOwnChild,
  "own child, unprotected": isOwnUnprotectedChild,
  "own child's student, unprotected": ofChild(isOwnUnprotectedChild),
  "own child's enrolment, unprotected": ofStudent(ofChild(isOwnUnprotectedChild)),
  "class of own child, unprotected": (world, scope, row) =>
    world.rows
      .of("Enrolment", "classId", row.id)
      .some((enrolment) => ofStudent(ofChild(isOwnUnprotectedChild))(world, scope, enrolment)),
  "own guardianship": isOwnBond,
  "own person": (_world, scope, guardian) => inScope(scope, guardian.id),
  "own child's location, unprotected": (world, scope, location) =>
    ofChild(isOwnUnprotectedChild)(world, scope, location),
} as const satisfies Readonly<Record<string, Rule>>;
