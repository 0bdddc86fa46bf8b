// The planted cases of care, one per rule and near miss, written when their child is. Dates follow the sample's day.
import type { WrittenChild } from "../area-sample.ts";
import { type PlantedChildKey, plantedGuardians } from "../children/planted.ts";
import { townshipId, townshipPlaces } from "../reference/divisions.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import { labelled, labelledAt } from "../writing/ids.ts";
import { addDays } from "./dates.ts";
import { plantedCare, plantedCounsellors } from "./planted.ts";
import {
  type CareDesk,
  type DifficultySpec,
  type EntrustedSpec,
  type LeftBehindSpec,
  writeAssistance,
  writeCare,
  writeDifficulty,
} from "./write-care.ts";
import {
  type PlanSpec,
  writeActivity,
  writePlan,
  writeSession,
  writeUrging,
  writeVisit,
} from "./write-notes.ts";

type PlantedCase = (desk: CareDesk, written: WrittenChild) => void;

const row = (id: string) => ({ id, createdAt: labelledAt });
const contact = (key: PlantedChildKey) => () => labelled(`welfare contact ${key}`);
const daysAgo = ({ context }: CareDesk, days: number): string => addDays(context.calendar.today, -days);

type PlantedLeftBehind = Pick<LeftBehindSpec, "carerId" | "risk"> & {
  readonly id: string;
  readonly checkedDaysAgo: readonly number[];
};

function leftBehind(desk: CareDesk, { id, checkedDaysAgo, ...record }: PlantedLeftBehind): LeftBehindSpec {
  return {
    identity: row(id),
    ...record,
    reason: "both-away",
    openedOn: daysAgo(desk, 300),
    verifiedOn: daysAgo(desk, 290),
    checks: checkedDaysAgo.map((days) => daysAgo(desk, days)),
  };
}

const difficulty = (
  desk: CareDesk,
  id: string,
  category: string,
  accepted: string | null,
): DifficultySpec => ({
  identity: row(id),
  category,
  status: "confirmed",
  acceptedTownshipId: accepted === null ? null : townshipId(accepted),
  from: daysAgo(desk, 500),
  to: null,
});

function plan({ schoolYear }: SampleCalendar, id: string, yearsAgo: number): PlanSpec {
  return {
    identity: row(id),
    schoolYear: schoolYear - yearsAgo,
    category: "hearing",
    grade: 3,
    placement: "inclusive",
    reviewOn: `${schoolYear - yearsAgo + 1}-06-01`,
  };
}

type PlantedEntrusted = Pick<
  EntrustedSpec,
  "guardianId" | "carerId" | "noticeToSchoolOn" | "noticeToVillageOn"
>;

const entrusted = (desk: CareDesk, id: string, own: PlantedEntrusted): EntrustedSpec => ({
  identity: row(id),
  ...own,
  from: daysAgo(desk, 100),
  to: null,
});

const ofThreeTownships: PlantedCase = (desk, written) => {
  const { id: carerId } = plantedGuardians.threeTownships;
  const home = { kind: "home" } as const;
  writeCare(desk, written, {
    leftBehind: leftBehind(desk, {
      id: plantedCare.leftBehindElsewhere,
      carerId,
      risk: "high",
      checkedDaysAgo: [200, 90],
    }),
    contactIdentity: contact("threeTownships"),
  });
  writeVisit(desk, written, {
    ...home,
    identity: row(plantedCare.visitBySchool),
    visitedBy: "school",
    visitedOn: daysAgo(desk, 20),
  });
  writeVisit(desk, written, {
    ...home,
    identity: row(plantedCare.visitByVillage),
    visitedBy: "village",
    visitedOn: daysAgo(desk, 10),
  });
  writeUrging(desk, written, {
    identity: row(plantedCare.urging),
    guardianId: carerId,
    urgedBy: "township",
    urgedOn: daysAgo(desk, 30),
  });
  writeSession(desk, written, {
    identity: row(plantedCare.session),
    counsellorTeacherId: plantedCounsellors.one.id,
    heldOn: daysAgo(desk, 15),
    topic: "family",
  });
};

const ofOlderSibling: PlantedCase = (desk, written) => {
  const { siblingsFather, siblingsMother, revokedKin } = plantedGuardians;
  const activity = { townshipId: townshipId("汉丰街道") };
  writeCare(desk, written, {
    leftBehind: leftBehind(desk, {
      id: plantedCare.leftBehindAssigned,
      carerId: siblingsMother.id,
      risk: "low",
      checkedDaysAgo: [40],
    }),
    entrusted: entrusted(desk, plantedCare.entrustedNoticed, {
      guardianId: siblingsFather.id,
      carerId: revokedKin.id,
      noticeToSchoolOn: daysAgo(desk, 100),
      noticeToVillageOn: daysAgo(desk, 99),
    }),
    contactIdentity: contact("olderSibling"),
  });
  writeActivity(desk, written, {
    ...activity,
    identity: row(plantedCare.activityForOne),
    heldOn: daysAgo(desk, 12),
    participants: 1,
  });
  writeActivity(desk, null, {
    ...activity,
    identity: row(plantedCare.activityForGroup),
    heldOn: daysAgo(desk, 11),
    participants: 18,
  });
  writeSession(desk, written, {
    identity: row(plantedCare.otherSession),
    counsellorTeacherId: plantedCounsellors.other.id,
    heldOn: daysAgo(desk, 14),
    topic: "peers",
  });
};

const ofYoungerSibling: PlantedCase = (desk, written) => {
  const { siblingsMother, revokedKin } = plantedGuardians;
  writeCare(desk, written, {
    leftBehind: leftBehind(desk, {
      id: plantedCare.leftBehindSibling,
      carerId: siblingsMother.id,
      risk: "medium",
      checkedDaysAgo: [30],
    }),
    entrusted: entrusted(desk, plantedCare.entrustedUnnoticed, {
      guardianId: siblingsMother.id,
      carerId: revokedKin.id,
      noticeToSchoolOn: null,
      noticeToVillageOn: null,
    }),
    contactIdentity: contact("youngerSibling"),
  });
};

const ofEndedYesterday: PlantedCase = (desk, written) => {
  const { calendar } = desk.context;
  const { endedOther, endedYesterday } = plantedGuardians;
  const began = daysAgo(desk, 400);
  const own = {
    guardianId: endedOther.id,
    carerId: endedYesterday.id,
    noticeToSchoolOn: began,
    noticeToVillageOn: began,
  };
  writeCare(desk, written, {
    entrusted: {
      ...entrusted(desk, plantedCare.entrustedEnded, own),
      from: began,
      to: calendar.yesterday,
    },
    contactIdentity: contact("endedYesterday"),
  });
  writeDifficulty(desk, written, difficulty(desk, plantedCare.disabledWithPlan, "disability", "五通乡"));
  writePlan(desk, written, plan(calendar, plantedCare.planThisYear, 0));
  writePlan(desk, written, plan(calendar, plantedCare.planLastYear, 1));
};

const ofMoved: PlantedCase = (desk, written) => {
  const openedOn = daysAgo(desk, 900);
  const record = leftBehind(desk, {
    id: plantedCare.leftBehindClosed,
    carerId: plantedGuardians.moved.id,
    risk: "low",
    checkedDaysAgo: [600],
  });
  writeCare(desk, written, {
    leftBehind: { ...record, openedOn, closed: { on: daysAgo(desk, 400), reason: "parent-back" } },
    contactIdentity: contact("moved"),
  });
  writeDifficulty(desk, written, {
    ...difficulty(desk, plantedCare.ended, "low-income", "麻柳乡"),
    status: "ended",
    from: openedOn,
    to: daysAgo(desk, 380),
  });
};

const ofSuspended: PlantedCase = (desk, written) => {
  writeDifficulty(desk, written, difficulty(desk, plantedCare.listed, "low-income", "关面乡"));
  writeAssistance(desk, written, {
    identity: row(plantedCare.assistanceAccepted),
    kind: "living",
    amountFen: 71_000,
    finances: "示例：家庭月人均收入核定为500元。",
    acceptedTownshipId: townshipId("关面乡"),
    from: daysAgo(desk, 480),
  });
};

const ofRevoked: PlantedCase = (desk, written) => {
  writeDifficulty(desk, written, difficulty(desk, plantedCare.orphan, "orphan", null));
  writeAssistance(desk, written, {
    identity: row(plantedCare.assistanceOwn),
    kind: "living",
    amountFen: 156_000,
    finances: "示例：无家庭收入。",
    acceptedTownshipId: null,
    from: daysAgo(desk, 470),
  });
};

const ofOfficer: PlantedCase = (desk, written) =>
  writeDifficulty(desk, written, {
    ...difficulty(desk, plantedCare.applied, "illness", "关面乡"),
    status: "applied",
    from: daysAgo(desk, 9),
  });

const ofLeaver: PlantedCase = (desk, written) =>
  writeDifficulty(desk, written, difficulty(desk, plantedCare.disabledOutOfSchool, "disability", "麻柳乡"));

const ofOutsideHukou: PlantedCase = (desk, written) => {
  writeDifficulty(desk, written, difficulty(desk, plantedCare.disabledWithoutPlan, "disability", "汉丰街道"));
  writePlan(desk, written, plan(desk.context.calendar, plantedCare.planExpired, 1));
};

const cases: Partial<Record<PlantedChildKey, PlantedCase>> = {
  threeTownships: ofThreeTownships,
  olderSibling: ofOlderSibling,
  youngerSibling: ofYoungerSibling,
  endedYesterday: ofEndedYesterday,
  moved: ofMoved,
  suspended: ofSuspended,
  ofOfficer,
  revoked: ofRevoked,
  leaver: ofLeaver,
  outsideHukou: ofOutsideHukou,
};

export const plantCare = (desk: CareDesk, key: PlantedChildKey, written: WrittenChild): void =>
  cases[key]?.(desk, written);

/** The village of a township that planted children live in. */
export function firstVillage(township: string): string {
  const village = townshipPlaces.find(({ name }) => name === township)?.villages[0];
  if (village === undefined) throw new RangeError(`no village in ${township}`);
  return village.id;
}
