import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { policyEffect } from "./policy-effect.table.ts";

@Entity({
  table: policyEffect,
  plural: "policyEffects",
  term: "变更影响",
  description:
    "What a change of rights does to one right of one role, as it was judged before it came into force.",
  owner: "administration",
  classification: "L2",
  sharing: "none",
  source: "GB/T 22239",
})
export class PolicyEffect {
  @Column(policyEffect.changeId, { term: "权限变更标识", description: "Change that does it." })
  changeId!: string;
  @Column(policyEffect.role, { term: "角色", description: "Role whose right it is." })
  role!: string;
  @Column(policyEffect.department, { term: "部门", description: "Department of the role." })
  department!: string;
  @Column(policyEffect.coordinate, {
    term: "字段或办理事项",
    description: "Type and field, a point between them; of a command, `Mutation` and its name.",
  })
  coordinate!: string;
  @Column(policyEffect.use, { term: "用途", description: "What the right lets its holder do." })
  use!: string;
  @Column(policyEffect.change, {
    term: "变化",
    description:
      "Gained, lost, on more or fewer rows, purposes or duties; unheld: a command that nobody could give any more.",
  })
  effect!: string;
  @Column(policyEffect.rowsCounted, {
    term: "涉及行数",
    description:
      "Rows on which the right comes or goes, over all scopes of the role, as counted then; null where none are counted.",
    unit: "rows",
  })
  rowsCounted!: number;
  @Column(policyEffect.personsCounted, {
    term: "涉及人数",
    description: "Persons whom these rows are of, as counted then; null where they are of nobody.",
    unit: "persons",
  })
  personsCounted!: number;
  @Column(policyEffect.protected, { term: "敏感信息", description: "Whether the coordinate is of L4." })
  isProtected!: boolean;
  @Column(policyEffect.inForceAt, {
    term: "生效时间",
    description: "When its change came into force; null where it did not.",
  })
  inForceAt!: string;
  @ToOne("PolicyChange", "changeId", {
    term: "权限变更",
    description: "Change that does it.",
    inverse: {
      name: "effects",
      usual: 10,
      term: "变更影响",
      description: "What it would do, right by right.",
    },
  })
  change!: unknown;
}
