// The last day of what lasts, in plain words: the day before its end.
import type { Computed } from "./computed.ts";

const types = [
  "AidScheme",
  "Appointment",
  "Assistance",
  "CareContact",
  "ChildLocation",
  "CivilAffairsCandidate",
  "ClassTeaching",
  "ClusterMember",
  "Definition",
  "Target",
  "DifficultyRecord",
  "Enrolment",
  "EntrustedCare",
  "FundStandard",
  "Guardianship",
  "GuardianshipIntervention",
  "HousingGuarantee",
  "NutritionProgramme",
  "Parameter",
  "PartyOrganisation",
  "PayeeAccount",
  "PersonnelRelation",
  "PostStructureRatio",
  "PurchasedService",
  "SchoolCluster",
  "SchoolCampus",
  "SchoolStage",
  "SchoolTier",
  "StaffRule",
  "StaffingStandard",
  "StaffingTotal",
  "StudentFlag",
  "SubsidyStandard",
  "SubsidyTier",
  "TeachingPlacement",
  "TownshipName",
  "WelfareDeadline",
];

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

export const lastDays: Computed = Object.fromEntries(
  types.map((type) => [
    `${type}.lastDay`,
    (_glance, row) => (row.validTo === null ? null : dayBefore(String(row.validTo))),
  ]),
) satisfies Computed;
