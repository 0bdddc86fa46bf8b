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

export const write = (usage: Usage, form: Form): Operation => writeTogether([usage], form);

/** Under which the answer holds what the usage at this place asked for. */
export const answerKey = (usages: readonly Usage[], at: number, form: Form): string =>
  form === "alias" ? `r${mark(usages, at)}` : (usages[at]?.root ?? "");

/** Tells the usages of one operation apart, where there are several. */
const mark = (usages: readonly unknown[], at: number): string => (usages.length > 1 ? String(at) : "");

/** In one operation, each in the same form. But under aliases, no two may ask for one root field. */
export function writeTogether(usages: readonly Usage[], form: Form): Operation {
  const parts = usages.map((usage, at) => writePart(usage, form, mark(usages, at)));
  const heads = new Set(parts.flatMap(({ head = [] }) => head));
  const name = form === "fragment" || form === "variables" || form === "included" ? "query Q" : "";
  const call = heads.size === 0 ? "" : `(${[...heads].join(", ")})`;
  const fragments = parts.flatMap(({ fragments = [] }) => fragments);
  return {
    query: [
      `${name}${call}${name === "" ? "" : " "}{ ${form === "twice" ? "__typename " : ""}${parts.map(({ select }) => select).join(" ")} }`,
      ...fragments,
    ].join(" "),
    variables: Object.assign({}, ...parts.map(({ variables = {} }) => variables)),
  };
}

/** What one usage adds to an operation. */
interface Part {
  readonly select: string;
  /** Declarations of variables. */
  readonly head?: readonly string[];
  readonly fragments?: readonly string[];
  readonly variables?: Operation["variables"];
}

function writePart(usage: Usage, form: Form, mark: string): Part {
  const { root, args, path, on, select } = usage;
  const call = callOf(args, (arg) => literal(arg.value, arg.enums === true));
  switch (form) {
    case "plain":
      return { select: `${root}${call} { ${nest(path, select)} }` };
    case "alias": {
      const aliased = path.map((field, index) => (field.startsWith("...") ? field : `p${index}: ${field}`));
      return { select: `r${mark}: ${root}${call} { ${nest(aliased, `s: ${select}`)} }` };
    }
    case "fragment":
      return {
        select: `...R${mark}`,
        fragments: [
          `fragment R${mark} on Query { ${root}${call} { ${nest(path, `...S${mark}`)} } }`,
          `fragment S${mark} on ${on} { ${select} }`,
        ],
      };
    case "inline fragment":
      return {
        select: `... on Query { ${root}${call} { ${nest(path, `... on ${on} { ... { ${select} } }`)} } }`,
      };
    case "variables":
      return {
        head: args.map(({ name, type }) => `$${name}${mark}: ${type}`),
        select: `${root}${callOf(args, ({ name }) => `$${name}${mark}`)} { ${nest(path, select)} }`,
        variables: Object.fromEntries(args.map(({ name, value }) => [`${name}${mark}`, value])),
      };
    case "included": {
      const guarded = `... on ${on} @include(if: $yes) { ${select} } __typename`;
      return {
        head: ["$yes: Boolean!"],
        select: `${root}${call} { ${nest(path, guarded)} }`,
        variables: { yes: true },
      };
    }
    case "twice": {
      const both = nest(path, `${select} again: ${select}`);
      return {
        select: `${root}${call} { ${both} } second${mark}: ${root}${call} { ${nest(path, select)} }`,
      };
    }
  }
}
