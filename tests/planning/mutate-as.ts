// Plans a mutation for a role of the policy files, without a database, and reads what its inputs say.
import "../../src/domains/index.ts";
import { getVariableValues, type OperationDefinitionNode, parse, validate } from "graphql";
import { loadCatalogue, rootFields } from "../../src/catalogue/index.ts";
import type { Issue } from "../../src/core/issue.ts";
import { loadPolicyFiles } from "../../src/database/index.ts";
import { type ReadCommand, readCommand } from "../../src/execution/index.ts";
import { buildTongchouSchema, roleView } from "../../src/graphql/index.ts";
import {
  type CommandPlan,
  Decided,
  defaultLimits,
  planMutation,
  type Variables,
  variableShape,
} from "../../src/planning/index.ts";
import { decide, decideRows } from "../../src/policy/index.ts";
import { dutiesOf, type RoleName } from "../support/roles.ts";

const catalogue = loadCatalogue();
const built = buildTongchouSchema(catalogue);
const policy = await loadPolicyFiles();
export const scopeId = "00000000-0000-7000-8000-000000000000";

interface Giving {
  readonly variables?: Variables;
  /** Instead of all of the role's. */
  readonly duties?: readonly string[];
  readonly headerKey?: string;
  readonly scopeIds?: readonly string[];
}

export interface Planned {
  readonly plans: readonly CommandPlan[];
  readonly reads: readonly ReadCommand[];
  readonly issues: readonly Issue[];
  /** Under which the plan would be remembered. */
  readonly shape: string;
}

export function roleOf(id: string) {
  const role = policy.roles.get(id);
  if (role === undefined) throw new Error(`no role ${id}`);
  return role;
}

const views = new Map<string, ReturnType<typeof roleView>>();

export function viewOf(id: string) {
  const view = views.get(id) ?? roleView(built.schema, built.rights, roleOf(id));
  views.set(id, view);
  return view;
}

export function mutateAs(roleId: RoleName, text: string, given: Giving = {}): Planned {
  const { variables = {}, duties = dutiesOf[roleId], headerKey = null, scopeIds = [scopeId] } = given;
  const document = parse(text);
  const wrong = validate(built.schema, document);
  if (wrong.length > 0) throw new Error(wrong.map(({ message }) => message).join("\n"));
  const operation = document.definitions[0] as OperationDefinitionNode;
  const asker = { role: roleOf(roleId), groups: [{ duties, scopeIds }], purpose: null };
  const decided = new Decided({ decide, decideRows }, asker);
  const parts = { catalogue, schema: built.schema, roots: rootFields(catalogue), limits: defaultLimits };
  const { coerced, errors } = getVariableValues(built.schema, operation.variableDefinitions ?? [], variables);
  if (errors !== undefined) throw errors[0];
  const request = { document, operation, variables: coerced, decided };
  const { roots } = planMutation(parts, request, 1);
  const plans = roots.filter((root) => root.kind === "command");
  const found = plans.map((plan) =>
    readCommand(plan, { variables: coerced, headerKey, scopeIds: new Set(scopeIds) }),
  );
  return {
    plans,
    reads: found.map(({ read }) => read),
    issues: found.flatMap(({ issues }) => issues),
    shape: variableShape(built.schema, operation, coerced),
  };
}
