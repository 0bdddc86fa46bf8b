// The JSON Schema of the policy files: the forms that `parsePolicy` accepts, with the catalogue's types and fields and the
// files' own roles, groups, duties, purposes and areas put in, so that an editor completes them and marks what is unknown.
import { parse } from "yaml";
import { z } from "zod";
import type { Catalogue } from "../catalogue/index.ts";
import { type PolicyWords, policyFileForms, readForms } from "../policy/index.ts";

export function policySchema(catalogue: Catalogue, texts: readonly string[]): string {
  const { area, role, own, shared } = policyFileForms(policyWords(catalogue, texts));
  const file = z.union([role, own, shared, area]).meta({ title: "A policy file (see CONTRIBUTING.md)" });
  return `${printJson(z.toJSONSchema(file, { io: "input", reused: "ref" }), 0)}\n`;
}

const lineWidth = 110;

/** What fits a line stands on one; lists of words fill their lines. */
function printJson(value: unknown, depth: number): string {
  const flat = JSON.stringify(value);
  if (value === null || typeof value !== "object" || flat.length + depth <= lineWidth) return flat;
  const margin = " ".repeat(depth + 1);
  if (!Array.isArray(value)) {
    const entries = Object.entries(value).map(
      ([key, entry]) => `${margin}${JSON.stringify(key)}: ${printJson(entry, depth + 1)}`,
    );
    return `{\n${entries.join(",\n")}\n${" ".repeat(depth)}}`;
  }
  const lines: string[] = [];
  for (const item of value.map((entry) => printJson(entry, depth + 1))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + item.length + 2 <= lineWidth)
      lines.push(`${lines.pop()}, ${item}`);
    else lines.push(`${margin}${item}`);
  }
  return `[\n${lines.join(",\n")}\n${" ".repeat(depth)}]`;
}

/** What may stand where: also what a test holds every file against. */
export function policyWords(catalogue: Catalogue, texts: readonly string[]): PolicyWords {
  const { areas, roles, own, shared } = readForms(texts.map((text): unknown => parse(text)));
  const grants = [...roles, ...own, ...shared].flatMap(({ grants: reads, writes }) => [...reads, ...writes]);
  const sets = (type: string) => areas.flatMap((file) => Object.keys(file.sets[type] ?? {}));
  const entities = [...catalogue.entities.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return {
    type: oneOf(entities.map(({ name }) => name)),
    fields: z.strictObject(
      Object.fromEntries(
        entities.map(({ name, fields }) => {
          const words = oneOf([...sets(name).map((set) => `$${set}`), ...fields.keys()]);
          return [name, z.array(words).min(1).optional()];
        }),
      ),
    ) as unknown as PolicyWords["fields"],
    commands: z.strictObject(
      Object.fromEntries(
        [...Map.groupBy(catalogue.commands.values(), ({ entity }) => entity.name)].map(([type, commands]) => [
          type,
          z
            .array(oneOf(commands.map(({ name }) => name)))
            .min(1)
            .optional(),
        ]),
      ),
    ) as unknown as PolicyWords["commands"],
    duty: oneOf(roles.flatMap(({ duties }) => duties)),
    purpose: oneOf(grants.flatMap(({ purposes }) => purposes ?? [])),
    area: oneOf(areas.map((file) => file.area)),
    group: oneOf(roles.flatMap(({ groups }) => groups)),
    role: oneOf(roles.map(({ role }) => role)),
  };
}

const oneOf = (words: readonly string[]): z.ZodType<string> => z.enum([...new Set(words)].toSorted());
