// What befalls a child by chance: left behind, in difficulty, counselled, reported. Lifelike shares; no figure of the real
// district. Keeps nothing per child.
import type { SampleContext, WrittenChild } from "../area-sample.ts";
import { planTeachers } from "../teachers/plan.ts";
import { labelled, type RowIdentity } from "../writing/ids.ts";
import type { Random } from "../writing/random.ts";
import { addDays, at, sixteenthBirthday } from "./dates.ts";
import {
  type CareDesk,
  type EntrustedSpec,
  type LeftBehindSpec,
  writeAssistance,
  writeCare,
  writeDifficulty,
} from "./write-care.ts";
import { writeActivity, writePlan, writeSession, writeUrging, writeVisit } from "./write-notes.ts";
import { writeAssessment, writeReport } from "./write-reports.ts";

const leftBehindShare = 0.06;
const closedShare = 0.2;
const difficultyShare = 0.02;
const counsellingShare = 0.012;
const reportShare = 0.0006;

const categories = [
  "low-income",
  "low-income",
  "illness",
  "disability",
  "destitute",
  "unsupported",
  "orphan",
];
const risks = ["low", "low", "low", "medium", "medium", "high"] as const;
const topics = ["learning", "family", "peers", "emotion", "safety"] as const;

/** One chance for all children: the order of what is drawn is the order of the rows. */
interface Chance extends CareDesk {
  readonly random: Random;
  readonly counsellors: ReadonlyMap<string, string>;
  reportNumber: number;
}

const drawAgo = ({ random, context }: Chance, least: number, most: number): string =>
  addDays(context.calendar.today, -random.between(least, most));

/** Null for a child too young or too old to be left behind. */
function drawLeftBehind(
  { random, context }: Chance,
  { spec: { birthDate, bonds } }: WrittenChild,
  identity: RowIdentity,
): LeftBehindSpec | null {
  const { today } = context.calendar;
  const openedOn = addDays(today, -random.between(60, 800));
  const risk = random.pick(risks);
  const sixteenth = sixteenthBirthday(birthDate);
  if (openedOn <= birthDate || openedOn >= sixteenth) return null;
  const closedOn = addDays(openedOn, random.between(20, 58));
  const closed =
    sixteenth <= today
      ? ({ on: sixteenth, reason: "age-16" } as const)
      : random.chance(closedShare)
        ? ({ on: closedOn, reason: random.pick(["parent-back", "moved", "other"] as const) } as const)
        : undefined;
  const until = closed === undefined ? today : closed.on;
  const checked = addDays(until, -random.between(0, 120));
  const kin = bonds.find(({ kind, status }) => kind === "kin" && status === "active") ?? bonds.at(-1);
  return {
    identity,
    carerId: kin?.guardianId ?? null,
    reason: random.chance(0.7) ? "both-away" : "one-away",
    risk,
    openedOn,
    ...(closed && { closed }),
    verifiedOn: random.chance(0.6) ? addDays(openedOn, 7) : null,
    checks: checked > openedOn ? [checked] : [],
  };
}

/** Undefined where nobody takes the child over. */
function drawEntrusted(
  { random, context }: Chance,
  { spec }: WrittenChild,
  { openedOn, closed }: LeftBehindSpec,
): EntrustedSpec | undefined {
  const [guardian, carer] = spec.bonds;
  const entrusts = guardian !== undefined && carer !== undefined && random.chance(0.15);
  const from = addDays(openedOn, 3);
  if (!entrusts || from >= context.calendar.today) return undefined;
  return {
    identity: context.nextIdentity(),
    guardianId: guardian.guardianId,
    carerId: carer.guardianId,
    noticeToSchoolOn: random.chance(0.8) ? addDays(openedOn, 2) : null,
    noticeToVillageOn: random.chance(0.9) ? addDays(openedOn, 1) : null,
    from,
    to: closed === undefined || closed.on <= from ? null : closed.on,
  };
}

/** Visits, a word with the parents, an afternoon together. */
function followUp(chance: Chance, written: WrittenChild): void {
  const { random, context } = chance;
  const identity = context.nextIdentity;
  if (random.chance(0.3)) {
    const visit = { visitedBy: "village", visitedOn: drawAgo(chance, 1, 60), kind: "home" } as const;
    writeVisit(chance, written, { identity: identity(), ...visit });
  }
  if (random.chance(0.15)) {
    const visit = { visitedBy: "school", visitedOn: drawAgo(chance, 1, 60), kind: "school" } as const;
    writeVisit(chance, written, { identity: identity(), ...visit });
  }
  const [guardian] = written.spec.bonds;
  if (guardian !== undefined && random.chance(0.1)) {
    const { guardianId } = guardian;
    const urgedOn = drawAgo(chance, 1, 200);
    writeUrging(chance, written, { identity: identity(), guardianId, urgedBy: "village", urgedOn });
  }
  const { residenceTownshipId: townshipId } = written.scopes;
  if (townshipId !== null && random.chance(0.05)) {
    const heldOn = drawAgo(chance, 1, 200);
    writeActivity(chance, written, { identity: identity(), townshipId, heldOn, participants: 1 });
  }
}

function leaveBehind(chance: Chance, written: WrittenChild): void {
  const { nextIdentity } = chance.context;
  const leftBehind = drawLeftBehind(chance, written, nextIdentity());
  if (leftBehind === null) return;
  const entrusted = drawEntrusted(chance, written, leftBehind);
  writeCare(chance, written, { leftBehind, ...(entrusted && { entrusted }), contactIdentity: nextIdentity });
  followUp(chance, written);
}

function findInDifficulty(chance: Chance, written: WrittenChild): void {
  const { random, context } = chance;
  const category = random.pick(categories);
  const status = random.chance(0.08) ? "applied" : random.chance(0.1) ? "ended" : "confirmed";
  const from = drawAgo(chance, 60, 900);
  if (from <= written.spec.birthDate) return;
  const to = status === "ended" ? addDays(from, 25) : null;
  const acceptedTownshipId = random.chance(0.9) ? written.scopes.residenceTownshipId : null;
  const accepted = { acceptedTownshipId, from };
  writeDifficulty(chance, written, { identity: context.nextIdentity(), category, status, to, ...accepted });
  if (status === "confirmed" && random.chance(0.7)) {
    writeAssistance(chance, written, {
      identity: context.nextIdentity(),
      kind: category === "illness" ? "medical" : "living",
      amountFen: category === "orphan" ? 156_000 : random.between(30, 90) * 1_000,
      finances: `示例：家庭月人均收入核定为${random.between(2, 9) * 100}元。`,
      ...accepted,
    });
  }
  if (category === "disability" && written.scopes.schoolId !== null) planFor(chance, written);
}

function planFor(chance: Chance, written: WrittenChild): void {
  const { random, context } = chance;
  const grade = random.between(1, 4);
  const spec = {
    category: random.pick(["sight", "hearing", "limbs", "intellect", "mind"] as const),
    grade,
    placement: grade === 1 ? ("home-teaching" as const) : ("inclusive" as const),
  };
  for (const years of random.chance(0.8) ? [0, 1] : [1]) {
    const schoolYear = context.calendar.schoolYear - years;
    const reviewOn = `${schoolYear + 1}-06-15`;
    writePlan(chance, written, { identity: context.nextIdentity(), schoolYear, reviewOn, ...spec });
  }
}

function counsel(chance: Chance, written: WrittenChild): void {
  const { random, context, counsellors } = chance;
  const { schoolId } = written.scopes;
  const counsellorTeacherId = schoolId === null ? undefined : counsellors.get(schoolId);
  if (counsellorTeacherId === undefined || !random.chance(counsellingShare)) return;
  const heldOn = drawAgo(chance, 1, 200);
  const topic = random.pick(topics);
  writeSession(chance, written, { identity: context.nextIdentity(), counsellorTeacherId, heldOn, topic });
}

function report(chance: Chance, written: WrittenChild): void {
  const { random, context } = chance;
  const { schoolId, residenceTownshipId: townshipId } = written.scopes;
  if (townshipId === null) return;
  chance.reportNumber += 1;
  const day = drawAgo(chance, 3, 300);
  const closed = random.chance(0.5) && day < addDays(context.calendar.today, -40);
  const identity = context.nextIdentity();
  writeReport(chance, {
    identity,
    reportNo: `示报〔${day.slice(0, 4)}〕${chance.reportNumber}号`,
    child: written,
    schoolId,
    townshipId,
    category: random.pick(["neglect", "abuse", "bullying", "abandonment", "other"] as const),
    eventAt: at(addDays(day, -1), "17:10"),
    reportedAt: at(day, "10:05"),
    reporter: schoolId === null ? { kind: "citizen" } : { kind: "school", id: schoolId },
    status: closed ? "closed" : "responding",
    closedOn: closed ? addDays(day, 35) : null,
    recipients: {
      police: random.between(1, 20),
      "civil-affairs": random.chance(0.8) ? random.between(2, 90) : closed ? 48 : null,
      ...(schoolId !== null && { education: random.between(2, 90) }),
    },
  });
  if (!closed) return;
  const assessment = { identity: labelled(`welfare assessment ${identity.id}`), reportId: identity.id };
  writeAssessment(chance, { ...assessment, assessedOn: addDays(day, 20), need: "support" });
}

/** One counsellor a school: its last teacher. */
function counsellorsBySchool({ sites, plan, calendar }: SampleContext): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { id, relations } of planTeachers(sites, plan, calendar)) {
    const school = relations.find(({ to }) => to === null)?.site?.row.id;
    if (school !== undefined) found.set(school, id);
  }
  return found;
}

export function createChance(desk: CareDesk): (written: WrittenChild) => void {
  const { context } = desk;
  const counsellors = counsellorsBySchool(context);
  const chance: Chance = { ...desk, random: context.random("welfare"), counsellors, reportNumber: 100 };
  return (written) => {
    if (chance.random.chance(leftBehindShare)) leaveBehind(chance, written);
    if (chance.random.chance(difficultyShare)) findInDifficulty(chance, written);
    counsel(chance, written);
    if (chance.random.chance(reportShare)) report(chance, written);
  };
}
