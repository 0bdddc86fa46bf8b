// One row's output as JSON. Secrets leave as placeholders: see splice.ts.
import { type SQL, sql } from "drizzle-orm";
import type { EntityType, RelationField } from "../catalogue/index.ts";
import { assertNever } from "../core/assert-never.ts";
import type { OutputField, RecordSelection } from "../planning/index.ts";
import type { Guard } from "../policy/index.ts";
import { compileCell, compileGuard, joinOf } from "./compile-condition.ts";
import { compilePage } from "./compile-page.ts";
import { compileOutput } from "./compile-reading.ts";
import { type Compiling, fromTable, jsonObject, literal, param, type Row } from "./compiling.ts";

export function compileSelection(compiling: Compiling, row: Row, selection: RecordSelection): SQL {
  return jsonObject(
    selection.fields.map((field) => [field.key, compileField(compiling, selection.entity, row, field)]),
  );
}

function compileField(compiling: Compiling, entity: EntityType, row: Row, field: OutputField): SQL {
  switch (field.kind) {
    case "typename":
      return literal(field.name);
    case "value":
      return compileOutput(compiling, entity, row, field.reading);
    case "secret":
      return compileSecret(compiling, entity, row, field);
    case "toOne": {
      const target = compileToOne(compiling, row, field.field, field.rows, field.selection);
      const cell = compileCell(compiling, entity, row, field.cell);
      return cell === null ? target : sql`case when ${cell} then ${target} end`;
    }
    case "toMany": {
      const page = compilePage(compiling, field.page, compileSelection, (related) =>
        joinOf(field.field, row, related),
      );
      const cell = compileCell(compiling, entity, row, field.cell);
      return cell === null ? page : sql`case when ${cell} then ${page} end`;
    }
    default:
      return assertNever(field);
  }
}

/** The related row, if the asker sees it: a row out of scope is a row that does not exist. */
export function compileToOne(
  compiling: Compiling,
  row: Row,
  field: RelationField,
  rows: Guard,
  selection: RecordSelection,
): SQL {
  const { from, row: related } = fromTable(compiling, selection.entity);
  const visible = compileGuard(compiling, selection.entity, related, rows);
  const object = compileSelection(compiling, related, selection);
  return sql`(select ${object} from ${from} where ${joinOf(field, row, related)} and ${visible})`;
}

function compileSecret(
  compiling: Compiling,
  entity: EntityType,
  row: Row,
  field: Extract<OutputField, { kind: "secret" }>,
): SQL {
  const nonce = param({ slot: { from: "nonce" }, codec: "text" });
  const { name } = field.field;
  const full = () =>
    sql`${nonce} || ':s' || ${literal(field.column)} || ':' || ${row("id")} || ':' || ${row(`${name}Cipher`)}`;
  const tail = () => sql`'****' || ${row(`${name}Tail`)}`;
  const branches: SQL[] = [];
  for (const [cell, value] of [
    [field.plain, full],
    [field.masked, tail],
  ] as const) {
    if (cell === null) continue;
    const condition = compileCell(compiling, entity, row, cell);
    if (condition === null) {
      return branches.length === 0 ? value() : sql`case ${sql.join(branches, sql` `)} else ${value()} end`;
    }
    branches.push(sql`when ${condition} then ${value()}`);
  }
  return branches.length === 0 ? sql`null` : sql`case ${sql.join(branches, sql` `)} end`;
}
