// The grants that a call of a command names, each with the ids in its scope; and what of them can be asked of a row that is not
// written yet.
import type { Command } from "../../catalogue/index.ts";
import type { Condition, WriteGrant } from "../../policy/index.ts";
import { readScopeIds } from "../scope-setting.ts";
import { valuesOf, type Writer } from "./command-values.ts";
import { quoteText } from "./quoting.ts";
import { columnOf } from "./table-columns.ts";

/** Ids in scope of the grant `h` of a call. */
export const calledScope = "array(select jsonb_array_elements_text(h->'scope'))";

export const grantsOf = ({ role }: Pick<Writer, "role">, command: Command): readonly WriteGrant[] =>
  role.writes.filter(({ type, commands }) => type === command.entity.name && commands.includes(command.name));

/**
 * That what is said of the new row `x.v` puts it where no grant that the planner holds lets it be, or none of the role's within
 * the ticket's scope. Asked before it is written: a rule that looks at other rows would tell of them before the row policies
 * refused.
 */
export function saidElsewhere(writer: Writer, command: Command): readonly string[] {
  if (command.kind !== "create") return [];
  const values = new Map(valuesOf(writer.role, command, "x.v"));
  const within = ({ rows }: WriteGrant, scope: string): string | null =>
    saidScope(rows, scope, (key) => values.get(columnOf(command.entity, key).name));
  const grants = grantsOf(writer, command);
  if (grants.every((grant) => within(grant, calledScope) === null)) return [];
  const cases = grants.map(
    (grant) => `when ${quoteText(grant.id)} then ${within(grant, calledScope) ?? "true"}`,
  );
  const most = grants.map((grant) => within(grant, readScopeIds) ?? "true").join(" or ");
  return [
    `(${most}) is false or exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and (case h->>'grant' ${cases.join(" ")} else false end) is not false))`,
  ];
}

/** Of a grant's rows what follows from ids that are said; null where nothing does, which refuses nothing. */
function saidScope(
  rows: Condition,
  scope: string,
  valueAt: (key: string) => string | undefined,
): string | null {
  switch (rows.kind) {
    case "inScope": {
      const value = valueAt(rows.column);
      return value === undefined ? null : `(${value}) = any (${scope}::uuid[])`;
    }
    case "all":
    case "any": {
      const parts = rows.of.map((part) => saidScope(part, scope, valueAt));
      if (rows.kind === "any" && parts.includes(null)) return null;
      const known = parts.filter((part) => part !== null);
      return known.length === 0 ? null : `(${known.join(rows.kind === "all" ? " and " : " or ")})`;
    }
    default:
      return null;
  }
}
