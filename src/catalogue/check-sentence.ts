// Says a mechanical check in words: codes, ranges, orders of two columns, first days of months. What it does not know is a
// real rule and is written by hand.

import { type IdentifierForm, identifierForms } from "./identifier-forms.ts";
import { sealedForm } from "./sealed-at.ts";

export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** A column's term and name, by the column's name in the table. */
export type Wording = (column: string) => Sentence;

const amount = (text: string, word: Wording): Sentence =>
  /^\d+$/.test(text) ? { zh: text, en: text } : { zh: `“${word(text).zh}”`, en: word(text).en };

const comparisons: Readonly<Record<string, readonly [string, string]>> = {
  ">=": ["不小于", "is at least"],
  ">": ["大于", "is more than"],
  "<=": ["不大于", "is at most"],
  "<": ["小于", "is less than"],
  "<>": ["不同于", "differs from"],
  "is distinct from": ["不同于", "differs from"],
};

/** Of days one says earlier and later. */
const ofDays: Readonly<Record<string, readonly [string, string]>> = {
  ">=": ["不早于", "is not before"],
  ">": ["晚于", "is after"],
  "<=": ["不晚于", "is not after"],
  "<": ["早于", "is before"],
};
const isDay = (column: string): boolean => /(_on|_at|^as_of|^valid_(from|to)|_start)$/.test(column);

const isNormal = /^(\w+) ~ '[^']*' and \(\1 !~ '\[\^[^']*' or \(\1 is nfc normalized and \1 !~ '[^']*'\)\)$/;

const isOfForm = /^(\w+) ~ '([^']*)'$/;

/** Of a check as a whole: its parts may hold an `and` of their own. */
function sayWhole(check: string, word: Wording): Sentence | null {
  const [, normal] = isNormal.exec(check) ?? [];
  if (normal !== undefined)
    return {
      zh: `“${word(normal).zh}”不得只有空白，按 Unicode 规范形式（NFC）书写，间隔号用“·”。`,
      en: `${word(normal).en} is not blank, and written in Unicode's normal form (NFC), with U+00B7 as its middle dot.`,
    };
  const [, column, pattern] = isOfForm.exec(check) ?? [];
  if (column !== undefined && pattern === sealedForm)
    return {
      zh: `“${word(column).zh}”只存密文。`,
      en: `${word(column).en} is stored as ciphertext alone.`,
    };
  const all: readonly IdentifierForm[] = Object.values(identifierForms);
  const form = all.find((one) => one.pattern !== undefined && one.pattern.source === pattern);
  if (column === undefined || form === undefined) return null;
  return {
    zh: `“${word(column).zh}”为${form.zh}。`,
    en: `${word(column).en} has the form of its kind: ${form.rule}.`,
  };
}

const forms: readonly (readonly [RegExp, (found: readonly string[], word: Wording) => Sentence])[] = [
  [
    /^(\w+) in \('[^']*'(?:, '[^']*')*\)$/,
    ([, column = ""], word) => ({
      zh: `“${word(column).zh}”取自其代码表`,
      en: `${word(column).en} is one of its codes`,
    }),
  ],
  [
    /^extract\(day from (\w+)\) = 1$/,
    ([, column = ""], word) => ({
      zh: `“${word(column).zh}”是当月第一天`,
      en: `${word(column).en} is the first day of a month`,
    }),
  ],
  [
    /^\((\w+) is null\) = \((\w+) is null\)$/,
    ([, one = "", other = ""], word) => ({
      zh: `“${word(one).zh}”与“${word(other).zh}”同时填写或同时空缺`,
      en: `${word(one).en} and ${word(other).en} are both there or both empty`,
    }),
  ],
  [
    /^(\w+) between (\w+) and (\w+)$/,
    ([, column = "", from = "", to = ""], word) => ({
      zh: `“${word(column).zh}”在${amount(from, word).zh}至${amount(to, word).zh}之间`,
      en: `${word(column).en} lies between ${amount(from, word).en} and ${amount(to, word).en}`,
    }),
  ],
  [
    /^(\w+) (>=|>|<=|<|<>|is distinct from) (\w+)$/,
    ([, column = "", sign = "", other = ""], word) => {
      const [zh, en] = (isDay(column) ? ofDays[sign] : undefined) ?? comparisons[sign] ?? ["", ""];
      const than = amount(other, word);
      return { zh: `“${word(column).zh}”${zh}${than.zh}`, en: `${word(column).en} ${en} ${than.en}` };
    },
  ],
];

/** The parts of a conjunction; the `and` of `between` joins nothing. */
const partsOf = (text: string): readonly string[] =>
  text
    .replace(/ between (\w+) and (\w+)/g, " between $1 & $2")
    .split(" and ")
    .map((part) => part.replace(" & ", " and "));

/** Null where the check is none of these forms. `text` is SQL with bare column names. */
export function sayCheck(text: string, word: Wording): Sentence | null {
  const bare = text.replace(/^(?:\w+ is null or )+/, "");
  const whole = sayWhole(bare, word);
  if (whole !== null) return whole;
  const said: Sentence[] = [];
  for (const part of partsOf(bare)) {
    const form = forms.find(([pattern]) => pattern.test(part));
    if (form === undefined) return null;
    said.push(form[1](form[0].exec(part) ?? [], word));
  }
  return { zh: `${said.map(({ zh }) => zh).join("，")}。`, en: `${said.map(({ en }) => en).join("; ")}.` };
}
