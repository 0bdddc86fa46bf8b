import { Column, Entity, ToMany } from "../../../catalogue/index.ts";
import { shownField } from "./shown-field.table.ts";

@Entity({
  table: shownField,
  plural: "shownFields",
  term: "涉及字段",
  description:
    "A coordinate in a set of those that an operation showed or used. Lines of the access log that showed the same share the set.",
  owner: "administration",
  classification: "L2",
  sharing: "none",
  source: "未成年人网络保护条例36",
  roots: ["record", "list"],
  orderings: { COORDINATE: "coordinate" },
})
export class ShownField {
  @Column(shownField.setId, { term: "字段组标识", description: "The set." })
  setId!: string;
  @Column(shownField.coordinate, { term: "字段坐标", description: "Type and field, as `Type.field`." })
  coordinate!: string;
  @Column(shownField.use, {
    term: "用途",
    description: "`read`, or `filter`, `order`, `aggregate`, `lookup`.",
  })
  use!: string;
  @ToMany("AccessRecord", "setId", {
    local: "setId",
    usual: 20,
    term: "访问记录",
    description: "Lines of the access log that showed the set.",
  })
  records!: unknown;
}
