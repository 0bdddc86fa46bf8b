// The planted records of care and protection: cases that rules of access are tried on, each with a near miss. Constants
// only; the rows are in planted-care.ts and planted-reports.ts.
import { plantedTeachers } from "../teachers/planted.ts";
import { labelledId } from "../writing/ids.ts";

const of = (label: string): string => labelledId(`welfare ${label}`);

export const plantedCare = {
  /** Hukou 关面乡, residence 五通乡, high risk, overdue; the child is assigned to a care organisation. */
  leftBehindElsewhere: of("left-behind three-townships"),
  /** Assigned to the same organisation; its sibling is left behind as well, and not assigned. */
  leftBehindAssigned: of("left-behind older-sibling"),
  leftBehindSibling: of("left-behind younger-sibling"),
  /** Closed last year: the child is no candidate of civil affairs. */
  leftBehindClosed: of("left-behind moved"),
  /** Entrusted now, school and village were told; the same without notice to the village; one that ended yesterday. */
  entrustedNoticed: of("entrusted older-sibling"),
  entrustedUnnoticed: of("entrusted younger-sibling"),
  entrustedEnded: of("entrusted ended-yesterday"),
  /** Confirmed, accepted by 关面乡; applied there; ended last year in 麻柳乡, from where the child moved. */
  listed: of("difficulty suspended"),
  applied: of("difficulty of-officer"),
  ended: of("difficulty moved"),
  /** Confirmed by civil affairs itself. */
  orphan: of("difficulty revoked"),
  /** Disability: in no school; at school with last year's plan only; at school with this year's. */
  disabledOutOfSchool: of("difficulty leaver"),
  disabledWithoutPlan: of("difficulty outside-hukou"),
  disabledWithPlan: of("difficulty ended-yesterday"),
  planThisYear: of("plan ended-yesterday this"),
  planLastYear: of("plan ended-yesterday last"),
  planExpired: of("plan outside-hukou last"),
  assistanceAccepted: of("assistance suspended"),
  assistanceOwn: of("assistance revoked"),
  visitBySchool: of("visit three-townships school"),
  visitByVillage: of("visit three-townships village"),
  urging: of("urging three-townships"),
  activityForOne: of("activity older-sibling"),
  activityForGroup: of("activity group"),
  /** One counsellor's session, and another's at the same school. */
  session: of("session three-townships"),
  otherSession: of("session older-sibling"),
} as const;

export const plantedReports = {
  /** Open, about `plantedChildren.protective`, whose guardians are both active; to police, civil affairs, education. */
  open: of("report protective"),
  /** Closed and released, about the older sibling. */
  released: of("report older-sibling"),
  /** Assessed, not released, about the younger sibling: the same two guardians. */
  unreleased: of("report younger-sibling"),
  /** Filed by a village of 五通乡, child not known yet; to the police only. */
  ofVillage: of("report village"),
  /** About a child of 汉丰街道; to police and procuratorate, so neither civil affairs nor education. */
  policeOnly: of("report outside-hukou"),
  /** About `plantedChildren.moved`, closed; to civil affairs only: the police of 关面乡 are not addressed. */
  civilAffairsOnly: of("report moved"),
  release: of("release older-sibling"),
  intervention: of("intervention older-sibling"),
  assessment: of("assessment older-sibling"),
  response: of("response protective"),
} as const;

export const plantedCounsellors = {
  /** Holds `plantedCare.session`. */
  one: plantedTeachers.subject,
  /** Holds `plantedCare.otherSession`. */
  other: plantedTeachers.otherHomeroom,
} as const;
