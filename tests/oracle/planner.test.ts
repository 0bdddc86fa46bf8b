// The oracle against the pure planner: every role and duty × purpose × coordinate × way of use. No database.
import { type DocumentNode, type OperationDefinitionNode, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import "../../src/domains/index.ts";
import { loadCatalogue, rootFields } from "../../src/catalogue/index.ts";
import { TongchouError } from "../../src/core/errors.ts";
import { loadPolicyFiles } from "../../src/database/policy-store.ts";
import { buildTongchouSchema } from "../../src/graphql/index.ts";
import {
  Decided,
  defaultLimits,
  type OperationPlan,
  type PlannerParts,
  planOperation,
  type RecordSelection,
} from "../../src/planning/index.ts";
import { decide, decideRows, type Policy } from "../../src/policy/index.ts";
import { asksOf, asksOfAll } from "../support/asked-types.ts";
import { purposesFor, type Variant, variants } from "./askers.ts";
import { expectations, roles } from "./expectations/index.ts";
import { write } from "./forms.ts";
import { type OracleAsker, readsInPlain } from "./judge.ts";
import { judgeOperation, type OperationVerdict, type Refused, sameVerdict, sortRefused } from "./verdict.ts";
import { type Usage, usageOf, ways } from "./ways.ts";

const catalogue = loadCatalogue();
let policy: Policy;
let parts: PlannerParts;

beforeAll(async () => {
  policy = await loadPolicyFiles();
  const { schema } = buildTongchouSchema(catalogue);
  parts = {
    catalogue,
    schema,
    roots: rootFields(catalogue),
    limits: defaultLimits,
  };
  // Half of the operations are refused: nobody looks at where.
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = 10;
});

interface Case {
  readonly name: string;
  readonly type: string;
  readonly field: string;
  readonly usage: Usage;
  /** The smallest operation that puts it to this use. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

const cases: readonly Case[] = [...catalogue.entities.values()].flatMap((entity) =>
  [...entity.fields.values()].flatMap((field) =>
    ways.flatMap((way): Case[] => {
      const idOf = () => "00000000-0000-7000-8000-000000000002";
      const usage = usageOf({ catalogue, entity, field, idOf }, way);
      const name = `${entity.name}.${field.name}, ${way}`;
      const isAsked = usage?.touches.some((touch) => asksOf(touch.type)) === true;
      if (usage === null || !isAsked) return [];
      const document = parse(write(usage, "plain").query);
      const [operation] = document.definitions;
      if (operation?.kind !== "OperationDefinition") throw new Error("no operation");
      return [{ name, type: entity.name, field: field.name, usage, document, operation }];
    }),
  ),
);

type Planned = { readonly verdict: OperationVerdict; readonly plan: OperationPlan | null };

function plan(decided: Decided, { document, operation }: Case): Planned {
  const request = { document, operation, variables: {}, decided };
  try {
    return { plan: planOperation(parts, request, 1), verdict: { code: "OK", refused: [] } };
  } catch (error) {
    if (!(error instanceof TongchouError)) throw error;
    const refused = sortRefused((error.details.refused ?? []) as readonly Refused[]);
    return { plan: null, verdict: { code: error.code as OperationVerdict["code"], refused } };
  }
}

/** Whether the first secret of a plan may show in full. */
function showsInPlain(planned: OperationPlan): boolean | null {
  if (planned.secrets.length === 0) return null;
  const [root] = planned.roots;
  const found: boolean[] = [];
  const visit = (selection: RecordSelection): void => {
    for (const field of selection.fields) {
      if (field.kind === "secret") found.push(field.plain !== null);
      if (field.kind === "toOne") visit(field.selection);
      if (field.kind === "toMany") visitPage(field.page.fields);
    }
  };
  const visitPage = (fields: OperationPlan["pages"][number]["fields"]): void => {
    for (const field of fields) {
      if (field.kind === "nodes") visit(field.selection);
      if (field.kind === "edges")
        for (const edge of field.fields) if (edge.kind === "node") visit(edge.selection);
    }
  };
  if (root?.kind === "page") visitPage(root.page.fields);
  if (root?.kind === "record") visit(root.selection);
  if (root?.kind === "node") for (const { selection } of root.types) visit(selection);
  return found[0] ?? null;
}

/** One purpose of one variant, for the table and for the planner. */
interface Asking {
  readonly variant: Variant;
  readonly asker: OracleAsker;
  readonly decided: Decided;
}

function askings(): readonly Asking[] {
  return variants.flatMap((variant) =>
    purposesFor(variant.role).map((purpose) => {
      const asker: OracleAsker = { role: variant.role, groups: variant.groups, purpose };
      const role = policy.roles.get(variant.role);
      if (role === undefined) throw new Error(`no role ${variant.role}`);
      return { variant, asker, decided: new Decided({ decide, decideRows }, { ...asker, role }) };
    }),
  );
}

interface Comparison {
  compared: number;
  permitted: number;
  readonly disagreements: string[];
}

function compare({ variant, asker, decided }: Asking, asked: Case, into: Comparison): void {
  const { type, field, usage } = asked;
  const expected = judgeOperation(catalogue, asker, usage);
  const { verdict, plan: made } = plan(decided, asked);
  const disagree = (what: string): void => {
    const purpose = asker.purpose === null ? "" : ` for ${asker.purpose}`;
    into.disagreements.push(`${variant.name}${purpose}: ${asked.name}: ${what}`);
  };
  into.compared += 1;
  if (expected.code === "OK") into.permitted += 1;
  if (!sameVerdict(expected, verdict)) {
    disagree(`expected ${JSON.stringify(expected)}, planned ${JSON.stringify(verdict)}`);
    return;
  }
  const shown = made === null ? null : showsInPlain(made);
  if (shown === null) return;
  const reach =
    usage.touches.find((touch) => touch.type === type && touch.field === field && touch.use === "read")
      ?.reach ?? "list";
  const inPlain = readsInPlain(asker, type, field, reach);
  if (inPlain !== shown) disagree(`expected ${inPlain ? "in plain" : "masked"}, planned otherwise`);
}

describe("the planner decides what the hand-written table says", () => {
  const comparisons = new Map(
    variants.map((variant): [Variant, Comparison] => [
      variant,
      { compared: 0, permitted: 0, disagreements: [] },
    ]),
  );
  // Operation by operation: what has just been read of it is at hand for the next asker.
  beforeAll(() => {
    const everybody = askings();
    for (const asked of cases)
      for (const asking of everybody) {
        const into = comparisons.get(asking.variant);
        if (into !== undefined) compare(asking, asked, into);
      }
  });

  test.each(variants.map((variant) => [variant.name, variant] as const))(
    "of every coordinate in every way of use, for %s",
    (_name, variant) => {
      expect(comparisons.get(variant)?.disagreements).toEqual([]);
    },
  );

  test("and the comparison was exhaustive", () => {
    const coordinates = [...catalogue.entities.values()].flatMap((entity) => [...entity.fields.keys()]);
    const askers = variants.flatMap((variant) => purposesFor(variant.role)).length;
    const made = [...comparisons.values()];
    const total = made.reduce((sum, { compared }) => sum + compared, 0);
    const open = made.reduce((sum, { permitted }) => sum + permitted, 0);
    console.log(
      `oracle: ${total} decisions compared (${open} permitted): ${askers} askers with their purposes × ${cases.length} operations over ${coordinates.length} coordinates`,
    );
    expect(total).toBe(askers * cases.length);
    if (!asksOfAll) return;
    const reached = new Set(cases.map(({ type, field }) => `${type}.${field}`));
    expect(reached.size).toBe(coordinates.length);
    expect(open).toBeGreaterThan(total / 10);
    expect(total - open).toBeGreaterThan(total / 10);
  });
});

describe("the table", () => {
  test("names only coordinates that exist", () => {
    const unknown = roles.flatMap((role) =>
      expectations[role].flatMap(({ type, fields }) =>
        fields.split(" ").filter((field) => catalogue.entities.get(type)?.fields.has(field) !== true),
      ),
    );
    expect(unknown).toEqual([]);
  });

  test("knows the roles the policy knows", () => {
    expect([...policy.roles.keys()].sort()).toEqual([...roles].sort());
  });
});
