// What happened to a record, for whoever may be told: by a function of the role's writing side, which sees the rows that its login
// sees. Of a row that the caller does not see nothing is told, of a column that the role's login may not read neither its value
// nor that it changed, and of times when the row was of somebody whom the caller is tied to nothing at all.
import { getTableName } from "drizzle-orm";
import type { Catalogue, EntityType } from "../../catalogue/index.ts";
import { type RolePolicy, withinOf } from "../../policy/index.ts";
import { historyFunction } from "../command-call.ts";
import { decideColumnGrants } from "./column-grants.ts";
import { quoteName, quoteTable, quoteText } from "./quoting.ts";
import { compileWithin, isOffice } from "./row-condition.ts";
import { columnOf } from "./table-columns.ts";
import { fixed, functionUnit, type Part, type Unit } from "./units.ts";
import { handedTo, writerOf } from "./writing-sides.ts";

const told = [
  "id",
  "at",
  "table_name",
  "row_id",
  "operation",
  "person_id",
  "role",
  "command",
  "request_id",
  "before",
  "after",
];

/** SQL of the department of a change's role. */
export const departmentsOf = (roles: readonly RolePolicy[]): string =>
  `case h.role ${roles.map((one) => `when ${quoteText(one.role)} then ${quoteText(one.department)}`).join(" ")} end`;

/** What the history of its role's records asks of a side. */
export function compileHistories(catalogue: Catalogue, role: RolePolicy, departments: string): Part {
  const types = [...new Set((role.history ?? []).map(({ type }) => type))].sort();
  if (types.length === 0) return [];
  const side = quoteName(writerOf(role));
  const granted = decideColumnGrants(catalogue, role);
  return [
    `-- ${role.role} is told what happened`,
    `grant usage on schema public, tc to ${side};`,
    `grant usage on schema tc_write to ${quoteName(role.login)};`,
    `grant select (${told.map(quoteName).join(", ")}) on tc.history to ${side};`,
    `grant select ("id", "display_name") on tc.person to ${side};`,
  ]
    .map(fixed)
    .concat(
      types.map((type) => {
        const columns = granted.get(type);
        if (columns === undefined)
          throw new Error(`${role.role}: is told what happened to ${type}, and reads none`);
        return compileHistory({ catalogue, role, departments }, catalogue.entity(type), [...columns].sort());
      }),
    );
}

interface Telling {
  readonly catalogue: Catalogue;
  readonly role: RolePolicy;
  /** SQL of the department of a change's role. */
  readonly departments: string;
}

function compileHistory(
  { catalogue, role, departments }: Telling,
  entity: EntityType,
  columns: readonly string[],
): Unit {
  const name = historyFunction(role.login, entity.name);
  const open = columns.map(quoteText).join(", ");
  const part = (of: string): string =>
    `(select jsonb_object_agg(e.key, e.value) from jsonb_each(h.${of}) e where e.key = any (keys) and e.key = any (array[${open}]))`;
  const persons = isOffice(role) ? (catalogue.ofPersons.get(entity.name)?.columns ?? []) : [];
  const days = (role.history ?? []).filter(({ type }) => type === entity.name).map(withinOf);
  const dated = days.includes(null)
    ? ""
    : ` and (${days.flatMap((within) => (within === null ? [] : [compileWithin(within)])).join(" or ")})`;
  const tied = persons.map(
    (key) => `(p.before->>${quoteText(columnOf(entity, key).name)})::uuid = any ((select tc.ties())::uuid[])`,
  );
  const since =
    tied.length === 0
      ? ""
      : ` and not exists (select from tc.history p where p.row_id = asked and p.id >= h.id and (${tied.join(" or ")}))`;
  return functionUnit(
    `${name}(uuid, text[])`,
    `create function ${name}(asked uuid, keys text[]) returns table (n bigint, at timestamptz, operation text, command text, request uuid,
  person text, role text, department text, old jsonb, new jsonb) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $past$
  select row_number() over (order by h.id), h.at, h.operation, h.command, h.request_id, p.display_name, h.role, ${departments}, o.part, n.part
    from tc.history h left join tc.person p on p.id = h.person_id
      cross join lateral (select ${part("before")} as part) o cross join lateral (select ${part("after")} as part) n
    where exists (select from ${quoteTable(entity.table)} t where t.id = asked) and h.table_name = ${quoteText(getTableName(entity.table))} and h.row_id = asked
      and (h.operation <> 'update' or o.part is not null or n.part is not null)${since}${dated}
$past$;
${handedTo(role, `${name}(uuid, text[])`)}`,
  );
}
