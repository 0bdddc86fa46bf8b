// A page in one subquery: filter, keyset, limit, and only the parts of the connection that were asked for.
import { type SQL, sql } from "drizzle-orm";
import type {
  ConnectionField,
  EdgeField,
  PageInfoField,
  PagePlan,
  RecordSelection,
} from "../planning/index.ts";
import { compileGuard } from "./compile-condition.ts";
import { keyExpressions, keysetBranches, orderBy } from "./compile-keyset.ts";
import { compilePredicate } from "./compile-predicate.ts";
import { type Compiling, conjunction, fromTable, jsonObject, literal, param, type Row } from "./compiling.ts";

export type CompileRow = (compiling: Compiling, row: Row, selection: RecordSelection) => SQL;

/** `join` ties the rows to a parent's row. */
export function compilePage(
  compiling: Compiling,
  page: PagePlan,
  compileRow: CompileRow,
  join?: (related: Row) => SQL,
): SQL {
  const base = (row: Row): SQL[] => [
    ...(join ? [join(row)] : []),
    ...(page.rows.always ? [] : [compileGuard(compiling, page.entity, row, page.rows)]),
    ...(page.where === null ? [] : [compilePredicate(compiling, page.entity, row, page.where)]),
  ];
  const parts = page.fields.flatMap((field, index) => rowParts(compiling, field, index, compileRow));
  const cursors = needsCursor(page.fields);
  const bounded = page.fields.some((field) => field.kind === "pageInfo");
  const ordered = page.backward || bounded;
  const limit = sql.raw(String(bounded ? page.size + 1 : page.size));

  const { from, row } = fromTable(compiling, page.entity);
  const keys = keyExpressions(compiling, page, row);
  const columns = [
    ...parts.map((part) => sql`${part.make(row, cursor(page, keys))} as ${sql.raw(part.name)}`),
    ...(cursors ? [sql`${cursor(page, keys)} as c`] : []),
    sql`1 as one`,
  ];
  const select = (extra: readonly SQL[], withKeys: boolean): SQL => {
    const listed = withKeys
      ? [...columns, sql`${keys.key ?? sql`null`} as k`, sql`${keys.id} as i`]
      : columns;
    return sql`select ${sql.join(listed, sql`, `)} from ${from} where ${conjunction([...base(row), ...extra])}`;
  };
  const branches = keysetBranches(page, keys);
  const [only = []] = branches;
  const rows =
    branches.length <= 1
      ? sql`${select(only, false)} order by ${orderBy(page, keys)} limit ${limit}`
      : sql`${sql.join(
          branches.map(
            (branch) => sql`(${select(branch, true)} order by ${orderBy(page, keys)} limit ${limit})`,
          ),
          sql` union all `,
        )} order by ${orderBy(page, { key: sql`k`, id: sql`i` })} limit ${limit}`;
  const numbered = ordered ? sql`select q.*, row_number() over () as rn from (${rows}) q` : rows;
  const total = (): SQL => {
    const counted = fromTable(compiling, page.entity);
    return sql`(select count(*) from ${counted.from} where ${conjunction(base(counted.row))})`;
  };
  const shown = page.fields.map(
    (field, index) => [field.key, compileConnection(page, field, index, total)] as const,
  );
  return sql`(select ${jsonObject(shown)} from (${numbered}) p)`;
}

interface RowPart {
  readonly name: string;
  readonly make: (row: Row, cursor: SQL) => SQL;
}

/** What each row must bring: a node, an edge, or nothing. Numbered, since aliases may be longer than an identifier. */
function rowParts(
  compiling: Compiling,
  field: ConnectionField,
  index: number,
  compileRow: CompileRow,
): RowPart[] {
  if (field.kind === "nodes") {
    return [{ name: `n${index}`, make: (row) => compileRow(compiling, row, field.selection) }];
  }
  if (field.kind !== "edges") return [];
  const edge = (part: EdgeField, row: Row, cursor: SQL): SQL =>
    part.kind === "typename"
      ? literal(part.name)
      : part.kind === "cursor"
        ? cursor
        : compileRow(compiling, row, part.selection);
  return [
    {
      name: `n${index}`,
      make: (row, cursor) => jsonObject(field.fields.map((part) => [part.key, edge(part, row, cursor)])),
    },
  ];
}

function compileConnection(page: PagePlan, field: ConnectionField, index: number, total: () => SQL): SQL {
  const kept = page.fields.some((other) => other.kind === "pageInfo")
    ? sql` filter (where p.rn <= ${sql.raw(String(page.size))})`
    : sql``;
  switch (field.kind) {
    case "typename":
      return literal(field.name);
    case "totalCount":
      return total();
    case "pageInfo":
      return jsonObject(field.fields.map((part) => [part.key, compilePageInfo(page, part, kept)]));
    case "nodes":
    case "edges": {
      const order = page.backward ? sql` order by p.rn desc` : sql``;
      return sql`coalesce(json_agg(p.${sql.raw(`n${index}`)}${order})${kept}, '[]'::json)`;
    }
  }
}

function compilePageInfo(page: PagePlan, part: PageInfoField, kept: SQL): SQL {
  const more = sql`(count(*) > ${sql.raw(String(page.size))})`;
  const given = sql.raw(String(page.cursor !== null));
  const at = (first: boolean): SQL => {
    const order = sql.raw(first === page.backward ? " order by p.rn desc" : " order by p.rn");
    return sql`(array_agg(p.c${order})${kept})[1]`;
  };
  switch (part.name) {
    case "hasNextPage":
      return page.backward ? given : more;
    case "hasPreviousPage":
      return page.backward ? more : given;
    case "startCursor":
      return at(true);
    case "endCursor":
      return at(false);
    case "__typename":
      return literal("PageInfo");
  }
}

const needsCursor = (fields: readonly ConnectionField[]): boolean =>
  fields.some(
    (field) =>
      field.kind === "pageInfo" &&
      field.fields.some(({ name }) => name === "startCursor" || name === "endCursor"),
  );

/** A placeholder with the row's place; the splice turns it into a sealed cursor. */
function cursor(page: PagePlan, keys: { key: SQL | null; id: SQL }): SQL {
  const nonce = param({ slot: { from: "nonce" }, codec: "text" });
  const place = sql`json_array(${keys.key === null ? sql`null` : sql`(${keys.key})::text`}, (${keys.id})::text null on null)::text`;
  return sql`${nonce} || ':c' || ${literal(String(page.index))} || ':' || encode(convert_to(${place}, 'UTF8'), 'hex')`;
}
