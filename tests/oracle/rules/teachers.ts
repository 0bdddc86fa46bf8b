// Row rules of the staff in words: own staff by the relation that lasts today, visitors by the placement that lasts, and
// a teacher's pupils by the open enrolment in a class taught today.
import { anyBond, inScope, isOwnSchool, lasts, ofChild, type Rule, type World } from "./links.ts";

type Row = Parameters<Rule>[2];

/** Whose relation today lies with an own school. */
const isOwnStaff: Rule = (world, scope, teacher) =>
  world.rows
    .of("PersonnelRelation", "teacherId", teacher.id)
    .some((relation) => lasts(relation, world.today) && isOwnSchool(world, scope, relation.schoolId));

const worksHere: Rule = (world, scope, teacher) =>
  world.rows
    .of("TeachingPlacement", "teacherId", teacher.id)
    .some((placement) => lasts(placement, world.today) && isOwnSchool(world, scope, placement.schoolId));

/** A rule about the teacher, for a row that names its teacher. */
const ofTeacher =
  (rule: Rule): Rule =>
  (world, scope, row) => {
    const teacher = world.rows.byId("Teacher", row.teacherId);
    return teacher !== undefined && rule(world, scope, teacher);
  };

/** Where a teacher belongs, not where one was sent. */
const isHomeHere: Rule = (world, scope, placement) =>
  placement.kind === "home" && isOwnSchool(world, scope, placement.schoolId);

const isSelf: Rule = (_world, scope, row) => inScope(scope, row.teacherId);

/** Whether the asker teaches the class today, as `homeroom` wants it. */
const teaches = (world: World, scope: readonly string[], schoolClass: Row, homeroom: boolean): boolean =>
  world.rows
    .of("ClassTeaching", "classId", schoolClass.id)
    .some(
      (teaching) =>
        inScope(scope, teaching.teacherId) &&
        lasts(teaching, world.today) &&
        (!homeroom || teaching.homeroom === true),
    );

const sitsInClass =
  (homeroom: boolean): Rule =>
  (world, scope, enrolment) => {
    const schoolClass = world.rows.byId("SchoolClass", enrolment.classId);
    return (
      lasts(enrolment, world.today) &&
      schoolClass !== undefined &&
      teaches(world, scope, schoolClass, homeroom)
    );
  };

const isPupil =
  (homeroom: boolean): Rule =>
  (world, scope, student) =>
    world.rows
      .of("Enrolment", "studentId", student.id)
      .some((enrolment) => sitsInClass(homeroom)(world, scope, enrolment));

const isPupilsChild =
  (homeroom: boolean): Rule =>
  (world, scope, child) =>
    world.rows.of("Student", "childId", child.id).some((student) => isPupil(homeroom)(world, scope, student));

/** The bond of a guardian who may be called: active and lasting, over a pupil of the own homeroom class. */
const isHomeroomBond: Rule = (world, scope, bond) =>
  bond.status === "active" && lasts(bond, world.today) && ofChild(isPupilsChild(true))(world, scope, bond);

export const teachersRules = {
  "own staff": isOwnStaff,
  "own staff or visitor of today": (world, scope, teacher) =>
    isOwnStaff(world, scope, teacher) || worksHere(world, scope, teacher),
  "of own staff": ofTeacher(isOwnStaff),
  "home placement at an own school": isHomeHere,
  "own staff's home placement at an own school": (world, scope, placement) =>
    isHomeHere(world, scope, placement) && ofTeacher(isOwnStaff)(world, scope, placement),
  "subject of a placement at an own school": (world, scope, line) =>
    isOwnSchool(world, scope, world.rows.byId("TeachingPlacement", line.placementId)?.schoolId),
  "placement here or of own staff": (world, scope, placement) =>
    isOwnSchool(world, scope, placement.schoolId) || ofTeacher(isOwnStaff)(world, scope, placement),
  "subject of a placement here or of own staff": (world, scope, line) => {
    const placement = world.rows.byId("TeachingPlacement", line.placementId);
    return (
      placement !== undefined &&
      (isOwnSchool(world, scope, placement.schoolId) || ofTeacher(isOwnStaff)(world, scope, placement))
    );
  },
  "teaching in own school": (world, scope, teaching) =>
    isOwnSchool(world, scope, world.rows.byId("SchoolClass", teaching.classId)?.schoolId),
  "the teacher's own": (_world, scope, teacher) => inScope(scope, teacher.id),
  "of the teacher's own": isSelf,
  "subject of the teacher's own placement": (world, scope, line) => {
    const placement = world.rows.byId("TeachingPlacement", line.placementId);
    return placement !== undefined && isSelf(world, scope, placement);
  },
  "class ever taught": (world, scope, schoolClass) =>
    world.rows
      .of("ClassTeaching", "classId", schoolClass.id)
      .some((teaching) => isSelf(world, scope, teaching)),
  "class taught today": (world, scope, schoolClass) => teaches(world, scope, schoolClass, false),
  "place in a class taught today": sitsInClass(false),
  "pupil of a class taught today": isPupil(false),
  "child of a class taught today": isPupilsChild(false),
  "child of the homeroom class": isPupilsChild(true),
  "active bond that lasts over a child of the homeroom class": isHomeroomBond,
  "guardian of a child of the homeroom class": anyBond(isHomeroomBond),
} as const satisfies Readonly<Record<string, Rule>>;
