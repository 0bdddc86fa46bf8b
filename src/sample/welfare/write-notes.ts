// Visits, activities, counselling and individual plans as rows: the records with notes that are ciphertext.
import type { SampleContext, WrittenChild } from "../area-sample.ts";
import type { RowIdentity } from "../writing/ids.ts";
import type { WelfareTables } from "./tables.ts";

export interface PlanSpec {
  readonly identity: RowIdentity;
  readonly schoolYear: number;
  readonly category: string;
  readonly grade: number;
  readonly placement: "inclusive" | "special-school" | "home-teaching" | "deferred";
  readonly reviewOn: string;
}

export function createNoteWriter(tables: WelfareTables, context: SampleContext) {
  const seal = (plain: string, column: string, { id }: RowIdentity): string =>
    context.secret("note", plain, column, id).noteCipher;
  const ofChild = ({ childId, scopes }: WrittenChild) => ({ ...scopes, childId });

  return {
    writeVisit(
      written: WrittenChild,
      identity: RowIdentity,
      visitedBy: string,
      visitedOn: string,
      kind: string,
    ): void {
      const noteCipher = seal("示例：照护情况平稳，已提醒用火用电安全。", "care_visit.note", identity);
      tables.visit.add({ ...identity, ...ofChild(written), visitedBy, visitedOn, kind, noteCipher });
    },
    writeUrging(
      written: WrittenChild,
      identity: RowIdentity,
      guardianId: string,
      urgedBy: string,
      urgedOn: string,
    ): void {
      const kind = urgedBy === "township" ? "letter" : "call";
      const result = { ...identity, ...ofChild(written), guardianId, urgedBy, urgedOn, kind };
      tables.urging.add({ ...result, result: "promised" });
    },
    /** For one child, or without one for a group. */
    writeActivity(
      written: WrittenChild | null,
      identity: RowIdentity,
      townshipId: string,
      heldOn: string,
      participants: number,
    ): void {
      const none = { hukouTownshipId: null, residenceTownshipId: null, schoolId: null, childId: null };
      tables.activity.add({
        ...identity,
        ...(written === null ? none : ofChild(written)),
        townshipId,
        organisation: "示例群团组织",
        heldOn,
        kind: written === null ? "festival" : "companionship",
        participants,
        noteCipher: seal("示例：活动按计划完成。", "care_activity.note", identity),
      });
    },
    writeSession(
      written: WrittenChild,
      identity: RowIdentity,
      counsellorTeacherId: string,
      heldOn: string,
      topic: string,
    ): void {
      const { schoolId } = written.scopes;
      if (schoolId === null) throw new RangeError("counselling takes place at a school");
      const noteCipher = seal("示例：辅导记录，仅辅导教师可见。", "counselling_session.note", identity);
      const { childId } = written;
      tables.session.add({ ...identity, childId, schoolId, counsellorTeacherId, heldOn, topic, noteCipher });
    },
    writePlan(written: WrittenChild, spec: PlanSpec): void {
      const { identity, schoolYear, category, grade, placement, reviewOn } = spec;
      tables.plan.add({
        ...identity,
        ...ofChild(written),
        schoolYear,
        disabilityCategory: category,
        disabilityGrade: grade,
        assessmentCipher: seal("示例：功能评估结论。", "individual_plan.assessment", identity),
        placement,
        committee: "示例残疾人教育专家委员会",
        steps: "座位靠前；作业分层；每月家校沟通一次",
        reviewOn,
      });
    },
  };
}

export type NoteWriter = ReturnType<typeof createNoteWriter>;
