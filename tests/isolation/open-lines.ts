// Taking one line away, so that the other stands alone: views without secrets, a database without enforcement.
import { createHash } from "node:crypto";
import type postgres from "postgres";
import { loadPolicyInForce } from "../../src/database/policy-store.ts";
import type { RolePolicy } from "../../src/policy/index.ts";
import type { OracleAsker } from "../oracle/judge.ts";

/** Puts another policy version into force. */
export async function approve(sql: postgres.Sql, roles: readonly RolePolicy[]): Promise<number> {
  const content = JSON.stringify(roles);
  const hash = createHash("sha256").update(content).digest("hex");
  const [made] =
    await sql`insert into tc.policy_version (hash, content, approved_by) values (${hash}, ${content}, 'test') returning version`;
  await sql`update tc.policy_state set version = ${made?.version}`;
  return Number(made?.version);
}

/** Every role may name every coordinate: the GraphQL view stops nobody any more. */
export async function openViews(sql: postgres.Sql): Promise<void> {
  const { policy } = await loadPolicyInForce(sql);
  await approve(
    sql,
    [...policy.roles.values()].map((role) => ({ ...role, view: "department" })),
  );
}

/** The database keeps nothing back: every login reads every column of every row. */
export async function openDatabaseWide(sql: postgres.Sql): Promise<void> {
  const tables = await sql`select relname as name, relkind as kind from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')`;
  const { policy } = await loadPolicyInForce(sql);
  for (const { login } of policy.roles.values()) {
    for (const { name, kind } of tables) {
      await sql.unsafe(`grant select on "${name}" to ${login}`);
      if (kind !== "v")
        await sql.unsafe(`create policy wide_${login} on "${name}" for select to ${login} using (true)`);
    }
  }
}

const purposes = [
  "identity-verification",
  "dropout-return",
  "payment",
  "title-certificate",
  "rehabilitation",
  "report-response",
  "appraisal",
  "meal-coverage",
  "inspection",
];

/** The most that anyone of the role could see inside these scopes: all duties, all purposes, all assignments at once. */
export function ceilingsOf({ role, groups }: OracleAsker): readonly OracleAsker[] {
  const scopeIds = [...new Set(groups.flatMap((group) => group.scopeIds))];
  const duties: Readonly<Record<string, readonly string[]>> = {
    "education-officer": ["basic-education", "personnel", "finance", "student-aid", "safety"],
    "school-registrar": ["head", "enrolment", "personnel", "accounts", "welfare", "canteen"],
    inspector: ["enrolment-inspection", "staffing-inspection", "funding-inspection", "nutrition-inspection"],
  };
  const whole = { role, groups: [{ duties: duties[role] ?? [], scopeIds }], purpose: null };
  return [whole, ...purposes.map((purpose) => ({ ...whole, purpose }))];
}
