// A command's values as the call of its function: by columns, secrets sealed in the row they will stand in. Ids are made here,
// never taken from a caller: whether one is taken elsewhere would tell that it is there.
import { uuidv7 } from "uuidv7";
import { type SecretField, sealedAt } from "../catalogue/index.ts";
import type { CallRow, CallValue } from "../database/index.ts";
import { secretTail } from "../database/secrets/key-ring.ts";
import type { CommandPlan } from "../planning/index.ts";
import type { ReadCommand, SaidRow, SaidValue } from "./command-form.ts";
import type { ExecutionParts } from "./run-operation.ts";

type Sealing = ExecutionParts["secrets"];
type Columns = Readonly<Record<string, CallValue>>;

export function callRows(secrets: Sealing, { target, row, lines, items }: ReadCommand): readonly CallRow[] {
  if (items !== null)
    return items.map((item) => {
      const { id, ...version } = item.target ?? { id: uuidv7() };
      return { ...columnsOf(secrets, item.row, id), "#": item.at, id, ...version };
    });
  const { id, ...version } = target ?? { id: uuidv7() };
  const rows = [...lines].map(([name, said]) => [
    name,
    said.map((line) => {
      const of = uuidv7();
      return { id: of, ...columnsOf(secrets, line, of) };
    }),
  ]);
  return [{ ...columnsOf(secrets, row, id), ...Object.fromEntries(rows), id, ...version }];
}

function columnsOf(secrets: Sealing, row: SaidRow, id: string): Columns {
  return Object.assign(
    {},
    ...[...row].map(
      ([field, value]): Columns =>
        field.kind === "column" ? { [field.column.name]: value } : seal(secrets, field, value, id),
    ),
  ) as Columns;
}

function seal(secrets: Sealing, field: SecretField, value: SaidValue, row: string): Columns {
  const { cipher, tail, index, code } = field;
  const plain = value === null ? null : String(value);
  const { column } = sealedAt(field);
  const made = (of: { readonly name: string } | undefined, make: (text: string) => string): Columns =>
    of === undefined ? {} : { [of.name]: plain === null ? null : make(plain) };
  return {
    ...made(cipher, (text) => secrets.encrypt(text, { column, row })),
    ...made(tail, secretTail),
    // Under each key: which of them stands, the database says (`tc.under_one_key`).
    ...made(index, (text) => secrets.blindIndexes(text, column).join(" ")),
    ...made(code, (text) => secrets.identityCode(text, String(column.split(".")[0]))),
  };
}

/** The same for the same command with the same words, however they were written. */
export function inputText(
  { command }: CommandPlan,
  { target, row, lines, items, partial, misformed }: ReadCommand,
): string {
  const said = (one: SaidRow) => [...one].map(([field, value]) => [field.name, value]);
  const listed = items?.map((item) => [item.at, item.target, said(item.row)]);
  return JSON.stringify([
    command.name,
    target,
    said(row),
    [...lines].map(([name, rows]) => [name, rows.map(said)]),
    ...(listed === undefined ? [] : [listed, partial, misformed.map(({ path, rule }) => [path, rule])]),
  ]);
}
