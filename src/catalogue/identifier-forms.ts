// Identifiers with a form: what may be asked for by a number, and by which standard. A value that is none is refused with
// its rule, since an empty list would say that there is nobody of that number. Never quotes a value.
import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { pastedIdentifier } from "../core/text.ts";

export interface IdentifierForm {
  /** The standard, or who gives the number; absent where only its length is known. */
  readonly standard?: string;
  /** What the number looks like: one clause, for descriptions and refusals. */
  readonly rule: string;
  /** What is wrong with a value, or null. It was already read by `pastedIdentifier`. */
  problem(text: string): string | null;
  /** Of a form that is a pattern alone and is stored in plain: the database's check is made of it, and says `zh`. */
  readonly pattern?: RegExp;
  readonly zh?: string;
  /** As registers write it, where people write it in several ways. */
  readonly registered?: (text: string) => string;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const isDay = (year: string, month: string, day: string): boolean => {
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.getUTCDate() === Number(day);
};

function residentProblem(text: string): string | null {
  const [, year = "", month = "", day = ""] = /^\d{6}(\d{4})(\d\d)(\d\d)\d{3}[\dX]$/.exec(text) ?? [];
  if (year === "") return "it has not the 18 characters of a resident's number";
  if (!isDay(year, month, day)) return "its birth date is no day";
  const sum = weights.reduce((total, weight, place) => total + weight * Number(text[place]), 0);
  return text.endsWith("10X98765432".charAt(sum % 11)) ? null : "its check digit is wrong";
}

/** Passports, permits of Hong Kong, Macao and Taiwan, registers: letters and digits, at least four of these. */
const otherDocument = /^(?=(?:.*\d){4})(?!\d{13,}X?$)[A-Z\d]{6,15}$/;

const fits =
  (pattern: RegExp, otherwise: string) =>
  (text: string): string | null =>
    pattern.test(text) ? null : otherwise;

const stored = (pattern: RegExp, zh: string, otherwise: string) => ({
  pattern,
  zh,
  problem: fits(pattern, otherwise),
});

/** By what a field declares as its form. */
export const identifierForms = {
  idNumber: {
    standard: "GB 11643",
    rule: "a resident's number has 18 characters, the last its check digit (GB 11643); another document's has 6 to 15 letters and digits",
    problem: (text) => (otherDocument.test(text) ? null : residentProblem(text)),
  },
  ethnicity: {
    standard: "GB/T 3304",
    rule: "a people's code has two digits, 01 to 56, 97 or 98 (GB/T 3304)",
    ...stored(
      /^(0[1-9]|[1-4]\d|5[0-6]|9[78])$/,
      "民族代码为GB/T 3304的两位数字",
      "it is no code of GB/T 3304",
    ),
  },
  nationalDivision: {
    standard: "GB/T 2260",
    rule: "a division's national code has six digits, or nine or twelve down to township or village (GB/T 2260)",
    ...stored(
      /^[1-8]\d{5}(\d{3}(\d{3})?)?$/,
      "行政区划代码为6、9或12位数字",
      "it is no national code of a division",
    ),
  },
  budgetCode: {
    standard: "政府收支分类科目",
    rule: "an education item of the budget has seven digits and begins with 205",
    ...stored(
      /^205\d{4}$/,
      "教育支出功能分类科目编码以205开头, 共7位",
      "it is no education item of the budget",
    ),
  },
  studentNo: {
    rule: "G with an ID number (GB 11643), or J or L with 18 characters",
    problem: (text) =>
      text.startsWith("G")
        ? residentProblem(text.slice(1))
        : fits(/^[JL]\d{17}[\dX]$/, "it is of none of these forms")(text),
  },
  schoolCode: {
    rule: "ten digits",
    ...stored(/^[0-9]{10}$/, "10位数字", "it has not ten digits"),
  },
  divisionCode: {
    rule: "nine digits of a township, or twelve of a village",
    ...stored(/^[0-9]{9}([0-9]{3})?$/, "9位或12位数字", "it has neither nine digits nor twelve"),
  },
  /** A wrong check character is none of its faults: there are registered codes that have one. */
  uscc: {
    standard: "GB 32100",
    rule: "18 digits and capital letters without I, O, S, V, Z (GB 32100)",
    ...stored(
      /^[0-9A-HJ-NP-RTUW-Y]{18}$/,
      "18位数字或大写字母，不含I、O、S、V、Z（GB 32100）",
      "it has not 18 characters of that standard",
    ),
  },
  phone: {
    rule: "7 to 12 digits, with the area code of a fixed line; +86 may stand before them",
    problem: fits(/^\d{7,12}$/, "it has not 7 to 12 digits"),
    registered: (text) => text.replace(/[()]/g, "").replace(/^(?:\+86|0086)/, ""),
  },
  account: {
    rule: "8 to 32 digits",
    problem: fits(/^\d{8,32}$/, "it has not 8 to 32 digits"),
  },
} as const satisfies Readonly<Record<string, IdentifierForm>>;

export type IdentifierFormName = keyof typeof identifierForms;

/** Of a column in plain, that it holds such numbers: the condition of its check. */
export function holdsForm(column: AnyPgColumn, name: IdentifierFormName): SQL {
  const { pattern }: IdentifierForm = identifierForms[name];
  if (pattern === undefined) throw new Error(`the form ${name} is no pattern`);
  return sql`${column} ~ ${sql.raw(`'${pattern.source}'`)}`;
}

/** A pasted identifier as it is registered; a part of one as far as it goes. */
export function readIdentifier(name: IdentifierFormName, text: string): string {
  const form: IdentifierForm = identifierForms[name];
  const read = pastedIdentifier(text);
  return form.registered?.(read) ?? read;
}

/** What is wrong with what was read, as a sentence with the rule; null where it is of the form. */
export function identifierProblem(name: IdentifierFormName, read: string): string | null {
  const form: IdentifierForm = identifierForms[name];
  const problem = form.problem(read);
  return problem === null ? null : `This is no such number: ${problem} (${form.rule}).`;
}
