// Which operations are told apart in figures: by their hash, a bounded number for each role, and none whose text holds a value.
// A hash of a text with a number in it could be tried out until it fits.
import { Kind, visit } from "graphql";
import type { OperationText } from "../core/operation-text.ts";

/** Whoever sends ever new texts names no more than these. */
const ofRole = 50;
/** `first: 200`, `2026`: numbers of this length name nobody. */
const shortNumber = /^-?\d{1,4}$/;
/** Names are the client's to choose: an alias may hold what a string would. */
const digits = /\d{5}/;

export const otherOperation = "other";

export class ToldOperations {
  private readonly told = new Map<string, Set<string>>();

  /** Of an operation that is planned for the first time. */
  note(role: string, text: OperationText): void {
    const known = this.told.get(role) ?? new Set<string>();
    if (known.size >= ofRole || known.has(text.queryHash) || holdsValues(text)) return;
    this.told.set(role, known.add(text.queryHash));
  }

  labelOf(role: string, hash: string | null): string {
    if (hash === null) return "none";
    return this.told.get(role)?.has(hash) === true ? hash : otherOperation;
  }
}

/** A comment may hold anything, and is part of the text that the hash is of. */
export function holdsValues({ document, commented = false }: OperationText): boolean {
  let found = commented;
  const note = (holds: boolean) => {
    found ||= holds;
  };
  visit(document, {
    [Kind.STRING]: () => note(true),
    [Kind.FLOAT]: () => note(true),
    [Kind.INT]: ({ value }) => note(!shortNumber.test(value)),
    [Kind.NAME]: ({ value }) => note(digits.test(value)),
  });
  return found;
}
