// What frontends build on: each role's view goes through GraphQL Code Generator, together with the role's own
// example operations, and through Relay's compiler.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { codegen } from "@graphql-codegen/core";
import * as typescript from "@graphql-codegen/typescript";
import * as typescriptOperations from "@graphql-codegen/typescript-operations";
import { buildSchema, type DocumentNode, getNamedType, isObjectType, Kind, parse } from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import { loadPolicyFiles } from "../../src/database/index.ts";
import { readOperations } from "../operations/operation-file.ts";
import { printView } from "../support/role-view.ts";

/** Its program for this machine: `cli.js` does no more than start it. */
const compiler: string = createRequire(import.meta.url)("relay-compiler");
const run = promisify(execFile);

const roles = [...(await loadPolicyFiles()).roles.keys()].sort();
const operations = await readOperations();

/** The document with one operation, called so that no other document's is: a page and its next one share a name. */
function named(query: string, value: string): DocumentNode {
  const document = parse(query);
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? { ...definition, name: { kind: Kind.NAME, value } as const }
      : definition,
  );
  return { ...document, definitions };
}

/** The first list that the role reads, as Relay wants it; else what every department may ask. */
function relayQuery(schemaText: string): string {
  const fields = buildSchema(schemaText).getQueryType()?.getFields() ?? {};
  const list = Object.values(fields).find((field) => {
    const type = getNamedType(field.type);
    return isObjectType(type) && type.name.endsWith("Connection");
  });
  return list === undefined
    ? "{ me { role } }"
    : `{ ${list.name}(first: 2) { edges { cursor node { id } } } }`;
}

/** A fragment on each type with an id, as a component of Relay asks again for what it shows. */
function relayFragments(schemaText: string): string {
  const types = Object.values(buildSchema(schemaText).getTypeMap());
  const nodes = types.filter((type) => isObjectType(type) && type.getInterfaces().length > 0);
  return nodes
    .map(
      ({ name }) =>
        `graphql\`fragment Example_${name} on ${name} @refetchable(queryName: "Example${name}Query") { id }\`;\n`,
    )
    .join("");
}

describe.each(roles)("clients of %s", (role) => {
  let schemaText: string;
  beforeAll(async () => {
    schemaText = await printView(role);
  });

  test("generate types for its schema and its example operations", async () => {
    const own = operations.filter((one) => one.role === role);
    const documents = own.map(({ query, name }, index) => ({
      location: `${name}.graphql`,
      document: named(query, `Example${index}`),
    }));
    const generated = await codegen({
      filename: "graphql.ts",
      schema: parse(schemaText),
      documents,
      config: { skipDocumentsValidation: false },
      plugins: [{ typescript: {} }, { operations: {} }],
      pluginMap: { typescript, operations: typescriptOperations },
    });
    expect(generated).toContain("export type Query = {");
    const typed = own.filter((_, index) => generated.includes(`export type Example${index}Query = `));
    expect(typed).toHaveLength(own.length);
  });

  test("compile with Relay", async () => {
    const place = await mkdtemp(join(tmpdir(), "tongchou-relay-"));
    try {
      await mkdir(join(place, "src"));
      await mkdir(join(place, "made"));
      await writeFile(join(place, "schema.graphql"), schemaText);
      await writeFile(
        join(place, "src", "Example.ts"),
        `graphql\`query ExampleQuery ${relayQuery(schemaText)}\`;\n${relayFragments(schemaText)}`,
      );
      await writeFile(
        join(place, "relay.config.json"),
        JSON.stringify({
          src: "./src",
          schema: "./schema.graphql",
          artifactDirectory: "./made",
          language: "typescript",
        }),
      );
      await run(compiler, ["relay.config.json"], { cwd: place });
      expect(await readFile(join(place, "made", "ExampleQuery.graphql.ts"), "utf8")).toContain(
        "ExampleQuery$data",
      );
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  });
});
