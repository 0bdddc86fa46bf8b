// What the school register marks pupils as: of the planted ones each kind once, by both definitions of a migrant, one that is over,
// and one of a disability; of the others some left-behind ones. Migrants are those who were placed as such.

import type { SampleContext, WrittenChild } from "../area-sample.ts";
import { labelled } from "../writing/ids.ts";
import { type PlantedChildKey, plantedKey } from "./planted.ts";
import type { StudentFlag } from "./tables.ts";

type Mark = Pick<StudentFlag, "kind" | "definition">;
const byRegister = "left-behind.register";
const marks: Readonly<Partial<Record<PlantedChildKey, readonly (Mark & { readonly over?: true })[]>>> = {
  threeTownships: [
    { kind: "migrant", definition: "migrant.plan" },
    { kind: "left-behind-both", definition: byRegister },
  ],
  outsideHukou: [
    { kind: "migrant", definition: "migrant.register" },
    { kind: "bought-place", definition: null },
  ],
  revoked: [{ kind: "orphan", definition: null }],
  suspended: [{ kind: "inclusive", definition: null }],
  protective: [{ kind: "left-behind-one", definition: byRegister }],
  moved: [{ kind: "left-behind-one", definition: byRegister, over: true }],
  leaver: [{ kind: "migrant", definition: "migrant.plan", over: true }],
};

/** Chances of a pupil whose parents are away: one, or both. */
const oneAway = 0.05;
const bothAway = 0.03;

export function flagWriter(add: (row: StudentFlag) => void, context: SampleContext) {
  const { schoolYear, schoolYearStart } = context.calendar;
  const random = context.random("student flags");
  return ({ childId, studentId, scopes, spec }: WrittenChild): void => {
    if (studentId === null) return;
    const ofPupil = { ...scopes, studentId, childId };
    const key = plantedKey(childId);
    for (const { over, ...mark } of (key && marks[key]) ?? [])
      add({
        ...labelled(`student flag ${key} ${mark.kind}`),
        ...ofPupil,
        ...mark,
        validFrom: `${schoolYear - 1}-09-01`,
        validTo: over ? `${schoolYear}-07-01` : null,
      });
    const open = spec.student?.placements.find(({ to }) => to === null);
    if (key !== undefined || open === undefined) return;
    const chance = random.next();
    const mark: Mark | null =
      open.kind === "migrant"
        ? { kind: "migrant", definition: "migrant.plan" }
        : chance < oneAway + bothAway
          ? { kind: chance < oneAway ? "left-behind-one" : "left-behind-both", definition: byRegister }
          : null;
    if (mark !== null)
      add({ ...context.nextIdentity(), ...ofPupil, ...mark, validFrom: schoolYearStart, validTo: null });
  };
}
