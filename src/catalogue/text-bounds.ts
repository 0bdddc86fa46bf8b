// How many letters a text may have. The database's columns are not bound: who writes by a command is.
import type { Writable } from "./commands.ts";

const mostLetters = 500;
const mostOfNarrative = 10_000;

/** Null where the field is no text that somebody writes: a code, a number, a day. What is sealed and has no form is told at length. */
export function lettersOf(field: Writable): number | null {
  if (field.kind === "secret") return field.form === undefined ? mostOfNarrative : mostLetters;
  return field.scalar === "string" && field.codes === undefined ? mostLetters : null;
}
