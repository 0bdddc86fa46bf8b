// Names of invented people, put together by chance.
import { boyCharacters, girlCharacters, surnames } from "./name-parts.ts";
import type { Random } from "./random.ts";

export function inventGivenName(random: Random, gender: "1" | "2"): string {
  const characters = gender === "1" ? boyCharacters : girlCharacters;
  return random.pick(characters) + (random.chance(0.7) ? random.pick(characters) : "");
}

export function inventPersonName(random: Random, gender: "1" | "2"): string {
  return random.pick(surnames) + inventGivenName(random, gender);
}
