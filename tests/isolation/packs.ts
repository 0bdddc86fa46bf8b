// Several questions in one operation. What is permitted is answered together; of what is refused, the answer names each
// question's own refusal, or it is asked once more, alone.
import { defaultLimits } from "../../src/planning/index.ts";
import type { Operations } from "./asking.ts";
import { asQuery, type Question, type Right } from "./hostile-queries.ts";
import type { Bytes } from "./wire.ts";

export type Rights = Pick<Operations, "may" | "purposeOpens">;

/** A list of validation errors ends at 100, and the planner's account at its limits. */
const mostQuestions = 60;

const keyOf = (right: Right): string => right.join(" ");

/** Of which an operation has one. */
const isLookup = ({ rights }: Question): boolean => rights.some(([, , use]) => use === "lookup");

interface Root {
  /** Each on a line of its own, as an error tells where it is. */
  readonly lines: string[];
  readonly selected: boolean;
}

/** Questions that stand in one operation, each part of it on a line of its own. */
class Pack {
  readonly questions: Question[] = [];
  readonly kind: string;
  private readonly roots = new Map<string, Root>();
  /** Rights whose refusal proves one of the questions refused, and all that any of them may cause to be named. */
  private readonly proofs = new Set<string>();
  private readonly named = new Set<string>();

  constructor(kind: string) {
    this.kind = kind;
  }

  /** False where it finds no room, or where its refusal could not be told from another's. */
  add(question: Question, proof: string | null): boolean {
    const root = question.selected?.list ?? question.root;
    if (this.questions.length === mostQuestions) return false;
    if (!this.roots.has(root) && this.roots.size === defaultLimits.rootFields) return false;
    if (isLookup(question) && this.questions.some(isLookup)) return false;
    if (proof !== null) {
      const names = [...question.rights, ...question.beside].map(keyOf);
      if (this.named.has(proof) || names.some((name) => this.proofs.has(name))) return false;
      this.proofs.add(proof);
      for (const name of names) this.named.add(name);
    }
    const known = this.roots.get(root) ?? { lines: [], selected: question.selected !== undefined };
    this.roots.set(root, known);
    if (question.selected !== undefined) known.lines.push(question.selected.part);
    this.questions.push(question);
    return true;
  }

  get query(): string {
    const roots = [...this.roots].map(([root, { lines, selected }], place) =>
      selected ? `r${place}: ${root} { nodes { id\n${lines.join("\n")} } }` : `r${place}: ${root}`,
    );
    return `{\n${roots.join("\n")}\n}`;
  }

  /** Lines that hold the question, and nothing of another but the list it is selected in. */
  linesOf({ root, selected }: Question): readonly number[] {
    let line = 2;
    for (const [text, { lines }] of this.roots) {
      if (selected === undefined && text === root) return [line];
      if (selected?.list === text) return [line, line + 1 + lines.indexOf(selected.part)];
      line += 1 + lines.length;
    }
    return [];
  }
}

function packsOf(
  questions: readonly Question[],
  of: (question: Question) => { readonly kind: string; readonly proof: string | null },
): readonly Pack[] {
  const packs: Pack[] = [];
  for (const question of questions) {
    const { kind, proof } = of(question);
    if (packs.some((pack) => pack.kind === kind && pack.add(question, proof))) continue;
    const pack = new Pack(kind);
    pack.add(question, proof);
    packs.push(pack);
  }
  return packs;
}

export interface Sorted {
  readonly permitted: readonly Question[];
  readonly refused: readonly Question[];
}

export function sort(questions: readonly Question[], { may }: Rights): Sorted {
  const { permitted = [], refused = [] } = Object.groupBy(questions, ({ rights }) =>
    rights.every((right) => may(...right)) ? "permitted" : "refused",
  );
  return { permitted, refused };
}

/** Operations of permitted questions. */
export const together = (permitted: readonly Question[]): readonly string[] =>
  packsOf(permitted, () => ({ kind: "permitted", proof: null })).map(({ query }) => query);

/**
 * Asks what is to be refused; `ask` looks at each operation's answer as at that of a refused one. A question counts as
 * refused in company only by what the answer says of it alone: every other goes to `ask` by itself.
 */
export async function askRefused(
  refused: readonly Question[],
  { may, purposeOpens }: Rights,
  ask: (query: string) => Promise<Bytes>,
): Promise<{ readonly operations: number; readonly alone: number }> {
  const proofOf = ({ rights }: Question) => rights.find((right) => !may(...right));
  const packs = packsOf(refused, (question) => {
    const closed = [...question.rights, ...question.beside].filter((right) => !may(...right));
    // Where a purpose would open all of it, the refusal is another one.
    const kind = closed.every((right) => purposeOpens(...right)) ? "purpose" : "refused";
    return { kind, proof: keyOf(proofOf(question) ?? ["", "", ""]) };
  });
  let [operations, alone] = [0, 0];
  for (const pack of packs) {
    const proven = pack.questions.length > 1 ? provenBy(await ask(pack.query)) : null;
    if (proven !== null) operations += 1;
    for (const question of pack.questions) {
      const right = proofOf(question);
      if (right !== undefined && proven?.rights.has(keyOf(right))) continue;
      if (pack.linesOf(question).some((line) => proven?.lines.has(line))) continue;
      await ask(asQuery(question));
      alone += 1;
    }
  }
  return { operations: operations + alone, alone };
}

interface Proven {
  /** Rights that the answer says are refused. */
  readonly rights: ReadonlySet<string>;
  /** Lines of the document that hold what the asker's view does not. */
  readonly lines: ReadonlySet<number>;
}

interface RefusalError {
  readonly locations?: readonly { readonly line: number }[];
  readonly extensions: {
    readonly code: string;
    readonly refused?: readonly { readonly coordinate: string; readonly use: string }[];
  };
}

function provenBy({ status, text }: Bytes): Proven | null {
  const { data, errors = [] } = JSON.parse(text) as { data?: unknown; errors?: readonly RefusalError[] };
  if (status < 400 || data !== undefined) return { rights: new Set(), lines: new Set() };
  const ofView = errors.filter(({ extensions }) => extensions.code === "GRAPHQL_VALIDATION_FAILED");
  const refused = errors.flatMap(({ extensions }) => extensions.refused ?? []);
  return {
    rights: new Set(refused.map(({ coordinate, use }) => `${coordinate.replace(".", " ")} ${use}`)),
    lines: new Set(ofView.flatMap(({ locations = [] }) => locations.map(({ line }) => line))),
  };
}
