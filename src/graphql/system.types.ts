// What departments may ask about the platform itself: the data directory, why a coordinate is open, who they are.
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { uses, writeUses } from "../policy/index.ts";

export const useEnum = Object.fromEntries([...uses, ...writeUses].map((use) => [use.toUpperCase(), use]));
registerEnumType(useEnum, { name: "Use", description: "用途. A right of its own each." });

export const accessEnum = { PERMITTED: "PERMITTED", CONDITIONAL: "CONDITIONAL", DENIED: "DENIED" } as const;
registerEnumType(accessEnum, { name: "Access", description: "准入. For all rows, for some, or not at all." });

@ObjectType({
  description: "目录项. A coordinate of the data directory (GB/T 39477): whose it is and how it is shared.",
})
export class CatalogueEntry {
  @Field(() => ID, { description: "坐标. `Type.field`." })
  coordinate!: string;
  @Field(() => String, { description: "术语. Chinese term." })
  term!: string;
  @Field(() => String, { description: "说明. Meaning." })
  description!: string;
  @Field(() => String, { nullable: true, description: "单位. Unit." })
  unit!: string | null;
  @Field(() => String, { description: "所有部门. Department whose correction is final." })
  owner!: string;
  @Field(() => String, { description: "分级. L1 public to L4 sensitive personal." })
  classification!: string;
  @Field(() => String, { description: "共享类型. unconditional, conditional or none." })
  sharing!: string;
  @Field(() => String, { description: "来源. Clause or standard." })
  source!: string;
  @Field(() => [useEnum], {
    description: "可用用途. Uses the asker's role may put it to, on at least some rows.",
  })
  uses!: string[];
}

@ObjectType({ description: "授权依据. A grant that a decision rests on." })
export class GrantExplanation {
  @Field(() => ID, { description: "标识. Role, type and number of the grant in the policy." })
  id!: string;
  @Field(() => String, { description: "行条件. Row condition, as the policy states it." })
  rows!: string;
  @Field(() => String, { nullable: true, description: "脱敏. What shows in place of the value." })
  mask!: string | null;
  @Field(() => [String], { description: "目的. One of these must be declared; none: no purpose needed." })
  purposes!: string[];
  @Field(() => [String], { description: "职责. The assignment must carry one of these; none: any." })
  duties!: string[];
  @Field(() => String, {
    nullable: true,
    description:
      "取数方式. `record`: one record at a time, by its id or in a list that asks for one exact number; null: lists, too.",
  })
  reach!: string | null;
  @Field(() => Boolean, { description: "是否适用. Whether it applies to this request." })
  applies!: boolean;
  @Field(() => [String], { description: "依据. Clause of the plan, or law." })
  cite!: string[];
}

@ObjectType({ description: "准入说明. Why a coordinate is open to the asker or not." })
export class AccessExplanation {
  @Field(() => ID, { description: "坐标. `Type.field`." })
  coordinate!: string;
  @Field(() => useEnum, { description: "用途. The use asked about." })
  use!: string;
  @Field(() => accessEnum, { description: "准入. The decision." })
  access!: string;
  @Field(() => Int, { description: "策略版本. Policy version in force." })
  policyVersion!: number;
  @Field(() => [GrantExplanation], {
    description: "授权. Every grant of the role that names the coordinate and use.",
  })
  grants!: GrantExplanation[];
  @Field(() => String, {
    nullable: true,
    description:
      "拒绝依据. What a denial rests on: [L] law, [M] minimum; or, where a grant names it, the purpose or duty it asks for and the request has not.",
  })
  basis!: string | null;
  @Field(() => String, { description: "所有部门. Whom to ask for access." })
  owner!: string;
}

@ObjectType({ description: "状态步骤. A command that takes a record from one state to the next." })
export class MachineStep {
  @Field(() => String, { description: "操作. The mutation." })
  command!: string;
  @Field(() => String, { description: "术语. Chinese term." })
  term!: string;
  @Field(() => [String], { description: "起始状态. States from which it leads." })
  from!: readonly string[];
  @Field(() => String, {
    nullable: true,
    description: "到达状态. State to which it leads; null where it stays.",
  })
  to!: string | null;
  @Field(() => String, { description: "条款. Clause of the plan." })
  clause!: string;
  @Field(() => String, { nullable: true, description: "条件. What must hold beside the state." })
  holds!: string | null;
  @Field(() => [String], {
    description: "回避操作. Mutations: whoever gave one of them does not give this one.",
  })
  otherThan!: readonly string[];
  @Field(() => [String], { description: "职责. Duties of the plan that it fulfils." })
  duties!: readonly string[];
}

@ObjectType({ description: "状态机. The states of a type's records and the commands that move them." })
export class Machine {
  @Field(() => ID, { description: "类型. Type." })
  type!: string;
  @Field(() => String, { description: "术语. Chinese term." })
  term!: string;
  @Field(() => String, { description: "状态字段. The field that holds the state." })
  field!: string;
  @Field(() => String, { description: "初始状态. In which a record begins." })
  initial!: string;
  @Field(() => [MachineStep], { description: "步骤. Its commands." })
  steps!: readonly MachineStep[];
  @Field(() => String, { description: "状态图. Drawn in Mermaid." })
  graph!: string;
}
