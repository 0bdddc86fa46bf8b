// The words that the expectations of the teaching staff share: fields by what they tell of, and the uses they are put to.
import type { Entry } from "./entry.ts";

export const relation =
  "id teacherId unit schoolId townshipId quotaCategory validFrom validTo lastDay confirmedOn teacher school township";
export const placement =
  "id teacherId schoolId townshipId homeSchoolId kind stage validFrom validTo lastDay periodsPerWeek teacher school homeSchool township subjects";
export const line =
  "id placementId teacherId schoolId townshipId homeSchoolId subject periodsPerWeek placement teacher school";
export const teaching =
  "id classId teacherId schoolId townshipId schoolYear subject homeroom validFrom validTo lastDay schoolClass teacher school";
export const backbonePeriod = "id teacherId schoolId level validFrom validTo teacher school";
export const title = "id teacherId schoolId level subject grantedOn ruralTrack teacher school";
export const training = "id teacherId schoolId kind course hours heldOn teacher school";
export const eligibility =
  "id teacherId schoolId ruleId schoolYear eligible reason confirmedOn teacher school rule";
export const presence = "id teacherId schoolId month status periods teacher school";
const rule =
  "id documentNumber rotationYears rotationAgeMen rotationAgeWomen rotationBackboneFrom rotationPlanOf absentMonths secondmentMonths leaveMonths trainingHours validFrom validTo lastDay";
export const staffCell = "id schoolId townshipId category staffKind staff seconded school township";
export const rotationCell =
  "id level way schoolYear schoolId townshipId eligible rotated rotatedBackbone rotatedPermille backbonePermille rotatedMet backboneMet school township";
export const file =
  "gender birthDate education staffKind certificateStage certificateSubject certificateNo backbone";

export const all = "read filter order aggregate";
export const sorted = "read filter order";
export const plain = "read filter";
export const counted = "read filter aggregate";

export const everyRow = (type: string, fields: string, uses: string, rest: Partial<Entry> = {}): Entry => ({
  type,
  fields,
  uses,
  rows: "every row",
  ...rest,
});

/** Dated numbers of the rules are public facts; whom they make eligible is not. */
export const rules = (uses: string): Entry => everyRow("StaffRule", rule, uses);
