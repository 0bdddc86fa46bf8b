// Every kind of asker the table tells apart: each role with all its duties and with each single one, with and without
// each purpose.
import { dutiesOf, purposes, roles } from "./expectations/index.ts";
import type { OracleAsker } from "./judge.ts";

export interface Variant extends Omit<OracleAsker, "purpose"> {
  readonly name: string;
}

/** Stands for any scope: what may be done never depends on the ids in it. */
const anyScope = ["00000000-0000-7000-8000-000000000001"];

export const variants: readonly Variant[] = roles.flatMap((role): Variant[] => {
  const duties = dutiesOf[role];
  const of = (name: string, held: readonly string[]): Variant => ({
    role,
    name,
    groups: [{ duties: held, scopeIds: anyScope }],
  });
  if (duties.length === 0) return [of(role, [])];
  return [of(role, duties), ...duties.map((duty) => of(`${role} (${duty})`, [duty]))];
});

export const declaredPurposes = [null, ...purposes] as const;
