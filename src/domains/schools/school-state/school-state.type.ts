import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../of-school.ts";
import { schoolState } from "./school-state.table.ts";

@Entity({
  table: schoolState,
  plural: "schoolStates",
  term: "学校沿革",
  description:
    "What a school was over a period: ask `asOf` for the state on a day. Corrected states stay, with the day they stopped counting.",
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "三(一); 四(四)",
  roots: ["list"],
  shares: [
    ofSchool({
      inverse: { name: "states", usual: 5, term: "沿革", description: "What it was, period by period." },
    }),
    ofTownship({ description: "Township it stood in." }),
  ],
})
export class SchoolState {
  @Column(schoolState.parentSchoolId, {
    term: "中心校标识",
    description: "Central school that guided it.",
    source: "三(七)",
  })
  parentSchoolId!: string;
  @Column(schoolState.name, { term: "校名", description: "Name in the period." })
  name!: string;
  @Column(schoolState.kind, { term: "办学类型", description: "Kind of school in the period." })
  kind!: string;
  @Column(schoolState.locale, { term: "城乡类型", description: "Zone by the statistics' code, as it was." })
  locale!: string;
  @Column(schoolState.countyTown, { term: "县城学校", description: "County-town school.", source: "三(六)" })
  countyTown!: boolean;
  @Column(schoolState.status, { term: "状态", description: "From planned to closed." })
  status!: string;
  @Column(schoolState.validFrom, {
    term: "起始日期",
    description: "First day; null: as far back as is known.",
  })
  validFrom!: string;
  @Column(schoolState.validTo, { term: "终止日期", description: "Day after the last; null while it lasts." })
  validTo!: string;
  @Column(schoolState.reason, {
    term: "更正原因",
    description:
      "Why it took the place of what was recorded for a closed school year; null otherwise. No person is named.",
  })
  reason!: string;
  @Column(schoolState.revisedOn, {
    term: "更正日期",
    description: "Day it was found wrong and stopped counting; null while it counts.",
  })
  revisedOn!: string;
  @ToOne("School", "parentSchoolId", { term: "中心校", description: "Central school that guided it." })
  parentSchool!: unknown;
}
