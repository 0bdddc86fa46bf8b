// Another policy in force: the new version, the database's own grants, policies and functions, and what else belongs with it, in
// one transaction. What the two texts of the second line have alike stays as it is, so that a change of one grant takes what one
// grant takes; where more differs (a role, a login), or something was changed by hand, the whole text is applied. Runs with the
// rights of the tables' owner, never in the pools that serve. A failure changes nothing.
import type { Sql, TransactionSql } from "postgres";
import { type Catalogue, outlineOf } from "../catalogue/index.ts";
import { OperatorError } from "../core/operator-error.ts";
import { beyondLaw, type Policy, policyProblems, serializePolicy } from "../policy/index.ts";
import { againWhileContended } from "./blocked.ts";
import {
  applyEnforcement,
  type CompiledParts,
  compileParts,
  type EnforcementOptions,
  holdPolicy,
  markText,
  noteOfText,
} from "./enforcement/index.ts";
import { inTransaction } from "./in-transaction.ts";
import { loadPolicyInForce, type PolicyInForce, readPolicyState } from "./policy-store.ts";

export interface NewVersion {
  readonly policy: Policy;
  /** Hash of the version that it was made of: where another one is in force by now, nothing is done. */
  readonly base: string;
  readonly approvedBy: string;
  readonly reason: string | null;
  /** Whose denials by law it may not go beyond; absent: the version's that is in force. */
  readonly law?: Policy;
  /** What belongs into the same transaction: throwing, it undoes all. */
  readonly within?: (tx: TransactionSql, version: number) => Promise<void>;
}

export interface Applying {
  readonly admin: Sql;
  readonly catalogue: Catalogue;
  readonly runtimeLogin: string;
  /** With what the whole text is applied; null: by this login it is not, and a change that needs it is refused. */
  readonly whole: ((policy: Policy) => EnforcementOptions) | null;
  readonly patienceMs?: number;
}

/** Servers listen to it; its payload is the version. Who does not hear it learns of the version with the next statement. */
export const policyChannel = "tongchou_policy";

/** Why a version is not put into force: it never will be, as it is. */
export class PolicyRefused extends OperatorError {}

/** Another version came into force first: what was made of the one before is made anew. */
export class PolicyOvertaken extends OperatorError {}

/** The number of the new version, and whether the whole text was applied. */
export async function putIntoForce(
  applying: Applying,
  wanted: NewVersion,
): Promise<{ readonly version: number; readonly whole: boolean }> {
  const { admin, catalogue } = applying;
  const now = await loadPolicyInForce(admin);
  assertBase(now, wanted.base);
  assertLawful(wanted.policy, wanted.law ?? now.policy, catalogue);
  const after = partsOf(catalogue, wanted.policy);
  const pieces = after.since(partsOf(catalogue, now.policy));
  const byPieces = pieces === null ? null : await applyPieces(applying, wanted, { now, after, pieces });
  return byPieces ?? applyWhole(applying, wanted, after);
}

/** What is found out about the version in force beforehand, so that the next one takes as long as what differs. */
export async function knowInForce({ admin, catalogue }: Applying): Promise<void> {
  const state = await readPolicyState(admin);
  if (state === null || state.hash === knownHash) return;
  const { policy } = await loadPolicyInForce(admin);
  policyProblems(policy, outlineOf(catalogue));
  partsOf(catalogue, policy);
  knownHash = policy.hash;
}

let knownHash: string | null = null;

const compiled = new WeakMap<Policy, CompiledParts>();

function partsOf(catalogue: Catalogue, policy: Policy): CompiledParts {
  const known = compiled.get(policy) ?? compile(catalogue, policy);
  compiled.set(policy, known);
  return known;
}

/** What cannot be said exactly in the database is not said. */
function compile(catalogue: Catalogue, policy: Policy): CompiledParts {
  try {
    return compileParts(catalogue, policy);
  } catch (error) {
    throw new PolicyRefused(error instanceof Error ? error.message : String(error));
  }
}

function assertBase({ policy, version }: PolicyInForce, base: string): void {
  if (policy.hash !== base)
    throw new PolicyOvertaken(
      `the policy in force is another one by now (version ${version}): what was made of ${base.slice(0, 12)} is made anew`,
    );
}

/** Sound for the catalogue, and within the law. */
export function assertLawful(policy: Policy, law: Policy, catalogue: Catalogue): void {
  const problems = policyProblems(policy, outlineOf(catalogue));
  if (problems.length > 0) throw new PolicyRefused(`the policy is unsound:\n${problems.join("\n")}`);
  const beyond = beyondLaw(law, policy).map(
    ({ role, coordinate, basis }) => `${role}: ${coordinate} is denied (${basis})`,
  );
  if (beyond.length > 0) throw new PolicyRefused(`the policy goes beyond the law:\n${beyond.join("\n")}`);
}

interface Pieces {
  readonly now: PolicyInForce;
  readonly after: CompiledParts;
  readonly pieces: readonly string[];
}

/** As PostgreSQL says that an object is missing or there already, and the closing check that more is given: somebody changed it by hand. */
const changedByHand: ReadonlySet<unknown> = new Set([
  "42704",
  "42883",
  "42710",
  "42723",
  "42P01",
  "42P07",
  "P0001",
]);

/** Null where the database was not given the very text that the pieces were compared with. */
async function applyPieces(
  { admin, catalogue, runtimeLogin, patienceMs }: Applying,
  wanted: NewVersion,
  { now, after, pieces }: Pieces,
): Promise<{ readonly version: number; readonly whole: boolean } | null> {
  const known = partsOf(catalogue, now.policy).text;
  try {
    return await againWhileContended(
      () =>
        inTransaction(admin, async (tx) => {
          await actAsOwner(tx);
          await holdPolicy(tx, runtimeLogin);
          if ((await enforcedText(tx, now)) !== noteOfText(known)) return null;
          const version = await addVersion(tx, wanted);
          await tx.unsafe(pieces.join("\n")).simple();
          await markText(tx, after.text);
          return { version, whole: false };
        }),
      patienceMs,
    );
  } catch (error) {
    if (changedByHand.has(Object(error).code)) return null;
    throw error;
  }
}

async function applyWhole(
  { admin, whole, patienceMs }: Applying,
  wanted: NewVersion,
  { text }: CompiledParts,
): Promise<{ readonly version: number; readonly whole: boolean }> {
  if (whole === null)
    throw new OperatorError(
      "the change needs the whole of the second line to be applied: `npm run policy -- apply` with DATABASE_ADMIN_URL does it",
    );
  const options = { ...whole(wanted.policy), ...(patienceMs !== undefined && { patienceMs }) };
  return { version: await applyVersion(admin, text, options, wanted), whole: true };
}

/** The version and the whole text, in one transaction. Nothing is asked of the policy. */
export async function applyVersion(
  admin: Sql,
  text: string,
  options: EnforcementOptions,
  wanted: NewVersion,
): Promise<number> {
  let version = 0;
  await applyEnforcement(admin, text, options, async (tx) => {
    version = await addVersion(tx, wanted);
  });
  return version;
}

/** A login of its own applies what the owner of the tables may: it is a member of the owner, and nothing else. */
async function actAsOwner(tx: TransactionSql): Promise<void> {
  await tx`select set_config('role', c.relowner::regrole::text, true) from pg_class c
    where c.oid = 'tc.policy_state'::regclass and c.relowner::regrole::text <> current_user
      and not (select rolsuper from pg_roles where rolname = current_user)`;
}

/** The note of the text that the database holds, of this very version; null where it is of none, or was withdrawn. */
async function enforcedText(tx: TransactionSql, { version, policy }: PolicyInForce): Promise<string | null> {
  const [found] = await tx<{ enforced: string | null }[]>`
    select obj_description('tc.policy_state'::regclass, 'pg_class') as enforced from tc.policy_state s where s.version = ${version}
      and obj_description('tc'::regnamespace, 'pg_namespace') = ${`enforces policy ${policy.hash}`}`;
  return found?.enforced ?? null;
}

/** In a transaction that holds the policy: the version, in force, and who loses a role with it. */
async function addVersion(tx: TransactionSql, wanted: NewVersion): Promise<number> {
  const { policy, base, approvedBy, reason, within } = wanted;
  const [held] = await tx<{ hash: string; version: number }[]>`
    select v.hash, v.version from tc.policy_state s join tc.policy_version v on v.version = s.version`;
  if (held !== undefined) assertBase({ version: held.version, policy: { ...policy, hash: held.hash } }, base);
  const [made] = await tx<{ version: number }[]>`
    insert into tc.policy_version (hash, content, approved_by, reason)
      values (${policy.hash}, ${serializePolicy(policy)}, ${approvedBy}, ${reason}) returning version`;
  const version = Number(made?.version);
  await tx`insert into tc.policy_state (version) values (${version})
    on conflict ("only") do update set version = excluded.version`;
  await endRolesOf(tx, [...policy.roles.keys()]);
  await within?.(tx, version);
  await tx`select pg_notify(${policyChannel}, ${String(version)})`;
  return version;
}

/** A role that is gone takes its assignments along: one of the same name is another role, and begins with none. */
async function endRolesOf(tx: TransactionSql, roles: readonly string[]): Promise<void> {
  await tx`update tc.assignment set valid_to = greatest(tc.today(), valid_from)
    where not (role = any (string_to_array(${roles.join(",")}, ','))) and (valid_to is null or valid_to > greatest(tc.today(), valid_from))`;
}
