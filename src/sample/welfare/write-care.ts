// A child's records of care as rows. Owns the copies that triggers keep otherwise: scopes, village, ends, due dates,
// candidates and contacts.
import type { SampleContext, WrittenChild } from "../area-sample.ts";
import type { RowIdentity } from "../writing/ids.ts";
import { addDays, ageBand, deadlineAmount, givenName, isCurrent, sixteenthBirthday } from "./dates.ts";
import type { WelfareTables } from "./tables.ts";

export interface LeftBehindSpec {
  readonly identity: RowIdentity;
  readonly carerId: string | null;
  readonly reason: "both-away" | "one-away";
  readonly risk: "low" | "medium" | "high";
  readonly openedOn: string;
  readonly closed?: { readonly on: string; readonly reason: "parent-back" | "age-16" | "moved" | "other" };
  readonly verifiedOn: string | null;
  /** Days of checks, the latest last. */
  readonly checks: readonly string[];
}

export interface EntrustedSpec {
  readonly identity: RowIdentity;
  readonly guardianId: string;
  readonly carerId: string;
  readonly noticeToSchoolOn: string | null;
  readonly noticeToVillageOn: string | null;
  readonly from: string;
  readonly to: string | null;
}

export interface DifficultySpec {
  readonly identity: RowIdentity;
  readonly category: string;
  readonly status: "applied" | "confirmed" | "ended";
  readonly acceptedTownshipId: string | null;
  readonly from: string;
  readonly to: string | null;
}

export interface AssistanceSpec {
  readonly identity: RowIdentity;
  readonly kind: "living" | "medical" | "temporary" | "education";
  readonly amountFen: number;
  readonly finances: string;
  readonly acceptedTownshipId: string | null;
  readonly from: string;
}

/** What is written of one child's care; the contact follows from it. */
export interface CareSpec {
  readonly leftBehind?: LeftBehindSpec;
  readonly entrusted?: EntrustedSpec;
  readonly contactIdentity: () => RowIdentity;
}

export function createCareWriter(tables: WelfareTables, context: SampleContext) {
  const { today } = context.calendar;
  const ofChild = ({ childId, scopes }: WrittenChild) => ({ ...scopes, childId });
  const villageOf = ({ spec }: WrittenChild): string | null =>
    spec.residence.find(({ from, to }) => isCurrent(from, to, today))?.place.village.id ?? null;

  const writeCandidate = (
    written: WrittenChild,
    { id, createdAt }: RowIdentity,
    reason: string,
    validFrom: string,
    validTo: string | null,
  ): void => tables.candidate.add({ id, createdAt, ...ofChild(written), reason, validFrom, validTo });

  function writeLeftBehind(written: WrittenChild, spec: LeftBehindSpec) {
    const sixteenth = sixteenthBirthday(written.spec.birthDate);
    const closedOn = spec.closed?.on ?? null;
    const validTo = closedOn !== null && closedOn < sixteenth ? closedOn : sixteenth;
    const base = spec.checks.at(-1) ?? spec.openedOn;
    const dueOn = addDays(base, deadlineAmount("left-behind-check", spec.risk, base));
    tables.leftBehind.add({
      ...spec.identity,
      ...ofChild(written),
      carerId: spec.carerId,
      definition: "2016",
      reason: spec.reason,
      risk: spec.risk,
      validFrom: spec.openedOn,
      validTo,
      closedOn,
      closeReason: spec.closed?.reason ?? null,
      verifiedOn: spec.verifiedOn,
      dueOn,
    });
    spec.checks.forEach((checkedOn, index) => {
      tables.check.add({
        ...context.nextIdentity(),
        ...ofChild(written),
        recordId: spec.identity.id,
        periodStart: `${checkedOn.slice(0, 8)}01`,
        checkedOn,
        method: index % 3 === 0 ? "visit" : index % 3 === 1 ? "phone" : "school",
        checker: index % 3 === 2 ? "school" : "village",
        finding: spec.risk === "high" && index === 0 ? "care" : "none",
      });
    });
    writeCandidate(written, spec.identity, "left-behind", spec.openedOn, validTo);
    return { validFrom: spec.openedOn, validTo, dueOn, carerId: spec.carerId };
  }

  function writeEntrusted(written: WrittenChild, spec: EntrustedSpec) {
    const { identity, guardianId, carerId, noticeToSchoolOn, noticeToVillageOn, from, to } = spec;
    tables.entrusted.add({
      ...identity,
      ...ofChild(written),
      villageId: villageOf(written),
      guardianId,
      carerId,
      noticeToSchoolOn,
      noticeToVillageOn,
      validFrom: from,
      validTo: to,
    });
    return { validFrom: from, validTo: to, dueOn: null, carerId };
  }

  return {
    ofChild,
    writeCandidate,
    writeCare(written: WrittenChild, care: CareSpec): void {
      const record = care.leftBehind && writeLeftBehind(written, care.leftBehind);
      const entrusted = care.entrusted && writeEntrusted(written, care.entrusted);
      const lasting = [record, entrusted].filter(
        (one) => one !== undefined && isCurrent(one.validFrom, one.validTo, today),
      );
      const [first, second] = lasting;
      if (first === undefined) return;
      const ends = lasting.map((one) => one?.validTo ?? null);
      tables.contact.add({
        ...care.contactIdentity(),
        ...ofChild(written),
        villageId: villageOf(written),
        carerId: first.carerId ?? second?.carerId ?? null,
        name: written.spec.name,
        givenName: givenName(written.spec.name),
        ageBand: ageBand(written.spec.birthDate, today),
        dueOn: first.dueOn,
        validFrom: lasting.map((one) => one?.validFrom ?? today).sort()[0] ?? today,
        validTo: ends.includes(null) ? null : (ends.sort().at(-1) ?? null),
      });
    },
    writeDifficulty(written: WrittenChild, spec: DifficultySpec): void {
      const { identity, category, status, acceptedTownshipId, from, to } = spec;
      const period = { validFrom: from, validTo: to };
      tables.difficulty.add({
        ...identity,
        ...ofChild(written),
        category,
        status,
        acceptedTownshipId,
        ...period,
      });
      writeCandidate(written, identity, status === "applied" ? "referred" : "listed", from, to);
    },
    writeAssistance(written: WrittenChild, spec: AssistanceSpec): void {
      const { identity, kind, amountFen, finances, acceptedTownshipId, from } = spec;
      const column = "assistance.household_finances";
      tables.assistance.add({
        ...identity,
        ...ofChild(written),
        kind,
        amountFen,
        householdFinancesCipher: context.secret("f", finances, column, identity.id).fCipher,
        acceptedTownshipId,
        validFrom: from,
        validTo: null,
      });
    },
  };
}

export type CareWriter = ReturnType<typeof createCareWriter>;
