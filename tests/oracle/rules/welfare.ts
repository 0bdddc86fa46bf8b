// Row rules of care and protection in words. Copies are not looked at: where a child lives follows from its locations,
// whose candidate it is from the records themselves, to whom a report goes from its recipients.
import {
  byResidence,
  inScope,
  isOwnChild,
  isOwnSchool,
  isOwnStudentsChild,
  lasts,
  ofChild,
  type Rule,
  type World,
} from "./links.ts";

type Row = Parameters<Rule>[2];

/** The civil day of an instant in the district. */
const civilDay = (instant: unknown): string =>
  new Date(new Date(String(instant)).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

const goesTo = ({ rows }: World, department: string, report: Row): boolean =>
  rows.of("ReportRecipient", "reportId", report.id).some((one) => one.department === department);

/** Recipients answer in the township where it happened. */
const policeReport: Rule = (world, scope, report) =>
  goesTo(world, "police", report) && inScope(scope, report.townshipId);

const ofReport =
  (rule: Rule): Rule =>
  (world, scope, row) => {
    const report = world.rows.byId("MandatoryReport", row.reportId);
    return report !== undefined && rule(world, scope, report);
  };

const recipientOf =
  (department: string): Rule =>
  (_world, _scope, row) =>
    row.department === department;

/** Listed or referred, left behind, or reported to civil affairs: today. */
const isCandidate: Rule = (world, _scope, child) => {
  const { rows, today } = world;
  return (
    rows
      .of("DifficultyRecord", "childId", child.id)
      .some((record) => record.status !== "refused" && lasts(record, today)) ||
    rows.of("LeftBehindRecord", "childId", child.id).some((record) => isOpen(world, record)) ||
    rows
      .of("MandatoryReport", "childId", child.id)
      .some(
        (report) =>
          goesTo(world, "civil-affairs", report) &&
          civilDay(report.reportedAt) <= today &&
          (report.closedOn === null || String(report.closedOn) > today),
      )
  );
};

/** Begun, not closed, and the child is not sixteen. */
function isOpen({ rows, today }: World, record: Row): boolean {
  const born = String(rows.byId("Child", record.childId)?.birthDate);
  const sixteen = `${Number(born.slice(0, 4)) + 16}${born.slice(4)}`;
  const closed = record.closedOn === null ? null : String(record.closedOn);
  return String(record.validFrom) <= today && today < sixteen && (closed === null || closed > today);
}

/** The row that makes a candidate lasts today. */
const candidateToday: Rule = ({ today }, _scope, row) => lasts(row, today);

const livesInVillage: Rule = ({ rows, today }, scope, child) =>
  rows
    .of("ChildLocation", "childId", child.id)
    .some((place) => place.kind === "residence" && lasts(place, today) && inScope(scope, place.villageId));

const contactLasts: Rule = ({ today }, _scope, contact) => lasts(contact, today);

const both =
  (...rules: readonly Rule[]): Rule =>
  (world, scope, row) =>
    rules.every((rule) => rule(world, scope, row));
const either =
  (...rules: readonly Rule[]): Rule =>
  (world, scope, row) =>
    rules.some((rule) => rule(world, scope, row));

/** A rule about contacts that holds for one of those whom the adult cares for. */
const anyContact =
  (rule: Rule): Rule =>
  (world, scope, carer) =>
    world.rows.of("CareContact", "carerId", carer.id).some((contact) => rule(world, scope, contact));

const villageContact = both(ofChild(livesInVillage), contactLasts);
const isAssigned: Rule = (_world, scope, row) => inScope(scope, row.childId);
const accepted: Rule = (_world, scope, row) => inScope(scope, row.acceptedTownshipId);
const tookPlaceHere: Rule = (_world, scope, row) => inScope(scope, row.townshipId);
const mySession: Rule = (_world, scope, session) => inScope(scope, session.counsellorTeacherId);

const isHomeroomPupil: Rule = ({ rows, today }, scope, child) =>
  rows
    .of("Student", "childId", child.id)
    .flatMap((student) => rows.of("Enrolment", "studentId", student.id))
    .filter((place) => lasts(place, today))
    .flatMap((place) => rows.of("ClassTeaching", "classId", place.classId ?? null))
    .some(
      (teaching) =>
        inScope(scope, teaching.teacherId) && teaching.homeroom === true && lasts(teaching, today),
    );

export const welfareRules = {
  "category confirmed and in force": ({ today }, _scope, row) =>
    row.status === "confirmed" && lasts(row, today),
  "disability confirmed and in force": ({ today }, _scope, row) =>
    row.category === "disability" && row.status === "confirmed" && lasts(row, today),
  "care of own student": ofChild(isOwnStudentsChild),
  "own student's visit by the school": (world, scope, row) =>
    row.visitedBy === "school" && ofChild(isOwnStudentsChild)(world, scope, row),
  "own student's entrusting, notified to the school": (world, scope, row) =>
    row.noticeToSchoolOn !== null && ofChild(isOwnStudentsChild)(world, scope, row),
  "session at own school": (world, scope, row) => isOwnSchool(world, scope, row.schoolId),
  "report filed by own school": (world, scope, report) => isOwnSchool(world, scope, report.reporterSchoolId),
  "report filed by own township": (_world, scope, report) => inScope(scope, report.reporterTownshipId),
  "report filed by own village": (_world, scope, report) => inScope(scope, report.reporterVillageId),
  "report filed by the teacher": (_world, scope, report) => inScope(scope, report.reporterTeacherId),
  "done by own village": (_world, scope, row) => inScope(scope, row.villageId),
  "an organisation's urging of an assigned child": (world, scope, row) =>
    isAssigned(world, scope, row) && ["womens-federation", "youth-league"].includes(String(row.urgedBy)),
  "an organisation's report of an assigned child": (world, scope, row) =>
    isAssigned(world, scope, row) && row.reporterKind === "care-organisation",
  "report to education": (world, _scope, report) => goesTo(world, "education", report),
  "report to civil affairs": (world, _scope, report) => goesTo(world, "civil-affairs", report),
  "report to the station": policeReport,
  "education's part": recipientOf("education"),
  "civil affairs' part": recipientOf("civil-affairs"),
  "civil affairs' part, or the procuratorate's of a report to civil affairs": either(
    recipientOf("civil-affairs"),
    both(
      recipientOf("procuratorate"),
      ofReport((world, _scope, report) => goesTo(world, "civil-affairs", report)),
    ),
  ),
  "the station's part": both(recipientOf("police"), ofReport(tookPlaceHere)),
  "the station's response": ofReport(tookPlaceHere),
  "response to a report to civil affairs": ofReport((world, _scope, report) =>
    goesTo(world, "civil-affairs", report),
  ),
  "child of a report to the station": (world, scope, child) =>
    world.rows
      .of("MandatoryReport", "childId", child.id)
      .some((report) => policeReport(world, scope, report)),
  candidate: isCandidate,
  "candidate's reason in force": candidateToday,
  "bond of a candidate": ofChild(isCandidate),
  "record of a candidate": ofChild(isCandidate),
  "guardian of a candidate": (world, scope, guardian) =>
    world.rows
      .of("Guardianship", "guardianId", guardian.id)
      .some((bond) => ofChild(isCandidate)(world, scope, bond)),
  "care by residence": ofChild(byResidence),
  "child by residence": byResidence,
  "accepted by the township": accepted,
  "by residence or accepted": either(ofChild(byResidence), accepted),
  "placed in own township": tookPlaceHere,
  "activity here or by residence": either(tookPlaceHere, ofChild(byResidence)),
  "carer of a child by residence": anyContact(ofChild(byResidence)),
  "contact in own village": villageContact,
  "carer of a contact in own village": anyContact(villageContact),
  "entrusting notified to own village": (world, scope, row) =>
    row.noticeToVillageOn !== null && ofChild(livesInVillage)(world, scope, row),
  "contact of an assigned child": both(isAssigned, contactLasts),
  "of an assigned child": isAssigned,
  "release about own child": ofChild(isOwnChild),
  "own notice about own child": (world, scope, row) =>
    inScope(scope, row.guardianId) && ofChild(isOwnChild)(world, scope, row),
  "counsellor's own session": mySession,
  "child of an own session": (world, scope, child) =>
    world.rows
      .of("CounsellingSession", "childId", child.id)
      .some((session) => mySession(world, scope, session)),
  "homeroom pupil left behind": (world, scope, record) =>
    isOpen(world, record) && ofChild(isHomeroomPupil)(world, scope, record),
  "homeroom pupil": isHomeroomPupil,
  "school's visit to a homeroom pupil": (world, scope, visit) =>
    visit.visitedBy === "school" && ofChild(isHomeroomPupil)(world, scope, visit),
} as const satisfies Readonly<Record<string, Rule>>;
