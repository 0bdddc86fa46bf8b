// What is known of an operation's text once it is parsed. The text itself is kept nowhere: there may be a value in it.
import type { DocumentNode } from "graphql";

export interface OperationText {
  readonly document: DocumentNode;
  /** Names the text: its SHA-256 (hex) where a client sent it. */
  readonly queryHash: string;
  /** Whether the text may say what the document does not: in comments. Absent: of the server's own words, which do not. */
  readonly commented?: boolean;
}

/** A `#` in a string counts, too: that is a value anyway. */
export const mayHaveComments = (text: string): boolean => text.includes("#");
