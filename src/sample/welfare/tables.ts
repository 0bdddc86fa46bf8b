// The tables of care and protection that the sample fills, parents before children.
import {
  assistance,
  careActivity,
  careContact,
  careVisit,
  civilAffairsCandidate,
  counsellingSession,
  difficultyRecord,
  emergencyResponse,
  entrustedCare,
  guardianshipIntervention,
  individualPlan,
  leftBehindCheck,
  leftBehindRecord,
  mandatoryReport,
  parentUrging,
  reportAssessment,
  reportRecipient,
  reportRelease,
  welfareDeadline,
} from "../../domains/welfare/index.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const welfareTables = {
  deadline: welfareDeadline,
  leftBehind: leftBehindRecord,
  check: leftBehindCheck,
  entrusted: entrustedCare,
  contact: careContact,
  urging: parentUrging,
  difficulty: difficultyRecord,
  assistance,
  candidate: civilAffairsCandidate,
  visit: careVisit,
  activity: careActivity,
  session: counsellingSession,
  plan: individualPlan,
  report: mandatoryReport,
  recipient: reportRecipient,
  response: emergencyResponse,
  assessment: reportAssessment,
  intervention: guardianshipIntervention,
  release: reportRelease,
};

export type WelfareTables = CopiesOf<typeof welfareTables>;
