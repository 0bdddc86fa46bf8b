// What of the rights is due: approved changes whose time has come, and grants that have ended. Each is a version of its own, in force
// in one transaction with what it rests on, or not at all.
import type { Sql, TransactionSql } from "postgres";
import { outlineOf } from "../catalogue/index.ts";
import {
  type Applying,
  loadPolicyInForce,
  PolicyOvertaken,
  PolicyRefused,
  putIntoForce,
} from "../database/index.ts";
import { applyEdits, type Edit, EditFault, type Policy, policyOf, withoutExpired } from "../policy/index.ts";

/** An approved change whose time has come. */
export interface DueChange {
  readonly id: string;
  /** Hash of the policy that it was judged over. */
  readonly base: string;
  /** Throws an `EditFault` where what is stored is none. */
  edits(): readonly Edit[];
  /** That was approved; null where what comes of the edits was not named beforehand. */
  readonly result: string | null;
  readonly approvedBy: string;
  readonly reason: string;
}

/** It changed while it was being put into force, and is looked at anew. */
export class ChangeFault extends Error {}

/** Where approved changes stand. */
export interface Approved {
  /** In their order. */
  due(sql: Sql): Promise<readonly DueChange[]>;
  /** Puts down that it is in force, in the transaction that puts it there; throws where it is approved no more. */
  applied(tx: TransactionSql, change: DueChange, version: number): Promise<void>;
  /** Puts down why it never will be. */
  failed(sql: Sql, change: DueChange, reason: string): Promise<void>;
}

export interface Put {
  readonly version: number;
  /** Null: what had ended was taken out. */
  readonly change: string | null;
}

/** Whose word an ended grant is taken out by. */
const expiry = "expiry";

/** One after the other: each is of the policy that the one before made. */
export async function putDueChanges(applying: Applying, approved: Approved): Promise<readonly Put[]> {
  const put: Put[] = [];
  for (const change of await approved.due(applying.admin)) {
    const version = await putChange(applying, approved, change);
    if (version !== null) put.push({ version, change: change.id });
  }
  return put;
}

/** Null where it is not in force: it never will be, or it is approved no more. */
async function putChange(applying: Applying, approved: Approved, change: DueChange): Promise<number | null> {
  const { admin } = applying;
  try {
    const { policy: now } = await loadPolicyInForce(admin);
    const { version } = await putIntoForce(applying, {
      policy: madeOf(applying, now, change),
      base: now.hash,
      approvedBy: change.approvedBy,
      reason: change.reason,
      within: (tx, number) => approved.applied(tx, change, number),
    });
    return version;
  } catch (error) {
    if (error instanceof ChangeFault || error instanceof PolicyOvertaken) return null;
    if (!(error instanceof PolicyRefused || error instanceof EditFault)) throw error;
    await approved.failed(admin, change, error.message);
    return null;
  }
}

function madeOf({ catalogue }: Applying, now: Policy, { base, edits, result }: DueChange): Policy {
  if (result !== null && now.hash !== base)
    throw new ChangeFault("other rights are in force by now than those that it was approved over");
  const policy = applyEdits(now, edits(), outlineOf(catalogue).commands);
  if (result !== null && policy.hash !== result)
    throw new PolicyRefused("what comes of it is not what was approved");
  return policy;
}

/** Takes grants out that have ended, so that the database gives their columns no more either; null where there are none. */
export async function dropEnded(applying: Applying): Promise<Put | null> {
  const { admin } = applying;
  const [found] = await admin<{ today: string }[]>`select tc.today()::text as today`;
  const today = found?.today ?? "";
  const { policy: now } = await loadPolicyInForce(admin);
  const roles = [...now.roles.values()];
  const left = withoutExpired(roles, today);
  if (left === roles) return null;
  const { version } = await putIntoForce(applying, {
    policy: policyOf(left),
    base: now.hash,
    approvedBy: expiry,
    reason: `without what had ended by ${today}`,
  });
  return { version, change: null };
}
