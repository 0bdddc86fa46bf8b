// The reference (参考手册) of a view: one page that needs nothing else, with each type and member in the schema's own words.
import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from "graphql";
import type { Steps } from "../core/steps.ts";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** The style sheet stands in the page; its hash is what the page's content policy lets in. */
export const referenceStyle = `body{font:15px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;margin:0 auto;max-width:70rem;padding:1rem}
code{font-family:ui-monospace,monospace}h2{border-top:1px solid #8886;padding-top:1rem}dd{margin:0 0 .5rem 1.5rem}
nav{columns:4 12rem;font-size:13px}nav a{display:block}.old{color:#a00}:target{background:#fe83}
@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}a{color:#8bf}}`;

/** Sorted here: a sorted copy of the schema is made in one go. */
const byName = <T extends { readonly name: string }>(items: readonly T[]): readonly T[] =>
  items.toSorted((a, b) => (a.name < b.name ? -1 : 1));

type Member = GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument;

/** The type as SDL has it, its name a link to where the page tells of it. */
function linked(type: GraphQLType): string {
  const named = getNamedType(type);
  const text = String(type);
  if (isScalarType(named) && isSpecifiedScalarType(named)) return escaped(text);
  return escaped(text).replace(named.name, `<a href="#${named.name}">${named.name}</a>`);
}

const wordsOf = ({
  description,
  deprecationReason,
}: Pick<Member, "description" | "deprecationReason">): string =>
  `${escaped(description ?? "")}${deprecationReason ? ` <span class="old">${escaped(deprecationReason)}</span>` : ""}`;

function memberText(owner: string, member: Member): string {
  const args =
    "args" in member && member.args.length > 0
      ? `<dl>${byName(member.args)
          .map((arg) => memberText("", arg))
          .join("")}</dl>`
      : "";
  const anchor = owner === "" ? "" : ` id="${owner}.${member.name}"`;
  return `<dt${anchor}><code>${member.name}: ${linked(member.type)}</code></dt><dd>${wordsOf(member)}${args}</dd>\n`;
}

const codeText = (type: GraphQLEnumType): string =>
  byName(type.getValues())
    .map(
      (value) =>
        `<dt id="${type.name}.${value.name}"><code>${value.name}</code></dt><dd>${wordsOf(value)}</dd>\n`,
    )
    .join("");

function typeText(type: GraphQLNamedType): string {
  const members = isEnumType(type)
    ? codeText(type)
    : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
      ? byName<Member>(Object.values(type.getFields()))
          .map((field) => memberText(type.name, field))
          .join("")
      : "";
  return `<h3 id="${type.name}">${type.name}</h3>\n<p>${escaped(type.description ?? "")}</p>\n<dl>\n${members}</dl>\n`;
}

interface Chapter {
  readonly title: string;
  readonly has: (type: GraphQLNamedType) => boolean;
}

const chaptersOf = (schema: GraphQLSchema): readonly Chapter[] => {
  const roots: readonly (GraphQLNamedType | null | undefined)[] = [
    schema.getQueryType(),
    schema.getMutationType(),
  ];
  const isRecord = (type: GraphQLNamedType): boolean =>
    isObjectType(type) && type.getFields().id !== undefined;
  return [
    { title: "查询与命令 Queries and commands", has: (type) => roots.includes(type) },
    {
      title: "记录 Records",
      has: (type) => isInterfaceType(type) || (!roots.includes(type) && isRecord(type)),
    },
    {
      title: "其他结果 Other results",
      has: (type) => !roots.includes(type) && isObjectType(type) && !isRecord(type),
    },
    { title: "输入 Inputs", has: isInputObjectType },
    { title: "代码 Codes", has: isEnumType },
    { title: "标量 Scalars", has: (type) => isScalarType(type) && !isSpecifiedScalarType(type) },
  ];
};

/** A type is a step: the page of a department that reads much is two megabytes. */
export function* printReference(schema: GraphQLSchema, title: string): Steps<string> {
  const types = byName(Object.values(schema.getTypeMap())).filter((type) => !isIntrospectionType(type));
  const chapters: string[] = [];
  for (const { title: heading, has } of chaptersOf(schema)) {
    const own = types.filter(has);
    const nav = own.map(({ name }) => `<a href="#${name}">${name}</a>`).join("");
    const texts: string[] = [];
    for (const type of own) {
      yield;
      texts.push(typeText(type));
    }
    chapters.push(`<h2>${heading}</h2>\n<nav>${nav}</nav>\n${texts.join("")}`);
  }
  return `<!doctype html>
<html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>${referenceStyle}</style>
<h1>${escaped(title)}</h1>
${chapters.join("\n")}</html>
`;
}
