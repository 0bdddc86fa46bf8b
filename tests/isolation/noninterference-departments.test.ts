// For departments: what they are denied changes no byte of what they are told.
import { expect, test } from "vitest";
import { compareTwins } from "./noninterference.ts";
import { personas } from "./personas.ts";

const { finance, education, educationVerifying, educationFinance, township } = personas;

test.each(
  [finance, education, educationVerifying, educationFinance, township].map(
    (persona) => [persona.name, persona] as const,
  ),
)(
  "%s: cells that are denied change no byte of any answer",
  async (_name, persona) => {
    const { asked, answered } = await compareTwins(persona);
    expect(asked).toBeGreaterThanOrEqual(150);
    expect(answered).toBeGreaterThan(asked / 2);
  },
  120_000,
);
