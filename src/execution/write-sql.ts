// Fragments of SQL into a statement's text and parameters. Drizzle's own writer makes several objects of every fragment,
// and the statement of a wide list has tens of thousands.
import { Name, Param, SQL, StringChunk } from "drizzle-orm";
import type { Value } from "../planning/index.ts";
import { quotedName } from "./compiling.ts";

export interface WrittenSql {
  readonly text: string;
  readonly params: readonly Value[];
}

/** Equal values are one parameter: for a plan without values PostgreSQL must see that two conditions are the same. */
class Parameters {
  readonly values: Value[] = [];
  private readonly numbers = new Map<string, number>();

  number(value: Value): number {
    const key = JSON.stringify(value);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.values.push(value);
    this.numbers.set(key, this.values.length);
    return this.values.length;
  }
}

/** Knows the kinds of fragments that statements are compiled from; any other throws. */
export function writeSql(statement: SQL): WrittenSql {
  const params = new Parameters();
  let text = "";
  const write = (chunk: unknown): void => {
    if (chunk instanceof StringChunk) {
      for (const part of chunk.value) text += part;
    } else if (chunk instanceof SQL) {
      for (const part of chunk.queryChunks) write(part);
    } else if (chunk instanceof Name) {
      text += quotedName(chunk.value);
    } else if (chunk instanceof Param) {
      text += `$${params.number(chunk.value as Value)}`;
    } else {
      throw new Error("a fragment of SQL that no statement is made of");
    }
  };
  write(statement);
  return { text, params: params.values };
}
