// Every row the reference path looks at: one `select *` per table by the owner, who sees all. No filter, no join and no
// policy is ever left to SQL here; only the collation of Chinese names is asked of PostgreSQL.
import { getTableColumns, getTableName } from "drizzle-orm";
import postgres from "postgres";
import { type Catalogue, sealedAt } from "../../src/catalogue/index.ts";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { testKeys } from "../support/test-keys.ts";

export type Scalar = string | number | boolean | null;
/** By column key. */
export type Row = Readonly<Record<string, Scalar>> & { readonly id: string };

/** Types whose `name` sorts by pinyin: the rule files' collations. Everything else compares by character. */
const pinyin: ReadonlySet<string> = new Set([
  "Child",
  "Guardian",
  "School",
  "SchoolState",
  "ResidentialDevelopment",
  "Township",
  "Village",
  "Teacher",
]);
export const isPinyin = (type: string, field: string): boolean => field === "name" && pinyin.has(type);

const asText = { to: 25, from: [1082, 1114], serialize: String, parse: (text: string) => text };

/** An instant as the API takes and shows it: ISO 8601 in UTC. */
const asInstant = {
  to: 1184,
  from: [1184],
  serialize: String,
  parse: (text: string) => new Date(text).toISOString(),
};

/** Amounts in fen, exact up to 2^53, and decimals. */
const asNumber = { to: 20, from: [20, 1700], serialize: String, parse: Number };

export function openAdmin(adminUrl: string) {
  return postgres(adminUrl, {
    max: 1,
    types: { day: asText, instant: asInstant, fen: asNumber },
    onnotice: () => {},
  });
}
export type Admin = ReturnType<typeof openAdmin>;

const none: readonly Row[] = [];

export class Rows {
  readonly sql: Admin;
  readonly catalogue: Catalogue;
  private readonly tables: ReadonlyMap<string, readonly Row[]>;
  /** By type, by column. */
  private readonly indexes = new Map<string, Map<string, ReadonlyMap<Scalar, readonly Row[]>>>();
  private readonly ranks = new Map<string, ReadonlyMap<string, number>>();
  private readonly smaller = new Map<string, ReadonlySet<string>>();
  private readonly opened = new Map<string, string>();
  private readonly ring = createKeyRing(testKeys);

  private constructor(sql: Admin, catalogue: Catalogue, tables: ReadonlyMap<string, readonly Row[]>) {
    this.sql = sql;
    this.catalogue = catalogue;
    this.tables = tables;
  }

  static async load(adminUrl: string, catalogue: Catalogue): Promise<Rows> {
    const sql = openAdmin(adminUrl);
    const tables = new Map<string, readonly Row[]>();
    for (const { name, table } of catalogue.entities.values()) {
      const keys = Object.entries(getTableColumns(table));
      const stored = await sql.unsafe(`select * from "${getTableName(table)}"`);
      tables.set(
        name,
        stored.map((row) => Object.fromEntries(keys.map(([key, column]) => [key, row[column.name]])) as Row),
      );
    }
    const rows = new Rows(sql, catalogue, tables);
    for (const type of pinyin) await rows.rank(type);
    return rows;
  }

  of(type: string): readonly Row[] {
    const found = this.tables.get(type);
    if (found === undefined) throw new Error(`no rows of ${type}`);
    return found;
  }

  /** The rows of a type whose column holds a value; NULL is no value. */
  where(type: string, key: string, value: Scalar): readonly Row[] {
    if (value === null) return [];
    const columns = this.indexes.get(type) ?? new Map<string, ReadonlyMap<Scalar, readonly Row[]>>();
    this.indexes.set(type, columns);
    const index = columns.get(key) ?? Map.groupBy(this.of(type), (row) => row[key] ?? null);
    columns.set(key, index);
    return index.get(value) ?? none;
  }

  /** The rows a relation leads to, seen or not. */
  related(type: string, name: string, row: Row): readonly Row[] {
    const relation = this.catalogue.relation(type, name);
    return relation.kind === "toOne"
      ? this.where(relation.target, "id", row[relation.via] ?? null)
      : this.where(relation.target, relation.via, row[relation.local ?? "id"] ?? null);
  }

  private async rank(type: string): Promise<void> {
    const table = getTableName(this.catalogue.entity(type).table);
    const sorted = await this.sql.unsafe(`select name from "${table}" order by name collate "zh-x-icu"`);
    const names = [...new Set(sorted.map((row) => String(row.name)))];
    this.ranks.set(type, new Map(names.map((name, index) => [name, index])));
  }

  /** Less than zero, zero, or more: as the field's values sort. */
  compare(type: string, field: string, a: Scalar, b: Scalar): number {
    if (typeof a === "string" && typeof b === "string") {
      if (!isPinyin(type, field)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
      const ranks = this.ranks.get(type);
      return (ranks?.get(a) ?? Number.NaN) - (ranks?.get(b) ?? Number.NaN);
    }
    return Number(a) - Number(b);
  }

  /** A literal beside stored names: which of them come before it. Asked ahead, so that filters need not wait. */
  async prepareText(type: string, field: string, literal: string): Promise<void> {
    const name = `${type}.${field}<${literal}`;
    if (!isPinyin(type, field) || this.smaller.has(name)) return;
    const table = getTableName(this.catalogue.entity(type).table);
    const below = await this.sql.unsafe(
      `select distinct name from "${table}" where name collate "zh-x-icu" < $1`,
      [literal],
    );
    this.smaller.set(name, new Set(below.map((row) => String(row.name))));
  }

  compareWithText(type: string, field: string, stored: string, literal: string): number {
    if (!isPinyin(type, field)) return this.compare(type, field, stored, literal);
    if (stored === literal) return 0;
    const below = this.smaller.get(`${type}.${field}<${literal}`);
    if (below === undefined) throw new Error(`${type}.${field}: ${literal} was not prepared`);
    return below.has(stored) ? -1 : 1;
  }

  /** A secret's plain text. */
  decrypt(type: string, name: string, row: Row): string | null {
    const field = this.catalogue.field(type, name);
    const cipher = row[`${name}Cipher`];
    if (field.kind !== "secret") throw new Error(`${type}.${name} is no secret`);
    if (typeof cipher !== "string") return null;
    const known = this.opened.get(cipher);
    if (known !== undefined) return known;
    const { column, row: key } = sealedAt(field);
    const plain = this.ring.decrypt(cipher, { column, row: String(row[key]) });
    this.opened.set(cipher, plain);
    return plain;
  }

  close(): Promise<void> {
    return this.sql.end({ timeout: 5 });
  }
}
