// For the departments, places and tasks beyond the first six roles: what they are denied changes no byte of what they are
// told.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import type { TestApp } from "../support/test-app.ts";
import { operationsOf, readSchema } from "./asking.ts";
import { askerOf, callers, type NamedCaller } from "./callers.ts";
import { everyQuestion } from "./hostile-queries.ts";
import { compareTwins, expectGiven, startPlain, usualRuns } from "./noninterference.ts";
import { askRefused, sort } from "./packs.ts";
import { Wire } from "./wire.ts";

const {
  staffing,
  civilAffairs,
  policeVerifying,
  village,
  care,
  inspectorWithReason,
  inspectorRecused,
  teacher,
} = callers;

/** Who asks for one record at a time, or reads little of what has a name: of what is drawn less is answered, so more is drawn. */
const more = new Map<NamedCaller, number>([
  [policeVerifying, 2],
  [civilAffairs, 1.5],
  [care, 1.25],
]);

let plain: TestApp;
beforeAll(async () => {
  plain = await startPlain();
});
afterAll(() => plain.close());

test.each(
  [
    staffing,
    civilAffairs,
    policeVerifying,
    village,
    care,
    inspectorWithReason,
    inspectorRecused,
    teacher,
  ].map((caller) => [caller.name, caller] as const),
)(
  "%s: cells that are denied change no byte of any answer, nor what a command does",
  async (_name, caller) => {
    const runs = Math.round((more.get(caller) ?? 1) * usualRuns);
    const { asked, answered, written } = await compareTwins(plain, caller, { runs });
    expect(asked).toBeGreaterThanOrEqual(150);
    expect(answered).toBeGreaterThan(Math.min(asked / 2, 120));
    expectGiven(caller, written);
  },
  600_000,
);

/** The platform's own types. */
const ownRoots = new Map<NamedCaller, RegExp>([
  [callers.administrator, /^(jobRun|policyVersion)/],
  [callers.steward, /^policy(Change|Edit|Effect|Version)/],
  [callers.auditor, /^(accessRecord|recordAccess|shownField|policy(Change|Edit|Effect|Version))/],
]);

test.each([callers.administrator, callers.steward, callers.auditor].map((one) => [one.name, one] as const))(
  "%s: no question about any coordinate is answered, but for the platform's own records",
  async (_name, caller) => {
    const wire = new Wire(plain, caller);
    const asker = await askerOf(plain.database.adminUrl, caller);
    const operations = await operationsOf(asker, new Map());
    const questions = everyQuestion(loadCatalogue(), await readSchema(), 20);
    const { permitted, refused } = sort(questions, operations);
    const own = ownRoots.get(caller) ?? /^$/;
    expect(permitted.filter(({ root }) => !own.test(root))).toEqual([]);
    expect(refused.length).toBeGreaterThan(20);
    await askRefused(refused, operations, async (query) => {
      const bytes = await wire.ask(query);
      expect([bytes.status, JSON.parse(bytes.text).data], query).toEqual([403, undefined]);
      return bytes;
    });
  },
  600_000,
);
