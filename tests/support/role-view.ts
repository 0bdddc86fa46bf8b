// A role's view of the schema, from the policy files, as `npm run schema -- --role` prints it.
import "../../src/domains/index.ts";
import { buildSchema, type GraphQLSchema } from "graphql";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { loadPolicyFiles } from "../../src/database/index.ts";
import { buildTongchouSchema, printRoleView } from "../../src/graphql/index.ts";

const catalogue = loadCatalogue();
let built: ReturnType<typeof buildTongchouSchema> | null = null;

export async function printView(role: string): Promise<string> {
  const found = (await loadPolicyFiles()).roles.get(role);
  if (found === undefined) throw new Error(`no role ${role}`);
  built ??= buildTongchouSchema(catalogue);
  return printRoleView(built, found);
}

const views = new Map<string, Promise<GraphQLSchema>>();

export function readView(role: string): Promise<GraphQLSchema> {
  const view = views.get(role) ?? printView(role).then((text) => buildSchema(text));
  views.set(role, view);
  return view;
}
