// Brings the systems' answers to one form and says where they differ. A comparison of speeds means nothing between
// answers that are not the same.
import { isDeepStrictEqual } from "node:util";
import type { CodeTable } from "../../src/catalogue/definitions.ts";
import * as children from "../../src/domains/children/children.codes.ts";
import * as funding from "../../src/domains/funding/funding.codes.ts";
import * as references from "../../src/domains/reference/references.codes.ts";
import * as schools from "../../src/domains/schools/schools.codes.ts";
import * as staffing from "../../src/domains/staffing/staffing.codes.ts";
import * as care from "../../src/domains/welfare/care.codes.ts";
import type { System } from "./cases.ts";

/** Systems that hand out stored codes; Tongchou and the limit answer with names. */
const storedCodes: readonly System[] = ["postgraphile", "type-graphql"];

const tables: Readonly<Record<string, CodeTable>> = {
  "school.kind": schools.schoolKinds,
  "schools.nodes.kind": schools.schoolKinds,
  "school.status": schools.schoolStatuses,
  "school.locale": schools.locales,
  "school.township.kind": references.townshipKinds,
  "township.kind": references.townshipKinds,
  "townships.nodes.kind": references.townshipKinds,
  "schools.nodes.classes.nodes.type": schools.classTypes,
  "students.nodes.child.gender": references.genders,
  "students.nodes.child.guardianships.nodes.kind": children.guardianshipKinds,
  "schoolQuotas.nodes.basis": staffing.quotaBases,
  "schoolQuotas.nodes.school.kind": schools.schoolKinds,
  "allocations.nodes.item": funding.fundItems,
  "leftBehindRecords.nodes.reason": care.leftBehindReasons,
  "leftBehindRecords.nodes.risk": care.careRisks,
  "leftBehindRecords.nodes.child.gender": references.genders,
  "leftBehindRecords.nodes.checks.nodes.method": care.checkMethods,
};

function nameOf(table: CodeTable, code: unknown): unknown {
  const found = Object.entries(table.values).find(([, value]) => value.code === code);
  return found === undefined ? code : found[0];
}

/** Cursors are each system's own; whether there is one is not. */
function common(value: unknown, path: string, stored: boolean): unknown {
  if (path.endsWith("endCursor")) return value !== null;
  // Every command is about other rows.
  if (path.startsWith("done.") && typeof value === "string") return true;
  if (Array.isArray(value)) return value.map((item) => common(item, path, stored));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        common(inner, path === "" ? key : `${path}.${key}`, stored),
      ]),
    );
  }
  // Text where numbers may pass 32 bits.
  if (path.endsWith("Fen")) return Number(value);
  const table = stored ? tables[path] : undefined;
  return table === undefined ? value : nameOf(table, value);
}

interface Grouped {
  readonly groupedAggregates: readonly {
    readonly keys: readonly string[];
    readonly sum: Readonly<Record<string, string>>;
    readonly max: unknown;
  }[];
}

/** Groups come as a list of keys, sums as text, in no order. */
function turnAggregates(data: Record<string, unknown>): Record<string, unknown> {
  const { totals } = data as { totals?: Grouped };
  if (totals === undefined) return data;
  const groups = totals.groupedAggregates.map(({ keys, sum, max }) => ({
    key: { townshipId: keys[0] ?? "" },
    sum: Object.fromEntries(Object.entries(sum).map(([name, value]) => [name, Number(value)])),
    max,
  }));
  return { totals: groups.sort((a, b) => (a.key.townshipId < b.key.townshipId ? -1 : 1)) };
}

export function normalise(system: System, body: string): unknown {
  const { data, errors } = JSON.parse(body) as { data?: Record<string, unknown>; errors?: unknown };
  if (errors !== undefined || data === undefined || data === null)
    throw new Error(`${system}: ${body.slice(0, 800)}`);
  return common(system === "postgraphile" ? turnAggregates(data) : data, "", storedCodes.includes(system));
}

/** Where two answers first part, for a person to look at. */
export function difference(expected: unknown, actual: unknown, path = "data"): string | null {
  if (isDeepStrictEqual(expected, actual)) return null;
  const both = [expected, actual].every((value) => typeof value === "object" && value !== null);
  if (both) {
    const [left, right] = [expected, actual] as [Record<string, unknown>, Record<string, unknown>];
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const found = difference(left[key], right[key], `${path}.${key}`);
      if (found !== null) return found;
    }
    return null; // the same fields in another order: GraphQL objects have none
  }
  return `${path}: ${JSON.stringify(expected)?.slice(0, 200)} is not ${JSON.stringify(actual)?.slice(0, 200)}`;
}
