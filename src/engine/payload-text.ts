// A command's payload as JSON: what came of it, and where it is shown the record that was written.
import type { Answer, CompiledCommand } from "../execution/index.ts";
import type { CommandPlan, OutcomeField } from "../planning/index.ts";
import { shaped } from "./list-command.ts";

/** What came of it. */
export type Values = Readonly<Partial<Record<OutcomeField, unknown>>>;

const bytesOf = ({ body }: Answer, texts: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat(
    body.map((piece) => (typeof piece === "string" ? Buffer.from(texts[piece] ?? "null") : piece)),
  );

/** The payload's bytes, of an answer that reads the record. */
export function withRecord({ outcome }: CommandPlan, answer: Answer, values: Values): Buffer {
  const texts = Object.fromEntries(
    [...outcome].map(([key, { field }]) => [key, JSON.stringify(values[field])]),
  );
  // Of `{"data":…}`.
  return bytesOf(answer, texts).subarray('{"data":'.length, -1);
}

/** Where no record is shown: on a dry run there is none, of a list there are too many. */
export function withoutRecord({ plan }: CompiledCommand, values: Values): Buffer {
  const fields = plan.payload.roots.map((root) => {
    const told = plan.outcome.get(root.key);
    const value = told === undefined ? null : shaped(told.shape, values[told.field] ?? null);
    return [root.key, root.kind === "typename" ? root.name : value];
  });
  return Buffer.from(JSON.stringify(Object.fromEntries(fields)));
}

export const dataIn = (answer: Answer): Readonly<Record<string, unknown>> =>
  (JSON.parse(bytesOf(answer, {}).toString()) as { data: Record<string, unknown> }).data;
