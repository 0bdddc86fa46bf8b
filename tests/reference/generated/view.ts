// A role's view of the schema, as it is committed for code generation.
import { readFile } from "node:fs/promises";
import { buildSchema, type GraphQLSchema } from "graphql";

const folder = new URL("../../../schema/roles/", import.meta.url);

export async function readView(role: string): Promise<GraphQLSchema> {
  return buildSchema(await readFile(new URL(`${role}.graphql`, folder), "utf8"));
}
