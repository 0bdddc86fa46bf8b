// For departments: what they are denied changes no byte of what they are told.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestApp } from "../support/test-app.ts";
import { compareTwins, startPlain } from "./noninterference.ts";
import { personas } from "./personas.ts";

const { finance, educationVerifying, educationFinance, township } = personas;

let plain: TestApp;
beforeAll(async () => {
  plain = await startPlain();
});
afterAll(() => plain.close());

test.each(
  [finance, educationVerifying, educationFinance, township].map(
    (persona) => [persona.name, persona] as const,
  ),
)(
  "%s: cells that are denied change no byte of any answer",
  async (_name, persona) => {
    const { asked, answered } = await compareTwins(plain, persona);
    expect(asked).toBeGreaterThanOrEqual(150);
    expect(answered).toBeGreaterThan(asked / 2);
  },
  600_000,
);
