// What an author says of a command, or of the way of a state: the words of `x.commands.ts` and `x.machine.ts`.
import type { ScopeKind } from "../policy/index.ts";
import type { Facts } from "./definitions.ts";
import type { Requirement } from "./requirement.ts";

/** What nobody says, since the database knows it. */
export type Derived =
  /** The instant and the civil day of the command, and the person who gives it: of several, beside those who are there. */
  | "now"
  | "today"
  | "person"
  /** How that person is called as of today. */
  | "personName"
  /** The role that gives it, and that role's department. */
  | "role"
  | "department"
  /** The district: there is one. */
  | "district"
  /** Nothing any more. */
  | "none"
  /** The calendar year of a day that the caller says, by its column key. */
  | { readonly yearOf: string }
  | { readonly code: string }
  /** A code by the kind of the role's scope; none for another kind. */
  | { readonly byScope: Readonly<Partial<Record<ScopeKind, string>>> }
  /** Of a role of this kind of scope the one id that its assignments name; where they name several, the input says which. */
  | { readonly only: ScopeKind }
  /** A number that nothing else has: these letters, the civil day, and what ends the row's id. */
  | { readonly numbered: string };

export interface InputFacts {
  /** Fields of the type that the caller says. */
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  /** Column keys of the type that the database says; of one that is optional in the input, where the input is silent. */
  readonly derives?: Readonly<Record<string, Derived>>;
}

/** Rows of another type that come with the record, such as the departments that a report goes to, or with a step of it. */
export interface LinesFacts extends InputFacts {
  readonly on: string;
  /** Column key that holds the record's id. */
  readonly by: string;
  readonly term: string;
  readonly description: string;
  readonly atLeast: number;
  readonly atMost: number;
}

export interface CommandFacts
  extends InputFacts,
    Pick<Facts, "term" | "description" | "duties" | "deprecated"> {
  readonly on: string;
  readonly kind: "create" | "update" | "archive";
  /** Clause of the plan, or law. */
  readonly source: string;
  readonly lines?: Readonly<Record<string, LinesFacts>>;
  /** Of a dated type: the row that is in force of the same key ends on the day on which the new one begins. */
  readonly succeeds?: SuccessionFacts;
  /** Column key of a day that ends it: given only while the record does not have it, so that nothing is confirmed twice. */
  readonly before?: string;
  /** Of what makes a record of a type with a machine: the state it begins in, where that is not the machine's own. */
  readonly begins?: string;
  /**
   * Of a record that is there: what must hold of it beside its state, by the rule that holds it. Asked before the write, and
   * where a record says what may be done with it (`can`).
   */
  readonly requires?: Readonly<Record<string, Requirement>>;
  /** Names of commands: whoever gave one of them on the record does not give this one. */
  readonly otherThan?: readonly string[];
  /** Also given on a list of records at once, as `…All`: each item is the command's own input. */
  readonly list?: true;
}

export interface SuccessionFacts {
  /** Column keys of what both rows are of: a pupil, a school and stage; none where there is one at a time. */
  readonly by: string | readonly string[];
  /** What else is put down on the row that ends. */
  readonly sets?: Readonly<Record<string, Derived>>;
}

export interface StepFacts {
  readonly from: readonly string[];
  /** Without it the state stays. */
  readonly to?: string;
  readonly clause: string;
  /** What must hold beside the state, in words; the rules hold it. */
  readonly holds?: string;
}

/** What the rules themselves do to a state, and nobody else. */
export interface DerivedSteps {
  readonly steps: readonly (readonly [from: string, to: string])[];
  /** States in which it makes records. */
  readonly begins?: readonly string[];
  readonly clause: string;
  readonly holds: string;
}

export interface MachineFacts {
  readonly on: string;
  /** The field whose codes are the states. Only commands that are its steps set it. */
  readonly field: string;
  /** In which a record begins, unless what makes it says another one (`begins`). */
  readonly initial: string;
  /** By the name of the command that takes it. */
  readonly steps: Readonly<Record<string, StepFacts>>;
  /** By the function of the rules (`tc.…`) that takes them. */
  readonly derived?: Readonly<Record<string, DerivedSteps>>;
}
