// Parses and validates a document as Apollo would, a few rules at a time: of a large one all of them take some 30 ms, and
// meanwhile nobody else would be served.
import { type DocumentNode, type GraphQLSchema, parse, specifiedRules, validate } from "graphql";
import { type Rest, type Steps, withRests } from "../core/steps.ts";

export const maxTokens = 6000;
/** Each time the document is gone through once. */
const rulesAtOnce = 3;
/** Shorter documents are gone through once for all rules. */
const long = 1000;

/** Null where it is not valid: who tells what is wrong says it with places, which this one's parts do not remember. */
export function validDocument(schema: GraphQLSchema, text: string, rest: Rest): Promise<DocumentNode | null> {
  return withRests(reading(schema, text), rest);
}

function* reading(schema: GraphQLSchema, text: string): Steps<DocumentNode | null> {
  const document = parsed(text);
  yield;
  if (document === null) return null;
  const step = text.length < long ? specifiedRules.length : rulesAtOnce;
  for (let first = 0; first < specifiedRules.length; first += step) {
    if (!holds(schema, document, first, first + step)) return null;
    yield;
  }
  return document;
}

function parsed(text: string): DocumentNode | null {
  try {
    // Kept for long, and nothing asks for places: a node's take more memory than the node.
    return parse(text, { maxTokens, noLocation: true });
  } catch {
    return null;
  }
}

function holds(schema: GraphQLSchema, document: DocumentNode, from: number, to: number): boolean {
  try {
    return validate(schema, document, specifiedRules.slice(from, to), { maxErrors: 1 }).length === 0;
  } catch {
    return false;
  }
}
