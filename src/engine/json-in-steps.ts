// A value of graphql-js as JSON, in steps: the schema's description of itself comes to a megabyte and a half.
import type { Steps } from "../core/steps.ts";

/** Letters that become bytes in one go. */
const atOnce = 16_000;

export function* jsonInSteps(value: unknown): Steps<Buffer> {
  const pieces: Buffer[] = [];
  let text = "";
  for (const part of partsOf(value)) {
    text += part;
    if (text.length < atOnce) continue;
    pieces.push(Buffer.from(text));
    text = "";
    yield;
  }
  return Buffer.concat([...pieces, Buffer.from(text)]);
}

/** Lists, and objects that hold some, are written member by member. */
function* partsOf(value: unknown): Generator<string, void, void> {
  if (Array.isArray(value)) {
    yield "[";
    for (const [index, item] of value.entries()) {
      if (index > 0) yield ",";
      yield* partsOf(item);
    }
    yield "]";
  } else if (holdsLists(value)) {
    yield "{";
    for (const [index, [name, member]] of Object.entries(value).entries()) {
      yield `${index > 0 ? "," : ""}${JSON.stringify(name)}:`;
      yield* partsOf(member);
    }
    yield "}";
  } else {
    yield JSON.stringify(value) ?? "null";
  }
}

const holdsLists = (value: unknown): value is object =>
  typeof value === "object" && value !== null && Object.values(value).some(isLong);

const isLong = (value: unknown): boolean => Array.isArray(value) || holdsLists(value);
