// One answered request, as the door tells it and figures count it: never who asked, or for which rows.
export interface AnsweredRequest {
  readonly role: string | null;
  readonly route: string | null;
  /** Of the first error; null: answered. */
  readonly code: string | null;
  readonly status: number;
  /** SHA-256 of the operation's text. */
  readonly operation: string | null;
  readonly seconds: number;
}
