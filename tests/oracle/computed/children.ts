// Children: the band of the age reached today.
import type { Computed } from "./computed.ts";

export const childrenComputed: Computed = {
  "Child.ageBand": ({ today }, { birthDate }) => {
    const born = String(birthDate);
    const hadBirthday = today.slice(5) >= born.slice(5);
    const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (hadBirthday ? 0 : 1);
    return years < 6 ? "under-6" : years < 14 ? "6-13" : years < 16 ? "14-15" : "16+";
  },
};
