// `schema/rights.tsv`, the diff that a person approves: no right without a line, no line without a right.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { loadPolicyFiles } from "../../src/database/index.ts";
import { parsePolicy, rightsTable } from "../../src/policy/index.ts";

const role = (grants: readonly string[]): string =>
  `{role: a, title: t, department: d, login: tc_a, scope: district, view: unknown, duties: [head], grants: [${grants.join()}]}`;
const grant = (uses: string, rows: string, more = ""): string =>
  `{fields: {School: [name]}, uses: [${uses}], rows: ${rows}, cite: [x]${more}}`;

const lines = (...grants: readonly string[]): readonly string[] =>
  rightsTable(parsePolicy([role(grants)]))
    .trimEnd()
    .split("\n")
    .slice(1);

test("uses that share all else are one line, with everything that narrows them", () => {
  expect(
    lines(grant("read, filter", "{present: openedOn}", ", duties: [head], purposes: [p], reach: record")),
  ).toEqual(["a\tSchool.name\tread,filter\topenedOn is present\tp\thead\t-\tone record\tx"]);
  expect(lines(grant("read", "always", ", mask: tail"), grant("lookup", "always"))).toEqual([
    "a\tSchool.name\tlookup\tall rows\t-\t-\t-\t-\tx",
    "a\tSchool.name\tread\tall rows\t-\t-\tlast characters\t-\tx",
  ]);
});

test("what opens nothing beside another grant has no line", () => {
  expect(lines(grant("read", "{present: openedOn}"), grant("read, order", "always"))).toEqual([
    "a\tSchool.name\tread,order\tall rows\t-\t-\t-\t-\tx",
  ]);
});

test("the stored table has a line for every coordinate and use that a policy grants, and no other", async () => {
  const [head, ...stored] = readFileSync(new URL("../../schema/rights.tsv", import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  expect(head).toHaveLength(9);
  const told = new Set(
    stored.flatMap(([of, at, uses]) => (uses ?? "").split(",").map((use) => `${of} ${at} ${use}`)),
  );
  const { roles } = await loadPolicyFiles();
  const granted = [...roles.values()].flatMap(({ role: of, grants, writes, history = [] }) => [
    ...history.map(({ type }) => `${of} ${type}.history read`),
    ...grants.flatMap(({ type, fields, uses }) =>
      fields.flatMap((field) => uses.map((use) => `${of} ${type}.${field} ${use}`)),
    ),
    ...writes.flatMap(({ commands, create, update }) => [
      ...commands.map((command) => `${of} Mutation.${command} run`),
      ...Object.entries({ create, update }).flatMap(([use, given]) =>
        Object.entries(given).flatMap(([type, fields]) =>
          fields.map((field) => `${of} ${type}.${field} ${use}`),
        ),
      ),
    ]),
  ]);
  expect([...told].toSorted()).toEqual([...new Set(granted)].toSorted());
  expect(stored.length).toBeLessThan(40_000);
});

// A row's place in an order tells of its key what a list shows anyway, and no more.
test("whoever orders by a coordinate reads it, in full and in lists, on the same rows", async () => {
  const within = (part: readonly string[] | undefined, whole: readonly string[] | undefined): boolean =>
    whole === undefined || part?.every((one) => whole.includes(one)) === true;
  const told = [...(await loadPolicyFiles()).roles.values()].flatMap(({ grants }) => {
    const listing = grants.filter(
      ({ uses, mask, reach }) => uses.includes("read") && mask === undefined && reach !== "record",
    );
    return grants
      .filter(({ uses }) => uses.includes("order"))
      .flatMap(({ id, type, fields, rows, duties, purposes }) => {
        const covering = listing.filter(
          (other) =>
            other.type === type &&
            (other.rows.kind === "always" || isDeepStrictEqual(other.rows, rows)) &&
            within(duties, other.duties) &&
            within(purposes, other.purposes),
        );
        return fields.map((field) => ({
          at: `${id} ${type}.${field}`,
          reads: covering.some((other) => other.fields.includes(field)),
        }));
      });
  });
  expect(told.length).toBeGreaterThan(5000);
  expect(told.filter(({ reads }) => !reads)).toEqual([]);
});
