// Who asks, in which role, with what scope. Made from a verified token and the assignments in the database.
import type { AssignmentGroup } from "../policy/types.ts";
import type { AssignmentRow } from "./assignment-rows.ts";

export interface Person {
  readonly displayName: string;
  /** Those in force that give something, of every role. */
  readonly assignments: readonly AssignmentRow[];
}

export interface Principal {
  /** Null for the public. */
  readonly personId: string | null;
  readonly role: string;
  readonly groups: readonly AssignmentGroup[];
  /** Ids of children, guardians and teachers whose records are not shown to this person in this role. */
  readonly ties: readonly string[];
  /** The person's assignment epoch when the groups were read; 0 for the public. */
  readonly epoch: number;
  /** The purpose the request declared, if any. */
  readonly purpose: string | null;
  /** Who it is, with all roles; absent of the public. */
  readonly person?: Person;
  /** Of a client that acts on its own behalf: it reads, and its operations may come to so much a minute. */
  readonly service?: { readonly costAMinute: number };
}
