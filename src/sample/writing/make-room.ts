// Whether the sample may go in, and what it replaces. Never removes a district that is not the sample itself.
import type { TransactionSql } from "postgres";
import { TongchouError } from "../../core/errors.ts";
import { developmentIssuer } from "../../identity/development-subject.ts";
import { districtId } from "../reference/divisions.ts";

async function assertRoom(sql: TransactionSql, replace: boolean): Promise<void> {
  const districts = await sql<{ id: string; name: string }[]>`select id, name from district`;
  const foreign = districts.find(({ id }) => id !== districtId);
  if (foreign !== undefined) {
    throw new TongchouError(
      "CONFLICT",
      `the database holds ${foreign.name}, which is not the sample: it is never replaced`,
    );
  }
  if (districts.length > 0 && !replace) {
    throw new TongchouError(
      "CONFLICT",
      "the sample district is loaded already; --replace removes it, with all that was entered into it, and loads it anew",
    );
  }
}

/** Returns the epoch for the people that are loaded next: above all that were there. */
export async function makeRoom(
  sql: TransactionSql,
  tables: readonly string[],
  replace: boolean,
): Promise<number> {
  await assertRoom(sql, replace);
  const records = tables.filter((table) => !table.startsWith("tc."));
  // What hung on the records goes with them; an upload that does not hang on any yet is its person's.
  if (replace) {
    await sql.unsafe(`truncate ${records.join(", ")}`);
    await sql`delete from tc.upload where attachment_id is not null`;
  }
  const [latest] = await sql<{ epoch: number | null }[]>`
    select max(epoch) as epoch from tc.person where issuer = ${developmentIssuer}`;
  await sql`delete from tc.assignment where person_id in (select id from tc.person where issuer = ${developmentIssuer})`;
  await sql`delete from tc.recusal where person_id in (select id from tc.person where issuer = ${developmentIssuer})`;
  await sql`delete from tc.person where issuer = ${developmentIssuer}`;
  return (latest?.epoch ?? 0) + 1;
}
