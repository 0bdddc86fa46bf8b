// What a command says, read: each value in the form it is stored in, or what is wrong with it. All faults at once, before any
// SQL. Owns no key, and quotes no value.
import {
  type IdentifierForm,
  identifierForms,
  identifierProblem,
  lettersOf,
  longestList,
  readIdentifier,
  type Writable,
} from "../catalogue/index.ts";
import { TongchouError } from "../core/errors.ts";
import type { Issue } from "../core/issue.ts";
import { normalText } from "../core/text.ts";
import {
  type CommandPlan,
  type InputPath,
  type Item,
  type ItemsPlan,
  itemsIn,
  type LinesPlan,
  type SaidField,
  type Slot,
  type Variables,
} from "../planning/index.ts";
import { commonEra, isStorable, slotIn, uuid } from "./bind.ts";

export type SaidValue = string | number | boolean | null;
/** Values of a row by fields of its type. */
export type SaidRow = ReadonlyMap<Writable, SaidValue>;

/** A command's values. */
export interface ReadCommand {
  /** Of a record that is there. */
  readonly target: { readonly id: string; readonly version: number } | null;
  readonly row: SaidRow;
  readonly lines: ReadonlyMap<string, readonly SaidRow[]>;
  /** The caller's own key; null where none was said. */
  readonly key: string | null;
  readonly dry: boolean;
  /** Of a command on a list; what is wrong with the form of the others is in the plan's answer where `partial`. */
  readonly items: readonly ReadItem[] | null;
  readonly partial: boolean;
  readonly misformed: readonly Issue[];
}

export interface ReadItem extends Pick<ReadCommand, "target" | "row"> {
  /** Its place among the items. */
  readonly at: number;
}

interface Reading {
  readonly variables: Variables;
  readonly issues: Issue[];
}

interface Said {
  readonly variables: Variables;
  /** As the request's header says it; what the argument says goes before it. */
  readonly headerKey: string | null;
  /** Ids that the caller's assignments name. */
  readonly scopeIds: ReadonlySet<string>;
}

export function readCommand(
  plan: CommandPlan,
  { variables, headerKey, scopeIds }: Said,
): { readonly read: ReadCommand; readonly issues: readonly Issue[] } {
  const reading: Reading = { variables, issues: [] };
  const valueIn = (slot: Slot | null): unknown => (slot === null ? null : slotIn(slot, variables));
  const id = plan.target && readId(reading, String(valueIn(plan.target.id.slot)), plan.target.id.path);
  const row = readRow(reading, plan.said);
  if (scopeIds.size > 1) for (const { field, path } of plan.which) note(reading, path, severalPlaces(field));
  const lines = new Map(plan.lines.map((one) => [one.name, readLines(reading, one)]));
  const key = readKey(reading, valueIn(plan.idempotencyKey), headerKey);
  const version = Number(valueIn(plan.target?.version.slot ?? null));
  const target = id === null ? null : { id, version };
  const dry = valueIn(plan.dryRun) === true;
  if (plan.items !== null) {
    const partial = valueIn(plan.items.partial) === true;
    const { items, issues } = readItems(plan, plan.items, { variables, scopeIds });
    const misformed = partial ? issues : [];
    const told = partial ? reading.issues : [...issues, ...reading.issues];
    return { read: { target, row, lines, key, dry, items, partial, misformed }, issues: told };
  }
  return {
    read: { target, row, lines, key, dry, items: null, partial: false, misformed: [] },
    issues: reading.issues,
  };
}

/** Those that are well formed, and what is wrong with the others. */
function readItems(
  { command }: CommandPlan,
  plan: ItemsPlan,
  { variables, scopeIds }: Pick<Said, "variables" | "scopeIds">,
): { readonly items: readonly ReadItem[]; readonly issues: readonly Issue[] } {
  const all = itemsIn(plan, variables);
  if (all.length === 0 || all.length > longestList) throw tooMany;
  const reading: Reading = { variables, issues: [] };
  const targets = new Set<string>();
  const items = all.flatMap((item, at): ReadItem[] => {
    const before = reading.issues.length;
    const target = command.kind === "create" ? null : readTarget(reading, item, at);
    if (target !== null && targets.has(target.id)) note(reading, ["items", at, "id"], twice);
    if (target !== null) targets.add(target.id);
    const row = new Map(
      plan.fields.flatMap((field) => {
        const value = item[field.name];
        return value === undefined
          ? []
          : [[field, readValue(reading, { field, path: ["items", at, field.name] }, value)] as const];
      }),
    );
    if (scopeIds.size > 1)
      for (const field of plan.which)
        if (item[field.name] == null) note(reading, ["items", at, field.name], severalPlaces(field));
    return reading.issues.length > before ? [] : [{ at, target, row }];
  });
  return { items, issues: reading.issues };
}

function readTarget(reading: Reading, { id, version }: Item, at: number): ReadItem["target"] {
  const read = readId(reading, String(id), ["items", at, "id"]);
  return read === null ? null : { id: read, version: Number(version) };
}

const longestKey = 200;

function readKey({ issues }: Reading, argument: unknown, header: string | null): string | null {
  const key = typeof argument === "string" ? argument : header;
  if (key === null || (key.length > 0 && [...key].length <= longestKey && isStorable(key))) return key;
  issues.push({
    ...(typeof argument === "string" && { path: ["idempotencyKey"] }),
    rule: "form_key",
    messages: {
      zh: `幂等键为1至${longestKey}个字符。`,
      en: `An idempotency key has 1 to ${longestKey} letters.`,
    },
  });
  return null;
}

function readLines(
  reading: Reading,
  { path, rows, lines: { term, atLeast, atMost } }: LinesPlan,
): readonly SaidRow[] {
  if (rows.length < atLeast || rows.length > atMost)
    reading.issues.push({
      path,
      rule: "form_lines",
      messages: {
        zh: `“${term}”须有${atLeast}至${atMost}条。`,
        en: `There are ${atLeast} to ${atMost} ${path.at(-1)}.`,
      },
    });
  return rows.map((row) => readRow(reading, row));
}

const readRow = (reading: Reading, said: readonly SaidField[]): SaidRow =>
  new Map(
    said.map((one) => [
      one.field,
      readValue(reading, one, one.slot === null ? null : slotIn(one.slot, reading.variables)),
    ]),
  );

function readValue(reading: Reading, { field, path }: Omit<SaidField, "slot">, value: unknown): SaidValue {
  if (value === null || value === undefined)
    return mayBeNull(field) ? null : note(reading, path, empty(field));
  if (typeof value === "number" || typeof value === "boolean") return value;
  const text = String(value);
  if (!isStorable(text)) return note(reading, path, unstorable);
  if (field.kind === "secret") return readText(reading, field, text, path);
  switch (field.scalar) {
    case "id":
      return readId(reading, text, path);
    case "date":
    case "datetime":
      return commonEra.test(text) ? text : note(reading, path, noDay);
    default:
      return field.codes === undefined ? readText(reading, field, text, path) : text;
  }
}

const mayBeNull = (field: Writable): boolean =>
  !(field.kind === "secret" ? field.cipher : field.column).notNull;

function readText(reading: Reading, field: Writable, text: string, path: InputPath): string | null {
  const { form } = field;
  if (form !== undefined) {
    const read = readIdentifier(form, text);
    const problem = identifierProblem(form, read);
    return problem === null ? read : note(reading, path, { ...notOfForm(field, form), en: problem });
  }
  const normal = normalText(text);
  if (normal.trim() === "") return note(reading, path, empty(field));
  const bound = lettersOf(field);
  if (bound !== null && [...normal].length > bound) return note(reading, path, tooLong(field, bound));
  return normal;
}

function readId(reading: Reading, text: string, path: InputPath): string | null {
  return uuid.test(text) ? text.toLowerCase() : note(reading, path, noId);
}

interface Fault extends Pick<Issue, "rule"> {
  readonly clause?: string | undefined;
  readonly zh: string;
  readonly en: string;
}

function note({ issues }: Reading, path: InputPath, { rule, clause, zh, en }: Fault): null {
  issues.push({ path, rule, ...(clause !== undefined && { clause }), messages: { zh, en } });
  return null;
}

const tooMany = new TongchouError(
  "BAD_USER_INPUT",
  `A list has 1 to ${longestList} items: give the rest by another command.`,
  {
    issues: [
      {
        path: ["items"],
        rule: "form_items",
        messages: {
          zh: `一次须有1至${longestList}条。`,
          en: `A list has 1 to ${longestList} items.`,
        },
      },
    ],
  },
);
const twice: Fault = {
  rule: "form_twice",
  zh: "同一记录在一次中只能出现一次。",
  en: "A record is named once in a list.",
};
const noId: Fault = { rule: "form_id", zh: "标识须为UUID。", en: "An id is a UUID." };
const noDay: Fault = {
  rule: "form_day",
  zh: "日期在0001年至9999年之间。",
  en: "A date lies in the years 0001 to 9999.",
};
const unstorable: Fault = {
  rule: "form_text",
  zh: "文字不得含空字符(NUL)或残缺的字符。",
  en: "Text may contain neither NUL nor unpaired surrogates.",
};
const empty = ({ term, name }: Writable): Fault => ({
  rule: "form_empty",
  zh: `“${term}”不得空缺。`,
  en: `${name} is not empty.`,
});
const severalPlaces = ({ term, name }: Writable): Fault => ({
  rule: "form_which",
  zh: `您的任职有多处，请写明“${term}”。`,
  en: `Your assignments name several: say ${name}.`,
});
const tooLong = ({ term, name }: Writable, bound: number): Fault => ({
  rule: "form_length",
  zh: `“${term}”不超过${bound}字。`,
  en: `${name} has at most ${bound} letters.`,
});

function notOfForm({ term }: Writable, name: keyof typeof identifierForms): Omit<Fault, "en"> {
  const form: Partial<IdentifierForm> = identifierForms[name];
  const must = form.zh === undefined ? "" : `：${form.zh}`;
  return { rule: "form_identifier", clause: form.standard, zh: `“${term}”不是有效号码${must}。` };
}
