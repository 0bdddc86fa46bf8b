// A page in one subquery: filter, keyset, limit, and only the parts of the connection that were asked for.
import { type SQL, sql } from "drizzle-orm";
import type { ConnectionField, PageInfoField, PagePlan, RecordSelection } from "../planning/index.ts";
import { compileGuard, compileRootGuard } from "./compile-condition.ts";
import { cursorIsOf, keyName, keysetBranches, orderBy } from "./compile-keyset.ts";
import { throughProtected } from "./compile-marks.ts";
import { compileKeys, type Keys } from "./compile-order.ts";
import { compilePredicate } from "./compile-predicate.ts";
import { type Compiling, conjunction, fromTable, literal, param, type RowColumns } from "./compiling.ts";
import { concat, type JsonText, jsonArray, jsonObject, name, quoted } from "./json-text.ts";

export type CompileRecord = (compiling: Compiling, row: RowColumns, selection: RecordSelection) => JsonText;

/** What a list hangs on: the parent's row, and what ties the list's rows to it. */
export interface Under {
  readonly parent: RowColumns;
  readonly join: (related: RowColumns) => SQL;
}

/** Without `under` it is a list at the root. */
export function compilePage(
  above: Compiling,
  page: PagePlan,
  compileRecord: CompileRecord,
  under?: Under,
): JsonText {
  const compiling = throughProtected(above, page);
  const visible = under ? compileGuard : compileRootGuard;
  const base = (row: RowColumns): SQL[] => [
    ...(under ? [under.join(row)] : []),
    ...(page.rows.always ? [] : [visible(compiling, page.entity, row, page.rows)]),
    ...(page.where === null ? [] : [compilePredicate(compiling, page.entity, row, page.where)]),
  ];
  const { from, row } = fromTable(compiling, page.entity);
  const keys = compileKeys(compiling, page, row);
  const placed = needsPlaces(page);
  const columns = [
    ...page.fields.flatMap((field, index) => {
      const text = compileRowPart({ compiling, page, row, keys, compileRecord, under }, field);
      return text === null ? [] : [sql`${concat(text)} as ${rowPart(index)}`];
    }),
    sql`1 as one`,
  ];
  const branches = keysetBranches(page, keys);
  const keyed = placed || branches.length > 1;
  const places = keys.keys.map((key, index) => sql`${key} as ${keyName(index)}`);
  const selected = keyed ? [...columns, ...places, sql`${keys.id} as i`] : columns;
  const select = (extra: readonly SQL[]): SQL =>
    sql`select ${sql.join(selected, sql`, `)} from ${from}${keys.joins} where ${conjunction([...base(row), ...extra])}`;
  const bounded = isBounded(page);
  const limit = sql.raw(String(bounded ? page.size + 1 : page.size));
  const [only = []] = branches;
  const rows =
    branches.length <= 1
      ? sql`${select(only)} order by ${orderBy(page, keys)} limit ${limit}`
      : sql`${sql.join(
          branches.map((branch) => sql`(${select(branch)} order by ${orderBy(page, keys)} limit ${limit})`),
          sql` union all `,
        )} order by ${orderBy(page, { keys: keys.keys.map((_, index) => keyName(index)), id: sql`i` })} limit ${limit}`;
  const total = (): SQL => {
    const counted = fromTable(compiling, page.entity);
    return sql`(select count(*) from ${counted.from} where ${conjunction(base(counted.row))})`;
  };
  const shown = jsonObject(
    page.fields.map((field, index) => [field.key, compileConnection({ page, under, total }, field, index)]),
  );
  // `having` makes it one group even where nothing shown is an aggregate: one object, whatever the number of rows.
  const list = sql`(select ${concat([...compileCut(page), ...shown])} from (${rows}) p having true)`;
  if (page.cursor === null || under === undefined) return [list];
  return [sql`case when ${cursorIsOf(page, under.parent)} then ${list} else ${strayCursor} end`];
}

/** A placeholder that is no answer: the splice refuses the operation where it meets one. */
const strayCursor: SQL = concat(quoted(sql`${param({ slot: { from: "nonce" }, codec: "text" })} || ':p'`));

/** Numbered, since aliases may be longer than an identifier. */
const rowPart = (index: number): SQL => sql.raw(`n${index}`);

/** One row more is read to know whether the list goes on: with `pageInfo`, and where no smaller size was asked for. */
const isBounded = (page: PagePlan): boolean =>
  tellsOfCut(page) || page.fields.some((field) => field.kind === "pageInfo");

const tellsOfCut = ({ wantsAll, fields }: PagePlan): boolean =>
  wantsAll && fields.some(({ kind }) => kind === "nodes" || kind === "edges");

/** A placeholder in front of a list that leaves rows out though all were wanted: the splice takes it away and says so. */
function compileCut(page: PagePlan): JsonText {
  if (!tellsOfCut(page)) return [];
  const nonce = param({ slot: { from: "nonce" }, codec: "text" });
  const mark = concat(quoted(sql`${nonce} || ':t' || ${literal(String(page.index))}`));
  return [sql`case when count(*) > ${sql.raw(String(page.size))} then ${mark} else '' end`];
}

const needsPlaces = (page: PagePlan): boolean =>
  page.fields.some(
    (field) =>
      field.kind === "pageInfo" &&
      field.fields.some((part) => part.name === "startCursor" || part.name === "endCursor"),
  );

/** A row of a page, with what orders it and how its output is written. */
interface PageRow {
  readonly compiling: Compiling;
  readonly page: PagePlan;
  readonly row: RowColumns;
  readonly keys: Keys;
  readonly compileRecord: CompileRecord;
  readonly under: Under | undefined;
}

/** What each row must bring: a node, an edge, or nothing. */
function compileRowPart(
  { compiling, page, row, keys, compileRecord, under }: PageRow,
  field: ConnectionField,
): JsonText | null {
  if (field.kind === "nodes") return compileRecord(compiling, row, field.selection);
  if (field.kind !== "edges") return null;
  return jsonObject(
    field.fields.map((part) => {
      if (part.kind === "typename") return [part.key, [name(part.name)]];
      if (part.kind === "cursor") return [part.key, cursor(page, keys, under)];
      return [part.key, compileRecord(compiling, row, part.selection)];
    }),
  );
}

interface Connection {
  readonly page: PagePlan;
  readonly under: Under | undefined;
  readonly total: () => SQL;
}

function compileConnection(
  { page, under, total }: Connection,
  field: ConnectionField,
  index: number,
): JsonText {
  switch (field.kind) {
    case "typename":
      return [name(field.name)];
    case "totalCount":
      return [sql`${total()}::text`];
    case "pageInfo":
      return jsonObject(field.fields.map((part) => [part.key, compilePageInfo(page, under, part)]));
    case "nodes":
    case "edges": {
      const part = sql`p.${rowPart(index)}`;
      if (!page.backward && !isBounded(page)) return jsonArray(part);
      const read = sql`array_agg(${part})`;
      const kept = isBounded(page) ? sql`(${read})[1:${sql.raw(String(page.size))}]` : read;
      return [
        "[",
        sql`coalesce(array_to_string(${page.backward ? sql`array_reverse(${kept})` : kept}, ','), '')`,
        "]",
      ];
    }
  }
}

function compilePageInfo(page: PagePlan, under: Under | undefined, part: PageInfoField): JsonText {
  const more: JsonText = [sql`(count(*) > ${sql.raw(String(page.size))})::text`];
  const given: JsonText = [String(page.cursor !== null)];
  const at = (first: boolean): JsonText => {
    if (page.size === 0) return ["null"];
    const place = sql.raw(first ? "1" : `least(${page.size}, count(*))`);
    const of = (column: SQL): SQL => sql`(array_agg(p.${column}))[${place}]`;
    const keys = page.orders.map((_, index) => of(keyName(index)));
    const written = concat(cursor(page, { keys, id: of(sql`i`) }, under));
    return [sql`case when count(*) > 0 then ${written} else 'null' end`];
  };
  switch (part.name) {
    case "hasNextPage":
      return page.backward ? given : more;
    case "hasPreviousPage":
      return page.backward ? more : given;
    case "startCursor":
      return at(!page.backward);
    case "endCursor":
      return at(page.backward);
    case "__typename":
      return [name("PageInfo")];
  }
}

/** A placeholder with the row's place and its parent's; the splice turns it into a sealed cursor. */
function cursor(page: PagePlan, { keys, id }: Pick<Keys, "keys" | "id">, under: Under | undefined): JsonText {
  const nonce = param({ slot: { from: "nonce" }, codec: "text" });
  const parts = [...keys, id, ...(under === undefined ? [] : [under.parent("id")])];
  const texts = parts.map((part) => sql`(${part})::text`);
  const place = sql`json_array(${sql.join(texts, sql`, `)} null on null)::text`;
  return quoted(
    sql`${nonce} || ':c' || ${literal(String(page.index))} || ':' || encode(convert_to(${place}, 'UTF8'), 'hex')`,
  );
}
