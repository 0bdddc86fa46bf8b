// Children in care by township, for who sees no child (三(十), 四(二)). Never says anything of a report.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { welfareCube } from "./welfare-cube.view.ts";

@Entity({
  table: welfareCube,
  plural: "welfareCube",
  term: "关爱统计",
  description:
    "Children in care by township of residence, with the district's totals. A township's children come in steps of five by the middle of the step (7, 12, …), null (suppressed) below five; the district's number is the sum of the steps, those below five taken as 2.",
  owner: "civil-affairs",
  classification: "L2",
  sharing: "conditional",
  source: "三(十); 政府信息公开条例15",
  roots: ["list"],
})
export class WelfareCubeCell {
  @Column(welfareCube.id, { term: "标识", description: "Stable id of the cell." })
  id!: string;
  @Column(welfareCube.level, { term: "层级", description: "District total or township." })
  level!: string;
  @Column(welfareCube.measure, { term: "口径", description: "What is counted." })
  measure!: string;
  @Column(welfareCube.townshipId, {
    term: "乡镇标识",
    description: "Township of residence; null for the district's total.",
  })
  townshipId!: string;
  @Column(welfareCube.children, {
    term: "儿童数",
    description: "Children, in steps of five; null where suppressed.",
    unit: "children",
  })
  children!: number;
  @Column(welfareCube.suppressed, { term: "已隐去", description: "Whether the number is withheld." })
  suppressed!: boolean;
  @ToOne("Township", "townshipId", { term: "乡镇", description: "Township of residence." })
  township!: unknown;
}
