// Grants + catalogue → the SQL text of the second line. Deterministic; holds no password and no name of one server.
// Shares nothing else with the planner, so that a mistake in either is caught by the other.
import { getTableColumns } from "drizzle-orm";
import type { Catalogue, EntityType } from "../../catalogue/index.ts";
import { remembered } from "../../core/remembered.ts";
import type { Policy, RolePolicy } from "../../policy/index.ts";
import { jobsLogin } from "../pools.ts";
import { compileBaseline } from "./baseline.ts";
import { compileClosingCheck, jobsFunctions } from "./closing-check.ts";
import { decideColumnGrants } from "./column-grants.ts";
import { isDeclaredCube } from "./declared-cubes.ts";
import { compileHistories, departmentsOf } from "./history-function.ts";
import { quoteName, quoteTable, quoteText } from "./quoting.ts";
import { assertNoPolicyCircle, compileRowPolicy } from "./row-policies.ts";
import { readRuntimeLogin, runtimeLoginSetting } from "./runtime-login.ts";
import { compileTiedViews, grantTiedViews, handOverViews } from "./tied-rows.ts";
import { columnsUnit, differenceOf, fixed, type Part, policyUnit, textOfParts, type Unit } from "./units.ts";
import { compileUploads, sealUploads } from "./uploads.ts";
import { compileWriting } from "./writing.ts";
import {
  closeSchema,
  compileWriters,
  compileWritingCheck,
  grantRuleFunctions,
  hasSide,
  openSchema,
  writerOf,
} from "./writing-sides.ts";

/** `jobs`: the login that has a day's work done. */
export const compileEnforcement = (catalogue: Catalogue, policy: Policy, jobs = jobsLogin): string =>
  compileParts(catalogue, policy, jobs).text;

export interface CompiledParts {
  readonly text: string;
  /** What differs from the text of `before`, and all that has to stand around it; null where only the whole text will do. */
  since(before: CompiledParts): readonly string[] | null;
  /** All of the text but what names the policy. */
  readonly parts: readonly Part[];
}

/** The same in pieces (see `units.ts`). */
export function compileParts(catalogue: Catalogue, policy: Policy, jobs = jobsLogin): CompiledParts {
  assertOneTypePerTable(catalogue);
  const roles = [...policy.roles.values()].sort((a, b) => (a.login < b.login ? -1 : 1));
  const logins = [...roles.map((role) => role.login), jobs];
  const writing = roles.filter(({ writes }) => writes.length > 0);
  const writers = roles.filter(hasSide).map(writerOf);
  const departments = departmentsOf(roles);
  const head = header(policy.hash);
  const parts = [
    [fixed(compileBaseline(logins))],
    compileTiedViews(catalogue, roles),
    [fixed(sealUploads)],
    [fixed(compileWriters(writers))],
    ...roles.map((role) => compileRole(role, catalogue)),
    [fixed(openSchema(writers))],
    ...writing.map((role) => compileWriting(role, catalogue)),
    ...roles.map((role) => compileHistories(catalogue, role, departments)),
    ...[closeSchema(writers), grantRuleFunctions(writers), grantJobs(jobs), runtimeGrants].map((text) => [
      fixed(text),
    ]),
  ];
  const comment = `comment on schema tc is ${quoteText(`enforces policy ${policy.hash}`)};`;
  const checks = [compileClosingCheck(logins, jobs), compileWritingCheck(writers, logins)];
  const ends = [comment, ...checks].map((text) => [fixed(text)]);
  return {
    parts,
    text: textOfParts([[fixed(head)], ...parts, ...ends]),
    since(before) {
      const difference = differenceOf(before.parts, parts);
      if (difference === null) return null;
      const { undo, make, kinds } = difference;
      const inSchema = (text: string) => (kinds.has("function") ? [text] : []);
      return [
        head,
        ...undo,
        ...inSchema(openSchema(writers)),
        ...make,
        ...inSchema(closeSchema(writers)),
        ...(kinds.has("view") ? [handOverViews] : []),
        comment,
        ...checks,
      ];
    },
  };
}

const header = (hash: string): string =>
  `-- Generated from schema/policies and the catalogue: do not edit. Apply in one transaction, as the tables' owner, with
-- the setting ${runtimeLoginSetting} naming the login of the server. Policy ${hash}
set local search_path = pg_catalog, pg_temp;
set local client_min_messages = error;`;

/**
 * What the server itself may outside any role: read who asks, the policy in force, the tree of schools and which child has
 * which guardian (ids alone: to whom the person who asks is tied); ask for tickets; count and log look-ups; add to the record of
 * what was read, and ask of whom rows are that were shown; take uploads in.
 */
const runtimeGrants = `do $grants$
declare
  login constant text := ${readRuntimeLogin()};
begin
  execute format('grant connect on database %I to %I', current_database(), login);
  execute format('grant usage on schema public, tc to %I', login);
  execute format('grant select on tc.person, tc.assignment, tc.recusal, tc.policy_state, tc.policy_version to %I', login);
  execute format('grant execute on function tc.count_lookup(uuid, uuid, text, text, text, integer, integer), tc.answer_lookup(uuid, boolean) to %I', login);
  execute format('grant execute on function tc.begin_upload(uuid, uuid, text, text, text, integer), tc.add_upload_part(uuid, integer, bytea, text), tc.end_upload(uuid, integer, text), tc.drop_upload(uuid), tc.spent_objects(integer), tc.forget_object(uuid, integer), tc.log_content(uuid, text, text, text, uuid, integer) to %I', login);
  execute format('grant execute on function tc.append_access(uuid, bigint, timestamptz, integer, text, bytea, bytea), tc.checkpoint_access(uuid, bigint, text, timestamptz, bytea, text, text, text), tc.persons_of(text, uuid[]) to %I', login);
  execute format('grant execute on function tc.keys_in_use(), tc.use_key(text, bytea), tc.hold_keys(uuid, text), tc.let_keys_go(uuid) to %I', login);
  execute format('grant select (id, parent_school_id, archived_at) on public.school to %I', login);
  execute format('grant execute on function tc.issue_ticket(bytea, text, uuid, integer, text, uuid[], uuid[]) to %I', login);
  execute format('create policy p_runtime on public.school for select to %I using (true)', login);
  execute format('grant select (child_id, guardian_id, archived_at) on public.guardianship to %I', login);
  execute format('create policy p_runtime on public.guardianship for select to %I using (true)', login);
end $grants$;`;

/** Whoever does the day's work calls it by name and day: the functions act with their owner's rights, the login has none. */
const grantJobs = (jobs: string): string => `-- the day's work
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), ${quoteText(jobs)}); end $connect$;
grant usage on schema tc to ${quoteName(jobs)};
grant execute on function ${jobsFunctions.join(", ")} to ${quoteName(jobs)};`;

const compileRole = remembered((role: RolePolicy, catalogue: Catalogue): Part => {
  assertNoPolicyCircle(catalogue, role);
  // What a role writes it has read: its writing side reads as its login does.
  const login = hasSide(role)
    ? `${quoteName(role.login)}, ${quoteName(writerOf(role))}`
    : quoteName(role.login);
  const lines: Unit[] = [
    `-- ${role.role}`,
    `do $connect$ begin execute format('grant connect on database %I to %I', current_database(), ${quoteText(role.login)}); end $connect$;`,
    `grant usage on schema public, tc to ${login};`,
    `grant select ("version") on tc.policy_state to ${login};`,
    `grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to ${login};`,
    `grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to ${login};`,
  ].map(fixed);
  const granted = decideColumnGrants(catalogue, role);
  lines.push(...grantTiedViews(catalogue, role, granted));
  for (const [type, columns] of [...granted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const entity = catalogue.entity(type);
    const names = Object.values(getTableColumns(entity.table)).map((column) => column.name);
    const list = names.filter((name) => columns.has(name)).map(quoteName);
    const table = quoteTable(entity.table);
    lines.push(columnsUnit(role, table, `grant select (${list.join(", ")}) on ${table} to ${login};`));
    const rows = compileRows(catalogue, role, entity);
    if (rows !== null) {
      const name = quoteName(`p_${role.login}`);
      const text = `create policy ${name} on ${table} for select to ${login} using (${rows});`;
      lines.push(policyUnit(name, table, text));
    }
  }
  return [...lines, ...compileUploads(catalogue, role)];
});

function compileRows(catalogue: Catalogue, role: RolePolicy, entity: EntityType): string | null {
  if (!isDeclaredCube(entity)) return compileRowPolicy(catalogue, role, entity);
  // Nor by days: the columns go with the version that takes out what has ended.
  const narrow = role.grants.some(
    ({ type, uses, rows }) => type === entity.name && uses.includes("read") && rows.kind !== "always",
  );
  if (narrow) {
    throw new Error(`${role.role}: ${entity.name} is a declared cube, whose rows no policy can narrow`);
  }
  return null;
}

function assertOneTypePerTable(catalogue: Catalogue): void {
  const seen = new Map<string, string>();
  for (const entity of catalogue.entities.values()) {
    const table = quoteTable(entity.table);
    const other = seen.get(table);
    if (other !== undefined)
      throw new Error(`${other} and ${entity.name} lie in one table: their rights would unite`);
    seen.set(table, entity.name);
  }
}
