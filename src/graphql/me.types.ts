// What everybody may ask about themselves: who they are here, in which roles, and what a purpose would open.
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";

export const personKind = { PERSON: "PERSON", SERVICE: "SERVICE" } as const;
registerEnumType(personKind, {
  name: "PersonKind",
  description: "主体类型. A person, or a service: a client that acts on its own behalf.",
});

@ObjectType({ description: "主体. Who is registered under the token's issuer and subject." })
export class Myself {
  @Field(() => ID, { description: "标识. Internal id." })
  id!: string;
  @Field(() => String, { description: "姓名. As registered." })
  name!: string;
  @Field(() => personKind, { description: "主体类型. A person, or a service." })
  kind!: string;
}

@ObjectType({ description: "任职. An assignment in force: one role, for one scope, over one period." })
export class MyAssignment {
  @Field(() => String, { description: "角色. For the header `x-tongchou-role`." })
  role!: string;
  @Field(() => String, { description: "角色名称. Chinese term." })
  title!: string;
  @Field(() => String, { description: "范围类型. What the role's assignments are bound to." })
  scope!: string;
  @Field(() => [ID], {
    description:
      "范围. Ids of townships, schools, children or persons (a school with its branches); `node` tells of each.",
  })
  scopeIds!: readonly string[];
  @Field(() => [String], { description: "职责. Duties; none: the role has none." })
  duties!: readonly string[];
  @Field(() => String, { description: "起始日期. First day (YYYY-MM-DD)." })
  validFrom!: string;
  @Field(() => String, {
    nullable: true,
    description: "终止日期. The first day on which it is over; null: open.",
  })
  validTo!: string | null;
  @Field(() => Boolean, { description: "当前角色. Whether the request acts in its role." })
  acting!: boolean;
}

@ObjectType({
  description: "目的. A purpose that would open something to this request, declared in `x-tongchou-purpose`.",
})
export class MyPurpose {
  @Field(() => ID, { description: "目的. Its name." })
  purpose!: string;
  @Field(() => [ID], {
    description: "坐标. `Type.field`, or `Mutation.name`: what needs this purpose or another one.",
  })
  opens!: readonly string[];
}

@ObjectType({ description: "本人. Who asks, in which role." })
export class Me {
  @Field(() => Myself, { nullable: true, description: "主体. Null: the public." })
  person!: Myself | null;
  @Field(() => String, { description: "角色. Role the request acts in." })
  role!: string;
  @Field(() => String, { description: "角色名称. Chinese term." })
  title!: string;
  @Field(() => String, { description: "范围类型. What the role's assignments are bound to." })
  scope!: string;
  @Field(() => [ID], {
    description: "范围. Ids of the townships, schools or guardians in scope; empty for a whole district.",
  })
  scopeIds!: string[];
  @Field(() => [String], { description: "职责. Duties of the assignments." })
  duties!: string[];
  @Field(() => String, { nullable: true, description: "目的. Purpose the request declared." })
  purpose!: string | null;
  @Field(() => [MyAssignment], {
    description: "任职. Of every role, today; several roles: choose by header.",
  })
  roles!: readonly MyAssignment[];
  @Field(() => [MyPurpose], { description: "目的. Those that would open something in this role." })
  purposes!: readonly MyPurpose[];
}
