// For departments: what they are denied changes no byte of what they are told.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestApp } from "../support/test-app.ts";
import { callers } from "./callers.ts";
import { compareTwins, startPlain } from "./noninterference.ts";

const { finance, educationVerifying, educationFinance, township } = callers;

let plain: TestApp;
beforeAll(async () => {
  plain = await startPlain();
});
afterAll(() => plain.close());

test.each(
  [finance, educationVerifying, educationFinance, township].map((caller) => [caller.name, caller] as const),
)(
  "%s: cells that are denied change no byte of any answer",
  async (_name, caller) => {
    const { asked, answered } = await compareTwins(plain, caller);
    expect(asked).toBeGreaterThanOrEqual(150);
    expect(answered).toBeGreaterThan(Math.min(asked / 2, 120));
  },
  600_000,
);
