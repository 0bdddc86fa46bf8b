// The plan's duties: each known, each shown with what serves it; what names none that exists is told.
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { coverage, readDuties, type Servants } from "../../src/cli/coverage.ts";

const csv = await readFile(new URL("../../schema/duties.csv", import.meta.url), "utf8");
const serving = (duties: readonly string[]): Servants => ({
  entities: new Map([["Closure", { name: "Closure", facts: { duties }, fields: new Map() }]]),
  commands: new Map([["decideClosure", { name: "decideClosure", duties: ["三(八)-2"] }]]),
  rules: new Map([["closure_heard", { name: "closure_heard", duties: ["三(八)-2"] }]]),
});
const head = "id,clause,duty,departments,missing\n";
const one = `${head}三(八)-2,三(八),"Hear, then close",education;school,\n`;

test("212 duties, each of the clause that its number begins with", () => {
  const duties = readDuties(csv);
  expect(duties).toHaveLength(212);
  expect(duties.filter(({ id, clause }) => !id.startsWith(`${clause}-`))).toEqual([]);
});

test("a duty is open, served in part, or served, by what says so", () => {
  const told = (text: string, duties: readonly string[]) =>
    coverage(serving(duties), readDuties(text)).split("\n").at(-2);
  expect(told(one, ["三(八)-2"])).toBe(
    "| 三(八)-2 | Hear, then close | education, school | served | `Closure`, `decideClosure(…)`, `rule closure_heard` |  |",
  );
  expect(told(one.replace(/,\n$/, ",the vote\n"), [])).toMatch(
    /in part \| `decideClosure\(…\)`, `rule closure_heard` \| the vote/,
  );
  expect(told(`${one}三(八)-3,三(八),Travel,education,\n`, [])).toMatch(/\| open \| {2}\| {2}\|$/);
});

test.each([
  ["a duty that there is not", () => coverage(serving(["五-1"]), readDuties(one)), /五-1 \(Closure\)/],
  ["other columns", () => readDuties("id,duty\n"), /its columns are/],
  ["a cell too many", () => readDuties(`${head}a,b,c,d,e,f\n`), /:2: 6 cells/],
  ["a duty twice", () => readDuties(`${head}a,b,c,d,\na,b,c,d,\n`), /a stands twice/],
])("%s is refused by name", (_what, ask, message) => {
  expect(ask).toThrow(message);
});

/** What no department's command fulfils. */
const without = {
  "二-3": "a figure of places and children",
  "二-7": "a mark of what schools enter, beside its standard",
  "二-9": "a mark of what schools enter, beside its standard",
};

test("whatever duty is served at all, a command serves it, but for what none fulfils", async () => {
  const text = await readFile(new URL("../../schema/coverage.md", import.meta.url), "utf8");
  const unfulfilled = text
    .split("\n")
    .filter((line) => /\| (served|in part) \|/.test(line) && !line.includes("(…)"))
    .map((line) => line.split(" | ")[0]?.slice(2));
  expect(unfulfilled).toEqual(Object.keys(without));
});
