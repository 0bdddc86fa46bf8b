// Runs a compiled operation: bind, one statement, splice. The text that comes back goes out unparsed.
import { TongchouError } from "../core/errors.ts";
import type { KeyRing } from "../database/secrets/key-ring.ts";
import type { Variables } from "../planning/index.ts";
import { type Binding, bind, type Place, slotValue } from "./bind.ts";
import { tooManyGroups } from "./compile-aggregate.ts";
import type { CompiledOperation } from "./compile-operation.ts";
import { type CursorSeal, cursorContext, notThisLists } from "./cursor.ts";
import { drawNonce } from "./nonce.ts";
import { type Origin, type Sending, sendStatement } from "./send-statement.ts";
import { type Shown, ShownMarks } from "./shown.ts";
import { splice } from "./splice.ts";
import { type Truncated, truncatedLists } from "./truncated.ts";

/** What of a principal a statement runs under: its cursors, its ids. */
export interface StatementScope {
  readonly role: string;
  readonly groups: readonly { readonly scopeIds: readonly string[] }[];
  /** Persons whose rows are left out. */
  readonly ties: readonly string[];
}

export interface ExecutionParts extends Sending {
  readonly secrets: Pick<
    KeyRing,
    "writing" | "decrypt" | "blindIndexes" | "encrypt" | "identityCode" | "seal" | "open"
  >;
  /** Which of them writes: null where that is known, else a promise of it. */
  readonly keys: { late(): Promise<void> | null; look(): Promise<void> };
  /** What a command said, under each key, by blanks: whoever reads it in the database cannot try out what it was made of. */
  readonly digest: (text: string) => string;
  readonly cursors: CursorSeal;
  readonly listValues: number;
}

/**
 * One run: under which scope, with which ticket for the row policies and which values, on which civil day and at which instant
 * of it, for whom.
 */
export interface Run extends Origin {
  readonly ticket: string;
  readonly scope: StatementScope;
  readonly variables: Variables;
  readonly today: string;
  readonly now: string;
  /** Id of the record that a command has written. */
  readonly written?: string | undefined;
  /** By type ids that a command on a list names. */
  readonly named?: ReadonlyMap<string, readonly string[]> | undefined;
}

export interface Answer {
  /** The policy version in force when the statement ran. */
  readonly version: number;
  /** The epoch of the ticket; null where the ticket did not count (any more): then no row was read. */
  readonly epoch: number | null;
  /** Whether the operation's look-up found a row; null where it has none. */
  readonly hit: boolean | null;
  /** The response's text in pieces; a string stands for the root field of that response key, answered from memory. */
  readonly body: readonly (Buffer | string)[];
  /** Lists that were cut: see truncated.ts. */
  readonly truncated: readonly Truncated[];
  /** What of persons the answer shows or uses: null where it is nothing. */
  readonly shown: Shown | null;
}

/** What the values of a statement come from. */
export type Bound = Omit<Run, keyof Origin>;

const bindingOf = (
  { listValues, secrets }: Pick<ExecutionParts, "listValues" | "secrets">,
  compiled: CompiledOperation,
  { scope, ticket, variables, today, now, written, named }: Bound,
): Binding => ({
  variables,
  groups: scope.groups,
  ticket,
  ties: scope.ties,
  today,
  now,
  nonce: compiled.spliced ? drawNonce() : "",
  written,
  named,
  places: new Map(),
  listValues,
  blindIndexes: (plain, column) => secrets.blindIndexes(plain, column),
});

/** Of a statement without pages. */
export function boundValues(
  parts: ExecutionParts,
  compiled: CompiledOperation,
  bound: Bound,
): readonly (string | number | boolean | null)[] {
  const binding = bindingOf(parts, compiled, bound);
  return compiled.params.map((value) => bind(value, binding));
}

export async function runOperation(
  parts: ExecutionParts,
  compiled: CompiledOperation,
  { scope, ticket, variables, today, now, written, named, ...origin }: Run,
): Promise<Answer> {
  const bound = { scope, ticket, variables, today, now, written, named };
  const binding = bindingOf(parts, compiled, bound);
  const contexts = new Map<number, string>();
  const contextOf = (page: number): string => {
    const known = contexts.get(page);
    if (known !== undefined) return known;
    const plan = compiled.plan.pages[page];
    if (plan === undefined) throw new Error(`no page ${page}`);
    const values = plan.filterSlots.map((slot) => slotValue(slot, binding));
    const context = cursorContext(scope.role, plan.form, values);
    contexts.set(page, context);
    return context;
  };
  openCursors(parts, compiled, binding, contextOf);
  const params = compiled.params.map((value) => bind(value, binding));
  const [state, ...answers] = await sendStatement(parts, compiled, params, origin);
  const [version, ...told] = String(state).trim().split(" ").map(Number);
  // A ticket that does not count has no epoch: it stands last.
  const found = compiled.plan.lookup === null ? null : told.shift();
  const [epoch] = told;
  const cut = new Map<number, number>();
  const marks = new ShownMarks(compiled.marks);
  let next = 0;
  const body = compiled.body.map((segment) => {
    if (segment.kind === "text") return segment.bytes;
    if (segment.kind === "memory") return segment.key;
    const bytes = answers[next++];
    if (bytes == null) throw new Error("the statement left a part of the response out");
    if (segment.limited && bytes.length === 1 && bytes.toString() === tooManyGroups) {
      throw new TongchouError("LIMIT_EXCEEDED", "The aggregate has more groups than one answer may hold.", {
        limit: "groups",
      });
    }
    if (!compiled.spliced) return bytes;
    return splice(bytes, {
      nonce: binding.nonce,
      secret: (slot, id, cipher) => {
        const column = compiled.plan.secrets[slot]?.column ?? "";
        return parts.secrets.decrypt(cipher, { column, row: id });
      },
      cursor: (page, place) => parts.cursors.seal(place, contextOf(page)),
      stray: () => {
        throw notThisLists();
      },
      cut: (page) => cut.set(page, (cut.get(page) ?? 0) + 1),
      mark: (mark) => marks.note(mark),
    });
  });
  return {
    version: version ?? 0,
    epoch: epoch ?? null,
    hit: found === null ? null : found === 1,
    body,
    truncated: truncatedLists(compiled.plan.pages, cut),
    shown: marks.told(compiled.plan.uses),
  };
}

function openCursors(
  parts: ExecutionParts,
  compiled: CompiledOperation,
  binding: Binding,
  contextOf: (page: number) => string,
): void {
  const places = binding.places as Map<number, Place>;
  for (const page of compiled.plan.pages) {
    if (page.cursor === null) continue;
    const cursor = String(slotValue(page.cursor, binding));
    places.set(page.index, parts.cursors.open(cursor, contextOf(page.index), page.orders.length));
  }
}
