import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { policyEdit } from "./policy-edit.table.ts";

@Entity({
  table: policyEdit,
  plural: "policyEdits",
  term: "变更条目",
  description:
    "One edit of a change of rights: what becomes of one role's right to fields or commands of a type.",
  owner: "administration",
  classification: "L2",
  sharing: "none",
  source: "GB/T 22239",
})
export class PolicyEdit {
  @Column(policyEdit.changeId, { term: "权限变更标识", description: "Change that it is an edit of." })
  changeId!: string;
  @Column(policyEdit.number, {
    term: "序号",
    description: "Place among the edits of the change: they are applied in this order.",
  })
  number!: number;
  @Column(policyEdit.kind, { term: "条目类型", description: "What it does." })
  kind!: string;
  @Column(policyEdit.role, { term: "角色", description: "Role whose rights it changes: `school-registrar`." })
  role!: string;
  @Column(policyEdit.onType, {
    term: "数据类型",
    description: "Type that the fields or commands are of: `School`.",
  })
  onType!: string;
  @Column(policyEdit.fields, {
    term: "字段",
    description: "Names of fields, one blank between two: `name closedOn`.",
  })
  fields!: string;
  @Column(policyEdit.uses, {
    term: "用途",
    description:
      "What may be done with them, one blank between two: `read filter order aggregate lookup`. Withdrawn without uses: all.",
  })
  uses!: string;
  @Column(policyEdit.rows, {
    term: "数据范围",
    description: 'On which rows: `always`, `current`, or a condition as JSON: `{"inScope": "schoolId"}`.',
  })
  rows!: string;
  @Column(policyEdit.mask, { term: "脱敏方式", description: "Whether the last characters alone are shown." })
  mask!: string;
  @Column(policyEdit.reach, {
    term: "查询方式",
    description: "Whether one row at a time is shown, by its id or an exact number.",
  })
  reach!: string;
  @Column(policyEdit.archivedRows, {
    term: "含已归档",
    description: "Whether archived rows are shown, too; null: they are not.",
  })
  archivedRows!: boolean;
  @Column(policyEdit.duties, {
    term: "职责",
    description: "Only an assignment with one of these duties; null: any.",
  })
  duties!: string;
  @Column(policyEdit.purposes, {
    term: "目的",
    description: "Only a request that declares one of these; null: any.",
  })
  purposes!: string;
  @Column(policyEdit.cite, {
    term: "依据",
    description: "Clause of the plan, or law, on which the right rests; several parted by `;`.",
  })
  cite!: string;
  @Column(policyEdit.basis, {
    term: "禁止依据",
    description: "On what a denial rests: `[L]` law, `[M]` the minimum that the duty needs.",
  })
  basis!: string;
  @Column(policyEdit.commands, { term: "办理事项", description: "Names of commands, one blank between two." })
  commands!: string;
  @Column(policyEdit.createFields, {
    term: "可填写字段",
    description:
      "Fields that the commands may set on what they make, by type: `School: name closedOn, SchoolClass: cap`.",
  })
  createFields!: string;
  @Column(policyEdit.updateFields, {
    term: "可修改字段",
    description: "Fields that the commands may change, by type.",
  })
  updateFields!: string;
  @Column(policyEdit.grantId, { term: "授权标识", description: "Grant whose days are limited." })
  grantId!: string;
  @Column(policyEdit.validFrom, {
    term: "有效期起",
    description: "First day on which the right holds; null: from the beginning.",
  })
  validFrom!: string;
  @Column(policyEdit.validUntil, {
    term: "有效期止",
    description: "First day on which the right holds no more; null: without end.",
  })
  validUntil!: string;
  @ToOne("PolicyChange", "changeId", {
    term: "权限变更",
    description: "Change that it is an edit of.",
    inverse: { name: "edits", usual: 5, term: "变更条目", description: "What it changes, edit by edit." },
  })
  change!: unknown;
}
