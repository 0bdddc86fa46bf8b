// Brings the database's rules to what the rule files declare: what changed is made anew, what is no longer declared is
// dropped, what is as it was is not touched. Runs inside the migration's transaction. Nothing is dropped by CASCADE.
import type { TransactionSql } from "postgres";
import { withdrawEnforcement } from "../enforcement/index.ts";
import {
  type DatabaseObject,
  listDatabaseObjects,
  listDependents,
  listEnforced,
  listReading,
} from "./database-objects.ts";
import { daysDoneRules, daysDoneText } from "./days-done.ts";
import { historyRules, historyText } from "./history.ts";
import { orderRuleFiles } from "./order-rule-files.ts";
import { ownersRights, withOwnersRights } from "./owners-rights.ts";
import { type Declaration, hashText, parseDeclarations } from "./parse-declarations.ts";
import { isolationGuard, readCommitted } from "./read-committed.ts";
import type { RuleFile } from "./rule-files.ts";
import { saidRules, saidText } from "./said.ts";

type Recorded = ReadonlyMap<string, { readonly head: string; readonly hash: string }>;

/** What is made beside what the files say. */
const derivedText = `${isolationGuard("of each")}\n${ownersRights}\n${historyText}\n${daysDoneText}\n${saidText}`;

/** PostgreSQL's text of an object is its version's: after an upgrade everything is made and written down once more. */
async function hashFiles(
  tx: TransactionSql,
  files: readonly RuleFile[],
): Promise<ReadonlyMap<string, string>> {
  const [row] = await tx`select current_setting('server_version_num')::int / 10000 as version`;
  return new Map(files.map(({ path, text }) => [path, hashText(`${row?.version}\n${derivedText}\n${text}`)]));
}

async function readRecorded(tx: TransactionSql): Promise<Recorded> {
  const rows = await tx<{ identity: string; head: string; hash: string }[]>`
    select identity, head, hash from tc.rule_object`;
  return new Map(rows.map(({ identity, head, hash }) => [identity, { head, hash }]));
}

/** Drops the objects and, before each, those of the given that stand on it; where enforcement stands on one, that first. */
async function dropObjects(
  tx: TransactionSql,
  wanted: readonly DatabaseObject[],
  all: readonly DatabaseObject[],
) {
  const dependents = await listDependents(tx);
  let enforced = await listEnforced(tx);
  const byAddress = new Map(all.map((object) => [object.address, object]));
  const dropped = new Set<string>();
  const drop = async ({ address, drop: sql }: DatabaseObject): Promise<void> => {
    if (dropped.has(address)) return;
    dropped.add(address);
    for (const dependent of dependents.get(address) ?? []) {
      if (enforced.has(dependent)) {
        await withdrawEnforcement(tx);
        enforced = new Set();
      }
      const object = byAddress.get(dependent);
      if (object !== undefined) await drop(object);
    }
    await tx.unsafe(sql);
  };
  for (const object of wanted) await drop(object);
}

/**
 * What migrations of tables could trip over: row policies, views, triggers and some functions hold on to tables and columns.
 * The rules come back with the files, the policies and everybody's rights when enforcement is applied again.
 */
export async function withdrawRules(tx: TransactionSql): Promise<void> {
  await withdrawEnforcement(tx);
  const recorded = await readRecorded(tx);
  const ours = (await listDatabaseObjects(tx)).filter(({ identity }) => recorded.has(identity));
  const reading = await listReading(tx);
  const inTheWay = ours.filter(
    ({ identity, address }) => /^(view|trigger) /.test(identity) || reading.has(address),
  );
  await dropObjects(tx, inTheWay, ours);
}

async function dropOutdated(tx: TransactionSql, declared: readonly Declaration[], recorded: Recorded) {
  const wanted = new Map(declared.map((declaration) => [declaration.identity, declaration]));
  const ours = (await listDatabaseObjects(tx)).filter(
    ({ identity }) => recorded.has(identity) || wanted.has(identity),
  );
  const outdated = ours.filter(({ identity }) => {
    const declaration = wanted.get(identity);
    if (declaration === undefined) return true;
    return !identity.startsWith("extension ") && recorded.get(identity)?.head !== declaration.head;
  });
  await dropObjects(tx, outdated, ours);
}

/** What a trigger or view holds on to comes before any of them, whichever file declares it. */
const columnsFirst = (declared: readonly Declaration[]): readonly Declaration[] => {
  const early = declared.filter(({ identity }) => /^(extension|collation) /.test(identity));
  return [...early, ...declared.filter((declaration) => !early.includes(declaration))];
};

/** Whether a column changes its collation, which PostgreSQL refuses while a view or trigger stands on it. */
const changesColumns = (declared: readonly Declaration[], recorded: Recorded): boolean => {
  const collations = declared.filter(({ identity }) => identity.startsWith("collation "));
  const before = [...recorded.keys()].filter((identity) => identity.startsWith("collation "));
  return (
    before.length !== collations.length ||
    collations.some(({ identity, hash }) => recorded.get(identity)?.hash !== hash)
  );
};

async function makeMissing(tx: TransactionSql, declared: readonly Declaration[], recorded: Recorded) {
  const present = new Set((await listDatabaseObjects(tx)).map(({ identity }) => identity));
  for (const { identity, path, hash, sql } of columnsFirst(declared)) {
    if (present.has(identity) && recorded.get(identity)?.hash === hash) continue;
    await tx.unsafe(sql).catch((error: unknown) => {
      throw new Error(`${path}: ${identity}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    });
  }
}

async function record(
  tx: TransactionSql,
  declared: readonly Declaration[],
  hashes: ReadonlyMap<string, string>,
) {
  const made = new Map((await listDatabaseObjects(tx)).map((object) => [object.identity, object.made]));
  const files = [...hashes].map(([path, hash]) => ({ path, hash }));
  const objects = declared.map(({ identity, path, head, hash }) => ({
    identity,
    path,
    head,
    hash,
    made: made.get(identity) ?? "",
  }));
  await tx`delete from tc.rule_object`;
  await tx`delete from tc.rule_file where path <> all (${[...hashes.keys()]})`;
  await tx`insert into tc.rule_file ${tx(files)} on conflict (path) do update
    set hash = excluded.hash, applied_at = now() where rule_file.hash <> excluded.hash`;
  await tx`insert into tc.rule_object ${tx(objects)}`;
}

/** Nothing is done where every file's hash is the recorded one, unless the rules were withdrawn before. */
export async function applyRules(
  tx: TransactionSql,
  files: readonly RuleFile[],
  withdrawn: boolean,
): Promise<void> {
  const hashes = await hashFiles(tx, files);
  const applied = await tx<{ path: string; hash: string }[]>`select path, hash from tc.rule_file`;
  const same = applied.length === hashes.size && applied.every(({ path, hash }) => hashes.get(path) === hash);
  if (same && !withdrawn) return;
  const written = parseDeclarations(orderRuleFiles(files)).map(withOwnersRights);
  const declared = [...written, ...(await historyRules(tx)), ...(await daysDoneRules(tx)), ...saidRules];
  declared.push(...readCommitted(declared));
  const recorded = await readRecorded(tx);
  if (changesColumns(declared, recorded)) await withdrawRules(tx);
  await dropOutdated(tx, declared, recorded);
  await makeMissing(tx, declared, recorded);
  await record(tx, declared, hashes);
}
