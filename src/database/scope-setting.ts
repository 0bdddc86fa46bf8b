// How a statement tells the row policies whose rows it is for: it shows a ticket, the database knows for whom the ticket was
// made. The names that the engine's statements, the row policies and identity.rules.sql share. Knows nothing of grants.
import type { ScopeKind } from "../policy/index.ts";

export const ticketSettingName = "tongchou.ticket";

/** Whether an assignment of this kind names ids; otherwise the scope is one word, the kind itself. */
export const bindsIds = (scope: ScopeKind): boolean => scope !== "district" && scope !== "public";

/** By this start-up parameter a server's session names the server's key: see `tc.is_server`. */
export const serverSettingName = "tongchou.server";

/**
 * SQL for the ids of the scope, null without a ticket. A sub-select without outer columns: PostgreSQL evaluates it once
 * per statement, and an index can use it. Of a function, not of `tc.caller`: a view is planned anew for each table.
 */
export const readScopeIds = "(select tc.scope_ids())";

/** SQL: true where the scope is this word, else null. */
export const readScopeWord = (scope: ScopeKind): string => `(select tc.scope_is('${scope}'))`;

/** SQL for the persons whose rows are left out, null where the asker is tied to nobody. */
export const readTies = "(select tc.ties())";

/** The view of a table's rows that are of those persons, for whoever may not read whose a row is. */
export const tiedView = (table: string): string => `tc."tied_${table}"`;
