// The names by which the development issuer calls its people. Exists outside production only: no configured issuer
// may carry this name, and no right follows from a subject alone (rights are assignments in the database).

export const developmentIssuer = "urn:tongchou:development";

export interface DevelopmentSubject {
  readonly role: string;
  /** A township's name, for roles bound to one. */
  readonly township?: string;
  /** A village's name, after its township's. */
  readonly village?: string;
  /** A school's official code, for roles bound to one. */
  readonly school?: string;
  /** The one duty the person holds; absent: all of the role's. */
  readonly duty?: string;
  /** Tells apart people of one role and scope. */
  readonly person?: string;
}

/** `education-officer`, `education-officer:finance`, `village-committee:关面乡:示例一村`, `guardian:revoked` … */
export function developmentSubject(subject: DevelopmentSubject): string {
  const { role, township, village, school, duty, person } = subject;
  return [role, township, village, school, duty, person]
    .filter((part) => part !== undefined && part !== "")
    .join(":");
}
