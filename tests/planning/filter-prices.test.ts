// Filters are priced at plan time: the kept table of measured against reckoned, and that what is dear reaches no SQL.
// `databaseMs` is PostgreSQL's processor time for one statement on the sample at scale 1, found and weighed by `npm run load`
// while no filter was refused (to measure anew: `filterWork` in src/planning/limits.ts without end, then `--keep 200 --json`).
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { defaultLimits } from "../../src/planning/index.ts";
import { readOperations } from "../operations/operation-file.ts";
import { planAs } from "./plan-as.ts";

interface Measured {
  readonly role: string;
  readonly databaseMs: number;
  readonly query: string;
}

const table = JSON.parse(
  await readFile(new URL("filter-prices.json", import.meta.url), "utf8"),
) as readonly Measured[];
const unbounded = {
  cost: Number.POSITIVE_INFINITY,
  filterWork: Number.POSITIVE_INFINITY,
  filtersWork: Number.POSITIVE_INFINITY,
};
const bound = defaultLimits.filterWork;

describe("the work of filters", () => {
  test("that takes the database long is refused before any SQL, with the filter, its price, the bound and what to change", () => {
    for (const { role, databaseMs, query } of table) {
      const { work } = planAs(role, query, { limits: unbounded });
      process.stderr.write(
        `price of filters: ${databaseMs} ms, reckoned ${Math.round(work)}: ${role} ${query.slice(2, 60)}\n`,
      );
      if (databaseMs < 200) continue;
      const field = /\w+/.exec(query)?.[0];
      expect(() => planAs(role, query), query).toThrow(
        expect.objectContaining({
          code: "LIMIT_EXCEEDED",
          message: expect.stringMatching(
            new RegExp(`work of one filter \\(${bound}\\).*\`${field}\`.*reckoned at \\d+: .*fewer`),
          ),
          details: { limit: "work of one filter", bound, filter: field, price: expect.any(Number) },
        }),
      );
    }
    expect(table.filter(({ databaseMs }) => databaseMs >= 200).length).toBeGreaterThan(5);
  });

  test("of one condition through as many relations as there may be is no reason to refuse", () => {
    const single = table.filter(({ query }) => query.split("some:").length <= 5 && !/, \{ /.test(query));
    expect(single.length).toBeGreaterThan(5);
    for (const { role, query } of single) expect(() => planAs(role, query), query).not.toThrow();
  });

  test("of every question of a department is far below the bound", async () => {
    let planned = 0;
    for (const { role, name, query, asker, variables, after } of await readOperations()) {
      if (after !== null) continue;
      const half = {
        limits: { filterWork: bound / 2, filtersWork: bound / 2 },
        purpose: asker.purpose ?? null,
        variables,
      };
      expect(() => planAs(asker.role ?? role, query, half), `${role}/${name}`).not.toThrow();
      planned += 1;
    }
    expect(planned).toBeGreaterThan(150);
  });
});
