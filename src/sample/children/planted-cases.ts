// The planted cases: who is registered, lives and goes to school where, and what stands between child and guardian.
// One line of facts each; planted-children.ts makes the records.
import { type PlantedSchool, plantedSchools } from "../schools/planted.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import type { PlantedChildKey, plantedGuardians } from "./planted.ts";
import type { BondSpec } from "./record-writer.ts";

type GuardianKey = keyof typeof plantedGuardians;
/** A guardian, and where the bond differs from a parent's active one. */
type Bond = readonly [GuardianKey, ((calendar: SampleCalendar) => Partial<BondSpec>)?];

export interface PlantedCase {
  readonly key: PlantedChildKey;
  readonly gender: "1" | "2";
  readonly grade: number;
  /** Absent: no open enrolment. */
  readonly school?: PlantedSchool;
  /** The school whose class of last year the child left. */
  readonly left?: PlantedSchool;
  readonly hukou: string | null;
  readonly residence: string;
  readonly movedFrom?: string;
  readonly bonds: readonly Bond[];
}

const { street, mountain, guanmian } = plantedSchools;

const endedYesterday = ({ yearsAgo, yesterday }: SampleCalendar): Partial<BondSpec> => ({
  kind: "entrusted",
  from: yearsAgo(1, "03-01"),
  to: yesterday,
});

export const plantedCases: readonly PlantedCase[] = [
  {
    key: "threeTownships",
    gender: "2",
    grade: 3,
    school: street,
    hukou: "关面乡",
    residence: "五通乡",
    bonds: [["threeTownships"]],
  },
  {
    key: "revoked",
    gender: "1",
    grade: 3,
    school: guanmian,
    hukou: "关面乡",
    residence: "关面乡",
    bonds: [
      ["revoked", () => ({ status: "revoked" })],
      ["revokedKin", () => ({ kind: "kin" })],
    ],
  },
  {
    key: "suspended",
    gender: "2",
    grade: 4,
    school: guanmian,
    hukou: "关面乡",
    residence: "关面乡",
    bonds: [["suspended", () => ({ status: "suspended" })], ["suspendedOther"]],
  },
  {
    key: "endedYesterday",
    gender: "1",
    grade: 3,
    school: mountain,
    hukou: "五通乡",
    residence: "五通乡",
    bonds: [["endedYesterday", endedYesterday], ["endedOther"]],
  },
  {
    key: "protective",
    gender: "2",
    grade: 4,
    school: mountain,
    hukou: "五通乡",
    residence: "五通乡",
    bonds: [["protective", () => ({ protectiveFlag: true })], ["protectiveOther"]],
  },
  {
    key: "moved",
    gender: "1",
    grade: 5,
    school: guanmian,
    hukou: "关面乡",
    residence: "关面乡",
    movedFrom: "麻柳乡",
    bonds: [["moved"]],
  },
  {
    key: "leaver",
    gender: "1",
    grade: 5,
    left: guanmian,
    hukou: "麻柳乡",
    residence: "麻柳乡",
    bonds: [["leaver"]],
  },
  {
    key: "secondLeaver",
    gender: "2",
    grade: 4,
    left: mountain,
    hukou: "五通乡",
    residence: "五通乡",
    bonds: [["secondLeaver"]],
  },
  {
    key: "olderSibling",
    gender: "1",
    grade: 2,
    school: street,
    hukou: "汉丰街道",
    residence: "汉丰街道",
    bonds: [["siblingsFather"], ["siblingsMother"]],
  },
  {
    key: "youngerSibling",
    gender: "2",
    grade: -2,
    hukou: "汉丰街道",
    residence: "汉丰街道",
    bonds: [["siblingsFather"], ["siblingsMother"]],
  },
  {
    key: "ofOfficer",
    gender: "2",
    grade: 2,
    school: guanmian,
    hukou: "关面乡",
    residence: "关面乡",
    bonds: [["officer"]],
  },
  {
    key: "outsideHukou",
    gender: "1",
    grade: 1,
    school: street,
    hukou: null,
    residence: "汉丰街道",
    bonds: [["outsideHukou"]],
  },
];
