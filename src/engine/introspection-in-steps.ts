// graphql-js describes a whole schema in one go, 50 to 100 ms of this thread. Here its two long lists, the types and the
// fields of a type, are handed out by and by, where the context says how to rest: the answer is the same.
import { __Schema, __Type, type GraphQLField, type GraphQLObjectType } from "graphql";
import { handedOut, type Rest } from "../core/steps.ts";

/** Shorter lists are told in one go. */
const long = 20;

function handOut(type: GraphQLObjectType, name: string): void {
  const field = type.getFields()[name] as GraphQLField<unknown, { readonly rest?: Rest } | undefined>;
  const { resolve } = field;
  if (resolve === undefined) throw new Error(`${type.name}.${name} is told by no resolver`);
  field.resolve = (...given) => {
    const list: unknown = resolve(...given);
    const rest = given[2]?.rest;
    return rest !== undefined && Array.isArray(list) && list.length > long ? handedOut(list, rest) : list;
  };
}

handOut(__Schema, "types");
handOut(__Type, "fields");
