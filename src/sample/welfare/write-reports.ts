// Mandatory reports and what follows from them as rows. Owns the copies that triggers keep otherwise: addressees,
// townships, due times, candidates.
import type { SampleContext, WrittenChild } from "../area-sample.ts";
import { labelled, type RowIdentity } from "../writing/ids.ts";
import { deadlineAmount, hours } from "./dates.ts";
import type { WelfareTables } from "./tables.ts";
import type { CareWriter } from "./write-care.ts";

export type Reporter =
  | { readonly kind: "school" | "township" | "village"; readonly id: string }
  | { readonly kind: "citizen" | "hospital" | "care-organisation" };

export interface ReportSpec {
  readonly identity: RowIdentity;
  readonly reportNo: string;
  /** Null while the child is not known. */
  readonly child: WrittenChild | null;
  readonly schoolId: string | null;
  readonly townshipId: string;
  readonly category: string;
  readonly eventAt: Date;
  readonly reportedAt: Date;
  readonly reporter: Reporter;
  readonly status: "filed" | "responding" | "assessed" | "closed";
  readonly closedOn: string | null;
  /** Hours from receipt to first action; null without one. */
  readonly recipients: Readonly<
    Partial<Record<"police" | "civil-affairs" | "education" | "procuratorate", number | null>>
  >;
}

/** Receipt follows the report by an hour. */
const receiptHours = 1;

export const civilDay = (moment: Date): string => hours(moment, 8).toISOString().slice(0, 10);

export function createReportWriter(tables: WelfareTables, context: SampleContext, care: CareWriter) {
  const seal = (plain: string, column: string, { id }: RowIdentity): string =>
    context.secret("note", plain, column, id).noteCipher;

  return {
    writeReport(spec: ReportSpec): void {
      const { identity, child, townshipId, reporter } = spec;
      const id = "id" in reporter ? reporter.id : null;
      tables.report.add({
        ...identity,
        reportNo: spec.reportNo,
        childId: child?.childId ?? null,
        schoolId: spec.schoolId,
        townshipId,
        category: spec.category,
        eventAt: spec.eventAt,
        knownAt: hours(spec.reportedAt, -1),
        reportedAt: spec.reportedAt,
        reporterKind: reporter.kind,
        reporterSchoolId: reporter.kind === "school" ? id : null,
        reporterTownshipId: reporter.kind === "township" ? id : null,
        reporterVillageId: reporter.kind === "village" ? id : null,
        narrativeCipher: seal("示例：报告情况描述，仅供处置。", "mandatory_report.narrative", identity),
        status: spec.status,
        closedOn: spec.closedOn,
        toPolice: "police" in spec.recipients,
        toCivilAffairs: "civil-affairs" in spec.recipients,
        toEducation: "education" in spec.recipients,
      });
      const receivedAt = hours(spec.reportedAt, receiptHours);
      for (const [department, after] of Object.entries(spec.recipients)) {
        const amount = deadlineAmount("first-action", department, civilDay(receivedAt));
        tables.recipient.add({
          ...labelled(`welfare recipient ${identity.id} ${department}`),
          reportId: identity.id,
          townshipId,
          department,
          receivedAt,
          firstActionAt: after === null ? null : hours(receivedAt, after),
          dueAt: hours(receivedAt, amount),
        });
      }
      if (child !== null && "civil-affairs" in spec.recipients)
        care.writeCandidate(child, identity, "reported", civilDay(spec.reportedAt), spec.closedOn);
    },
    writeResponse(
      identity: RowIdentity,
      reportId: string,
      townshipId: string,
      respondedAt: Date,
      measure: string,
    ): void {
      const station = "示例派出所";
      tables.response.add({ ...identity, reportId, townshipId, station, respondedAt, measure });
    },
    writeAssessment(identity: RowIdentity, reportId: string, assessedOn: string, need: string): void {
      const planCipher = seal("示例：帮扶方案。", "report_assessment.plan", identity);
      tables.assessment.add({ ...identity, reportId, assessedOn, need, planCipher, reviewOn: null });
    },
  };
}

export type ReportWriter = ReturnType<typeof createReportWriter>;
