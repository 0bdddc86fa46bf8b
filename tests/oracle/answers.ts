// Asks over HTTP for every row of a type, page by page, with every field the table says the asker may read.
import { type EntityType, type Field, listRoot } from "../../src/catalogue/index.ts";
import type { Ask, Reply, TestApp } from "../support/test-app.ts";
import type { Reach } from "./expectations/index.ts";
import { judge, type OracleAsker } from "./judge.ts";
import type { PlantedCaller } from "./planted-callers.ts";

export type Node = Readonly<Record<string, unknown>> & { readonly id: string };

/** Related rows asked for per row; more than any row of the sample has, except for whole townships and schools. */
const wide = 200;
const narrow = 20;
const priceOfPage = 40_000;

const widths: Readonly<Record<string, number>> = {
  "School.classes": wide,
  "School.curriculumOfferings": wide,
  "School.spending": wide,
  "School.headcounts": wide,
  "School.students": wide,
  "AidScheme.grants": wide,
  "PaymentBatch.aidGrants": wide,
  "PaymentBatch.subsidyPayments": wide,
  "SubsidyTier.schoolTiers": wide,
  "SchoolClass.enrolments": 100,
  "Township.villages": wide,
  "Township.schools": wide,
  "District.townships": wide,
};

export const optionsOf = (person: PlantedCaller): Ask => ({
  ...(person.as !== undefined && { as: person.as }),
  ...(person.chooses && { role: person.asker.role }),
  ...(person.purpose !== undefined && { purpose: person.purpose }),
});

/** The fields of a type the asker may read, and of those its inputs too. */
export function readable(asker: OracleAsker, entity: EntityType, reach: Reach): readonly Field[] {
  const may = (type: string, field: string) => judge(asker, { type, field, use: "read", reach }).permitted;
  return [...entity.fields.values()].filter((field) => {
    if (field.kind === "toOne" || field.kind === "toMany")
      return (
        may(entity.name, field.name) &&
        judge(asker, { type: field.target, field: "id", use: "read", reach: "list" }).permitted
      );
    const inputs = field.kind === "computed" ? field.inputs : [];
    return may(entity.name, field.name) && inputs.every((input) => may(input.type, input.field));
  });
}

/** Related rows asked for per row; a longer list is compared as far. */
export const width = (type: string, field: string): number => widths[`${type}.${field}`] ?? narrow;

export function selectionOf(entity: EntityType, fields: readonly Field[]): string {
  return fields
    .map((field) => {
      if (field.kind === "toOne") return `${field.name} { id }`;
      if (field.kind !== "toMany") return field.name;
      return `${field.name}(first: ${width(entity.name, field.name)}) { nodes { id } }`;
    })
    .join(" ");
}

/** Rows of a page, so that the whole stays below the limit on cost. */
function pageSize(entity: EntityType, fields: readonly Field[]): number {
  const each = fields.reduce(
    (sum, field) => sum + (field.kind === "toMany" ? 2 * width(entity.name, field.name) : 2),
    1,
  );
  return Math.max(1, Math.min(200, Math.floor(priceOfPage / each)));
}

export async function readEveryRow(
  app: TestApp,
  person: PlantedCaller,
  entity: EntityType,
  fields: readonly Field[],
): Promise<{ readonly nodes: readonly Node[]; readonly totalCount: number }> {
  const root = listRoot(entity);
  const query = `query All($after: String) {
    page: ${root}(first: ${pageSize(entity, fields)}, after: $after) {
      nodes { ${selectionOf(entity, fields)} } pageInfo { hasNextPage endCursor }
    }
  }`;
  const counted = await app.ask(`{ page: ${root}(first: 1) { totalCount } }`, optionsOf(person));
  const totalCount = pageOf(counted, person, entity).totalCount as number;
  const nodes: Node[] = [];
  for (let after: string | null = null; ; ) {
    const reply = await app.ask(query, { ...optionsOf(person), variables: { after } });
    const page = pageOf(reply, person, entity);
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return { nodes, totalCount };
    after = page.pageInfo.endCursor;
  }
}

interface Page {
  readonly nodes: readonly Node[];
  readonly totalCount?: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

function pageOf(reply: Reply, person: PlantedCaller, entity: EntityType): Page {
  if (reply.status !== 200 || reply.json.errors !== undefined)
    throw new Error(`${person.name} asked for ${entity.plural}: ${reply.text.slice(0, 400)}`);
  return reply.json.data.page as Page;
}
