// What nobody is beside something else, and no service at all.
import { OperatorError } from "../../core/operator-error.ts";
import type { RolePolicy } from "../../policy/index.ts";

/** Administration lies with three people, each of them nothing else (GB/T 22239). */
export const administrators = ["system-administrator", "data-steward", "audit-administrator"] as const;
export const administers = (role: string): boolean => administrators.some((name) => name === role);

const ofOnePerson = ["guardian", "teacher", "child"];

/** What `loadPerson` would give it nothing by is not assigned, nor what three people are there for. */
export function assertServes({ role, scope }: RolePolicy): void {
  if (ofOnePerson.includes(scope))
    throw new OperatorError(
      `a service is nobody's ${scope === "child" ? "carer" : scope}: ${role} is for persons`,
    );
  if (administers(role))
    throw new OperatorError(`three people administer, and no service: ${role} is for persons`);
}
