// What a role is refused: one table per role (`<role>/refused.yaml`), written by hand. An entry says why, who asks what,
// and every coordinate and use that the answer must name; no run writes it anew.

import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { parseCoordinate } from "../../src/core/coordinate.ts";
import { type ToldError, tellError } from "../../src/core/told-error.ts";
import { folder, type Question, readRoles } from "./operation-file.ts";

export interface Refusal extends Question {
  readonly answers: "FORBIDDEN" | "PURPOSE_REQUIRED" | "GRAPHQL_VALIDATION_FAILED";
  readonly refused: readonly string[];
}

/** `StudentAidGrant.id read of education`, `… for inspection` where a purpose would open it, `… by record` one at a time. */
const told =
  /^(?<coordinate>\w+\.\w+) (?<use>\w+) of (?<owner>[\w-]+)(?<reach> by record)?(?: for (?<purposes>[\w-]+(?:, [\w-]+)*))?$/;

const table = z.record(
  z.string(),
  z.strictObject({
    why: z.string(),
    as: z.string().optional(),
    purpose: z.string().optional(),
    variables: z.record(z.string(), z.unknown()).optional(),
    asks: z.string(),
    answers: z.enum(["FORBIDDEN", "PURPOSE_REQUIRED", "GRAPHQL_VALIDATION_FAILED"]),
    refused: z.array(z.string()).min(1),
  }),
);

export async function readRefusals(): Promise<Refusal[]> {
  return (await Promise.all((await readRoles()).map(readTable))).flat();
}

async function readTable(role: string): Promise<Refusal[]> {
  const text = await readFile(new URL(`${role}/refused.yaml`, folder), "utf8");
  return Object.entries(table.parse(parse(text))).map(
    ([name, { as, purpose, variables, asks, ...rest }]) => ({
      role,
      name,
      query: asks,
      asker: { ...(as !== undefined && { as }), ...(purpose !== undefined && { purpose }) },
      variables: variables ?? {},
      answers: rest.answers,
      refused: rest.refused,
    }),
  );
}

/** The whole body of the answer that the table's entry stands for. */
export function bodyOf({ query, asker, answers, refused }: Refusal): object {
  if (answers === "GRAPHQL_VALIDATION_FAILED") {
    return { errors: refused.map((coordinate) => tellError(unknownField(query, coordinate))) };
  }
  const parts = refused.map((line) => {
    const { coordinate, use, owner, reach, purposes } = told.exec(line)?.groups ?? {};
    if (coordinate === undefined) throw new Error(`not a refused use: ${line}`);
    return {
      coordinate,
      use,
      owner,
      ...(purposes !== undefined && { purposes: purposes.split(", ") }),
      ...(reach !== undefined && { reach: "record" }),
    };
  });
  const closed = parts.filter((part) => !("purposes" in part || "reach" in part));
  const declare =
    asker.purpose === undefined
      ? "Declare a purpose (header x-tongchou-purpose) for"
      : `The purpose ${asker.purpose} does not open, and another would`;
  const message = [
    sentence("Your role may not use", closed),
    sentence(
      declare,
      parts.filter((part) => "purposes" in part),
    ),
    sentence(
      "Open one record at a time, by its id or in a list that asks for one exact number",
      parts.filter((part) => "reach" in part),
    ),
  ].join(" ");
  const extensions = { refused: parts, ...(closed.length > 0 && { howToRequest }), code: answers };
  return { errors: [tellError({ message: message.trim().replace(/ +/g, " "), extensions })] };
}

const sentence = (
  words: string,
  of: readonly { readonly coordinate: string; readonly use: string | undefined }[],
): string =>
  of.length === 0 ? "" : `${words}: ${of.map(({ coordinate, use }) => `${coordinate} (${use})`).join(", ")}.`;

const howToRequest =
  "Ask the owner department's data steward to propose a grant; see `explainAccess` and `dataCatalogue`.";

/** To roles of the unknown kind a forbidden field is one that does not exist, at the place where it was written. */
function unknownField(query: string, coordinate: string): ToldError {
  const { type, field } = parseCoordinate(coordinate) ?? { type: "", field: "" };
  const lines = query.split("\n");
  const line = lines.findIndex((text) => new RegExp(`\\b${field}\\b`).test(text));
  const column = lines[line]?.search(new RegExp(`\\b${field}\\b`)) ?? -1;
  return {
    message: `Cannot query field "${field}" on type "${type}".`,
    locations: [{ line: line + 1, column: column + 1 }],
    extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
  };
}
