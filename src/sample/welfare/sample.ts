// Care and protection as an area of the sample: the planted cases, and chance for a share of the children. Keeps nothing
// per child.
import type { AreaSample, AreaSampleMaker } from "../area-sample.ts";
import { plantedKey } from "../children/planted.ts";
import { labelledAt, labelledId } from "../writing/ids.ts";
import { createChance } from "./chance.ts";
import { deadlineRules } from "./dates.ts";
import { plantCare } from "./planted-care.ts";
import { plantReports } from "./planted-reports.ts";
import { type WelfareTables, welfareTables } from "./tables.ts";

export const welfareSample: AreaSampleMaker<typeof welfareTables> = {
  tables: welfareTables,
  create(tables, context): AreaSample {
    const desk = { tables, context };
    const chance = createChance(desk);
    return {
      *start() {
        addRules(tables);
        yield;
      },
      child(written) {
        const key = plantedKey(written.childId);
        if (key === undefined) {
          chance(written);
          return;
        }
        plantCare(desk, key, written);
        plantReports(desk, key, written);
      },
    };
  },
};

function addRules(tables: WelfareTables): void {
  for (const { from, to, ...rule } of deadlineRules) {
    tables.welfareDeadline.add({
      id: labelledId(`welfare rule ${rule.kind} ${rule.subject} ${from}`),
      createdAt: labelledAt,
      ...rule,
      documentNo: null,
      validFrom: from,
      validTo: to,
    });
  }
}
