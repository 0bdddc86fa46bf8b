// Mandatory reports and what follows from them as rows. Owns the copies that triggers keep otherwise: addressees,
// townships, due times, candidates.
import type { WrittenChild } from "../area-sample.ts";
import { labelled, type RowIdentity } from "../writing/ids.ts";
import { deadlineAmount, hours } from "./dates.ts";
import { type CareDesk, writeCandidate } from "./write-care.ts";

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

const seal = ({ context }: CareDesk, plain: string, column: string, { id }: RowIdentity): string =>
  context.secret("note", plain, column, id).noteCipher;

const reporterColumns = (reporter: Reporter) => {
  const id = "id" in reporter ? reporter.id : null;
  return {
    reporterKind: reporter.kind,
    reporterSchoolId: reporter.kind === "school" ? id : null,
    reporterTownshipId: reporter.kind === "township" ? id : null,
    reporterVillageId: reporter.kind === "village" ? id : null,
    reporterTeacherId: null,
  };
};

function writeRecipients({ tables }: CareDesk, spec: ReportSpec): void {
  const receivedAt = hours(spec.reportedAt, receiptHours);
  for (const [department, after] of Object.entries(spec.recipients)) {
    const amount = deadlineAmount("first-action", department, civilDay(receivedAt));
    tables.reportRecipient.add({
      ...labelled(`welfare recipient ${spec.identity.id} ${department}`),
      reportId: spec.identity.id,
      townshipId: spec.townshipId,
      department,
      receivedAt,
      firstActionAt: after === null ? null : hours(receivedAt, after),
      acceptedAt: null,
      closedAt: null,
      status: after === null ? "received" : "acting",
      dueAt: hours(receivedAt, amount),
    });
  }
}

export function writeReport(desk: CareDesk, spec: ReportSpec): void {
  const { identity, child, reporter, recipients, ...report } = spec;
  desk.tables.mandatoryReport.add({
    ...identity,
    ...report,
    ...reporterColumns(reporter),
    childId: child?.childId ?? null,
    knownAt: hours(spec.reportedAt, -1),
    narrativeCipher: seal(desk, "示例：报告情况描述，仅供处置。", "mandatory_report.narrative", identity),
    toPolice: "police" in recipients,
    toCivilAffairs: "civil-affairs" in recipients,
    toEducation: "education" in recipients,
  });
  writeRecipients(desk, spec);
  if (child === null || !("civil-affairs" in recipients)) return;
  const period = { validFrom: civilDay(spec.reportedAt), validTo: spec.closedOn };
  writeCandidate(desk, child, { ...identity, reason: "reported", ...period });
}

export interface ResponseSpec {
  readonly identity: RowIdentity;
  readonly reportId: string;
  readonly townshipId: string;
  readonly respondedAt: Date;
  readonly measure: string;
}

export function writeResponse({ tables }: CareDesk, { identity, ...response }: ResponseSpec): void {
  tables.emergencyResponse.add({ ...identity, ...response, station: "示例派出所" });
}

export interface AssessmentSpec {
  readonly identity: RowIdentity;
  readonly reportId: string;
  readonly assessedOn: string;
  readonly need: string;
}

export function writeAssessment(desk: CareDesk, { identity, ...assessment }: AssessmentSpec): void {
  const planCipher = seal(desk, "示例：帮扶方案。", "report_assessment.plan", identity);
  desk.tables.reportAssessment.add({ ...identity, ...assessment, planCipher, reviewOn: null });
}
