// Service accounts, as the administrator enters them: clients that ask on their own behalf, until a day, and spend so much a minute.
import type { TransactionSql } from "postgres";
import { isCivilDay } from "../../core/dates.ts";
import { OperatorError } from "../../core/operator-error.ts";
import type { PersonKey } from "./assignments.ts";

export interface ServiceTerms {
  /** The first day on which it is none any more. */
  readonly to: string;
  /** Units of price that all its operations may come to in a minute. */
  readonly costAMinute: number;
}

const mostCost = 2_147_483_647;

async function assertTerms(tx: TransactionSql, { to, costAMinute }: ServiceTerms): Promise<void> {
  if (!isCivilDay(to)) throw new OperatorError(`${to} is no civil day (yyyy-mm-dd)`);
  if (!Number.isInteger(costAMinute) || costAMinute < 1 || costAMinute > mostCost)
    throw new OperatorError(`what it may spend in a minute is a whole number from 1 to ${mostCost}`);
  const [day] = await tx<{ over: boolean }[]>`select ${to}::date <= tc.today() as over`;
  if (day?.over)
    throw new OperatorError(`${to} is over: a service ends on a later day (disable ends it now)`);
}

export async function addService(
  tx: TransactionSql,
  { issuer, subject }: PersonKey,
  name: string,
  terms: ServiceTerms,
): Promise<string> {
  if (subject.trim() === "" || name.trim() === "")
    throw new OperatorError("a service has a subject and a name");
  await assertTerms(tx, terms);
  const [row] = await tx<{ id: string }[]>`
    insert into tc.person (id, issuer, subject, display_name, kind, valid_to, cost_a_minute)
      values (uuidv7(), ${issuer}, ${subject}, ${name.normalize("NFC").trim()}, 'service', ${terms.to}::date, ${terms.costAMinute})
      on conflict (issuer, subject) do nothing returning id`;
  if (row === undefined) throw new OperatorError(`${subject} of ${issuer} is known already`);
  return row.id;
}

/** Other terms from now on. One that was disabled stays so. */
export async function renewService(
  tx: TransactionSql,
  { issuer, subject }: PersonKey,
  { to, costAMinute }: { readonly to: string; readonly costAMinute: number | null },
): Promise<ServiceTerms> {
  const [known] = await tx<{ kind: string; disabled: boolean; cost: number | null }[]>`
    select kind, disabled_at is not null as disabled, cost_a_minute as cost
      from tc.person where issuer = ${issuer} and subject = ${subject} for update`;
  if (known?.kind !== "service") throw new OperatorError(`no service is known as ${subject} to ${issuer}`);
  if (known.disabled)
    throw new OperatorError(`${subject} was disabled, and what it was is over: add another`);
  const terms = { to, costAMinute: costAMinute ?? known.cost ?? 0 };
  await assertTerms(tx, terms);
  await tx`update tc.person set valid_to = ${terms.to}::date, cost_a_minute = ${terms.costAMinute}
    where issuer = ${issuer} and subject = ${subject}`;
  return terms;
}
