// One usage, written in different ways that mean the same: what may be done must not depend on how it is written.
import type { Argument, Json, Usage } from "./ways.ts";

export const forms = [
  "plain",
  "alias",
  "fragment",
  "inline fragment",
  "variables",
  "included",
  "twice",
] as const;
export type Form = (typeof forms)[number];

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, Json>>;
}

function literal(value: Json, enums: boolean): string {
  if (typeof value === "string") return enums ? value : JSON.stringify(value);
  if (value === null || typeof value !== "object") return String(value);
  if (isList(value)) return `[${value.map((item) => literal(item, enums)).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([name, item]) => `${name}: ${literal(item, enums)}`)
    .join(", ")}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function callOf(args: readonly Argument[], value: (argument: Argument) => string): string {
  return args.length === 0 ? "" : `(${args.map((arg) => `${arg.name}: ${value(arg)}`).join(", ")})`;
}

/** Wraps the selection into the fields of the path, outermost first. */
function nest(path: readonly string[], select: string): string {
  return path.reduceRight((inner, field) => `${field} { ${inner} }`, select);
}

export function write(usage: Usage, form: Form): Operation {
  const { root, args, path, on, select } = usage;
  const call = callOf(args, (arg) => literal(arg.value, arg.enums === true));
  const none = { variables: {} };
  switch (form) {
    case "plain":
      return { query: `{ ${root}${call} { ${nest(path, select)} } }`, ...none };
    case "alias": {
      const aliased = path.map((field, index) => `p${index}: ${field}`);
      return { query: `{ r: ${root}${call} { ${nest(aliased, `s: ${select}`)} } }`, ...none };
    }
    case "fragment":
      return {
        query: `query Q { ...R } fragment R on Query { ${root}${call} { ${nest(path, "...S")} } } fragment S on ${on} { ${select} }`,
        ...none,
      };
    case "inline fragment":
      return {
        query: `{ ... on Query { ${root}${call} { ${nest(path, `... on ${on} { ... { ${select} } }`)} } } }`,
        ...none,
      };
    case "variables": {
      const definitions = args.map(({ name, type }) => `$${name}: ${type}`).join(", ");
      const head = args.length === 0 ? "" : `(${definitions})`;
      return {
        query: `query Q${head} { ${root}${callOf(args, ({ name }) => `$${name}`)} { ${nest(path, select)} } }`,
        variables: Object.fromEntries(args.map(({ name, value }) => [name, value])),
      };
    }
    case "included": {
      const guarded = `... on ${on} @include(if: $yes) { ${select} } __typename`;
      return {
        query: `query Q($yes: Boolean!) { ${root}${call} { ${nest(path, guarded)} } }`,
        variables: { yes: true },
      };
    }
    case "twice":
      return {
        query: `{ __typename ${root}${call} { ${nest(path, `${select} again: ${select}`)} } second: ${root}${call} { ${nest(path, select)} } }`,
        ...none,
      };
  }
}
