// One row's output as JSON. Secrets leave as placeholders: see splice.ts.
import { type SQL, sql } from "drizzle-orm";
import { type EntityType, sealedAt } from "../catalogue/index.ts";
import { assertNever } from "../core/assert-never.ts";
import type { OutputField, RecordSelection } from "../planning/index.ts";
import { compileCan } from "./compile-can.ts";
import { compileCell, compileGuard, joinOf } from "./compile-condition.ts";
import { compileHistory } from "./compile-history.ts";
import { compileMarks, type RowMarks, throughProtected } from "./compile-marks.ts";
import { compilePage } from "./compile-page.ts";
import { compileOutput } from "./compile-reading.ts";
import { type Compiling, fromTable, literal, param, type RowColumns } from "./compiling.ts";
import { concat, escaped, type JsonText, jsonObject, name, orNull, quoted } from "./json-text.ts";

export function compileSelection(
  compiling: Compiling,
  row: RowColumns,
  selection: RecordSelection,
): JsonText {
  const { entity, fields } = selection;
  const marks = compileMarks(compiling, row, selection);
  const within = throughProtected(compiling, { entity, where: null });
  const object = jsonObject(
    fields.map((field) => [field.key, compileField(within, { entity, row, marks }, field)]),
  );
  return [...marks.front, ...object];
}

/** A row that is shown, and the marks that stand in it. */
interface ShownRow {
  readonly entity: EntityType;
  readonly row: RowColumns;
  readonly marks: RowMarks;
}

function compileField(compiling: Compiling, shown: ShownRow, field: OutputField): JsonText {
  const { entity, row, marks } = shown;
  switch (field.kind) {
    case "typename":
      return [name(field.name)];
    case "value":
      return compileOutput({ compiling, entity, row }, field.reading, marks.before(field));
    case "secret":
      return compileSecret(compiling, shown, field);
    case "can":
      return compileCan(compiling, row, field);
    case "history":
      return compileHistory(compiling, { entity, row }, field);
    case "toOne": {
      const target = compileToOne(compiling, row, field);
      return within(compileCell(compiling, entity, row, field.cell), [...marks.before(field), ...target]);
    }
    case "toMany": {
      const page = compilePage(compiling, field.page, compileSelection, {
        parent: row,
        join: (related) => joinOf(field.field, row, related),
      });
      return within(compileCell(compiling, entity, row, field.cell), [...marks.before(field), ...page]);
    }
    default:
      return assertNever(field);
  }
}

const within = (cell: SQL | null, text: JsonText): JsonText =>
  cell === null ? text : [sql`case when ${cell} then ${concat(text)} else 'null' end`];

/** The related row, if the asker sees it: a row out of scope is a row that does not exist. */
export function compileToOne(
  compiling: Compiling,
  row: RowColumns,
  { field, rows, selection }: Pick<Extract<OutputField, { kind: "toOne" }>, "field" | "rows" | "selection">,
): JsonText {
  const { from, row: related } = fromTable(compiling, selection.entity);
  const visible = compileGuard(compiling, selection.entity, related, rows);
  const object = concat(compileSelection(compiling, related, selection));
  return orNull([sql`(select ${object} from ${from} where ${joinOf(field, row, related)} and ${visible})`]);
}

function compileSecret(
  compiling: Compiling,
  { entity, row, marks }: ShownRow,
  field: Extract<OutputField, { kind: "secret" }>,
): JsonText {
  const nonce = param({ slot: { from: "nonce" }, codec: "text" });
  const secret = field.field.name;
  const sealed = sealedAt(field.field).row;
  const full = () =>
    concat([
      ...marks.before(field, "plain"),
      ...orNull(
        quoted(
          sql`${nonce} || ':s' || ${literal(field.column)} || ':' || ${row(sealed)} || ':' || ${row(`${secret}Cipher`)}`,
        ),
      ),
    ]);
  const tail = () =>
    concat([...marks.before(field, "masked"), ...orNull(escaped(sql`'****' || ${row(`${secret}Tail`)}`))]);
  const branches: SQL[] = [];
  for (const [cell, value] of [
    [field.plain, full],
    [field.masked, tail],
  ] as const) {
    if (cell === null) continue;
    const condition = compileCell(compiling, entity, row, cell);
    if (condition === null) {
      return [branches.length === 0 ? value() : sql`case ${sql.join(branches, sql` `)} else ${value()} end`];
    }
    branches.push(sql`when ${condition} then ${value()}`);
  }
  return branches.length === 0 ? ["null"] : [sql`case ${sql.join(branches, sql` `)} else 'null' end`];
}
