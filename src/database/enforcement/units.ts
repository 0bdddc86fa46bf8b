// The enforcement text in pieces, so that another policy is put into force by what differs alone. Each piece is of one object of the
// database (the columns of a table for a role, a row policy, a function, a view), which goes and comes as a whole; or of none, and then
// it comes with the whole text alone. The pieces joined are the text, to the letter.
import type { RolePolicy } from "../../policy/index.ts";
import { quoteName } from "./quoting.ts";
import { hasSide, writerOf } from "./writing-sides.ts";

const kinds = ["columns", "policy", "function", "view"] as const;

export interface Unit {
  readonly text: string;
  /** Pieces of one object are withdrawn and made together. Null: made with the whole text alone. */
  readonly object: { readonly kind: (typeof kinds)[number]; readonly name: string } | null;
  /** What takes the object away. */
  readonly undo: string;
}

/** Pieces on lines of their own, without an empty one between them. */
export type Part = readonly Unit[];

export const fixed = (text: string): Unit => ({ text, object: null, undo: "" });

/** What a role's login and its writing side hold of a table. */
export function columnsUnit(role: RolePolicy, table: string, text: string): Unit {
  const holders = [role.login, ...(hasSide(role) ? [writerOf(role)] : [])].map(quoteName).join(", ");
  return {
    text,
    object: { kind: "columns", name: `${table} ${role.login}` },
    undo: `revoke all on ${table} from ${holders};`,
  };
}

/** `name` as it is quoted. */
export const policyUnit = (name: string, table: string, text: string): Unit => ({
  text,
  object: { kind: "policy", name: `${table} ${name}` },
  undo: `drop policy ${name} on ${table};`,
});

export const functionUnit = (signature: string, text: string): Unit => ({
  text,
  object: { kind: "function", name: signature },
  undo: `drop function ${signature};`,
});

export const viewUnit = (name: string, text: string): Unit => ({
  text,
  object: { kind: "view", name },
  undo: `drop view ${name};`,
});

export const textOfParts = (parts: readonly Part[]): string =>
  `${parts
    .map((part) => part.map(({ text }) => text).join("\n"))
    .filter((text) => text !== "")
    .join("\n\n")}\n`;

/** What is withdrawn and what is made where one text takes another's place. */
export interface Difference {
  readonly undo: readonly string[];
  readonly make: readonly string[];
  /** Kinds of objects that are made. */
  readonly kinds: ReadonlySet<string>;
}

/** Null where they differ in what comes with the whole text alone. */
export function differenceOf(before: readonly Part[], after: readonly Part[]): Difference | null {
  const [old, now] = [before.flat(), after.flat()];
  const whole = (units: readonly Unit[]) => units.filter(({ object }) => object === null);
  if (textOfParts([whole(old)]) !== textOfParts([whole(now)])) return null;
  const [was, is] = [byObject(old), byObject(now)];
  const changed = new Set(
    [...was.keys(), ...is.keys()].filter((key) => textsOf(was.get(key)) !== textsOf(is.get(key))),
  );
  // Views go after what stands on them.
  const undo = kinds.flatMap((kind) =>
    [...was].flatMap(([key, [first]]) =>
      changed.has(key) && first?.object?.kind === kind ? [first.undo] : [],
    ),
  );
  const made = now.filter(({ object }) => object !== null && changed.has(keyOf(object)));
  return {
    undo,
    make: made.map(({ text }) => text),
    kinds: new Set(made.flatMap(({ object }) => object?.kind ?? [])),
  };
}

const keyOf = ({ kind, name }: NonNullable<Unit["object"]>): string => `${kind} ${name}`;

const byObject = (units: readonly Unit[]): ReadonlyMap<string, readonly Unit[]> =>
  Map.groupBy(
    units.filter(({ object }) => object !== null),
    ({ object }) => (object === null ? "" : keyOf(object)),
  );

const textsOf = (units: readonly Unit[] | undefined): string =>
  units?.map(({ text }) => text).join("\n") ?? "";
