// Identity numbers of the staff, under the sample's own area code. Never one that a guardian or child of the sample has:
// their sequences end where these begin.
import { firstPlantedSequence, syntheticIdNumber } from "../writing/synthetic-numbers.ts";

const firstStaffSequence = 700;

export function createStaffNumbers(): (birthDate: string, gender: string) => string {
  const used = new Map<string, number>();
  return (birthDate, gender) => {
    const day = birthDate + gender;
    const sequence = used.get(day) ?? firstStaffSequence + (gender === "1" ? 1 : 2);
    if (sequence >= firstPlantedSequence) throw new RangeError("one birthday has too many of the staff");
    used.set(day, sequence + 2);
    return syntheticIdNumber(birthDate, sequence);
  };
}
