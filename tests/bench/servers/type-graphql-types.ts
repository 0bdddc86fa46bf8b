// Object types of the ordinary schema: decorators called as functions, since Node strips types but knows no decorators.
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Caller } from "./caller.ts";

export type Row = Readonly<Record<string, unknown>>;
export type Ask = (text: string, parameters?: readonly unknown[]) => Promise<Row[]>;

export interface Context {
  readonly ask: Ask;
  readonly caller: Caller;
  readonly decrypt: (cipher: string, column: string, row: string) => string;
}

type Thunk = () => unknown;
type Shape = Readonly<Record<string, Thunk | readonly [Thunk]>>;

/** A class with these fields; a list where the thunk stands in brackets. Everything is nullable. */
function define(decorator: (name: string) => ClassDecorator, name: string, shape: Shape) {
  const made = { [name]: class {} }[name] as new () => object;
  for (const [field, type] of Object.entries(shape)) {
    const of = Array.isArray(type) ? () => [type[0]()] : (type as Thunk);
    Field(of as () => typeof String, { nullable: true })(made.prototype, field);
  }
  decorator(name)(made);
  return made;
}
const object = (name: string, shape: Shape) => define((n) => ObjectType(n) as ClassDecorator, name, shape);
const input = (name: string, shape: Shape) => define((n) => InputType(n) as ClassDecorator, name, shape);
const connection = (name: string, node: Thunk, more: Shape = {}) =>
  object(`${name}Connection`, { nodes: [node], ...more });

const text = () => String;
const int = () => Int;
const id = () => ID;
const flag = () => Boolean;

export const Township = object("Township", { id, name: text, kind: text, highCold: flag });
export const SchoolClass = object("SchoolClass", { id, grade: int, classNo: int, type: text, cap: int });
export const SchoolHeadcount = object("SchoolHeadcount", {
  grade: int,
  students: int,
  boarders: int,
  classes: int,
  asOf: text,
});
export const SchoolClasses = connection("SchoolClass", () => SchoolClass);
export const SchoolHeadcounts = connection("SchoolHeadcount", () => SchoolHeadcount);
export const School = object("School", {
  id,
  name: text,
  officialCode: text,
  kind: text,
  status: text,
  locale: text,
  boarding: flag,
  altitudeM: int,
  openedOn: text,
  headName: text,
});
export const Schools = connection("School", () => School);
export const Townships = connection("Township", () => Township);
export const Guardian = object("Guardian", { name: text });
export const Guardianship = object("Guardianship", { kind: text, validFrom: text });
export const Guardianships = connection("Guardianship", () => Guardianship);
export const Child = object("Child", { name: text, gender: text, birthDate: text });
export const Enrolment = object("Enrolment", { id });
export const Enrolments = connection("Enrolment", () => Enrolment);
export const Student = object("Student", { id, since: text });
export const PageInfo = object("PageInfo", { hasNextPage: flag, endCursor: text });
export const Students = connection("Student", () => Student, { pageInfo: () => PageInfo });
export const ChildLocation = object("ChildLocation", { id, validFrom: text, validTo: text });
export const ChildLocations = connection("ChildLocation", () => ChildLocation);
export const Key = object("SchoolHeadcountGroupKey", { townshipId: id });
export const Sum = object("SchoolHeadcountSum", { students: () => Float, boarders: int, classes: int });
export const Max = object("SchoolHeadcountMax", { students: int });
export const Totals = object("SchoolHeadcountAggregate", { key: () => Key, sum: () => Sum, max: () => Max });

const words = ["NAME_ASC", "SINCE_ASC", "OPENED_ON_DESC", "TOWNSHIP_ID", "ACTIVE", "RESIDENCE"] as const;
export const Word = Object.fromEntries(words.map((word) => [word, word]));
registerEnumType(Word, { name: "Word" });

const IntTest = input("IntTest", { eq: int });
const IdTest = input("IdTest", { eq: id });
const WordTest = input("WordTest", { eq: () => Word });
const NullTest = input("NullTest", { isNull: flag });
export const Where = input("Where", {
  schoolYear: () => IntTest,
  schoolId: () => IdTest,
  status: () => WordTest,
  kind: () => WordTest,
  validTo: () => NullTest,
});
