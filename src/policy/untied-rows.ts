// In office nobody sees what is of themselves or of their own (回避): of whoever is tied to persons, every grant of the role
// opens the rows of others alone. Done to the role as a whole, before any decision, so that nothing decides around it. Pure.
import type { Condition, RolePolicy } from "./types.ts";

/** What of the catalogue it needs. */
export interface Persons {
  /** The columns by which a row of the type names persons: those that the role may ask for, and those it may not. */
  readonly columns: (type: string) => {
    readonly open: readonly string[];
    readonly closed: readonly string[];
  };
  /** Relations to what a row is of that names no person itself, as far as the role reads where they lead. */
  readonly through: (type: string) => readonly string[];
  readonly target: (type: string, relation: string) => string;
}

/** The role for an asker with ties. A related row of one's own opens nothing either. */
export function untiedRole(role: RolePolicy, persons: Persons): RolePolicy {
  const grants = role.grants.map((grant) => ({
    ...grant,
    rows: and(
      [...own(persons, grant.type), ...throughParents(persons, grant.type)],
      related(persons, grant.type, grant.rows),
    ),
  }));
  return { ...role, grants };
}

const own = ({ columns }: Persons, type: string): readonly Condition[] => {
  const { open, closed } = columns(type);
  if (open.length + closed.length === 0) return [];
  return [{ kind: "untied", columns: open, closed: closed.length > 0 }];
};

const throughParents = (persons: Persons, type: string): readonly Condition[] =>
  persons.through(type).flatMap((relation) => {
    const target = persons.target(type, relation);
    const [only] = [...own(persons, target), ...throughParents(persons, target)];
    return only === undefined ? [] : [{ kind: "exists", relation, where: only } as const];
  });

function and(demanded: readonly Condition[], condition: Condition): Condition {
  if (demanded.length === 0) return condition;
  const rest = condition.kind === "always" ? [] : condition.kind === "all" ? condition.of : [condition];
  const [only, ...others] = [...demanded, ...rest];
  return others.length === 0 && only !== undefined ? only : { kind: "all", of: [...demanded, ...rest] };
}

/** The same below relations; not under a negation, where fewer rows would open more. */
function related(persons: Persons, type: string, condition: Condition): Condition {
  switch (condition.kind) {
    case "exists": {
      const target = persons.target(type, condition.relation);
      return {
        ...condition,
        where: and(own(persons, target), related(persons, target, condition.where)),
      };
    }
    case "all":
    case "any":
      return { ...condition, of: condition.of.map((part) => related(persons, type, part)) };
    default:
      return condition;
  }
}
