// Plans an operation for a role of the policy files, without a database: what it is priced at.
import "../../src/domains/index.ts";
import { type OperationDefinitionNode, parse } from "graphql";
import { loadCatalogue, rootFields } from "../../src/catalogue/index.ts";
import { loadPolicyFiles } from "../../src/database/index.ts";
import { buildTongchouSchema } from "../../src/graphql/index.ts";
import { Decided, defaultLimits, type OperationPlan, planOperation } from "../../src/planning/index.ts";
import { decide, decideRows } from "../../src/policy/index.ts";

const catalogue = loadCatalogue();
export const { schema } = buildTongchouSchema(catalogue);
const policy = await loadPolicyFiles();
const scopeId = "00000000-0000-7000-8000-000000000000";

export function planAs(roleId: string, query: string, cost = defaultLimits.cost): OperationPlan {
  const role = policy.roles.get(roleId);
  if (role === undefined) throw new Error(`no role ${roleId}`);
  const document = parse(query);
  const decided = new Decided(
    { decide, decideRows },
    { role, groups: [{ duties: [], scopeIds: [scopeId] }], purpose: null },
  );
  const operation = document.definitions[0] as OperationDefinitionNode;
  const parts = { catalogue, schema, roots: rootFields(catalogue), limits: { ...defaultLimits, cost } };
  return planOperation(parts, { document, operation, variables: {}, decided }, 1);
}
