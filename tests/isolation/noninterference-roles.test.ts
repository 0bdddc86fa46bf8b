// For the departments, places and tasks beyond the first six roles: what they are denied changes no byte of what they are
// told.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import type { TestApp } from "../support/test-app.ts";
import { operationsOf, readSchema } from "./asking.ts";
import { everyQuestion, pack } from "./hostile-queries.ts";
import { compareTwins, startPlain } from "./noninterference.ts";
import { holderOf, personas } from "./personas.ts";
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
} = personas;

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
  ].map((persona) => [persona.name, persona] as const),
)(
  "%s: cells that are denied change no byte of any answer",
  async (_name, persona) => {
    const { asked, answered } = await compareTwins(plain, persona);
    expect(asked).toBeGreaterThanOrEqual(150);
    expect(answered).toBeGreaterThan(asked / 2);
  },
  600_000,
);

// The three may the same, which is nothing: each asks a third of all questions.
test.each(
  [personas.administrator, personas.steward, personas.auditor].map((one, at) => [one.name, one, at] as const),
)(
  "%s: no question about any coordinate is answered",
  async (_name, persona, at) => {
    const wire = new Wire(plain, persona);
    const holder = await holderOf(plain.database.adminUrl, persona);
    const { may } = await operationsOf(holder, new Map());
    const questions = everyQuestion(loadCatalogue(), await readSchema(), 20);
    const { permitted, refused } = pack(questions, may);
    expect(permitted).toEqual([]);
    expect(refused.length).toBeGreaterThan(20);
    for (const query of refused.filter((_, place) => place % 3 === at)) {
      const { status, text } = await wire.ask(query);
      expect([status, JSON.parse(text).data], query).toEqual([403, undefined]);
    }
  },
  600_000,
);
