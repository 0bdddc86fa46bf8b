import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { school } from "./school.table.ts";

@Entity({
  duties: ["二-4", "三(一)-3", "三(一)-4"],
  table: school,
  plural: "schools",
  term: "学校",
  description: "A school, village school or teaching point. A name never identifies it.",
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "三(一)",
  orderings: { NAME: "name", OPENED_ON: "openedOn" },
  naturalKey: { field: "officialCode" },
  shares: [
    ofTownship({
      inverse: { name: "schools", term: "学校", description: "Schools that stand in the township." },
    }),
  ],
})
export class School {
  @Column(school.name, { term: "校名", description: "Name in force." })
  name!: string;
  @Column(school.officialCode, {
    form: "schoolCode",
    term: "学校标识码",
    description: "Ten-digit code, null where none was given.",
  })
  officialCode!: string;
  @Column(school.uscc, { form: "uscc", term: "统一社会信用代码", description: "GB 32100 code." })
  uscc!: string;
  @Column(school.kind, { term: "办学类型", description: "Kind of school." })
  kind!: string;
  @Column(school.runBy, { duties: ["三(九)-4"], term: "办别", description: "Who runs it." })
  runBy!: string;
  @Column(school.locale, {
    term: "城乡类型",
    description:
      "Zone by the statistics' code; which of them are rural each use defines for itself (definitions `rural.…`).",
  })
  locale!: string;
  @Column(school.countyTown, {
    term: "县城学校",
    description: "County-town school; subsidies exclude these (definition `rural.subsidy`).",
    source: "三(六)",
  })
  countyTown!: boolean;
  @Column(school.boarding, { term: "寄宿制", description: "Takes boarders.", source: "三(二)" })
  boarding!: boolean;
  @Column(school.altitudeM, { term: "海拔", description: "Altitude.", unit: "metre", source: "三(二)" })
  altitudeM!: number;
  @Column(school.status, { duties: ["三(一)-10"], term: "状态", description: "From planned to closed." })
  status!: string;
  @Column(school.openedOn, { term: "开办日期", description: "First day of operation." })
  openedOn!: string;
  @Column(school.closedOn, { term: "停办日期", description: "Last day of operation.", source: "三(八)" })
  closedOn!: string;
  @Column(school.headName, {
    duties: ["三(七)-16"],
    term: "校长",
    description: "Name of the head, which the public may know.",
    source: "三(七)",
  })
  headName!: string;
  @Column(school.officePhone, { term: "办公电话", description: "The office's telephone, no person's." })
  officePhone!: string;
  @Column(school.villageId, { term: "村(居)标识", description: "Village the school stands in." })
  villageId!: string;
  @Column(school.parentSchoolId, {
    term: "中心校标识",
    description: "Central school that guides it.",
    source: "三(七)",
  })
  parentSchoolId!: string;
  @ToOne("Village", "villageId", { term: "村(居)", description: "Village the school stands in." })
  village!: unknown;
  @ToOne("School", "parentSchoolId", {
    duties: ["三(七)-19"],
    term: "中心校",
    description: "Central school that guides it.",
    source: "三(七)",
    inverse: {
      name: "branches",
      usual: 10,
      term: "村小和教学点",
      description: "Its village schools and teaching points.",
      duties: ["三(七)-19", "三(七)-20"],
      source: "三(七)",
    },
  })
  parentSchool!: unknown;
}
