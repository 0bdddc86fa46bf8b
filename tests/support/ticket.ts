// Tickets for statements that tests write themselves.
import { createHash, randomBytes } from "node:crypto";
import type { Sql } from "postgres";

/**
 * A ticket that `login` may show, given by the administrator for an hour: `scope` is a word or ids, joined by commas, as
 * `ties` are, if there are any.
 */
export async function giveTicket(admin: Sql, login: string, scope: string, ties?: string): Promise<string> {
  const ticket = randomBytes(12).toString("hex");
  const digest = createHash("sha256").update(ticket).digest("hex");
  const ids = /^[0-9a-f]{8}-/.test(scope) ? `{${scope}}` : null;
  await admin`
    insert into tc.ticket (digest, login, epoch, scope, scope_ids, ties, expires_at)
      values (decode(${digest}, 'hex'), ${login}, 0, ${ids === null ? scope : "ids"}, ${ids}::text::uuid[],
        ${ties === undefined ? null : `{${ties}}`}::text::uuid[], now() + interval '1 hour')`;
  return ticket;
}
