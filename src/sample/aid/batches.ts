// Batches of pupils' aid and the accounts their lines go to. Keeps a sum per batch and the names of recent guardians only;
// what triggers copy otherwise (the batch's days on a line, what opens an account) is filled in here.
import type { SampleContext, WrittenChild } from "../area-sample.ts";
import { plantedGuardians } from "../children/planted.ts";
import type { GuardianSpec } from "../children/record-writer.ts";
import { signers } from "../people/officials.ts";
import { opensUntil } from "../subsidies/batches.ts";
import { labelledAt, labelledId } from "../writing/ids.ts";
import { type PlantedBatchKey, plantedBatches } from "./planted.ts";
import type { AidTables } from "./tables.ts";

const steps = ["prepared", "reviewed", "approved", "sent", "settled"] as const;
type Step = (typeof steps)[number];

/** The days a batch went through, `mm-dd` of the year its month lies in. */
const days: Readonly<Record<PlantedBatchKey, { month: string; taken: readonly string[] }>> = {
  settled: { month: "05-01", taken: ["05-08", "05-10", "05-12", "05-15", "05-20"] },
  approved: { month: "11-01", taken: ["11-03", "11-06", "11-10"] },
  reviewed: { month: "11-01", taken: ["11-12", "11-16"] },
  prepared: { month: "11-01", taken: ["11-18"] },
};

export interface Batch {
  readonly id: string;
  readonly status: Step;
  /** By step; null where it was not taken. */
  readonly on: Readonly<Record<Step, string | null>>;
  readonly month: string;
  totalFen: number;
  lineCount: number;
}

/** Guardians are written shortly before their children: a bounded number of names is enough. */
const namesKept = 500;

export class AidBatches {
  private readonly tables: AidTables;
  private readonly context: SampleContext;
  private readonly batches = new Map<PlantedBatchKey, Batch>();
  private readonly names = new Map<string, string>();
  private readonly plantedNames = new Map<string, string>(
    Object.values(plantedGuardians).map(({ id, name }) => [id, name]),
  );
  private accounts = 0;

  constructor(tables: AidTables, context: SampleContext) {
    this.tables = tables;
    this.context = context;
    const { today, schoolYear } = context.calendar;
    for (const key of Object.keys(days) as PlantedBatchKey[]) {
      const { month, taken } = days[key];
      const over = taken.map((day) => `${schoolYear}-${day}`).filter((day) => day <= today);
      const status = steps[over.length - 1];
      if (status === undefined) continue;
      const on = Object.fromEntries(steps.map((step, index) => [step, over[index] ?? null])) as Batch["on"];
      const { id } = plantedBatches[key];
      this.batches.set(key, { id, status, on, month: `${schoolYear}-${month}`, totalFen: 0, lineCount: 0 });
    }
  }

  remember({ identity, name }: GuardianSpec): void {
    this.names.set(identity.id, name);
    if (this.names.size <= namesKept) return;
    const [oldest] = this.names.keys();
    if (oldest !== undefined) this.names.delete(oldest);
  }

  /** Makes a grant a line of the batch, with an account of a guardian; null where no guardian can receive it. */
  line(key: PlantedBatchKey, written: WrittenChild, amountFen: number) {
    const batch = this.batches.get(key);
    const bond = written.spec.bonds.find(({ status, to }) => status === "active" && to === null);
    const holder =
      bond === undefined
        ? undefined
        : (this.plantedNames.get(bond.guardianId) ?? this.names.get(bond.guardianId));
    if (batch === undefined || bond === undefined || holder === undefined) return null;
    batch.totalFen += amountFen;
    batch.lineCount += 1;
    const payeeAccountId = labelledId(`aid account ${written.childId}`);
    this.accounts += 1;
    // Digits that no bank gives out.
    const account = `000000${String(this.accounts).padStart(13, "0")}`;
    const sealed = this.context.secret("account", account, "payee_account.account", payeeAccountId);
    const payable = batch.status === "approved" || batch.status === "sent";
    this.tables.payeeAccount.add({
      id: payeeAccountId,
      createdAt: labelledAt,
      teacherId: null,
      childId: written.childId,
      schoolId: written.scopes.schoolId,
      holder,
      bank: "示例农村商业银行",
      ...sealed,
      relation: bond.kind === "parent" ? "parent" : "guardian",
      validFrom: `${this.context.calendar.schoolYear - 1}-09-01`,
      validTo: null,
      verifiedOn: `${this.context.calendar.schoolYear - 1}-09-20`,
      listed: batch.status !== "prepared",
      payable,
      duplicate: false,
    });
    const { reviewed: reviewedOn, sent: sentOn } = batch.on;
    const accountCipher = payable ? sealed.accountCipher : null;
    return { batchId: batch.id, payeeAccountId, accountCipher, reviewedOn, sentOn };
  }

  write(): void {
    for (const [key, { id, status, on, month, totalFen, lineCount }] of this.batches) {
      this.tables.paymentBatch.add({
        id,
        createdAt: labelledAt,
        kind: "student-aid",
        month,
        batchNo: plantedBatches[key].batchNo,
        status,
        totalFen,
        lineCount,
        ...signers("student-aid", steps.indexOf(status)),
        preparedOn: on.prepared ?? month,
        reviewedOn: on.reviewed,
        approvedOn: on.approved,
        sentOn: on.sent,
        settledOn: on.settled,
        validFrom: on.approved,
        validTo: opensUntil(on.sent, on.settled),
      });
    }
  }
}
