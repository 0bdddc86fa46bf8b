// Persons and their assignments, as the administrator enters them: checked against the policy in force and the district's own places
// before anything is written. With `services.ts` the only writer of `tc.person` and `tc.assignment` beside the sample.
import type { Sql, TransactionSql } from "postgres";
import { isCivilDay } from "../../core/dates.ts";
import { OperatorError } from "../../core/operator-error.ts";
import type { Policy, RolePolicy } from "../../policy/index.ts";
import { administers, assertServes } from "./administrators.ts";
import { findScope, scopeColumns } from "./scopes.ts";

export interface PersonKey {
  readonly issuer: string;
  readonly subject: string;
}

export interface NewAssignment {
  readonly role: string;
  /** As people say it: see `findScope`. */
  readonly scope: string;
  readonly duties: readonly string[];
  readonly from: string;
  /** The day before which it ends; null: until it is ended. */
  readonly to: string | null;
  readonly approvedBy: string;
}

/** What everybody may be beside an office. */
const ofOneself = ["guardian", "teacher"];

function roleOf(policy: Policy, name: string): RolePolicy {
  const role = policy.roles.get(name);
  if (role === undefined || role.scope === "public") {
    const known = [...policy.roles.values()].filter(({ scope }) => scope !== "public");
    throw new OperatorError(
      `nobody is assigned the role ${name}; there are: ${known.map((one) => one.role).join(", ")}`,
    );
  }
  return role;
}

function assertFits(
  { role, duties: known }: RolePolicy,
  { duties, from, to, approvedBy }: NewAssignment,
): void {
  const unknown = duties.filter((duty) => !known.includes(duty));
  if (unknown.length > 0)
    throw new OperatorError(
      `${role} has no duty ${unknown.join(", ")}; it has: ${known.join(", ") || "none"}`,
    );
  if (known.length > 0 && duties.length === 0)
    throw new OperatorError(`an assignment of ${role} names its duties: ${known.join(", ")}`);
  if (!isCivilDay(from)) throw new OperatorError(`${from} is no civil day (yyyy-mm-dd)`);
  if (to !== null && !isCivilDay(to)) throw new OperatorError(`${to} is no civil day (yyyy-mm-dd)`);
  if (to !== null && to <= from) throw new OperatorError(`it ends (${to}) before it begins (${from})`);
  if (approvedBy.trim() === "") throw new OperatorError("who has approved it is not said (--by)");
}

export async function findPerson(tx: Sql | TransactionSql, { issuer, subject }: PersonKey): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    select id from tc.person where issuer = ${issuer} and subject = ${subject}`;
  if (row === undefined)
    throw new OperatorError(`nobody is known as ${subject} to ${issuer}: add the person first`);
  return row.id;
}

function assertCode(code: string): void {
  if (!/^[0-9A-Za-z][0-9A-Za-z.-]{2,39}$/.test(code) || /^[0-9]{17}[0-9Xx]$/.test(code))
    throw new OperatorError(
      `${code} is no code of a natural person: 3 to 40 letters, digits, points and hyphens, and no identity number`,
    );
}

/** Of an account that is known. */
export async function codePerson(tx: TransactionSql, person: PersonKey, code: string): Promise<void> {
  assertCode(code);
  await tx`update tc.person set natural_person_code = ${code} where id = ${await findPerson(tx, person)}`;
}

export async function addPerson(
  tx: TransactionSql,
  { issuer, subject }: PersonKey,
  name: string,
  code?: string,
): Promise<string> {
  if (subject.trim() === "" || name.trim() === "")
    throw new OperatorError("a person has a subject and a name");
  if (code !== undefined) assertCode(code);
  const [row] = await tx<{ id: string }[]>`
    insert into tc.person (id, issuer, subject, display_name, natural_person_code)
      values (uuidv7(), ${issuer}, ${subject}, ${name.normalize("NFC").trim()}, ${code ?? null})
      on conflict (issuer, subject) do nothing returning id`;
  if (row === undefined) throw new OperatorError(`${subject} of ${issuer} is known already`);
  return row.id;
}

/** False where the very same is in force. */
export async function assign(
  tx: TransactionSql,
  policy: Policy,
  person: PersonKey,
  wanted: NewAssignment,
): Promise<boolean> {
  const role = roleOf(policy, wanted.role);
  assertFits(role, wanted);
  const id = await findPerson(tx, person);
  const [held] = await tx<{ kind: string }[]>`select kind from tc.person where id = ${id} for update`;
  if (held?.kind === "service") assertServes(role);
  const scopeId = await findScope(tx, role.scope, wanted.scope);
  await assertApart(tx, id, wanted);
  if (administers(role.role)) await assertKnown(tx, id);
  const duties = [...new Set(wanted.duties)].sort();
  const column = scopeColumns[role.scope as keyof typeof scopeColumns];
  const [same] = await tx`
    select from tc.assignment where person_id = ${id} and role = ${role.role} and ${tx(column)} = ${scopeId}
       and array(select unnest(duties) order by 1) = coalesce(string_to_array(nullif(${duties.join(",")}, ''), ','), '{}')
       and (valid_to is null or valid_to > ${wanted.from}::date) and (${wanted.to}::date is null or valid_from < ${wanted.to}::date)`;
  if (same !== undefined) return false;
  await tx`
    insert into tc.assignment (id, person_id, role, scope, ${tx(column)}, duties, valid_from, valid_to, approved_by)
      values (uuidv7(), ${id}, ${role.role}, ${role.scope}, ${scopeId},
        coalesce(string_to_array(nullif(${duties.join(",")}, ''), ','), '{}'), ${wanted.from}::date, ${wanted.to}::date,
        ${wanted.approvedBy.trim()})`;
  return true;
}

async function assertKnown(tx: TransactionSql, personId: string): Promise<void> {
  const [known] = await tx`select from tc.person where id = ${personId} and natural_person_code is not null`;
  if (known === undefined)
    throw new OperatorError("of who administers the natural person is on record: add the person with --code");
}

async function assertApart(
  tx: TransactionSql,
  personId: string,
  { role, from, to }: NewAssignment,
): Promise<void> {
  if (ofOneself.includes(role)) return;
  const held = await tx<{ role: string }[]>`
    select distinct role from tc.assignment where person_id = any (tc.accounts_of_person(${personId})) and role <> ${role}
       and (valid_to is null or valid_to > ${from}::date) and (${to}::date is null or valid_from < ${to}::date)`;
  const other = held.find(
    (one) => !ofOneself.includes(one.role) && (administers(role) || administers(one.role)),
  );
  if (other !== undefined)
    throw new OperatorError(
      `who administers does nothing else, and this person has ${other.role}: choose another for ${role}`,
    );
}

/** How many were ended. */
export async function endAssignments(
  tx: TransactionSql,
  person: PersonKey,
  { role, on }: { readonly role: string; readonly on: string },
): Promise<number> {
  if (!isCivilDay(on)) throw new OperatorError(`${on} is no civil day (yyyy-mm-dd)`);
  const id = await findPerson(tx, person);
  const [day] = await tx<{ past: boolean }[]>`select ${on}::date < tc.today() as past`;
  if (day?.past)
    throw new OperatorError(
      `${on} is over: what was shown cannot be taken back; it ends today at the earliest`,
    );
  const ended = await tx`
    update tc.assignment set valid_to = ${on}::date where person_id = ${id} and role = ${role}
       and (valid_to is null or valid_to > ${on}::date) and valid_from < ${on}::date returning id`;
  // What has not begun never does.
  const never = await tx`
    delete from tc.assignment where person_id = ${id} and role = ${role} and valid_from >= ${on}::date returning id`;
  return ended.length + never.length;
}

/** Of one who leaves, or whose account fell into other hands: from this commit on nothing is answered. */
export async function disablePerson(tx: TransactionSql, person: PersonKey): Promise<void> {
  await tx`update tc.person set disabled_at = now() where id = ${await findPerson(tx, person)} and disabled_at is null`;
}
