// What happened to a record, as JSON, the latest first: of each change what was and what is, in the words of the fields.
import { type SQL, sql } from "drizzle-orm";
import { type EntityType, storedColumns } from "../catalogue/index.ts";
import { historyFunction } from "../database/index.ts";
import type { HistoryOutput, Shape } from "../planning/index.ts";
import { compileCell } from "./compile-condition.ts";
import { type Compiling, param, type RowColumns } from "./compiling.ts";
import { concat, escaped, type JsonText, jsonArray, name, orNull, quoted } from "./json-text.ts";

type Told = HistoryOutput["fields"][number];

export function compileHistory(
  compiling: Compiling,
  { entity, row }: { readonly entity: EntityType; readonly row: RowColumns },
  output: HistoryOutput,
): JsonText {
  const alias = `h${compiling.aliases.next++}`;
  const at = (column: string): SQL => sql.raw(`${alias}.${column}`);
  const keys = output.fields.map(({ field, cell }) => {
    const key = sql.raw(`'${storedColumns(field)[0]?.name}'`);
    const shown = compileCell(compiling, entity, row, cell);
    return shown === null ? key : sql`case when ${shown} then ${key} end`;
  });
  const open =
    keys.length === 0 ? sql`'{}'::text[]` : sql`array_remove(array[${sql.join(keys, sql`, `)}], null)`;
  const all = sql`${sql.raw(historyFunction(output.login, entity.name))}(${row("id")}, ${open})`;
  const before =
    output.after === null ? sql`true` : sql`n < ${param({ slot: output.after, codec: "safeInt" })}`;
  const node = (shape: readonly Shape[]): SQL => concat(compileChange(at, output.fields, shape));
  const parts = output.shape.flatMap(({ key, name: field, of }, index): JsonText => {
    const begin = `${index === 0 ? "" : ","}${name(key)}:`;
    if (field === "__typename") return [begin, name("RecordHistory")];
    if (field === "nodes") return [begin, ...jsonArray(sql`${node(of)}`)];
    if (field === "totalCount") return [begin, sql`coalesce(max(${at("total")}), 0)::text`];
    return [begin, ...compilePage(at, of)];
  });
  const page = sql`select a.*, count(*) filter (where ${before}) over () as older, count(*) over () as total from ${all} a`;
  const rows = sql`(select * from (${page}) b where ${before} order by n desc limit ${sql.raw(String(output.size))})`;
  return [sql`(select ${concat(["{", ...parts, "}"])} from ${rows} ${sql.raw(alias)})`];
}

/** A cursor is the place of a change in the record's own history: it tells of no other record. */
function compilePage(at: (column: string) => SQL, shape: readonly Shape[]): JsonText {
  const parts = shape.flatMap(({ key, name: field }, index): JsonText => {
    const begin = `${index === 0 ? "" : ","}${name(key)}:`;
    if (field === "__typename") return [begin, name("HistoryPageInfo")];
    if (field === "endCursor") return [begin, ...orNull([sql`min(${at("n")})::text`])];
    return [begin, sql`coalesce(max(${at("older")}) > count(*), false)::text`];
  });
  return ["{", ...parts, "}"];
}

function compileChange(
  at: (column: string) => SQL,
  fields: readonly Told[],
  shape: readonly Shape[],
): JsonText {
  const parts = shape.flatMap(({ key, name: field, of }, index): JsonText => {
    const begin = `${index === 0 ? "" : ","}${name(key)}:`;
    switch (field) {
      case "__typename":
        return [begin, name("RecordChange")];
      case "at":
        return [
          begin,
          ...quoted(sql`to_char(${at("at")} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`),
        ];
      case "values":
        return [begin, ...compileValues(at, fields, of)];
      default:
        return [begin, ...orNull(escaped(at(field)))];
    }
  });
  return ["{", ...parts, "}"];
}

/** Only fields that changed: of a row that was made or deleted all that stood in it. */
function compileValues(
  at: (column: string) => SQL,
  fields: readonly Told[],
  shape: readonly Shape[],
): JsonText {
  const each = fields.map(({ field }) => {
    const column = sql.raw(`'${storedColumns(field)[0]?.name}'`);
    const isSecret = field.kind === "secret";
    const value = (of: "old" | "new"): JsonText =>
      isSecret ? ["null"] : orNull(escaped(wordOf(field, sql`(${at(of)}->>${column})`)));
    const parts = shape.flatMap(({ key, name: part }, index): JsonText => {
      const begin = `${index === 0 ? "" : ","}${name(key)}:`;
      if (part === "__typename") return [begin, name("ChangedValue")];
      if (part === "field") return [begin, name(field.name)];
      if (part === "secret") return [begin, String(isSecret)];
      return [begin, ...value(part === "old" ? "old" : "new")];
    });
    return sql`case when ${at("old")} ? ${column} or ${at("new")} ? ${column} then ${concat(["{", ...parts, "}"])} end`;
  });
  return each.length === 0 ? ["[]"] : ["[", sql`concat_ws(',', ${sql.join(each, sql`, `)})`, "]"];
}

/** Of a code its name in the schema; one that the list has no longer is told as it was stored. */
function wordOf(field: Told["field"], value: SQL): SQL {
  if (field.kind === "secret" || field.codes === undefined) return value;
  const cases = Object.entries(field.codes.values).map(([word, { code }]) =>
    sql.raw(`when '${code}' then '${word}'`),
  );
  return sql`case ${value} ${sql.join(cases, sql` `)} else ${value} end`;
}
