// For departments: what they are denied changes no byte of what they are told.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestApp } from "../support/test-app.ts";
import { operationsOf } from "./asking.ts";
import { askerOf, callers } from "./callers.ts";
import { readStock } from "./command-stock.ts";
import { forCommands } from "./commanding.ts";
import {
  compareTwins,
  compareTwinsByCommands,
  expectGiven,
  startPlain,
  usualRuns,
} from "./noninterference.ts";
import { Wire } from "./wire.ts";

const { finance, educationVerifying, educationFinance, township, hr, planning, development } = callers;

let plain: TestApp;
beforeAll(async () => {
  plain = await startPlain();
});
afterAll(() => plain.close());

test.each(
  [finance, educationVerifying, educationFinance, township].map((caller) => [caller.name, caller] as const),
)(
  "%s: cells that are denied change no byte of any answer, nor what a command does",
  async (_name, caller) => {
    // Of what is drawn for a township less is answered, so more is drawn.
    const runs = Math.round((caller === township ? 1.25 : 1) * usualRuns);
    const { asked, answered, written } = await compareTwins(plain, caller, { runs });
    expect(asked).toBeGreaterThanOrEqual(150);
    expect(answered).toBeGreaterThan(Math.min(asked / 2, 120));
    expectGiven(caller, written);
  },
  600_000,
);

test.each([hr, planning, development].map((caller) => [caller.name, caller] as const))(
  "%s: cells that are denied change nothing of what a command does",
  async (_name, caller) => expectGiven(caller, await compareTwinsByCommands(plain, caller)),
  600_000,
);

test("of an officer's generated commands a quarter would be carried out, others are refused in many ways", async () => {
  const wire = new Wire(plain, finance);
  const asker = await askerOf(plain.database.adminUrl, finance);
  const stock = await readStock(plain.database, asker, finance.as);
  const drawn = async () => {
    const texts: string[] = [];
    const tried = await forCommands(
      await operationsOf(asker, new Map()),
      stock,
      { seed: 3, rounds: 2, dry: 100 },
      ({ query, variables }) => {
        texts.push(`${query} ${JSON.stringify(variables)}`);
        return wire.ask(query, variables);
      },
    );
    return { texts, tried };
  };
  const { texts, tried } = await drawn();
  const { begun, given, accepted, never, ways } = tried;
  console.log(
    `commands: ${accepted} of ${begun} accepted (${given} given), ${ways.size} ways of refusal; never: ${[...never]}`,
  );
  expect(accepted).toBeGreaterThan(begun / 4);
  expect(never.size).toBeLessThan((stock.commands.length * 2) / 3);
  expect(ways.size).toBeGreaterThan(8);
  expect((await drawn()).texts).toEqual(texts);
});
