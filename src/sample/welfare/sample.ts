// Care and protection as a domain of the sample: the planted cases, and chance for a share of the children. Keeps nothing
// per child. Lifelike shares; no figure of the real district.
import type { AreaSample, AreaSampleMaker, SampleContext, WrittenChild } from "../area-sample.ts";
import { planTeachers } from "../teachers/plan.ts";
import { labelledAt, labelledId } from "../writing/ids.ts";
import type { Random } from "../writing/random.ts";
import { addDays, at, deadlineRules, sixteenthBirthday } from "./dates.ts";
import { plantCare } from "./planted-care.ts";
import { plantReports } from "./planted-reports.ts";
import { type WelfareTables, welfareTables } from "./tables.ts";
import { type CareWriter, createCareWriter, type LeftBehindSpec } from "./write-care.ts";
import { createNoteWriter, type NoteWriter } from "./write-notes.ts";
import { createReportWriter, type ReportWriter } from "./write-reports.ts";

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

interface Writers {
  readonly care: CareWriter;
  readonly notes: NoteWriter;
  readonly reports: ReportWriter;
}

export const welfareSample: AreaSampleMaker<typeof welfareTables> = {
  tables: welfareTables,
  create(tables, context): AreaSample {
    const care = createCareWriter(tables, context);
    const notes = createNoteWriter(tables, context);
    const reports = createReportWriter(tables, context, care);
    const planted = plantCare(context, care, notes);
    const plantReport = plantReports(tables, context, reports);
    const chance = createChance(context, { care, notes, reports });
    return {
      *start() {
        addRules(tables);
        yield;
      },
      child(written) {
        const key = planted.keyOf(written);
        if (key === undefined) chance(written);
        else {
          planted.write(key, written);
          plantReport(key, written);
        }
      },
    };
  },
};

function addRules(tables: WelfareTables): void {
  for (const { from, to, ...rule } of deadlineRules) {
    tables.deadline.add({
      id: labelledId(`welfare rule ${rule.kind} ${rule.subject} ${from}`),
      createdAt: labelledAt,
      ...rule,
      documentNo: null,
      validFrom: from,
      validTo: to,
    });
  }
}

/** What befalls a child by chance. */
function createChance(context: SampleContext, { care, notes, reports }: Writers) {
  const { calendar, nextIdentity } = context;
  const { today } = calendar;
  const random = context.random("welfare");
  const counsellors = counsellorsBySchool(context);
  let reportNumber = 100;
  const ago = (least: number, most: number): string => addDays(today, -random.between(least, most));

  function leaveBehind(written: WrittenChild): void {
    const spec = leftBehindSpec(written, today, random, nextIdentity());
    if (spec === null) return;
    const [guardian] = written.spec.bonds;
    const other = written.spec.bonds[1];
    const carerId = other?.guardianId ?? null;
    const entrusts = guardian !== undefined && carerId !== null && random.chance(0.15);
    const from = addDays(spec.openedOn, 3);
    care.writeCare(written, {
      leftBehind: spec,
      ...(entrusts &&
        from < today && {
          entrusted: {
            identity: nextIdentity(),
            guardianId: guardian.guardianId,
            carerId,
            noticeToSchoolOn: random.chance(0.8) ? addDays(spec.openedOn, 2) : null,
            noticeToVillageOn: random.chance(0.9) ? addDays(spec.openedOn, 1) : null,
            from,
            to: spec.closed?.on === undefined || spec.closed.on <= from ? null : spec.closed.on,
          },
        }),
      contactIdentity: nextIdentity,
    });
    if (random.chance(0.3)) notes.writeVisit(written, nextIdentity(), "village", ago(1, 60), "home");
    if (random.chance(0.15)) notes.writeVisit(written, nextIdentity(), "school", ago(1, 60), "school");
    if (guardian !== undefined && random.chance(0.1))
      notes.writeUrging(written, nextIdentity(), guardian.guardianId, "village", ago(1, 200));
    const { residenceTownshipId } = written.scopes;
    if (residenceTownshipId !== null && random.chance(0.05))
      notes.writeActivity(written, nextIdentity(), residenceTownshipId, ago(1, 200), 1);
  }

  function list(written: WrittenChild): void {
    const category = random.pick(categories);
    const status = random.chance(0.08) ? "applied" : random.chance(0.1) ? "ended" : "confirmed";
    const from = ago(60, 900);
    if (from <= written.spec.birthDate) return;
    const to = status === "ended" ? addDays(from, 25) : null;
    const acceptedTownshipId = random.chance(0.9) ? written.scopes.residenceTownshipId : null;
    care.writeDifficulty(written, {
      identity: nextIdentity(),
      category,
      status,
      acceptedTownshipId,
      from,
      to,
    });
    if (status === "confirmed" && random.chance(0.7)) {
      care.writeAssistance(written, {
        identity: nextIdentity(),
        kind: category === "illness" ? "medical" : "living",
        amountFen: category === "orphan" ? 156_000 : random.between(30, 90) * 1_000,
        finances: `示例：家庭月人均收入核定为${random.between(2, 9) * 100}元。`,
        acceptedTownshipId,
        from,
      });
    }
    if (category === "disability" && written.scopes.schoolId !== null) planFor(written);
  }

  function planFor(written: WrittenChild): void {
    const grade = random.between(1, 4);
    const spec = {
      category: random.pick(["sight", "hearing", "limbs", "intellect", "mind"] as const),
      grade,
      placement: grade === 1 ? ("home-teaching" as const) : ("inclusive" as const),
    };
    for (const years of random.chance(0.8) ? [0, 1] : [1]) {
      const schoolYear = calendar.schoolYear - years;
      const reviewOn = `${schoolYear + 1}-06-15`;
      notes.writePlan(written, { identity: nextIdentity(), schoolYear, reviewOn, ...spec });
    }
  }

  function report(written: WrittenChild): void {
    const { schoolId, residenceTownshipId: townshipId } = written.scopes;
    if (townshipId === null) return;
    reportNumber += 1;
    const day = ago(3, 300);
    const closed = random.chance(0.5) && day < addDays(today, -40);
    reports.writeReport({
      identity: nextIdentity(),
      reportNo: `示报〔${day.slice(0, 4)}〕${reportNumber}号`,
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
        "civil-affairs": random.chance(0.8) ? random.between(2, 90) : null,
        ...(schoolId !== null && { education: random.between(2, 90) }),
      },
    });
  }

  return (written: WrittenChild): void => {
    if (random.chance(leftBehindShare)) leaveBehind(written);
    if (random.chance(difficultyShare)) list(written);
    const { schoolId } = written.scopes;
    const counsellor = schoolId === null ? undefined : counsellors.get(schoolId);
    if (counsellor !== undefined && random.chance(counsellingShare))
      notes.writeSession(written, nextIdentity(), counsellor, ago(1, 200), random.pick(topics));
    if (random.chance(reportShare)) report(written);
  };
}

/** Null for a child too young or too old to be left behind. */
function leftBehindSpec(
  { spec: { birthDate, bonds } }: WrittenChild,
  today: string,
  random: Random,
  identity: LeftBehindSpec["identity"],
): LeftBehindSpec | null {
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

/** One counsellor a school: its last teacher. */
function counsellorsBySchool({ sites, plan, calendar }: SampleContext): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { id, relations } of planTeachers(sites, plan, calendar)) {
    const school = relations.find(({ to }) => to === null)?.site?.row.id;
    if (school !== undefined) found.set(school, id);
  }
  return found;
}
