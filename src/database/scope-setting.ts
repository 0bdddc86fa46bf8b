// The setting by which a statement tells the row policies whose rows it is for: its name and format, for the engine that
// writes it, the statement that sets it, and the row policies that read it. Knows nothing of grants.
import type { ScopeKind } from "../policy/index.ts";

export const scopeSettingName = "tongchou.scope";

/** Whether an assignment of this kind names ids; otherwise the scope is one word, the kind itself. */
export const bindsIds = (scope: ScopeKind): boolean => scope !== "district" && scope !== "public";

/** What the statement sets. */
export const writeScope = (scope: ScopeKind, ids: Iterable<string>): string =>
  bindsIds(scope) ? [...new Set(ids)].join(",") : scope;

/** SQL for what was set, null where nothing was. */
const readSetting = `current_setting('${scopeSettingName}', true)`;

/**
 * SQL for the ids that were set, null where none were; what is no uuid raises an error. A sub-select without outer
 * columns: PostgreSQL evaluates it once per statement, and an index can use it.
 */
export const readScopeIds = `(select string_to_array(nullif(${readSetting}, ''), ',')::uuid[])`;

/** SQL: true where the word was set, else null. */
export const readScopeWord = (scope: ScopeKind): string =>
  `(select case ${readSetting} when '${scope}' then true end)`;
