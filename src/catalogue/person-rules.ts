// Of whom rows are, asked of the database with its owner's rights: for what is on record of an answer, where the role that it was
// given to may not read whose its rows are. Generated from the catalogue (`persons.rules.sql`).
import { getTableColumns, getTableName } from "drizzle-orm";
import type { EntityType } from "./definitions.ts";
import type { OfPersons } from "./of-persons.ts";

/** As the record names a kind of persons: `child`. */
export const personKind = (type: string): string => type.toLowerCase();

type Entities = ReadonlyMap<string, EntityType>;
type Persons = ReadonlyMap<string, OfPersons>;

function selects(entities: Entities, of: Persons, type: string): readonly string[] {
  const entity = entities.get(type);
  const persons = of.get(type);
  if (entity === undefined || persons === undefined) return [];
  const from = `FROM public."${getTableName(entity.table)}" t`;
  const own = [...persons.kinds].map(
    ([key, kind]) =>
      `SELECT t.id, '${personKind(kind)}', t."${getTableColumns(entity.table)[key]?.name}" ${from} WHERE t.id = ANY (shown)`,
  );
  const parents = persons.through.flatMap((relation) => {
    const field = entity.fields.get(relation);
    if (field?.kind !== "toOne") return [];
    const target = entities.get(field.target);
    const via = getTableColumns(entity.table)[field.via]?.name;
    return [...(of.get(field.target)?.kinds ?? [])].map(
      ([key, kind]) =>
        `SELECT t.id, '${personKind(kind)}', p."${target && getTableColumns(target.table)[key]?.name}" ${from} JOIN public."${target && getTableName(target.table)}" p ON p.id = t."${via}" WHERE t.id = ANY (shown)`,
    );
  });
  return [...own, ...parents];
}

/** What is of persons by parents of parents would need another join: there is none. */
function assertOneStep(of: Persons, entities: Entities): void {
  for (const [type, { columns, through }] of of)
    for (const relation of columns.length > 0 ? [] : through) {
      const field = entities.get(type)?.fields.get(relation);
      if (field?.kind !== "toOne" || of.get(field.target)?.columns.length === 0)
        throw new Error(`${type}.${relation}: whose rows are is asked one step away, and no further`);
    }
}

export function personsSql(entities: Entities, of: Persons): string {
  assertOneStep(of, entities);
  const cases = [...of.keys()].sort().map((type) => {
    const asked = selects(entities, of, type).join("\n      UNION ALL ");
    return `    WHEN '${type}' THEN RETURN QUERY ${asked};`;
  });
  return `-- Generated from the catalogue by \`npm run schema\`: do not edit. Of whom rows are, whoever may read it: for what is on record of an
-- answer. The server's own login alone may ask.

CREATE OR REPLACE FUNCTION tc.persons_of(of_type text, shown uuid[]) RETURNS TABLE (row_id uuid, kind text, person uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  CASE of_type
${cases.join("\n")}
  END CASE;
END $$;
`;
}
