// type-graphql's decorators, called as functions on classes made here: lists, filters, orderings and aggregates follow
// from the catalogue and are written by nobody.
import {
  Arg,
  Field,
  FieldResolver,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  registerEnumType,
} from "type-graphql";

export type Thunk = () => unknown;

type ReturnTypeFunc = Parameters<typeof Query>[0];

export interface GeneratedArgument {
  readonly name: string;
  readonly type: Thunk;
  readonly required?: boolean;
  readonly description: string;
}

type Constructor = new () => object;

const namedClass = (name: string): Constructor => ({ [name]: class {} })[name] as Constructor;

export function generateObject(name: string, description: string): Constructor {
  const generated = namedClass(name);
  ObjectType(name, { description })(generated);
  return generated;
}

export function generateInput(name: string, description: string): Constructor {
  const generated = namedClass(name);
  InputType(name, { description })(generated);
  return generated;
}

export function addField(target: Constructor, name: string, type: Thunk, description: string): void {
  Field(type as ReturnTypeFunc, { nullable: true, description })(target.prototype as object, name);
}

/** One that is never null. */
export function addRequiredField(target: Constructor, name: string, type: Thunk, description: string): void {
  Field(type as ReturnTypeFunc, { nullable: false, description })(target.prototype as object, name);
}

export function generateEnum(
  name: string,
  description: string,
  values: Readonly<Record<string, string>>,
): object {
  const object = Object.fromEntries(Object.keys(values).map((value) => [value, value]));
  const valuesConfig = Object.fromEntries(
    Object.entries(values).map(([value, text]) => [value, { description: text }]),
  );
  registerEnumType(object, { name, description, valuesConfig });
  return object;
}

/** A resolver class; its methods are never run: the plugin answers before graphql-js executes. */
export function generateResolver(name: string, of?: Constructor): Constructor {
  const generated = namedClass(name);
  if (of === undefined) Resolver()(generated);
  else Resolver(() => of as never)(generated);
  return generated;
}

interface Arguments {
  readonly args: readonly GeneratedArgument[];
}

export function addQuery(
  target: Constructor,
  name: string,
  type: Thunk,
  { args, ...options }: Arguments & { readonly description: string; readonly nullable: boolean | "items" },
): void {
  decorate(target, name, args, Query(type as ReturnTypeFunc, { ...options, name }));
}

/** Null where it failed. */
export function addMutation(
  target: Constructor,
  name: string,
  type: Thunk,
  { args, description }: Arguments & { readonly description: string },
): void {
  decorate(target, name, args, Mutation(type as ReturnTypeFunc, { description, nullable: true, name }));
}

export function addFieldResolver(
  target: Constructor,
  name: string,
  type: Thunk,
  { args, description }: Arguments & { readonly description: string },
): void {
  decorate(target, name, args, FieldResolver(type as ReturnTypeFunc, { description, nullable: true, name }));
}

function decorate(
  target: Constructor,
  name: string,
  args: readonly GeneratedArgument[],
  decorator: MethodDecorator,
): void {
  const prototype = target.prototype as Record<string, unknown>;
  prototype[name] = () => {
    throw new Error(`${name} is answered by the plan, never by a resolver`);
  };
  args.forEach((argument, index) => {
    const options = { nullable: argument.required !== true, description: argument.description };
    Arg(argument.name, argument.type as ReturnTypeFunc, options)(prototype, name, index);
  });
  decorator(
    prototype,
    name,
    Object.getOwnPropertyDescriptor(prototype, name) as TypedPropertyDescriptor<unknown>,
  );
}
