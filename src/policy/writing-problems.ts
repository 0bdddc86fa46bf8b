// What makes the grants to write of a role unsound: words that no command knows, and commands that nobody could finish.
import { mayRun, maySet, type Writing } from "./decide-writing.ts";
import type { Condition, RolePolicy } from "./types.ts";

/** What a policy has to know of a command. */
export interface CommandOutline {
  readonly name: string;
  readonly type: string;
  readonly fields: readonly (Writing["fields"][number] & {
    readonly required: boolean;
    /** Of a key, the type whose id it is. */
    readonly refersTo: string | null;
  })[];
}

export function writingProblems(role: RolePolicy, commands: readonly CommandOutline[]): string[] {
  const known = new Map(commands.map((command) => [command.name, command]));
  const reads = new Set(
    role.grants.flatMap(({ type, fields, uses }) =>
      fields.includes("id") && uses.includes("read") ? [type] : [],
    ),
  );
  const words = role.writes.flatMap(({ id, type, commands: named, create, update }) => {
    const given = named.flatMap((name) => known.get(name) ?? []);
    const fields = given.flatMap((command) => command.fields);
    const isKnown = (of: string, field: string, use: string): boolean =>
      fields.some((one) => one.type === of && one.field === field && one.use === use);
    const idle = (["create", "update"] as const).flatMap((use) =>
      Object.entries({ create, update }[use]).flatMap(([of, names]) =>
        names.filter((field) => !isKnown(of, field, use)).map((field) => `${of}.${field} (${use})`),
      ),
    );
    return [
      ...named
        .filter((name) => known.get(name)?.type !== type)
        .map((name) => `${id}: ${type} has no command ${name}`),
      ...idle.map((field) => `${id}: none of its commands sets ${field}`),
    ];
  });
  const scopes = new Set(
    [...role.grants, ...role.writes].flatMap(({ type, rows }) =>
      scopeColumns(rows).map((column) => `${type}.${column}`),
    ),
  );
  const run = commands.filter(({ name }) => mayRun(role, name));
  return [
    ...words,
    ...run.flatMap(({ name, type, fields }) => [
      ...(role.scope === "public" ? [`${role.role}: who runs ${name} is not known`] : []),
      ...(reads.has(type) ? [] : [`${role.role} may run ${name} but not read ${type}.id`]),
      ...fields
        .filter(({ required, ...at }) => required && !maySet(role, name, at))
        .map(
          ({ type: of, field }) => `${role.role} may run ${name} but not set ${of}.${field}, which it needs`,
        ),
      ...fields
        .filter(({ type: of, field, use }) => use === "update" && scopes.has(`${of}.${field}`))
        .map(
          ({ type: of, field }) => `${role.role}: ${name} would move ${of}.${field}, which its rows go by`,
        ),
      ...fields
        .filter(({ refersTo, ...at }) => refersTo !== null && maySet(role, name, at) && !reads.has(refersTo))
        .map(
          ({ type: of, field, refersTo }) =>
            `${role.role} may set ${of}.${field} but not read ${refersTo}.id`,
        ),
    ]),
  ];
}

/** Columns of the row itself by which it is somebody's: a row that goes over to another is made there, or moved by a step of its own. */
function scopeColumns(rows: Condition): readonly string[] {
  switch (rows.kind) {
    case "inScope":
      return [rows.column];
    case "not":
      return scopeColumns(rows.of);
    case "all":
    case "any":
      return rows.of.flatMap(scopeColumns);
    default:
      return [];
  }
}
