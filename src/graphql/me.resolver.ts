// Everybody's question about themselves, the public's too. Answered from memory: of the principal, and of the role's own grants.
import { Ctx, Query, Resolver } from "type-graphql";
import { printCoordinate } from "../core/coordinate.ts";
import type { MemoryContext } from "../engine/index.ts";
import { type Asker, commandCoordinate } from "../policy/index.ts";
import { Me, type MyAssignment, type MyPurpose, type Myself } from "./me.types.ts";

@Resolver()
class MeResolver {
  @Query(() => Me, {
    description: "本人. Who asks, in which roles, and with what scope and duties the request acts.",
  })
  me(@Ctx() context: MemoryContext): Me {
    const { asker } = context;
    const { role, title, scope } = asker.role;
    return {
      person: personOf(context),
      role,
      title,
      scope,
      scopeIds: scope === "district" ? [] : [...new Set(asker.groups.flatMap((group) => group.scopeIds))],
      duties: [...new Set(asker.groups.flatMap((group) => group.duties))],
      purpose: asker.purpose,
      roles: rolesOf(context),
      purposes: purposesOf(asker),
    };
  }
}

function personOf({ principal }: MemoryContext): Myself | null {
  const { personId, person, service } = principal;
  if (personId === null || person === undefined) return null;
  return { id: personId, name: person.displayName, kind: service === undefined ? "PERSON" : "SERVICE" };
}

function rolesOf({ principal, roles, asker }: MemoryContext): readonly MyAssignment[] {
  const assignments = principal.person?.assignments ?? [];
  return assignments.map(({ role, scope, scopeIds, duties, validFrom, validTo }) => ({
    role,
    title: roles.get(role)?.title ?? role,
    scope,
    scopeIds: scope === "district" ? [] : scopeIds,
    duties,
    validFrom,
    validTo,
    acting: role === asker.role.role,
  }));
}

/** By purpose, what grants that ask for one give to the duties of the asker. */
function purposesOf({ role, groups }: Asker): readonly MyPurpose[] {
  const opens = new Map<string, Set<string>>();
  const note = (
    purposes: readonly string[] | undefined,
    duties: readonly string[] | undefined,
    what: string[],
  ) => {
    const held =
      duties === undefined || groups.some((group) => duties.some((duty) => group.duties.includes(duty)));
    if (!held) return;
    for (const purpose of purposes ?? [])
      opens.set(purpose, new Set([...(opens.get(purpose) ?? []), ...what]));
  };
  for (const { type, fields, purposes, duties } of role.grants)
    note(
      purposes,
      duties,
      fields.map((field) => printCoordinate({ type, field })),
    );
  for (const { commands, purposes, duties } of role.writes)
    note(
      purposes,
      duties,
      commands.map((command) => printCoordinate(commandCoordinate(command))),
    );
  return [...opens]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([purpose, what]) => ({ purpose, opens: [...what].sort() }));
}

export const meResolvers = [MeResolver];
