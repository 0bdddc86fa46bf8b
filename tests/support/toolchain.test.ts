// What the suite's own toolchain must get right before any other test means something.
import "reflect-metadata";
import { GraphQLObjectType, GraphQLSchema, GraphQLString, graphql, isSchema } from "graphql";
import { buildSchema, Field, ObjectType, Query, Resolver } from "type-graphql";
import { expect, test } from "vitest";

@ObjectType()
class Probe {
  @Field(() => String)
  name = "probe";
}

@Resolver(() => Probe)
class ProbeResolver {
  @Query(() => Probe)
  probe(): Probe {
    return new Probe();
  }
}

test("decorated classes become a schema of the one graphql that our files import", async () => {
  const schema = await buildSchema({ resolvers: [ProbeResolver], validate: false });
  expect(isSchema(schema)).toBe(true);
  expect(schema).toBeInstanceOf(GraphQLSchema);
  const result = await graphql({ schema, source: "{ probe { name } }" });
  expect(JSON.parse(JSON.stringify(result))).toEqual({ data: { probe: { name: "probe" } } });
  expect(schema.getType("Probe")).toBeInstanceOf(GraphQLObjectType);
  expect(GraphQLString).toBe(schema.getType("String"));
});
