// Values for a compiled statement's parameters. The only door by which a request's values reach the database.

import { identifierProblem, readIdentifier } from "../catalogue/index.ts";
import { assertNever } from "../core/assert-never.ts";
import { TongchouError } from "../core/errors.ts";
import { normalText } from "../core/text.ts";
import type { Slot, Value, Variables } from "../planning/index.ts";

export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What a cursor says of the row it stands on, and of the row its list hangs on: null of a list at the root. */
export interface Place {
  readonly keys: readonly (string | null)[];
  readonly id: string;
  readonly parent: string | null;
}

export interface Binding {
  readonly variables: Variables;
  readonly groups: readonly { readonly scopeIds: readonly string[] }[];
  readonly ticket: string;
  readonly ties: readonly string[];
  readonly today: string;
  readonly now: string;
  readonly nonce: string;
  readonly written?: string | undefined;
  readonly named?: ReadonlyMap<string, readonly string[]> | undefined;
  readonly places: ReadonlyMap<number, Place>;
  readonly listValues: number;
  /** One index per key of the ring: rows keep the index of the key they were written under. */
  readonly blindIndexes: (plain: string, column: string) => readonly string[];
}

export function bind(value: Value, binding: Binding): string | number | boolean | null {
  const given = slotValue(value.slot, binding);
  if (given === null || given === undefined) return null;
  if (value.codec === "blindIndex") {
    return arrayLiteral(binding.blindIndexes(operandText(checkText(given), value), value.column ?? ""));
  }
  if (value.list !== true) return encode(given, value);
  const items = given as readonly unknown[];
  const most = value.most ?? binding.listValues;
  if (value.slot.from !== "named" && items.length > most) {
    throw new TongchouError(
      "LIMIT_EXCEEDED",
      `The operation exceeds the limit on values in one list (${most}).`,
      { limit: "values in one list", bound: most },
    );
  }
  return arrayLiteral(items.map((item) => encode(item, value)));
}

/** Of a slot that a document or its variables fill. */
export function slotIn(slot: Slot, variables: Variables): unknown {
  switch (slot.from) {
    case "constant":
      return slot.value;
    case "variable":
      return slot.path.reduce<unknown>(
        (value, step) => (value as Record<string | number, unknown>)[step],
        variables,
      );
    default:
      throw new Error(`no request says ${slot.from}`);
  }
}

export function slotValue(slot: Slot, binding: Binding): unknown {
  switch (slot.from) {
    case "constant":
    case "variable":
      return slotIn(slot, binding.variables);
    case "list":
      return slot.of.map((part) => slotValue(part, binding));
    case "scope": {
      const ids = binding.groups[slot.group]?.scopeIds ?? [];
      return ids.length === 1 ? ids[0] : ids;
    }
    case "ticket":
      return binding.ticket;
    case "ties":
      return binding.ties;
    case "today":
      return binding.today;
    case "now":
      return binding.now;
    case "nonce":
      return binding.nonce;
    case "written":
      return binding.written;
    case "named":
      return binding.named?.get(slot.type) ?? [];
    case "cursor": {
      const place = binding.places.get(slot.page);
      if (place === undefined) throw new Error("a cursor's slot without its cursor");
      if (!("at" in slot)) return place[slot.part];
      const key = place.keys[slot.at] ?? null;
      return slot.part === "keyIsNull" ? key === null : key;
    }
    default:
      return assertNever(slot);
  }
}

function encode(value: unknown, operand: Value): string | number | boolean {
  if (typeof value === "number" || typeof value === "boolean") return value;
  const { codec } = operand;
  const text = operandText(checkText(value), operand);
  if (codec === "uuid" && !uuid.test(text)) throw new TongchouError("BAD_USER_INPUT", "An id is a UUID.");
  if ((codec === "int" && !/^-?\d{1,10}$/.test(text)) || (codec === "safeInt" && !/^-?\d{1,16}$/.test(text)))
    throw new TongchouError("BAD_USER_INPUT", "Not an integer.");
  if ((codec === "date" || codec === "datetime") && !commonEra.test(text))
    throw new TongchouError("BAD_USER_INPUT", "A date lies in the years 0001 to 9999.");
  return text;
}

/** Written with four digits: PostgreSQL knows no year 0, and ISO 8601 writes later years with a sign. */
export const commonEra = /^(?!0000)\d{4}-/;

/**
 * As text is stored. Of an identifier, as it is registered; what is of another form is refused, since nobody can have it. A
 * part of one, or a bound of a range, is only read.
 */
function operandText(text: string, { form, codec }: Value): string {
  if (form === undefined) return normalText(text);
  const read = readIdentifier(form, text);
  const whole = codec === "text" || codec === "blindIndex";
  const problem = whole ? identifierProblem(form, read) : read === "" && text !== "" ? empty : null;
  if (problem !== null) throw new TongchouError("BAD_USER_INPUT", problem);
  return read;
}

const empty = "The text holds nothing that can be seen.";

export const isStorable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();

/** PostgreSQL's text holds neither; the driver would fail without a useful error. */
function checkText(value: unknown): string {
  const text = String(value);
  if (!isStorable(text)) {
    throw new TongchouError("BAD_USER_INPUT", "Text may contain neither NUL nor unpaired surrogates.");
  }
  return text;
}

const arrayLiteral = (items: readonly (string | number | boolean)[]): string =>
  `{${items.map((item) => `"${String(item).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`).join(",")}}`;
