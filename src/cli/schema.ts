// `schema`: writes every generated file under schema/. CI runs it and fails on a difference.
import "../domains/index.ts";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { lexicographicSortSchema, printSchema } from "graphql";
import { loadCatalogue } from "../catalogue/index.ts";
import { compileEnforcement } from "../database/enforcement/index.ts";
import { loadPolicyFiles, readPolicyTexts } from "../database/index.ts";
import { buildTongchouSchema, roleView } from "../graphql/index.ts";
import { rightsTable } from "../policy/index.ts";
import { policySchema } from "./policy-schema.ts";

const folder = new URL("../../schema/", import.meta.url);

export async function runSchema(argv: readonly string[]): Promise<void> {
  if (argv.length > 0) throw new Error("usage: schema");
  const catalogue = loadCatalogue();
  const policy = await loadPolicyFiles();
  const { schema, rights } = buildTongchouSchema(catalogue);
  const print = (of: typeof schema) => `${printSchema(lexicographicSortSchema(of))}\n`;
  const roles = new URL("roles/", folder);
  await rm(roles, { recursive: true, force: true });
  await mkdir(roles, { recursive: true });
  await writeFile(new URL("schema.graphql", folder), print(schema));
  for (const role of policy.roles.values()) {
    await writeFile(new URL(`${role.role}.graphql`, roles), print(roleView(schema, rights, role)));
  }
  await writeFile(new URL("enforcement.sql", folder), compileEnforcement(catalogue, policy));
  await writeFile(new URL("rights.tsv", folder), rightsTable(policy));
  await writeFile(new URL("policy.schema.json", folder), policySchema(catalogue, await readPolicyTexts()));
  process.stderr.write(`schema/ written: ${(await readdir(roles)).length} role views\n`);
}
