// A value of graphql-js as JSON, in steps: the schema's description of itself comes to a megabyte and a half.
import type { Steps } from "../core/steps.ts";

/** Letters that become bytes in one go. */
const atOnce = 16_000;
/** Items of a list. */
const long = 20;

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

/** Long lists, and objects that hold one, are written member by member; all else in one go. */
function* partsOf(value: unknown): Generator<string, void, void> {
  if (isLong(value)) {
    let before = "[";
    for (const item of value) {
      yield before;
      yield* partsOf(item);
      before = ",";
    }
    yield "]";
  } else if (holdsLong(value)) {
    let before = "{";
    for (const [name, member] of Object.entries(value)) {
      yield `${before}${JSON.stringify(name)}:`;
      yield* partsOf(member);
      before = ",";
    }
    yield "}";
  } else {
    yield JSON.stringify(value) ?? "null";
  }
}

const isLong = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length >= long;

const holdsLong = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).some(isLong);
