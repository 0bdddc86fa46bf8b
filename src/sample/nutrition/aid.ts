// Aid to pupils: this term's of a share of them, the term before of those whose class of last year is known. Fills in what
// triggers copy from the scheme. Keeps nothing per pupil.
import type { SampleContext, WrittenChild } from "../domain-sample.ts";
import type { PlacementSpec } from "../record-writer.ts";
import type { AidBatches } from "./aid-batches.ts";
import { type PlantedBatchKey, type PlantedGrant, plantedGrants } from "./planted.ts";
import { type AidKind, schemeOf } from "./schemes.ts";
import { plantedKey } from "./school-tally.ts";
import type { NutritionTables } from "./tables.ts";

const share = 0.05;
const bases = [
  "subsistence-allowance",
  "returned-to-poverty-risk",
  "destitute",
  "serious-illness",
  "other",
] as const;
const reasons = {
  granted: "符合当期资助条件，按标准认定。",
  refused: "经核实不在当期资助范围，可于次学期重新申请。",
} as const;

interface Wanted extends Pick<PlantedGrant, "basis" | "decision"> {
  readonly kind: AidKind;
  readonly batch?: PlantedBatchKey | undefined;
}

const isSpecial = (category: string): boolean => category.startsWith("51");
const kindOf = (boarding: boolean): AidKind => (boarding ? "boarder-living" : "day-living");

export function aidWriter(tables: NutritionTables, context: SampleContext, batches: AidBatches) {
  const random = context.random("nutrition aid");
  const { calendar } = context;

  const write = (
    written: WrittenChild,
    studentId: string,
    placement: PlacementSpec,
    wanted: Wanted,
  ): void => {
    const { schoolYear, grade, schoolId: termSchoolId } = placement.seat.row;
    const autumn = schoolYear === calendar.schoolYear;
    const [proposedOn, decidedOn] = autumn
      ? [`${schoolYear}-09-20`, `${schoolYear}-10-15`]
      : [`${schoolYear + 1}-03-10`, `${schoolYear + 1}-04-01`];
    if (proposedOn > calendar.today) return;
    const scheme = schemeOf(wanted.kind, grade <= 6 ? "primary" : "junior");
    const decision = decidedOn > calendar.today ? "proposed" : wanted.decision;
    const granted = decision === "granted";
    const line =
      granted && wanted.batch !== undefined ? batches.line(wanted.batch, written, scheme.amountFen) : null;
    tables.studentAidGrant.add({
      ...context.nextIdentity(),
      ...written.scopes,
      studentId,
      childId: written.childId,
      termSchoolId,
      schemeId: scheme.id,
      kind: wanted.kind,
      schoolYear,
      term: autumn ? "1" : "2",
      basisCategory: wanted.basis,
      dueFen: scheme.amountFen,
      amountFen: granted ? scheme.amountFen : null,
      decision,
      proposedOn,
      decidedOn: decision === "proposed" ? null : decidedOn,
      decidedBy: decision === "proposed" ? null : "资助认定丁（示例）",
      decisionReason: decision === "proposed" ? null : reasons[decision],
      ...(line ?? { batchId: null, payeeAccountId: null, reviewedOn: null, sentOn: null }),
    });
  };

  const ordinary = (category: string, boarding: boolean): Wanted | null => {
    if (isSpecial(category) && random.chance(0.8)) {
      return { kind: "special-education", basis: "disability", decision: "granted", batch: "approved" };
    }
    if (!random.chance(share)) return null;
    const chance = random.next();
    const decision = chance < 0.75 ? "granted" : chance < 0.85 ? "refused" : "proposed";
    const place = random.next();
    const batch = place < 0.6 ? "approved" : place < 0.8 ? "reviewed" : place < 0.9 ? "prepared" : undefined;
    return { kind: kindOf(boarding), basis: random.pick(bases), decision, batch };
  };

  return (written: WrittenChild, studentId: string): void => {
    const { student } = written.spec;
    if (student === null) return;
    const open = student.placements.find(({ to }) => to === null);
    const key = plantedKey(written.childId);
    if (key !== undefined) {
      const planted = plantedGrants.find(({ child }) => child === key);
      if (planted !== undefined && open !== undefined) {
        write(written, studentId, open, { ...planted, kind: kindOf(open.boarding) });
      }
      return;
    }
    if (open === undefined) return;
    const wanted = ordinary(student.category, open.boarding);
    if (wanted !== null) {
      write(written, studentId, open, wanted);
      return;
    }
    // An account holds one line here: who is paid this term was not paid the term before.
    const before = student.placements.find(({ seat }) => seat.row.schoolYear === calendar.schoolYear - 1);
    if (before === undefined || !random.chance(share)) return;
    write(written, studentId, before, {
      kind: kindOf(before.boarding),
      basis: random.pick(bases),
      decision: "granted",
      batch: "settled",
    });
  };
}
