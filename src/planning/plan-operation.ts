// An operation into its plan, or one refusal for the whole of it. Pure: asks the decision point, never the database.
import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from "graphql";
import { type Catalogue, type EntityType, nodeRoot, nodesRoot, type RootKind } from "../catalogue/index.ts";
import { atOnce, type Steps } from "../core/steps.ts";
import { authorizeField, authorizeRows } from "./authorize.ts";
import { type CollectedField, collectFields, type Variables } from "./collect-fields.ts";
import type { Decided } from "./decided.ts";
import { schemaField } from "./enter.ts";
import { Faults } from "./faults.ts";
import { Budget, type Limits } from "./limits.ts";
import type { OperationPlan, RootPlan, Slot } from "./plan.ts";
import { planAggregate } from "./plan-aggregate.ts";
import { planKeyed } from "./plan-keyed.ts";
import { planNode } from "./plan-node.ts";
import { type Listed, planPage, readArguments } from "./plan-page.ts";
import { planSelection } from "./plan-selection.ts";
import type { Planning, Position, Standing } from "./planning.ts";
import { priceMemory } from "./price-memory.ts";
import { refusalError } from "./refusal-error.ts";

export interface PlanRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced by the schema that validated the document. */
  readonly variables: Variables;
  /** Who asks, and what was decided for such askers so far. */
  readonly decided: Decided;
}

export interface PlannerParts {
  readonly catalogue: Catalogue;
  readonly schema: GraphQLSchema;
  readonly roots: ReadonlyMap<string, { entity: EntityType; kind: RootKind }>;
  readonly limits: Limits;
}

export const planOperation = (...given: Parameters<typeof planInSteps>): OperationPlan =>
  atOnce(planInSteps(...given));

/** Between its root fields it may be interrupted. */
export function* planInSteps(
  parts: PlannerParts,
  request: PlanRequest,
  policyVersion: number,
): Steps<OperationPlan> {
  const { planning, selected } = startPlanning(parts, request);
  const roots: RootPlan[] = [];
  for (const field of selected) {
    roots.push(...(planning.faults.catch(() => [planWhole(planning, field)]) ?? []));
    yield;
  }
  assertPlanned(planning);
  return planOf(planning, roots, policyVersion);
}

/** The account of an operation, and its root fields. */
export function startPlanning(
  parts: PlannerParts,
  { document, operation, variables, decided }: PlanRequest,
): { readonly planning: Planning; readonly selected: readonly CollectedField[] } {
  const fragments = new Map(
    document.definitions.flatMap((d) =>
      d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [],
    ),
  );
  const faults = new Faults();
  const planning: Planning = {
    ...parts,
    decided,
    asker: decided.asker,
    fragments,
    variables,
    faults,
    budget: new Budget(parts.limits, faults),
    pages: [],
    secrets: [],
    lookups: [],
    refusals: new Map(),
    uses: new Set(),
    grants: new Set(),
  };
  const selected = collectFields([operation.selectionSet], fragments, variables);
  planning.budget.rootFields(selected.length);
  return { planning, selected };
}

/** What the asker may not is said first: it is no use to ask for less of it. */
export function assertPlanned(planning: Planning): void {
  if (planning.refusals.size > 0) throw refusalError(planning);
  planning.faults.throw();
}

export function planOf(
  { asker, pages, secrets, lookups, budget, grants, uses }: Planning,
  roots: readonly RootPlan[],
  policyVersion: number,
): OperationPlan {
  return {
    role: asker.role.role,
    login: asker.role.login,
    policyVersion,
    scopes: asker.groups.map((group) => (group.scopeIds.length === 1 ? "one" : "many")),
    roots,
    pages,
    secrets,
    lookup: lookups[0] ?? null,
    cost: budget.cost,
    work: budget.work,
    uses: [...uses].sort(),
    grants: [...grants].sort(),
  };
}

function planWhole(planning: Planning, field: CollectedField): RootPlan {
  planning.budget.field(1, field);
  return planRoot(planning, field);
}

function planRoot(planning: Planning, selected: CollectedField): RootPlan {
  const { key, name } = selected;
  if (name === "__typename") return { kind: "typename", key, name: "Query" };
  if (name === nodeRoot || name === nodesRoot) return planNode(planning, selected);
  const root = planning.roots.get(name);
  if (root === undefined) {
    priceMemory(planning, selected);
    return { kind: "memory", key };
  }
  const { entity, kind } = root;
  const call = { definition: schemaField(planning, "Query", name), selected };
  const at: Position = { depth: 2, rows: 1, reach: "list", path: [] };
  if (kind === "list") {
    const select: Listed["select"] = (rows, inRow) => planSelection(planning, entity, rows, inRow);
    return {
      kind: "page",
      key,
      page: planPage(planning, { entity, parent: null, select }, call, { ...at, depth: 1 }),
    };
  }
  if (kind === "aggregate") {
    return { kind: "aggregate", key, aggregate: planAggregate(planning, entity, call, at) };
  }
  const args = readArguments(planning, call);
  const byKey = planKeyed(planning, { entity, selected }, args);
  if (byKey !== null) return byKey;
  const read = (): Slot => {
    const id = args.get("id");
    if (id?.kind !== "leaf") throw new Error(`${name} takes an id`);
    return id.slot;
  };
  return planRecord(planning, { entity, selected, path: [key], depth: 2 }, read);
}

/** A record by its id. */
export function planRecord(
  planning: Planning,
  { entity, selected, path, depth }: RecordAt,
  id: () => Slot,
): RootPlan {
  const standing: Standing = { planning, entity, reach: "record" };
  planning.budget.record();
  authorizeField(standing, "id", "read");
  planning.budget.spend(1, 1);
  return {
    kind: "record",
    key: selected.key,
    rows: authorizeRows(standing),
    id: { slot: id(), codec: "uuid" },
    selection: planSelection(planning, entity, [selected], { depth, rows: 1, reach: "record", path }),
  };
}

interface RecordAt extends Pick<Position, "depth" | "path"> {
  readonly entity: EntityType;
  readonly selected: CollectedField;
}
