// Where secrets stand, as the catalogue says: what is sealed, bound to which row, and what else of it follows from a key.
import { getTableColumns, getTableName } from "drizzle-orm";
import type { Sql } from "postgres";
import { type Catalogue, type EntityType, type SecretField, sealedAt } from "../../catalogue/index.ts";
import { OperatorError } from "../../core/operator-error.ts";

export interface SealedColumn {
  /** As the database names it, like all below. */
  readonly table: string;
  readonly cipher: string;
  readonly index: string | null;
  readonly code: string | null;
  /** What it is bound to: column, and where the id of its row stands. */
  readonly context: string;
  readonly row: string;
}

function nameOf({ name, table }: EntityType, key: string): string {
  const column = getTableColumns(table)[key];
  if (column === undefined) throw new Error(`${name} has no column ${key}`);
  return column.name;
}

const sealedIn = (entity: EntityType, field: SecretField): SealedColumn => {
  const { column: context, row } = sealedAt(field);
  return {
    table: getTableName(entity.table),
    cipher: field.cipher.name,
    index: field.index?.name ?? null,
    code: field.code?.name ?? null,
    context,
    row: nameOf(entity, row),
  };
};

/** What others are copies of stands first. */
export function sealedColumns(catalogue: Catalogue): readonly SealedColumn[] {
  const all = [...catalogue.entities.values()].flatMap((entity) =>
    [...entity.fields.values()].flatMap((field) => (field.kind === "secret" ? [{ entity, field }] : [])),
  );
  const copies = ({ field }: (typeof all)[number]): number => (field.copyOf === undefined ? 0 : 1);
  return all.sort((a, b) => copies(a) - copies(b)).map(({ entity, field }) => sealedIn(entity, field));
}

/** That the catalogue knows of each ciphertext in the database. */
export async function assertAllKnown(sql: Sql, columns: readonly SealedColumn[]): Promise<void> {
  const known = new Set(columns.map(({ table, cipher }) => `${table}.${cipher}`));
  const found = await sql<{ name: string }[]>`
    select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
       and a.attname like '%\\_cipher'`;
  const strange = found.filter(({ name }) => !known.has(name));
  if (strange.length > 0)
    throw new OperatorError(`nobody knows how ${strange.map(({ name }) => name).join(", ")} is sealed`);
}

/** By the places where such a number stands: the columns whose rows move together. Of others each row moves by itself. */
export async function comparedWith(
  sql: Sql,
  columns: readonly SealedColumn[],
): Promise<ReadonlyMap<SealedColumn, readonly SealedColumn[]>> {
  const triggers = await sql<{ said: string }[]>`
    select encode(t.tgargs, 'escape') as said from pg_trigger t where t.tgfoid = 'tc.under_one_key'::regproc`;
  const places = new Set(triggers.flatMap(({ said }) => said.split("\\000").slice(1, -1)));
  const compared = columns.filter(({ table, index }) => places.has(`${table}.${index}`));
  return new Map(
    compared.map((column) => [column, compared.filter(({ context }) => context === column.context)]),
  );
}
