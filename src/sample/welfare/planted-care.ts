// The planted cases of care, one per rule and near miss, written when their child is. Dates follow the sample's day.

import type { SampleContext, WrittenChild } from "../area-sample.ts";
import { type PlantedChildKey, plantedChildren, plantedGuardians } from "../children/planted.ts";
import { townshipId, townshipPlaces } from "../reference/divisions.ts";
import { labelled, labelledAt } from "../writing/ids.ts";
import { addDays } from "./dates.ts";
import { plantedCare, plantedCounsellors } from "./planted.ts";
import type { CareWriter, LeftBehindSpec } from "./write-care.ts";
import type { NoteWriter } from "./write-notes.ts";

const row = (id: string) => ({ id, createdAt: labelledAt });

export function plantCare(context: SampleContext, care: CareWriter, notes: NoteWriter) {
  const { calendar } = context;
  const ago = (days: number): string => addDays(calendar.today, -days);
  const contact = (key: PlantedChildKey) => () => labelled(`welfare contact ${key}`);
  const leftBehind = (
    id: string,
    carerId: string,
    risk: LeftBehindSpec["risk"],
    checks: readonly string[],
  ): LeftBehindSpec => ({
    identity: row(id),
    carerId,
    reason: "both-away",
    risk,
    openedOn: ago(300),
    verifiedOn: ago(290),
    checks,
  });
  const difficulty = (id: string, category: string, accepted: string | null) => ({
    identity: row(id),
    category,
    status: "confirmed" as const,
    acceptedTownshipId: accepted === null ? null : townshipId(accepted),
    from: ago(500),
    to: null,
  });
  const plan = (id: string, years: number) => ({
    identity: row(id),
    schoolYear: calendar.schoolYear - years,
    category: "hearing",
    grade: 3,
    placement: "inclusive" as const,
    reviewOn: addDays(`${calendar.schoolYear - years + 1}-06-01`, 0),
  });

  const cases: Partial<Record<PlantedChildKey, (written: WrittenChild) => void>> = {
    threeTownships(written) {
      const record = leftBehind(
        plantedCare.leftBehindElsewhere,
        plantedGuardians.threeTownships.id,
        "high",
        [],
      );
      care.writeCare(written, {
        leftBehind: { ...record, checks: [ago(200), ago(90)] },
        contactIdentity: contact("threeTownships"),
      });
      notes.writeVisit(written, row(plantedCare.visitBySchool), "school", ago(20), "home");
      notes.writeVisit(written, row(plantedCare.visitByVillage), "village", ago(10), "home");
      notes.writeUrging(
        written,
        row(plantedCare.urging),
        plantedGuardians.threeTownships.id,
        "township",
        ago(30),
      );
      notes.writeSession(written, row(plantedCare.session), plantedCounsellors.one.id, ago(15), "family");
    },
    olderSibling(written) {
      const { siblingsFather, siblingsMother } = plantedGuardians;
      care.writeCare(written, {
        leftBehind: leftBehind(plantedCare.leftBehindAssigned, siblingsMother.id, "low", [ago(40)]),
        entrusted: {
          identity: row(plantedCare.entrustedNoticed),
          guardianId: siblingsFather.id,
          carerId: plantedGuardians.revokedKin.id,
          noticeToSchoolOn: ago(100),
          noticeToVillageOn: ago(99),
          from: ago(100),
          to: null,
        },
        contactIdentity: contact("olderSibling"),
      });
      notes.writeActivity(written, row(plantedCare.activityForOne), townshipId("汉丰街道"), ago(12), 1);
      notes.writeActivity(null, row(plantedCare.activityForGroup), townshipId("汉丰街道"), ago(11), 18);
      notes.writeSession(
        written,
        row(plantedCare.otherSession),
        plantedCounsellors.other.id,
        ago(14),
        "peers",
      );
    },
    youngerSibling(written) {
      const { siblingsMother } = plantedGuardians;
      care.writeCare(written, {
        leftBehind: leftBehind(plantedCare.leftBehindSibling, siblingsMother.id, "medium", [ago(30)]),
        entrusted: {
          identity: row(plantedCare.entrustedUnnoticed),
          guardianId: siblingsMother.id,
          carerId: plantedGuardians.revokedKin.id,
          noticeToSchoolOn: null,
          noticeToVillageOn: null,
          from: ago(100),
          to: null,
        },
        contactIdentity: contact("youngerSibling"),
      });
    },
    endedYesterday(written) {
      care.writeCare(written, {
        entrusted: {
          identity: row(plantedCare.entrustedEnded),
          guardianId: plantedGuardians.endedOther.id,
          carerId: plantedGuardians.endedYesterday.id,
          noticeToSchoolOn: ago(400),
          noticeToVillageOn: ago(400),
          from: ago(400),
          to: calendar.yesterday,
        },
        contactIdentity: contact("endedYesterday"),
      });
      care.writeDifficulty(written, difficulty(plantedCare.disabledWithPlan, "disability", "五通乡"));
      notes.writePlan(written, plan(plantedCare.planThisYear, 0));
      notes.writePlan(written, plan(plantedCare.planLastYear, 1));
    },
    moved(written) {
      const record = leftBehind(plantedCare.leftBehindClosed, plantedGuardians.moved.id, "low", [ago(600)]);
      const openedOn = ago(900);
      care.writeCare(written, {
        leftBehind: { ...record, openedOn, closed: { on: ago(400), reason: "parent-back" } },
        contactIdentity: contact("moved"),
      });
      care.writeDifficulty(written, {
        ...difficulty(plantedCare.ended, "low-income", "麻柳乡"),
        status: "ended",
        from: openedOn,
        to: ago(380),
      });
    },
    suspended(written) {
      care.writeDifficulty(written, difficulty(plantedCare.listed, "low-income", "关面乡"));
      care.writeAssistance(written, {
        identity: row(plantedCare.assistanceAccepted),
        kind: "living",
        amountFen: 71_000,
        finances: "示例：家庭月人均收入核定为500元。",
        acceptedTownshipId: townshipId("关面乡"),
        from: ago(480),
      });
    },
    ofOfficer: (written) =>
      care.writeDifficulty(written, {
        ...difficulty(plantedCare.applied, "illness", "关面乡"),
        status: "applied",
        from: ago(9),
      }),
    revoked(written) {
      care.writeDifficulty(written, difficulty(plantedCare.orphan, "orphan", null));
      care.writeAssistance(written, {
        identity: row(plantedCare.assistanceOwn),
        kind: "living",
        amountFen: 156_000,
        finances: "示例：无家庭收入。",
        acceptedTownshipId: null,
        from: ago(470),
      });
    },
    leaver: (written) =>
      care.writeDifficulty(written, difficulty(plantedCare.disabledOutOfSchool, "disability", "麻柳乡")),
    outsideHukou(written) {
      care.writeDifficulty(written, difficulty(plantedCare.disabledWithoutPlan, "disability", "汉丰街道"));
      notes.writePlan(written, plan(plantedCare.planExpired, 1));
    },
  };

  const keys = new Map(
    (Object.keys(plantedChildren) as PlantedChildKey[]).map((key) => [plantedChildren[key].id, key]),
  );
  return {
    write: (key: PlantedChildKey, written: WrittenChild): void => cases[key]?.(written),
    /** A planted child is left alone by chance. */
    keyOf: ({ childId }: WrittenChild): PlantedChildKey | undefined => keys.get(childId),
  };
}

/** The village of a township that planted children live in. */
export function firstVillage(township: string): string {
  const village = townshipPlaces.find(({ name }) => name === township)?.villages[0];
  if (village === undefined) throw new RangeError(`no village in ${township}`);
  return village.id;
}
