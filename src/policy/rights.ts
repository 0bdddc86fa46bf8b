// The effective rights of every role as lines that a person can approve: what stands in the diff is what changes. Pure.
import { rowWords } from "./explain.ts";
import { covers } from "./restated.ts";
import { type Grant, type Policy, type RolePolicy, type Use, uses } from "./types.ts";

const head = ["role", "coordinate", "uses", "rows", "purposes", "duties", "mask", "reach", "clause"];

/** Tab-separated, one line for each coordinate and everything that narrows it; in an order that no layout changes. */
export function rightsTable(policy: Policy): string {
  const rows = [...policy.roles.values()].flatMap(rightsOf);
  return `${[head, ...rows.toSorted(byCells)].map((cells) => cells.join("\t")).join("\n")}\n`;
}

function rightsOf(role: RolePolicy): string[][] {
  return [...coordinates(role.grants)].flatMap(([at, grants]) => {
    // Uses that share all else are one line.
    const lines = new Map<string, { readonly cells: readonly string[]; readonly uses: Use[] }>();
    for (const use of uses) {
      for (const cells of narrowings(grants.filter((grant) => grant.uses.includes(use)))) {
        const key = cells.join("\t");
        const line = lines.get(key) ?? { cells, uses: [] };
        line.uses.push(use);
        lines.set(key, line);
      }
    }
    return [...lines.values()].map((line) => [role.role, at, line.uses.join(","), ...line.cells]);
  });
}

function coordinates(grants: readonly Grant[]): ReadonlyMap<string, readonly Grant[]> {
  const byCoordinate = new Map<string, Grant[]>();
  for (const grant of grants) {
    for (const field of grant.fields) {
      const at = `${grant.type}.${field}`;
      byCoordinate.set(at, [...(byCoordinate.get(at) ?? []), grant]);
    }
  }
  return byCoordinate;
}

/** What each grant of a coordinate and use asks for; one that asks for more than another opens nothing and is left out. */
function narrowings(grants: readonly Grant[]): string[][] {
  const clauses = new Map<string, Set<string>>();
  for (const grant of grants.filter((one, index) => !isIdle(one, index, grants))) {
    const { purposes, duties, mask, reach } = grant;
    const words = [
      rowWords(grant),
      purposes?.toSorted().join(" or ") ?? "-",
      duties?.toSorted().join(" or ") ?? "-",
      mask === undefined ? "-" : "last characters",
      reach === undefined ? "-" : "one record",
    ].join("\t");
    const cites = clauses.get(words) ?? new Set();
    for (const cite of grant.cite) cites.add(cite);
    clauses.set(words, cites);
  }
  return [...clauses].map(([words, cites]) => [...words.split("\t"), [...cites].toSorted().join(", ")]);
}

/** Another grant opens as much and more, or as much and stands before it. */
const isIdle = (grant: Grant, index: number, grants: readonly Grant[]): boolean =>
  grants.some((other, at) => at !== index && covers(other, grant) && (!covers(grant, other) || at < index));

function byCells(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [a.join("\t"), b.join("\t")];
  return left < right ? -1 : left > right ? 1 : 0;
}
