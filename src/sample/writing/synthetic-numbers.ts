// Numbers of invented people, recognisable as such: ID numbers under area code 999999 (assigned to no place) with a
// valid GB 11643 check digit, phones beginning 100 (no operator has it). Never gives a number a real person could have.
import type { Random } from "./random.ts";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: the eighteenth character from the seventeen before it. */
export function checkDigit(first17: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return "10X98765432".charAt(sum % 11);
}

/** `birthDate` is `yyyy-mm-dd`; an odd sequence is a man's or boy's, an even one a woman's or girl's. */
export function syntheticIdNumber(birthDate: string, sequence: number): string {
  const first17 = `999999${birthDate.replaceAll("-", "")}${String(sequence).padStart(3, "0")}`;
  return first17 + checkDigit(first17);
}

/** Sequences from here on belong to planted people. */
export const firstPlantedSequence = 980;

/** Hands out each number once. Holds one small counter per birthday and gender. */
export function createIdNumbers(): (birthDate: string, gender: string) => string {
  const used = new Map<string, number>();
  return (birthDate, gender) => {
    const day = birthDate + gender;
    const sequence = used.get(day) ?? (gender === "1" ? 1 : 2);
    if (sequence >= firstPlantedSequence)
      throw new RangeError("the scale gives one birthday too many people");
    used.set(day, sequence + 2);
    return syntheticIdNumber(birthDate, sequence);
  };
}

export function syntheticPhone(random: Random): string {
  return `100${String(random.between(0, 99_999_999)).padStart(8, "0")}`;
}
