// Takes the second line away where tables or functions that it stands on change: its row policies, views of tied rows and
// commands and, with them, everybody's rights to tables. Until it is applied again every login, the server's own too, is refused: rights
// without policies would be answered with empty lists.
import type { TransactionSql } from "postgres";
import { dropPolicies, eachTable, revokeOnTable } from "./baseline.ts";
import { dropTiedViews } from "./tied-rows.ts";
import { dropCommands } from "./writing-sides.ts";

const text = `
do $withdraw$
declare
  object record;
  holder record;
begin
  for object in ${eachTable} loop
    ${revokeOnTable}
    ${dropPolicies(" and p.polname <> 'owner_all'")}
  end loop;
end $withdraw$;
${dropTiedViews}
${dropCommands}
comment on schema tc is 'enforces no policy: rights to tables are withdrawn until \`migrate\` has ended';`;

/** What the owner itself needs (its own policy, forced row security) stays. */
export async function withdrawEnforcement(tx: TransactionSql): Promise<void> {
  await tx.unsafe(text).simple();
}
