// A school's money as rows, for this fiscal year and the one before. Only invented schools have pupils, hence money.
import type { AreaSample, AreaSampleMaker, SampleContext } from "../area-sample.ts";
import { addDistrictMoney } from "./district-money.ts";
import { addProjectMoney } from "./project-money.ts";
import { countPupils } from "./pupil-counts.ts";
import { addSchoolMoney, openMoneyDesk } from "./school-money.ts";
import { createSpending } from "./school-spending.ts";
import { addStandards } from "./standards.ts";
import { type FundingTables, fundingTables } from "./tables.ts";

const schoolsPerBatch = 20;

export const fundingSample: AreaSampleMaker<typeof fundingTables> = {
  tables: fundingTables,
  create: createFunding,
};

function createFunding(tables: FundingTables, context: SampleContext): AreaSample {
  const pupils = countPupils(context);
  const thisYear = Number(context.calendar.today.slice(0, 4));
  return {
    *start() {
      addStandards(tables);
      addDistrictMoney(tables, context);
      addProjectMoney(tables, context);
      yield;
    },
    child: (written) => pupils.child(written),
    *finish() {
      const money = openMoneyDesk(tables, context);
      const spending = createSpending(tables, context);
      let written = 0;
      for (const site of pupils.sites()) {
        for (const fiscalYear of [thisYear - 1, thisYear]) {
          const given = addSchoolMoney(money, { site, fiscalYear }, pupils.of(site, fiscalYear));
          spending.add(site, fiscalYear, given);
        }
        spending.addServices(site);
        written += 1;
        if (written % schoolsPerBatch === 0) yield;
      }
      yield;
    },
  };
}
