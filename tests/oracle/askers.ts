// Every kind of asker the table tells apart: each role with all its duties and with each single one, with the
// purposes that matter to it.
import { dutiesOf, expectations, purposes, type RoleName, roles } from "./expectations/index.ts";
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

/** None, each that the table ties some right of the role to, and one that it ties none to. */
export function purposesFor(role: RoleName): readonly (string | null)[] {
  const own = new Set(expectations[role].flatMap((entry) => entry.purposes ?? []));
  const foreign = purposes.find((purpose) => !own.has(purpose));
  return [null, ...own, ...(foreign === undefined ? [] : [foreign])];
}
