// The oracle against the pure planner: every role and duty × purpose × coordinate × way of use. No database.
import { parse } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import "../../src/domains/index.ts";
import { loadCatalogue, rootFields } from "../../src/catalogue/index.ts";
import { printCoordinate } from "../../src/core/coordinate.ts";
import { TongchouError } from "../../src/core/errors.ts";
import { loadPolicyFiles } from "../../src/database/policy-store.ts";
import { buildTongchouSchema } from "../../src/graphql/index.ts";
import {
  type DecisionPoint,
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
import { judgeOperation, type OperationVerdict, type Refused, sortRefused } from "./verdict.ts";
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
    decisions: { decide, decideRows },
  };
  // Half of the operations are refused: nobody looks at where.
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = 10;
});

/** The decision point for one asker, asked once for each coordinate, use and reach: it is a function of them alone. */
function decidedOnce(): DecisionPoint {
  const cells = new Map<string, ReturnType<typeof decide>>();
  const rows = new Map<string, ReturnType<typeof decideRows>>();
  return {
    decide: (asker, coordinate, use, reach) => {
      const key = `${printCoordinate(coordinate)} ${use} ${reach}`;
      const made = cells.get(key) ?? decide(asker, coordinate, use, reach);
      cells.set(key, made);
      return made;
    },
    decideRows: (asker, type, reach) => {
      const made = rows.get(`${type} ${reach}`) ?? decideRows(asker, type, reach);
      rows.set(`${type} ${reach}`, made);
      return made;
    },
  };
}

interface Case {
  readonly name: string;
  readonly type: string;
  readonly field: string;
  readonly usage: Usage;
}

const cases: readonly Case[] = [...catalogue.entities.values()].flatMap((entity) =>
  [...entity.fields.values()].flatMap((field) =>
    ways.flatMap((way): Case[] => {
      const idOf = () => "00000000-0000-7000-8000-000000000002";
      const usage = usageOf({ catalogue, entity, field, idOf }, way);
      const name = `${entity.name}.${field.name}, ${way}`;
      const isAsked = usage?.touches.some((touch) => asksOf(touch.type)) === true;
      return usage === null || !isAsked ? [] : [{ name, type: entity.name, field: field.name, usage }];
    }),
  ),
);

type Planned = { readonly verdict: OperationVerdict; readonly plan: OperationPlan | null };

function plan(
  decisions: DecisionPoint,
  asker: Parameters<typeof planOperation>[1]["asker"],
  document: ReturnType<typeof parse>,
): Planned {
  const [operation] = document.definitions;
  if (operation?.kind !== "OperationDefinition") throw new Error("no operation");
  const request = { document, operation, variables: {}, asker };
  try {
    return { plan: planOperation({ ...parts, decisions }, request, 1), verdict: { code: "OK", refused: [] } };
  } catch (error) {
    if (!(error instanceof TongchouError)) throw error;
    const refused = sortRefused((error.details.refused ?? []) as readonly Refused[]);
    return { plan: null, verdict: { code: error.code as OperationVerdict["code"], refused } };
  }
}

/** Whether the first secret of a plan may show in full. */
function showsInPlain(planned: OperationPlan): boolean | null {
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
  return found[0] ?? null;
}

interface Comparison {
  readonly compared: number;
  readonly permitted: number;
  readonly disagreements: readonly string[];
}

function compare(variant: Variant): Comparison {
  let compared = 0;
  let permitted = 0;
  const disagreements: string[] = [];
  for (const purpose of purposesFor(variant.role)) {
    const asker: OracleAsker = { role: variant.role, groups: variant.groups, purpose };
    const role = policy.roles.get(variant.role);
    if (role === undefined) throw new Error(`no role ${variant.role}`);
    const decisions = decidedOnce();
    for (const { name, type, field, usage } of cases) {
      const document = documentOf(name, usage);
      const expected = judgeOperation(catalogue, asker, usage.touches);
      const { verdict, plan: made } = plan(decisions, { ...asker, role }, document);
      const at = `${variant.name}${purpose === null ? "" : ` for ${purpose}`}: ${name}`;
      compared += 1;
      if (expected.code === "OK") permitted += 1;
      if (JSON.stringify(expected) !== JSON.stringify(verdict)) {
        disagreements.push(`${at}: expected ${JSON.stringify(expected)}, planned ${JSON.stringify(verdict)}`);
        continue;
      }
      const shown = made === null ? null : showsInPlain(made);
      if (shown === null) continue;
      const reach =
        usage.touches.find((touch) => touch.type === type && touch.field === field && touch.use === "read")
          ?.reach ?? "list";
      const inPlain = readsInPlain(asker, type, field, reach);
      if (inPlain !== shown) {
        disagreements.push(`${at}: expected ${inPlain ? "in plain" : "masked"}, planned otherwise`);
      }
    }
  }
  return { compared, permitted, disagreements };
}

const documents = new Map<string, ReturnType<typeof parse>>();
function documentOf(name: string, usage: Usage): ReturnType<typeof parse> {
  const known = documents.get(name) ?? parse(write(usage, "plain").query);
  documents.set(name, known);
  return known;
}

describe("the planner decides what the hand-written table says", () => {
  let total = 0;
  let open = 0;
  test.each(variants.map((variant) => [variant.name, variant] as const))(
    "of every coordinate in every way of use, for %s",
    (_name, variant) => {
      const { compared, permitted, disagreements } = compare(variant);
      total += compared;
      open += permitted;
      expect(disagreements).toEqual([]);
    },
  );

  test("and the comparison was exhaustive", () => {
    const coordinates = [...catalogue.entities.values()].flatMap((entity) => [...entity.fields.keys()]);
    const askers = variants.flatMap((variant) => purposesFor(variant.role)).length;
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
