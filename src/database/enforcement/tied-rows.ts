// Views of the rows that are of whom the asker is tied to, by keys that the asker's role may not read: so that a statement,
// too, can leave out what it may not ask whose it is. Ids alone, and only those of whom the ticket says; they ask no policy.
import { getTableName } from "drizzle-orm";
import type { Catalogue, EntityType } from "../../catalogue/index.ts";
import type { RolePolicy } from "../../policy/index.ts";
import { readTies, tiedView } from "../scope-setting.ts";
import { type ColumnGrants, decideColumnGrants } from "./column-grants.ts";
import { quoteName, quoteTable } from "./quoting.ts";
import { isOffice } from "./row-condition.ts";
import { columnOf } from "./table-columns.ts";
import { columnsUnit, fixed, type Part, type Unit, viewUnit } from "./units.ts";

export const dropTiedViews = `do $tied$
declare
  name text;
begin
  for name in select relname from pg_class where relnamespace = 'tc'::regnamespace and relkind = 'v' and starts_with(relname, 'tied_') loop
    execute format('drop view tc.%I', name);
  end loop;
end $tied$;`;

/** Every view that one of the roles needs; those of a policy before are gone. */
export function compileTiedViews(catalogue: Catalogue, roles: readonly RolePolicy[]): Part {
  const types = new Set(
    roles.flatMap((role) => withClosedKeys(catalogue, role, decideColumnGrants(catalogue, role))),
  );
  const views = [...types].sort().map((type) => {
    const entity = catalogue.entity(type);
    const named = keysOf(catalogue, entity).map((name) => `${quoteName(name)} = any (${readTies}::uuid[])`);
    return viewUnit(
      viewOf(entity),
      `create view ${viewOf(entity)} with (security_barrier) as select "id" from ${quoteTable(entity.table)} where tc.is_server() and (${named.join(" or ")});`,
    );
  });
  return [fixed(dropTiedViews), ...views, fixed(handOverViews)];
}

/** Made by a superuser they are the tables' owner's all the same, who may change them the next time. */
export const handOverViews = `do $tied$
declare
  made record;
begin
  for made in select v.oid::regclass as name, t.relowner::regrole as owner from pg_class v
      join pg_class t on t.relnamespace = 'public'::regnamespace and v.relname = 'tied_' || t.relname
      where v.relnamespace = 'tc'::regnamespace and v.relkind = 'v' and v.relowner <> t.relowner loop
    execute format('alter view %s owner to %s', made.name, made.owner);
  end loop;
end $tied$;`;

/** What a role's login may read of them. */
export function grantTiedViews(
  catalogue: Catalogue,
  role: RolePolicy,
  granted: ColumnGrants,
): readonly Unit[] {
  return withClosedKeys(catalogue, role, granted)
    .sort()
    .map((type) => {
      const view = viewOf(catalogue.entity(type));
      return columnsUnit(role, view, `grant select ("id") on ${view} to ${quoteName(role.login)};`);
    });
}

const viewOf = (entity: EntityType): string => tiedView(getTableName(entity.table));

const keysOf = (catalogue: Catalogue, entity: EntityType): readonly string[] =>
  (catalogue.ofPersons.get(entity.name)?.columns ?? []).map((key) => columnOf(entity, key).name);

const withClosedKeys = (catalogue: Catalogue, role: RolePolicy, granted: ColumnGrants): string[] =>
  isOffice(role)
    ? [...granted].flatMap(([type, columns]) =>
        keysOf(catalogue, catalogue.entity(type)).some((name) => !columns.has(name)) ? type : [],
      )
    : [];
