// Who sends a request, as far as its headers say. What the server makes of them is a principal; what a decision needs of
// that, an asker.
export interface Caller {
  /** Subject of a development person (see development-subject.ts); absent: no token, the public. */
  readonly as?: string;
  /** Chosen, where a person has several. */
  readonly role?: string;
  readonly purpose?: string;
}
