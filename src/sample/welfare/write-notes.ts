// Visits, activities, counselling and individual plans as rows: the records with notes that are ciphertext.
import type { WrittenChild } from "../area-sample.ts";
import type { RowIdentity } from "../writing/ids.ts";
import { type CareDesk, ofChild, villageOn } from "./write-care.ts";

const seal = ({ context }: CareDesk, plain: string, column: string, { id }: RowIdentity): string =>
  context.secret("note", plain, column, id).noteCipher;

export interface VisitSpec {
  readonly identity: RowIdentity;
  readonly visitedBy: "school" | "village";
  readonly visitedOn: string;
  readonly kind: "home" | "school";
}

export function writeVisit(desk: CareDesk, written: WrittenChild, { identity, ...visit }: VisitSpec): void {
  const note = "示例：照护情况平稳，已提醒用火用电安全。";
  const noteCipher = seal(desk, note, "care_visit.note", identity);
  const villageId = visit.visitedBy === "village" ? villageOn(visit.visitedOn, written) : null;
  desk.tables.careVisit.add({ ...identity, ...ofChild(written), ...visit, villageId, noteCipher });
}

export interface UrgingSpec {
  readonly identity: RowIdentity;
  readonly guardianId: string;
  readonly urgedBy: "township" | "village";
  readonly urgedOn: string;
}

export function writeUrging(
  desk: CareDesk,
  written: WrittenChild,
  { identity, ...urging }: UrgingSpec,
): void {
  const kind = urging.urgedBy === "township" ? "letter" : "call";
  const villageId = urging.urgedBy === "village" ? villageOn(urging.urgedOn, written) : null;
  desk.tables.parentUrging.add({
    ...identity,
    ...ofChild(written),
    ...urging,
    villageId,
    kind,
    result: "promised",
  });
}

export interface ActivitySpec {
  readonly identity: RowIdentity;
  readonly townshipId: string;
  readonly heldOn: string;
  readonly participants: number;
}

/** For one child, or without one for a group. */
export function writeActivity(desk: CareDesk, written: WrittenChild | null, spec: ActivitySpec): void {
  const { identity, ...activity } = spec;
  desk.tables.careActivity.add({
    ...identity,
    ...(written !== null && ofChild(written)),
    ...activity,
    organisation: "示例群团组织",
    kind: written === null ? "festival" : "companionship",
    noteCipher: seal(desk, "示例：活动按计划完成。", "care_activity.note", identity),
  });
}

export interface SessionSpec {
  readonly identity: RowIdentity;
  readonly counsellorTeacherId: string;
  readonly heldOn: string;
  readonly topic: string;
}

export function writeSession(
  desk: CareDesk,
  written: WrittenChild,
  { identity, ...session }: SessionSpec,
): void {
  const { childId, scopes } = written;
  if (scopes.schoolId === null) throw new RangeError("counselling takes place at a school");
  const noteCipher = seal(desk, "示例：辅导记录，仅辅导教师可见。", "counselling_session.note", identity);
  desk.tables.counsellingSession.add({
    ...identity,
    childId,
    schoolId: scopes.schoolId,
    ...session,
    noteCipher,
  });
}

export interface PlanSpec {
  readonly identity: RowIdentity;
  readonly schoolYear: number;
  readonly category: string;
  readonly grade: number;
  readonly placement: "inclusive" | "special-school" | "home-teaching" | "deferred";
  readonly reviewOn: string;
}

export function writePlan(desk: CareDesk, written: WrittenChild, spec: PlanSpec): void {
  const { identity, category, grade, ...plan } = spec;
  desk.tables.individualPlan.add({
    ...identity,
    ...ofChild(written),
    ...plan,
    disabilityCategory: category,
    disabilityGrade: grade,
    assessmentCipher: seal(desk, "示例：功能评估结论。", "individual_plan.assessment", identity),
    committee: "示例残疾人教育专家委员会",
    steps: "座位靠前；作业分层；每月家校沟通一次",
  });
}
