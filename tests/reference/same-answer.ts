// Whether the fast path's response says what the reference says: the same JSON, with cursors matched one to one.
import type { Reply } from "../support/test-app.ts";
import { isReferenceCursor } from "./paging.ts";
import type { ReferenceAnswer, Truncated } from "./reference.ts";

/** Reference cursor → the fast path's. */
export type Cursors = Map<string, string>;

/** Every difference, as `path: fast ≠ reference`; empty where the answers are alike. */
export function differences(reply: Reply, answer: ReferenceAnswer, cursors: Cursors = new Map()): string[] {
  const { data, errors, extensions } = reply.json;
  if ("data" in answer) {
    if (errors !== undefined) return [`errors: ${JSON.stringify(errors)} ≠ data`];
    const [fast, reference] = [inOrder(extensions?.truncated ?? []), inOrder(answer.truncated)];
    const told = fast === reference ? [] : [`truncated: ${fast} ≠ ${reference}`];
    return [...compare("data", data, answer.data, cursors), ...told];
  }
  const [error] = errors ?? [];
  if (error === undefined) return [`data: ${JSON.stringify(data).slice(0, 300)} ≠ ${answer.code}`];
  if (data !== undefined && data !== null) return ["data beside an error"];
  const found: string[] = [];
  const code = error.extensions?.code;
  if (code !== answer.code && !bothUnknown(code, answer.code)) found.push(`code: ${code} ≠ ${answer.code}`);
  const refused = ((error.extensions?.refused ?? []) as { coordinate: string; use: string }[])
    .map(({ coordinate, use }) => `${coordinate} ${use}`)
    .sort();
  if (refused.join() !== answer.refused.join()) found.push(`refused: ${refused} ≠ ${answer.refused}`);
  return found;
}

const inOrder = (truncated: readonly Truncated[]): string =>
  JSON.stringify(truncated.map(({ path, lists, rows }) => JSON.stringify({ path, lists, rows })).toSorted());

/** A forbidden name is unknown to some roles, as it would be in a variable: then the value does not fit its type. */
const bothUnknown = (fast: unknown, reference: string): boolean =>
  reference === "GRAPHQL_VALIDATION_FAILED" && fast === "BAD_USER_INPUT";

function compare(path: string, fast: unknown, reference: unknown, cursors: Cursors): string[] {
  if (isReferenceCursor(reference)) {
    const known = cursors.get(reference);
    if (typeof fast !== "string" || fast === "" || fast.includes(" "))
      return [`${path}: ${fast} is no cursor`];
    if (known === undefined) cursors.set(reference, fast);
    return [];
  }
  if (Array.isArray(fast) && Array.isArray(reference)) {
    if (fast.length !== reference.length)
      return [`${path}: ${fast.length} items ≠ ${reference.length} items`];
    return fast.flatMap((item, index) => compare(`${path}[${index}]`, item, reference[index], cursors));
  }
  if (isObject(fast) && isObject(reference)) {
    // GraphQL orders a response's fields as they were asked for.
    const [names, expected] = [Object.keys(fast), Object.keys(reference)];
    if (names.join() !== expected.join()) return [`${path}: {${names}} ≠ {${expected}}`];
    return names.flatMap((name) => compare(`${path}.${name}`, fast[name], reference[name], cursors));
  }
  return same(fast, reference) ? [] : [`${path}: ${JSON.stringify(fast)} ≠ ${JSON.stringify(reference)}`];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Averages are divided in two places: the last digit may differ. */
function same(fast: unknown, reference: unknown): boolean {
  if (typeof fast !== "number" || typeof reference !== "number") return fast === reference;
  return Number.isInteger(reference)
    ? fast === reference
    : Math.abs(fast - reference) <= Math.abs(reference) * 1e-12;
}
