// The effective rights of every role as lines that a person can approve: what stands in the diff is what changes. Pure.

import { commandCoordinate } from "./decide-writing.ts";
import { rowWords } from "./explain.ts";
import { covers } from "./restated.ts";
import {
  type Grant,
  type Policy,
  type RolePolicy,
  type Use,
  uses,
  type WriteUse,
  writeUses,
} from "./types.ts";

const head = ["role", "coordinate", "uses", "rows", "purposes", "duties", "mask", "reach", "clause"];

/** Tab-separated, one line for each coordinate and everything that narrows it; in an order that no layout changes. */
export function rightsTable(policy: Policy): string {
  const rows = [...policy.roles.values()].flatMap(rightsOf);
  return `${[head, ...rows.toSorted(byCells)].map((cells) => cells.join("\t")).join("\n")}\n`;
}

/** What of a grant to read or to write narrows a coordinate. */
export type Narrow = Omit<Grant, "uses"> & { readonly uses: readonly (Use | WriteUse)[] };

/** Each coordinate that a grant to write names, as a grant of its own: a command is a field of `Mutation`. */
function writesOf({ writes }: RolePolicy): readonly Narrow[] {
  return writes.flatMap(({ commands, create, update, type: _on, ...grant }) => {
    const { type } = commandCoordinate("");
    const given = (use: "create" | "update", fields: typeof create): Narrow[] =>
      Object.entries(fields).map(([of, names]) => ({ ...grant, type: of, fields: names, uses: [use] }));
    return [
      { ...grant, type, fields: commands, uses: ["run"] },
      ...given("create", create),
      ...given("update", update),
    ];
  });
}

/** What happened to a record is a field of it. */
const historyOf = ({ history = [] }: RolePolicy): readonly Narrow[] =>
  history.map((grant) => ({ ...grant, fields: ["history"], uses: ["read"], rows: { kind: "always" } }));

/** All that grants give a role, by coordinate: to read, to write, to be told. */
export const rightsByCoordinate = (role: RolePolicy): ReadonlyMap<string, readonly Narrow[]> =>
  coordinates([...role.grants, ...writesOf(role), ...historyOf(role)]);

function rightsOf(role: RolePolicy): string[][] {
  return [...rightsByCoordinate(role)].flatMap(([at, grants]) => {
    // Uses that share all else are one line.
    const lines = new Map<string, { readonly cells: readonly string[]; readonly uses: (Use | WriteUse)[] }>();
    for (const use of [...uses, ...writeUses]) {
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

function coordinates(grants: readonly Narrow[]): ReadonlyMap<string, readonly Narrow[]> {
  const byCoordinate = new Map<string, Narrow[]>();
  for (const grant of grants) {
    for (const field of grant.fields) {
      const at = `${grant.type}.${field}`;
      byCoordinate.set(at, [...(byCoordinate.get(at) ?? []), grant]);
    }
  }
  return byCoordinate;
}

/** What each grant of a coordinate and use asks for; one that asks for more than another opens nothing and is left out. */
function narrowings(grants: readonly Narrow[]): string[][] {
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
const isIdle = (grant: Narrow, index: number, grants: readonly Narrow[]): boolean =>
  grants.some((other, at) => at !== index && covers(other, grant) && (!covers(grant, other) || at < index));

function byCells(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [a.join("\t"), b.join("\t")];
  return left < right ? -1 : left > right ? 1 : 0;
}
