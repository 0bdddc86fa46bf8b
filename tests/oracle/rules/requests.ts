// Row rules of what guardians and teachers ask for, in words. Who answers follows from the matter and from where the child lives.
import {
  byEither,
  byResidence,
  inScope,
  isOwnStudentsChild,
  isOwnUnprotectedChild,
  lasts,
  ofChild,
  type Rule,
  type World,
} from "./links.ts";

type Row = Parameters<Rule>[2];

/** Hukou or residence in some township of the district today. */
const somewhere = ({ rows, today }: World, row: Row): boolean =>
  rows
    .of("ChildLocation", "childId", row.childId ?? null)
    .some((place) => lasts(place, today) && typeof place.townshipId === "string");

const places = ["residence", "guardianship"];
const isPlace = (row: Row): boolean => places.includes(String(row.matter));
const about =
  (...matters: readonly string[]): Rule =>
  (_world, _scope, row) =>
    matters.includes(String(row.matter));

const ofOwnStudent =
  (...matters: readonly string[]): Rule =>
  (world, scope, row) =>
    about(...matters)(world, scope, row) && ofChild(isOwnStudentsChild)(world, scope, row);

export const requestsRules = {
  "own request about own child, unprotected": (world, scope, row) =>
    inScope(scope, row.guardianId) && ofChild(isOwnUnprotectedChild)(world, scope, row),
  "asked of education about a pupil": (world, scope, row) =>
    about("identity", "enrolment")(world, scope, row) || (isPlace(row) && !somewhere(world, row)),
  "asked of education about aid": about("aid", "meals"),
  "asked of education about staff": about("staff-file", "placement", "subsidy"),
  "asked of the township": (world, scope, row) =>
    isPlace(row) && somewhere(world, row) && ofChild(byEither)(world, scope, row),
  "asked of the township where the child lives": (world, scope, row) =>
    isPlace(row) && somewhere(world, row) && ofChild(byResidence)(world, scope, row),
  "asked of HR": about("appointment", "title"),
  "agreed to of a plan": about("assessment", "placement"),
  "agreed to of an own student's plan": ofOwnStudent("assessment", "placement"),
  "agreed to of an own student's health": ofOwnStudent("examination"),
} as const satisfies Readonly<Record<string, Rule>>;
