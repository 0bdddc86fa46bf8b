// Row rules of what guardians and teachers ask for, in words. Who answers follows from the matter and from where the child lives.
import { byEither, inScope, isOwnStudentsChild, isOwnUnprotectedChild, ofChild, type Rule } from "./links.ts";

type Row = Parameters<Rule>[2];

const places = ["hukou", "residence", "guardianship"];
const isPlace = (row: Row): boolean => places.includes(String(row.matter));
const about =
  (...matters: readonly string[]): Rule =>
  (_world, _scope, row) =>
    matters.includes(String(row.matter));

/** Of a consent that has not ended with its bond. */
const agreedTo =
  (...matters: readonly string[]): Rule =>
  (world, scope, row) =>
    row.endedOn === null && about(...matters)(world, scope, row);

const ofOwnStudent =
  (...matters: readonly string[]): Rule =>
  (world, scope, row) =>
    agreedTo(...matters)(world, scope, row) && ofChild(isOwnStudentsChild)(world, scope, row);

/** The teacher has held a session with the child. */
const isCounselled: Rule = ({ rows }, scope, child) =>
  rows
    .of("CounsellingSession", "childId", child.id)
    .some(({ counsellorTeacherId }) => inScope(scope, counsellorTeacherId));

export const requestsRules = {
  "own request about own child, unprotected": (world, scope, row) =>
    inScope(scope, row.guardianId) && ofChild(isOwnUnprotectedChild)(world, scope, row),
  "asked of education about a pupil": (world, scope, row) =>
    about("identity", "enrolment")(world, scope, row) || (isPlace(row) && row.townshipId === null),
  "asked of education about aid": about("aid", "meals"),
  "asked of education about staff": about("staff-file", "placement", "subsidy"),
  "of requests to the township": (_world, scope, row) => inScope(scope, row.townshipId),
  "asked of the township": (world, scope, row) =>
    inScope(scope, row.townshipId) && ofChild(byEither)(world, scope, row),
  "asked of HR": about("appointment", "title"),
  "agreed to of a plan": agreedTo("assessment", "placement"),
  "agreed to of a child that the teacher counsels": (world, scope, row) =>
    agreedTo("counselling")(world, scope, row) && ofChild(isCounselled)(world, scope, row),
  "agreed to of an own student's plan": ofOwnStudent("assessment", "placement"),
  "agreed to of an own student's health": ofOwnStudent("examination"),
} as const satisfies Readonly<Record<string, Rule>>;
