// GraphQL input values as data: written into a document, or sent as a variable.

/** An enum's value: a bare name in a document, a string in a variable. */
export class EnumName {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export type Literal =
  | string
  | number
  | boolean
  | EnumName
  | readonly Literal[]
  | { readonly [name: string]: Literal };

export function printLiteral(value: Literal): string {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return `[${value.map(printLiteral).join(", ")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, part]) => `${name}: ${printLiteral(part)}`);
  return `{${fields.join(", ")}}`;
}

export function toVariable(value: Literal): unknown {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return value.map(toVariable);
  if (typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toVariable(part)]));
}
