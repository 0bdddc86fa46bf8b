// A child's records of care as rows. Owns the copies that triggers keep otherwise: scopes, village, ends, due dates,
// candidates and contacts.

import type { SampleContext, WrittenChild } from "../area-sample.ts";
import { leftBehindOfCivilAffairs } from "../reference/definitions.ts";
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

/** What records of care are written with. */
export interface CareDesk {
  readonly tables: WelfareTables;
  readonly context: SampleContext;
}

export const ofChild = ({ childId, scopes }: WrittenChild) => ({ ...scopes, childId });

export const villageOn = (today: string, { spec }: WrittenChild): string | null =>
  spec.residence.find(({ from, to }) => isCurrent(from, to, today))?.place.village.id ?? null;

type CandidateSpec = RowIdentity & {
  readonly reason: "left-behind" | "listed" | "referred" | "reported";
  readonly validFrom: string;
  readonly validTo: string | null;
};

/** Civil affairs may see the child while this lasts. */
export const writeCandidate = ({ tables }: CareDesk, written: WrittenChild, spec: CandidateSpec): void =>
  tables.civilAffairsCandidate.add({ ...spec, ...ofChild(written) });

/** What a contact follows from. */
interface Care {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly dueOn: string | null;
  readonly carerId: string | null;
}

function writeChecks({ tables, context }: CareDesk, written: WrittenChild, spec: LeftBehindSpec): void {
  for (const [index, checkedOn] of spec.checks.entries()) {
    tables.leftBehindCheck.add({
      ...context.nextIdentity(),
      ...ofChild(written),
      recordId: spec.identity.id,
      periodStart: `${checkedOn.slice(0, 8)}01`,
      checkedOn,
      method: index % 3 === 0 ? "visit" : index % 3 === 1 ? "phone" : "school",
      checker: index % 3 === 2 ? "school" : "village",
      finding: spec.risk === "high" && index === 0 ? "care" : "none",
    });
  }
}

function writeLeftBehind(desk: CareDesk, written: WrittenChild, spec: LeftBehindSpec): Care {
  const { identity, carerId, reason, risk, verifiedOn, openedOn: validFrom } = spec;
  const sixteenth = sixteenthBirthday(written.spec.birthDate);
  const closedOn = spec.closed?.on ?? null;
  const validTo = closedOn !== null && closedOn < sixteenth ? closedOn : sixteenth;
  const base = spec.checks.at(-1) ?? validFrom;
  const dueOn = addDays(base, deadlineAmount("left-behind-check", risk, base));
  desk.tables.leftBehindRecord.add({
    ...identity,
    ...ofChild(written),
    carerId,
    definition: leftBehindOfCivilAffairs,
    reason,
    risk,
    guardianshipGrade: risk === "high" ? "insufficient" : risk === "medium" ? "fair" : "good",
    incomeSources: risk === "high" ? "aid,kin" : "work,farming",
    validFrom,
    validTo,
    closedOn,
    closeReason: spec.closed?.reason ?? null,
    verifiedOn,
    dueOn,
  });
  writeChecks(desk, written, spec);
  writeCandidate(desk, written, { ...identity, reason: "left-behind", validFrom, validTo });
  return { validFrom, validTo, dueOn, carerId };
}

function writeEntrusted({ tables, context }: CareDesk, written: WrittenChild, spec: EntrustedSpec): Care {
  const { identity, from: validFrom, to: validTo, ...entrusted } = spec;
  tables.entrustedCare.add({
    ...identity,
    ...ofChild(written),
    ...entrusted,
    villageId: villageOn(context.calendar.today, written),
    validFrom,
    validTo,
  });
  return { validFrom, validTo, dueOn: null, carerId: entrusted.carerId };
}

export function writeCare(desk: CareDesk, written: WrittenChild, care: CareSpec): void {
  const { today } = desk.context.calendar;
  const all = [
    care.leftBehind && writeLeftBehind(desk, written, care.leftBehind),
    care.entrusted && writeEntrusted(desk, written, care.entrusted),
  ];
  const lasting = all
    .filter((one) => one !== undefined)
    .filter(({ validFrom, validTo }) => isCurrent(validFrom, validTo, today));
  const [first, second] = lasting;
  if (first === undefined) return;
  const ends = lasting.map(({ validTo }) => validTo);
  desk.tables.careContact.add({
    ...care.contactIdentity(),
    ...ofChild(written),
    villageId: villageOn(today, written),
    carerId: first.carerId ?? second?.carerId ?? null,
    name: written.spec.name,
    givenName: givenName(written.spec.name),
    ageBand: ageBand(written.spec.birthDate, today),
    dueOn: first.dueOn,
    validFrom: lasting.map(({ validFrom }) => validFrom).sort()[0] ?? today,
    validTo: ends.includes(null) ? null : (ends.sort().at(-1) ?? null),
  });
}

/** Of father and mother, where the category rests on them. */
const situationsOf: Readonly<Record<string, readonly [string, string]>> = {
  orphan: ["dead", "missing"],
  unsupported: ["dead", "imprisoned"],
};

export function writeDifficulty(desk: CareDesk, written: WrittenChild, spec: DifficultySpec): void {
  const { identity, category, status, acceptedTownshipId, from, to } = spec;
  const period = { validFrom: from, validTo: to };
  const situations = situationsOf[category];
  desk.tables.difficultyRecord.add({
    ...identity,
    ...ofChild(written),
    category,
    status,
    fatherSituation: situations?.[0] ?? null,
    motherSituation: situations?.[1] ?? null,
    acceptedTownshipId,
    ...period,
  });
  const reason = status === "applied" ? "referred" : "listed";
  writeCandidate(desk, written, { ...identity, reason, ...period });
}

export function writeAssistance(
  { tables, context }: CareDesk,
  written: WrittenChild,
  spec: AssistanceSpec,
): void {
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
}
