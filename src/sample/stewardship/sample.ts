// Changes of rights at each step, by three stewards, and which versions were in force. What triggers would copy is said, for a load
// goes by without them. Hashes are nobody's.
import { createHash } from "node:crypto";
import * as area from "../../domains/stewardship/index.ts";
import { developmentSubject } from "../../identity/development-subject.ts";
import type { AreaSample, AreaSampleMaker, SampleContext } from "../area-sample.ts";
import { tablesOf } from "../writing/area-tables.ts";
import { labelled, labelledId } from "../writing/ids.ts";

const tables = tablesOf(area);
type Copies = Parameters<AreaSampleMaker<typeof tables>["create"]>[0];

const stewardId = (person?: string): string =>
  labelledId(
    `person ${developmentSubject({ role: "data-steward", ...(person !== undefined && { person }) })}`,
  );
const names = {
  first: "安全管理员（示例）",
  second: "安全管理员（示例，second）",
  third: "安全管理员（示例，third）",
};
const ids = { first: stewardId(), second: stewardId("second"), third: stewardId("third") };

const hashOf = (label: string): string =>
  createHash("sha256").update(`tongchou sample rights ${label}`).digest("hex");

interface Step {
  readonly status: "draft" | "judged" | "unsound" | "endorsed" | "in-force" | "rejected" | "withdrawn";
  readonly protects?: true;
}

const steps: readonly Step[] = [
  { status: "draft" },
  { status: "judged" },
  { status: "judged", protects: true },
  { status: "endorsed", protects: true },
  { status: "unsound" },
  { status: "in-force" },
  { status: "in-force", protects: true },
  { status: "rejected" },
  { status: "withdrawn" },
];

function addChange({ policyChange }: Copies, at: (days: number) => Date, { status, protects }: Step): string {
  const row = labelled(`policy change ${status} ${protects ?? false}`);
  const judged = status !== "draft" && status !== "withdrawn";
  const inForce = status === "in-force";
  const endorsed = protects === true && status !== "judged";
  policyChange.add({
    ...row,
    kind: "ordinary",
    title: protects ? "乡镇查看适龄儿童姓名（示例）" : "联席会议查看学校办公电话（示例）",
    reason: "按职责分工需要（示例）",
    status,
    effectiveAt: null,
    expiresAt: null,
    undoesId: null,
    baseHash: hashOf("before"),
    resultHash: judged ? hashOf(row.id) : null,
    problems: status === "unsound" ? "1: [L] PIPL 6" : null,
    touchesProtected: judged ? protects === true : null,
    draftedBy: names.first,
    submittedAt: status === "draft" ? null : at(20),
    judgedAt: judged ? at(20) : null,
    endorsedBy: endorsed ? names.second : null,
    endorsedAt: endorsed ? at(19) : null,
    endorsedById: endorsed ? ids.second : null,
    approvedBy: inForce ? names.third : null,
    approvedAt: inForce ? at(18) : null,
    approvedById: inForce ? ids.third : null,
    rejectedBy: status === "rejected" ? names.second : null,
    rejectedAt: status === "rejected" ? at(18) : null,
    rejectedById: status === "rejected" ? ids.second : null,
    decisionReason: status === "rejected" ? "现有权限已够用（示例）" : null,
    inForceAt: inForce ? at(18) : null,
    policyNumber: inForce ? 1 : null,
    failure: null,
    writtenByIds: [ids.first],
  });
  return row.id;
}

function addEdits(
  { policyEdit, policyEffect }: Copies,
  at: (days: number) => Date,
  changeId: string,
  { status, protects }: Step,
): void {
  const [role, onType, fields] = protects
    ? (["township-officer", "Child", "name"] as const)
    : (["district-leader", "School", "officePhone"] as const);
  policyEdit.add({
    ...labelled(`policy edit ${changeId}`),
    changeId,
    number: 1,
    kind: "grant",
    role,
    onType,
    fields,
    uses: "read filter",
    rows: protects ? '{"inScope": "hukouTownshipId"}' : "always",
    cite: "三(八)",
  });
  if (status === "draft" || status === "withdrawn" || status === "unsound") return;
  for (const use of ["read", "filter"] as const)
    policyEffect.add({
      ...labelled(`policy effect ${changeId} ${use}`),
      changeId,
      role,
      department: protects ? "township" : "leader",
      inForceAt: status === "in-force" ? at(18) : null,
      coordinate: `${onType}.${fields}`,
      use,
      change: "gained",
      rowsCounted: protects ? 120 : 40,
      personsCounted: protects ? 120 : null,
      protected: protects === true,
    });
}

function addVersions({ policyEdition }: Copies, at: (days: number) => Date): void {
  const version = (number: number, from: number, until: number | null) =>
    policyEdition.add({
      ...labelled(`policy edition ${number}`),
      number,
      hash: hashOf(String(number)),
      previousHash: number === -2 ? null : hashOf(String(number - 1)),
      approvedBy: names.third,
      approvedAt: at(from),
      inForceFrom: at(from),
      inForceUntil: until === null ? null : at(until),
    });
  // Numbers that no version of the database itself has.
  version(-2, 90, 60);
  version(-1, 60, 30);
}

export const stewardshipSample: AreaSampleMaker<typeof tables> = {
  tables,
  create: (copies, { calendar }: SampleContext): AreaSample => ({
    *finish() {
      const noon = Date.parse(`${calendar.today}T04:00:00Z`);
      const at = (days: number): Date => new Date(noon - days * 86_400_000);
      for (const step of steps) addEdits(copies, at, addChange(copies, at, step), step);
      addVersions(copies, at);
      yield;
    },
  }),
};
