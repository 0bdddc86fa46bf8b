// Aid to pupils: this term's of a share of them, the term before of those whose class of last year is known. Fills in what
// triggers copy from the scheme. Keeps nothing per pupil.
import type { SampleContext, WrittenChild } from "../area-sample.ts";
import { type PlantedChildKey, plantedKey } from "../children/planted.ts";
import type { PlacementSpec } from "../children/record-writer.ts";
import type { SampleClass } from "../schools/class-plan.ts";
import type { Random } from "../writing/random.ts";
import type { AidBatches } from "./batches.ts";
import { type PlantedBatchKey, type PlantedGrant, plantedGrants } from "./planted.ts";
import { type AidKind, schemeOf } from "./schemes.ts";
import type { AidTables } from "./tables.ts";

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

interface GrantDesk {
  readonly copies: AidTables;
  readonly context: SampleContext;
  readonly batches: AidBatches;
  readonly random: Random;
}

interface Claim {
  readonly written: WrittenChild;
  readonly studentId: string;
  readonly placement: PlacementSpec;
}

/** When aid is applied for, proposed and decided: in the term that the class of the placement says. */
function termOf({ schoolYear }: SampleClass["row"], current: number) {
  return schoolYear === current
    ? {
        term: "1",
        appliedOn: `${schoolYear}-09-10`,
        proposedOn: `${schoolYear}-09-20`,
        decidedOn: `${schoolYear}-10-15`,
      }
    : {
        term: "2",
        appliedOn: `${schoolYear + 1}-03-05`,
        proposedOn: `${schoolYear + 1}-03-10`,
        decidedOn: `${schoolYear + 1}-04-01`,
      };
}

function writeGrant(desk: GrantDesk, { written, studentId, placement }: Claim, wanted: Wanted): void {
  const { copies, context, batches } = desk;
  const { today, schoolYear: current } = context.calendar;
  const { schoolYear, grade, schoolId: termSchoolId } = placement.seat.row;
  const { term, appliedOn, proposedOn, decidedOn } = termOf(placement.seat.row, current);
  if (proposedOn > today) return;
  const scheme = schemeOf(wanted.kind, grade <= 6 ? "primary" : "junior");
  const decision = wanted.decision !== "applied" && decidedOn > today ? "proposed" : wanted.decision;
  const granted = decision === "granted";
  const reason = decision === "granted" || decision === "refused" ? reasons[decision] : null;
  const line =
    granted && wanted.batch !== undefined ? batches.line(wanted.batch, written, scheme.amountFen) : null;
  copies.studentAidGrant.add({
    ...context.nextIdentity(),
    ...written.scopes,
    studentId,
    childId: written.childId,
    termSchoolId,
    schemeId: scheme.id,
    kind: wanted.kind,
    schoolYear,
    term,
    basisCategory: wanted.basis,
    dueFen: scheme.amountFen,
    amountFen: granted ? scheme.amountFen : null,
    decision,
    appliedOn: decision === "applied" || decision === "refused" ? appliedOn : null,
    proposedOn: decision === "applied" ? null : proposedOn,
    postedOn: decision === "applied" ? null : proposedOn,
    decidedOn: reason === null ? null : decidedOn,
    decidedBy: reason === null ? null : "资助认定丁（示例）",
    decisionReason: reason,
    ...(line ?? { batchId: null, payeeAccountId: null, accountCipher: null, reviewedOn: null, sentOn: null }),
  });
}

/** What chance gives a pupil this term. */
function drawWanted(random: Random, category: string, boarding: boolean): Wanted | null {
  if (isSpecial(category) && random.chance(0.8)) {
    return { kind: "special-education", basis: "disability", decision: "granted", batch: "approved" };
  }
  if (!random.chance(share)) return null;
  const chance = random.next();
  const decision =
    chance < 0.75 ? "granted" : chance < 0.85 ? "refused" : chance < 0.95 ? "proposed" : "applied";
  const place = random.next();
  const batch = place < 0.6 ? "approved" : place < 0.8 ? "reviewed" : place < 0.9 ? "prepared" : undefined;
  return { kind: kindOf(boarding), basis: random.pick(bases), decision, batch };
}

function writePlantedGrant(desk: GrantDesk, claim: Claim, key: PlantedChildKey): void {
  const planted = plantedGrants.find(({ child }) => child === key);
  if (planted !== undefined) writeGrant(desk, claim, { ...planted, kind: kindOf(claim.placement.boarding) });
}

/** An account holds one line here: who is paid this term was not paid the term before. */
function writeGrantBefore(desk: GrantDesk, written: WrittenChild, studentId: string): void {
  const { random, context } = desk;
  const lastYear = context.calendar.schoolYear - 1;
  const before = written.spec.student?.placements.find(({ seat }) => seat.row.schoolYear === lastYear);
  if (before === undefined || !random.chance(share)) return;
  writeGrant(
    desk,
    { written, studentId, placement: before },
    { kind: kindOf(before.boarding), basis: random.pick(bases), decision: "granted", batch: "settled" },
  );
}

export function createGrantWriter(copies: AidTables, context: SampleContext, batches: AidBatches) {
  const desk: GrantDesk = { copies, context, batches, random: context.random("nutrition aid") };
  return (written: WrittenChild, studentId: string): void => {
    const { student } = written.spec;
    const placement = student?.placements.find(({ to }) => to === null);
    if (!student || placement === undefined) return;
    const claim = { written, studentId, placement };
    const key = plantedKey(written.childId);
    if (key !== undefined) {
      writePlantedGrant(desk, claim, key);
      return;
    }
    const wanted = drawWanted(desk.random, student.category, placement.boarding);
    if (wanted !== null) writeGrant(desk, claim, wanted);
    else writeGrantBefore(desk, written, studentId);
  };
}
