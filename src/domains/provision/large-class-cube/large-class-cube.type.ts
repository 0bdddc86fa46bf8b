// Large classes as the public may know them: counts of classes by year, stage and township.
import { sql } from "drizzle-orm";
import { Column, Computed, Entity } from "../../../catalogue/index.ts";
import { firstOfSchoolYear, inSchoolYear, meetsTarget, ofTownship } from "../../reference/index.ts";
import { largeClassCube } from "./large-class-cube.view.ts";

@Entity({
  duties: ["二-5", "三(四)-7", "三(四)-8"],
  table: largeClassCube,
  plural: "largeClassCube",
  term: "大班额统计",
  description:
    "Classes, and those of them on the ledger of large classes, by school year, stage and township, with the district's totals. Withheld where `enrolmentCube` tells of fewer than twenty pupils; the district's totals are sums of what is shown.",
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "三(四); 四(五); 政府信息公开条例15",
  roots: ["list"],
  shares: [ofTownship({ description: "Township; null for the district's total." }), inSchoolYear],
})
export class LargeClassCubeCell {
  @Column(largeClassCube.id, { term: "标识", description: "Stable id of the cell." })
  id!: string;
  @Column(largeClassCube.level, {
    term: "层级",
    description: "District total or township.",
  })
  level!: string;
  @Column(largeClassCube.stage, { term: "学段", description: "Primary or junior." })
  stage!: string;
  @Column(largeClassCube.classes, {
    term: "班级数",
    description: "Classes of the school year; null where withheld.",
    unit: "classes",
  })
  classes!: number;
  @Column(largeClassCube.found, {
    term: "台账登记班数",
    description: "Classes of that year ever put on the ledger; null where withheld.",
    unit: "classes",
  })
  found!: number;
  @Column(largeClassCube.large, {
    term: "大班额班数",
    description: "Classes on the ledger, not cleared, with 56 pupils or more; null where withheld.",
    unit: "classes",
  })
  large!: number;
  @Column(largeClassCube.veryLarge, {
    term: "超大班额班数",
    description: "Of these, with 66 pupils or more; null where withheld.",
    unit: "classes",
  })
  veryLarge!: number;
  @Computed({
    duties: ["三(四)-8"],
    term: "大班额达标",
    description:
      "Whether `large` meets the target `large-class.large`; null while the target has no value, and where withheld.",
    scalar: "boolean",
    expression: (context) =>
      meetsTarget(
        context,
        { key: sql`'large-class.large'`, day: firstOfSchoolYear(context) },
        context.column("large"),
      ),
  })
  largeMet!: boolean;
  @Computed({
    duties: ["三(四)-7"],
    term: "超大班额达标",
    description: "Whether `veryLarge` meets the target `large-class.very-large`; null where withheld.",
    scalar: "boolean",
    expression: (context) =>
      meetsTarget(
        context,
        { key: sql`'large-class.very-large'`, day: firstOfSchoolYear(context) },
        context.column("veryLarge"),
      ),
  })
  veryLargeMet!: boolean;
  @Column(largeClassCube.suppressed, { term: "已隐去", description: "Whether the numbers are withheld." })
  suppressed!: boolean;
}
