// `npm run contract`: is what the last release offered (`schema/released.graphql`) still there? A member goes only after a
// release has said, by its deprecation, what to ask instead and from which day on it may be missing.
import { readFileSync } from "node:fs";
import { type Change, CriticalityLevel, diff } from "@graphql-inspector/core";
import {
  buildSchema,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from "graphql";
import { dueDay } from "../../src/catalogue/describe.ts";

export const releasedFile = new URL("../../schema/released.graphql", import.meta.url);
export const presentFile = new URL("../../schema/schema.graphql", import.meta.url);

interface Member {
  readonly on: string;
  readonly name: string;
  /** What it leads to, its arguments too; an enum's value leads nowhere. */
  readonly to: readonly string[];
  readonly reason: string | null;
}

function membersOf(schema: GraphQLSchema): readonly Member[] {
  const of = (
    on: string,
    name: string,
    reason: string | null | undefined,
    to: readonly string[],
  ): Member => ({
    on,
    name,
    to,
    reason: reason ?? null,
  });
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (isIntrospectionType(type)) return [];
    if (isEnumType(type))
      return type
        .getValues()
        .map(({ name, deprecationReason }) => of(type.name, name, deprecationReason, []));
    if (isInputObjectType(type))
      return Object.values(type.getFields()).map((field) =>
        of(type.name, field.name, field.deprecationReason, [getNamedType(field.type).name]),
      );
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    return Object.values(type.getFields()).map((field) =>
      of(type.name, field.name, field.deprecationReason, [
        getNamedType(field.type).name,
        ...field.args.map((argument) => getNamedType(argument.type).name),
      ]),
    );
  });
}

/** Members whose day has come, and types that only such members lead to. */
function mayGo(released: GraphQLSchema, today: string): ReadonlySet<string> {
  const members = membersOf(released);
  const gone = new Set<string>();
  const isDue = ({ reason }: Member): boolean => {
    const day = reason === null ? null : dueDay(reason);
    return day !== null && day <= today;
  };
  for (const member of members) if (isDue(member)) gone.add(`${member.on}.${member.name}`);
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const type of Object.keys(released.getTypeMap())) {
      const leading = members.filter(({ on, to }) => to.includes(type) && on !== type);
      if (leading.length > 0 && leading.every(({ on, name }) => gone.has(`${on}.${name}`) || gone.has(on)))
        gone.add(type);
    }
  }
  return gone;
}

/** What a client of the release would miss, and what is deprecated without a way out; empty is agreement. */
export async function findBreaks(
  released: GraphQLSchema,
  present: GraphQLSchema,
  today: string,
): Promise<string[]> {
  const gone = mayGo(released, today);
  const changes: Change[] = await diff(released, present);
  const breaks = changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .filter(({ type, path = "" }) => !(type.endsWith("_REMOVED") && gone.has(path)))
    .map(({ path, message }) => `${path}: ${message}`);
  const silent = membersOf(present)
    .filter(({ reason }) => reason !== null && dueDay(reason) === null)
    .map(({ on, name }) => `${on}.${name}: deprecated without saying what to ask instead, and until when`);
  return [...breaks, ...silent];
}

/** Of the schema as it is now with the last release, as of today. */
export function breaksOfPresent(): Promise<string[]> {
  const read = (file: URL) => buildSchema(readFileSync(file, "utf8"), { assumeValidSDL: true });
  return findBreaks(read(releasedFile), read(presentFile), new Date().toISOString().slice(0, 10));
}

if (import.meta.main) {
  const breaks = await breaksOfPresent();
  for (const line of breaks) console.error(line);
  console.log(`contract: ${breaks.length} breaks with what was released`);
  process.exitCode = breaks.length === 0 ? 0 : 1;
}
