// Who is known, as lines of a table: persons with their assignments, and services as tokens must name them.
import type { TransactionSql } from "postgres";
import type { Issuer } from "../config/issuer.ts";

const line = (cells: readonly unknown[]): string => cells.map((cell) => cell ?? "").join("\t");

export async function listPersons(
  tx: TransactionSql,
  { subject: subjects = [], role }: { readonly subject?: readonly string[]; readonly role?: string },
): Promise<readonly string[]> {
  const [subject = null] = subjects;
  const rows = await tx<Record<string, string | null>[]>`
    select p.issuer, p.subject, p.display_name as name, p.disabled_at::date::text as disabled, a.role,
        coalesce(s.official_code, t.name, vt.name || '/' || v.name, coalesce(a.teacher_id, a.child_id, a.guardian_id)::text) as scope,
        array_to_string(a.duties, ';') as duties, a.valid_from::text as "from", a.valid_to::text as "to", a.approved_by as "by"
      from tc.person p left join tc.assignment a on a.person_id = p.id
        left join school s on s.id = a.school_id left join township t on t.id = a.township_id
        left join village v on v.id = a.village_id left join township vt on vt.id = v.township_id
     where (${subject}::text is null or p.subject = ${subject}) and (${role ?? null}::text is null or a.role = ${role ?? null})
     order by p.issuer, p.subject, a.role, a.valid_from`;
  const head = ["issuer", "subject", "name", "disabled", "role", "scope", "duties", "from", "to", "by"];
  return [line(head), ...rows.map((row) => line(Object.values(row)))];
}

/** By what a token of its client is known for one, and names it: as `TONGCHOU_ISSUERS` says. */
function tokensOf(issuers: readonly Issuer[], name: string): string {
  const known = issuers.find(({ issuer }) => issuer === name);
  if (known === undefined)
    return issuers.length === 0 ? "" : "none: TONGCHOU_ISSUERS does not name the issuer";
  const { subjectClaim = "sub", serviceClaim } = known;
  const told = serviceClaim === undefined ? "client_id = sub" : `client_id = sub, or ${serviceClaim}`;
  return `${told}; subject in ${subjectClaim}`;
}

export async function listServices(
  tx: TransactionSql,
  issuers: readonly Issuer[],
): Promise<readonly string[]> {
  const rows = await tx<Record<string, string | null>[]>`
    select p.issuer, p.subject, p.display_name as name, p.disabled_at::date::text as disabled, p.valid_to::text as "to",
        p.cost_a_minute::text as cost, (select string_agg(distinct a.role, ';') from tc.assignment a where a.person_id = p.id
           and a.valid_from <= tc.today() and (a.valid_to is null or a.valid_to > tc.today())) as roles
      from tc.person p where p.kind = 'service' order by p.issuer, p.subject`;
  const head = ["issuer", "subject", "name", "disabled", "to", "cost", "roles", "tokens"];
  return [
    line(head),
    ...rows.map((row) => line([...Object.values(row), tokensOf(issuers, row.issuer ?? "")])),
  ];
}
