// Plans an operation for a role of the policy files, without a database: what it is priced at.
import "../../src/domains/index.ts";
import { getVariableValues, type OperationDefinitionNode, parse } from "graphql";
import { loadCatalogue, rootFields } from "../../src/catalogue/index.ts";
import { loadPolicyFiles } from "../../src/database/index.ts";
import { buildTongchouSchema } from "../../src/graphql/index.ts";
import {
  Decided,
  defaultLimits,
  type Limits,
  type OperationPlan,
  planOperation,
  type Variables,
} from "../../src/planning/index.ts";
import { decide, decideRows } from "../../src/policy/index.ts";
import { dutiesOf, type RoleName } from "../support/roles.ts";

const catalogue = loadCatalogue();
export const { schema } = buildTongchouSchema(catalogue);
const policy = await loadPolicyFiles();
const scopeId = "00000000-0000-7000-8000-000000000000";

interface Asking {
  readonly limits?: Partial<Limits>;
  readonly purpose?: string | null;
  readonly variables?: Variables;
}

/** With all duties of the role. */
export function planAs(
  roleId: string,
  query: string,
  { limits = {}, purpose = null, variables = {} }: Asking = {},
): OperationPlan {
  const role = policy.roles.get(roleId);
  if (role === undefined) throw new Error(`no role ${roleId}`);
  const document = parse(query);
  const duties = dutiesOf[roleId as RoleName] ?? [];
  const decided = new Decided(
    { decide, decideRows },
    { role, groups: [{ duties, scopeIds: [scopeId] }], purpose },
  );
  const operation = document.definitions[0] as OperationDefinitionNode;
  const parts = { catalogue, schema, roots: rootFields(catalogue), limits: { ...defaultLimits, ...limits } };
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  return planOperation(parts, { document, operation, variables: coerced ?? {}, decided }, 1);
}
