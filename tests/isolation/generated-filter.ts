// Random filters over a role's view: operators, negations, quantifiers over relations, alternatives.
import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
} from "graphql";
import type { Draw } from "./draw.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type May = (type: string, field: string, use: string) => boolean;

export interface Language {
  readonly draw: Draw;
  readonly words: Vocabulary;
  /** Of coordinates that take numbers of a form alone, one that is nobody's. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly may: May;
}

const suffix = /Where$/;

const isSecret = (of: GraphQLInputType): boolean => getNamedType(of).name === "SecretFilter";

/** A look-up, which is the whole filter of a root list; null where the asker may look nothing up. */
export function lookup(language: Language, where: GraphQLInputObjectType): string | null {
  const type = where.name.replace(suffix, "");
  const open = Object.values(where.getFields()).filter(
    ({ name, type: of }) => isSecret(of) && language.may(type, name, "lookup"),
  );
  const field = language.draw.pick(open);
  const value = field && part(language, type, field, 0);
  return value === null ? null : `{ ${field?.name}: ${value} }`;
}

/** A `<Type>Where` literal, or null where the asker could filter by nothing. */
export function filter(language: Language, where: GraphQLInputObjectType, depth: number): string | null {
  const { draw } = language;
  const type = where.name.replace(suffix, "");
  const open = Object.values(where.getFields()).filter(({ name, type: of }) => {
    if (name === "and" || name === "or" || name === "not") return depth > 0;
    if (name === "asOf")
      return ["validFrom", "validTo"].every((end) => language.may(type, end, "filter")) || draw.chance(2);
    // Beside or below anything else a look-up is refused.
    if ((isSecret(of) || !language.may(type, name, "filter")) && !draw.chance(2)) return false;
    return depth > 0 || !isRelation(of);
  });
  const parts = draw.some(open, 2).flatMap((field) => {
    const value = part(language, type, field, depth);
    return value === null ? [] : [`${field.name}: ${value}`];
  });
  return parts.length === 0 ? null : `{ ${parts.join(", ")} }`;
}

const isRelation = (type: GraphQLInputType): boolean => /Where$/.test(getNamedType(type).name);

function part(
  language: Language,
  type: string,
  { name, type: of }: GraphQLInputField,
  depth: number,
): string | null {
  const { draw } = language;
  const input = getNamedType(of);
  if (name === "asOf") return JSON.stringify(draw.pick(["2025-10-01", "2026-09-01", "2027-01-01"]));
  if (!isInputObjectType(input)) throw new Error(`${type}.${name} is no filter`);
  if (isListType(of) || name === "and" || name === "or") {
    const items = Array.from({ length: draw.upTo(2) }, () => filter(language, input, depth - 1));
    return `[${items.filter((item) => item !== null).join(", ")}]`;
  }
  if (input.name.endsWith("ListWhere")) {
    const target = getNamedType(input.getFields().some?.type as GraphQLInputType);
    if (!isInputObjectType(target)) throw new Error(`${input.name} has no filter`);
    const quantifier = draw.pick(["some", "every", "none"]);
    const inner = filter(language, target, depth - 1) ?? "{}";
    return `{ ${quantifier}: ${inner} }`;
  }
  if (suffix.test(input.name)) return filter(language, input, depth - 1);
  return test(language, `${type}.${name}`, input);
}

function test(language: Language, coordinate: string, input: GraphQLInputObjectType): string | null {
  const { draw } = language;
  const operator = draw.pick(Object.values(input.getFields()));
  if (operator === null) return null;
  if (operator.name === "isNull") return `{ isNull: ${draw.chance(50)} }`;
  const of = getNamedType(operator.type);
  const known = language.words.get(coordinate) ?? [];
  const word = (): string => {
    const chosen = draw.chance(90) ? draw.pick(known) : null;
    if (chosen !== null) return chosen;
    // What is no such number is refused, and the rest of the operation with it.
    const number = language.numbers.get(coordinate);
    if (number !== undefined) return JSON.stringify(number);
    if (isEnumType(of)) return draw.pick(of.getValues())?.name ?? "null";
    const scalars: Record<string, string> = {
      Int: "3",
      SafeInt: "6500000",
      Float: "2.5",
      Boolean: "true",
      Date: '"2015-06-01"',
    };
    return scalars[of.name] ?? (of.name === "ID" ? '"0191aae1-a400-7000-8000-000000000000"' : '"示"');
  };
  if (operator.name === "in" || operator.name === "notIn") {
    return `{ ${operator.name}: [${Array.from({ length: draw.upTo(3) }, word).join(", ")}] }`;
  }
  const given = word();
  if (operator.name === "startsWith" || operator.name === "contains") {
    const text = [...(JSON.parse(given) as string)].slice(0, 1 + draw.upTo(2)).join("");
    return `{ ${operator.name}: ${JSON.stringify(text)} }`;
  }
  return `{ ${operator.name}: ${given} }`;
}
