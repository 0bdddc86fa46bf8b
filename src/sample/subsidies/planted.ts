// The planted cases of subsidies: what opens an account, and what nearly does. Constants only; the rows are made beside.
import { plantedSchools } from "../schools/planted.ts";
import { plantedTeachers } from "../teachers/planted.ts";
import { labelledId } from "../writing/ids.ts";

const account = (key: string) => labelledId(`payee-account ${key}`);

export const plantedAccounts = {
  /** Of `plantedTeachers.rotating`, at 五通乡: a line in the batch approved and not sent. In full for finance to pay. */
  payable: account("payable"),
  /** Of `plantedTeachers.absentOnce`: a line in the same batch, but the account has ended. Last digits only. */
  ended: account("ended"),
  /** The one that followed it: verified, in no batch. Nobody's but education's. */
  unlisted: account("unlisted"),
  /** Of `plantedTeachers.visiting`, at 麻柳乡: a line in the batch only reviewed. Last digits only. */
  reviewed: account("reviewed"),
  /** Of `plantedTeachers.visitedUntilYesterday`: a line in the batch being prepared. Finance sees nothing of it. */
  prepared: account("prepared"),
  /** Of `plantedTeachers.absent`: lines in settled batches only. Last digits only. */
  settled: account("settled"),
  /** The one that followed it: entered by the school and not verified, the school's to see. */
  unverified: account("unverified"),
  /** Of `plantedTeachers.pool` and of `plantedTeachers.entered`: one number, two teachers. */
  duplicate: account("duplicate"),
  duplicateOther: account("duplicate-other"),
  /** Of two children with one father's number: no finding. */
  siblings: account("siblings"),
  siblingsOther: account("siblings-other"),
} as const;

/** Batches of teachers' subsidy by what they are an example of. */
export const plantedBatches = {
  /** Three months ago and two, whole district: settled. */
  settledBefore: labelledId("payment-batch rural 1"),
  settled: labelledId("payment-batch rural 2"),
  /** Last month's, by townships: 关面乡 and most others sent, 五通乡 approved, 麻柳乡 reviewed. */
  sent: labelledId("payment-batch rural 3"),
  approved: labelledId("payment-batch rural 4"),
  reviewed: labelledId("payment-batch rural 5"),
  /** This month's: 五通乡 and 麻柳乡, being prepared. */
  prepared: labelledId("payment-batch rural 6"),
} as const;

/** Months of subsidy by teacher: what is due and what went out, each beside an ordinary case. */
export const plantedSubsidies = {
  /** Due by rotation to 五通乡, on which the tier follows. */
  byRotation: plantedTeachers.rotating,
  /** Paid for the month after the rotation ended: nothing due, all overpaid. */
  paidAfterLeaving: plantedTeachers.rotatedBack,
  /** Paid last month although seconded: overpaid. */
  paidWhileSeconded: plantedTeachers.seconded,
  /** Not paid last month for want of a verified account: owed. */
  owed: plantedTeachers.absent,
  /** Paid too little three months ago: the rest stands in the approved batch as arrears. */
  arrears: plantedTeachers.rotatedBack,
  /** Paid too much three months ago: taken back in the batch that was sent. */
  recovered: plantedTeachers.entered,
  /** Teaches in a street school: nothing is due, no row. */
  none: plantedTeachers.homeroom,
} as const;

export const tierId = (rank: number): string => labelledId(`subsidy-tier ${rank}`);
export const schoolTierId = (schoolId: string): string => labelledId(`school-tier ${schoolId}`);
export const teacherAccountId = (teacherId: string): string => account(`teacher ${teacherId}`);

/** The school whose tier was raised this school year. */
export const raisedSchool = plantedSchools.guanmian;
