import { type SQL, sql } from "drizzle-orm";
import type { ExpressionContext } from "../../../catalogue/index.ts";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../of-school.ts";
import { schoolClass } from "./school-class.table.ts";

// 大班额 begins at 56 pupils, 超大班额 at 66, the numbers included (三(四)).
const largeFrom = 56;

/** On the day, or on the last of its year; once the year is closed, what was kept of it then. */
function seated({ column, today, rows }: ExpressionContext): SQL {
  const ce = rows("Enrolment", "ce");
  const cf = rows("ClosedFigure", "cf");
  const over = sql`make_date(${column("schoolYear")} + 1, 9, 1)`;
  const day = sql`least(${today}, ${over} - 1)`;
  return sql`coalesce((select ${cf.column("value")}::int from ${cf} where ${cf.column("rowId")} = ${column("id")} and ${cf.column("measure")} = 'class-size'
      and ${cf.column("latest")} and ${today} >= ${over} and ${cf.visible}),
    (select count(*)::int from ${ce} where ${ce.column("classId")} = ${column("id")} and ${ce.column("validFrom")} <= ${day}
      and (${ce.column("validTo")} is null or ${ce.column("validTo")} > ${day}) and ${ce.visible}))`;
}

/** The standard size of its stage on the year's first day: its township's, where that has one of its own. */
function standardSize({ column, rows }: ExpressionContext): SQL {
  const of = (name: string, area: (own: SQL) => SQL): SQL => {
    const ps = rows("Parameter", name);
    const from = sql`make_date(${column("schoolYear")}, 9, 1)`;
    return sql`(select ${ps.column("numberValue")} from ${ps} where ${ps.column("key")} = (case when ${column("grade")} <= 6
        then 'class.standard-size.primary' else 'class.standard-size.junior' end) and ${area(ps.column("townshipId"))}
      and ${ps.column("validFrom")} <= ${from} and (${ps.column("validTo")} is null or ${ps.column("validTo")} > ${from}) and ${ps.visible})`;
  };
  const own = of("po", (area) => sql`${area} = ${column("townshipId")}`);
  return sql`coalesce(${own}, ${of("pd", (area) => sql`${area} is null`)})`;
}

@Entity({
  table: schoolClass,
  plural: "schoolClasses",
  term: "班级",
  description: "A class of one school year.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(四)",
  shares: [
    ofSchool({
      inverse: { name: "classes", usual: 50, term: "班级", description: "Classes of all school years." },
    }),
    ofTownship(),
  ],
})
export class SchoolClass {
  @Column(schoolClass.schoolYear, {
    term: "学年",
    description: "First year of the school year (2026 = 2026-09-01…2027-08-31).",
  })
  schoolYear!: number;
  @Column(schoolClass.grade, { term: "年级", description: "Grade 1 to 9." })
  grade!: number;
  @Column(schoolClass.classNo, { term: "班号", description: "Number within the grade." })
  classNo!: number;
  @Column(schoolClass.type, { term: "班级类型", description: "Kind of class." })
  type!: string;
  @Column(schoolClass.campusId, {
    term: "校区标识",
    description: "Campus of its school at which it is taught; null in a school of one site.",
    source: "三(一)",
  })
  campusId!: string;
  @ToOne("SchoolCampus", "campusId", {
    duties: ["三(一)-10"],
    term: "校区",
    description: "Campus at which it is taught.",
    source: "三(一)",
  })
  campus!: unknown;
  @Column(schoolClass.cap, { term: "班额上限", description: "Largest size allowed.", unit: "pupils" })
  cap!: number;
  @Column(schoolClass.exceptionCap, {
    term: "例外班额",
    description: "Size that education allows in place of the cap; null without an exception.",
    unit: "pupils",
  })
  exceptionCap!: number;
  @Column(schoolClass.exceptionReason, {
    term: "例外理由",
    description: "Why, with the document; no person is named.",
  })
  exceptionReason!: string;
  @Computed({
    term: "班额",
    description:
      "Pupils placed in it today; of a year that is over, on its last day, as it was closed (`closedFigures`).",
    unit: "pupils",
    scalar: "int",
    dated: true,
    expression: seated,
  })
  size!: number;
  @Computed({
    term: "大班额",
    description: "Whether the class has 56 pupils or more.",
    scalar: "boolean",
    dated: true,
    expression: (context) => sql`(${seated(context)} >= ${sql.raw(String(largeFrom))})`,
  })
  large!: boolean;
  @Computed({
    duties: ["三(四)-15"],
    term: "班额达标",
    description:
      "Whether the class has no more pupils than the standard of its stage (parameter `class.standard-size.…` of the school year's first day); null without one.",
    scalar: "boolean",
    dated: true,
    expression: (context) => sql`(${seated(context)} <= ${standardSize(context)})`,
  })
  withinStandard!: boolean;
}
