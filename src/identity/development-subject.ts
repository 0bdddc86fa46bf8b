// The names by which the development issuer calls its people. Exists outside production only: no configured issuer
// may carry this name, and no right follows from a subject alone (rights are assignments in the database).

export const developmentIssuer = "urn:tongchou:development";

export interface DevelopmentSubject {
  readonly role: string;
  /** A township's name, for roles bound to one. */
  readonly township?: string;
  /** A school's official code, for roles bound to one. */
  readonly school?: string;
  /** The one duty the person holds; absent: all of the role's. */
  readonly duty?: string;
  /** Tells apart people of one role and scope. */
  readonly person?: string;
}

/** `education-officer`, `education-officer:finance`, `township-officer:关面乡`, `guardian:revoked` … */
export function developmentSubject({ role, township, school, duty, person }: DevelopmentSubject): string {
  return [role, township, school, duty, person].filter((part) => part !== undefined && part !== "").join(":");
}
