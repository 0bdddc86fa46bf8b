// Every kind of asker the table tells apart: each role with all its duties and with each single one, with the
// purposes that matter to it.
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { plantedPeople, plantedSchools } from "../../src/sample/planted.ts";
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

/** The development person whose assignments are the variant's. */
export function subjectOf({ role, groups }: Pick<Variant, "role" | "groups">): string | undefined {
  const held = groups.flatMap(({ duties }) => duties);
  const duty = held.length === dutiesOf[role].length ? {} : { duty: held[0] ?? "" };
  switch (role) {
    case "public":
      return undefined;
    case "guardian":
      return plantedPeople.guardian;
    case "township-officer":
      return developmentSubject({ role, township: "关面乡" });
    case "village-committee":
      return developmentSubject({ role, township: "关面乡", village: "示例一村" });
    case "teacher":
      return plantedPeople.teacher;
    case "school-registrar":
      return developmentSubject({ role, school: plantedSchools.mountain.officialCode, ...duty });
    default:
      return developmentSubject({ role, ...duty });
  }
}
