// Operators per scalar. Code tables get a filter of their own, so that a filter takes the enum's names.
import { ID } from "type-graphql";
import { type CodeTable, codeEnum, type Field, type ScalarKind, scalarType } from "../catalogue/index.ts";

import { addField, generateInput, type Thunk } from "./generated-class.ts";

type Constructor = new () => object;

const descriptions: Readonly<Record<string, string>> = {
  eq: "等于. Equal.",
  ne: "不等于. Not equal; an empty value is neither equal nor unequal.",
  in: "属于. Any of these.",
  notIn: "不属于. None of these.",
  lt: "小于. Less than, or before.",
  lte: "小于等于. Less than or equal.",
  gt: "大于. Greater than, or after.",
  gte: "大于等于. Greater than or equal.",
  startsWith: "开头是. Begins with this text; every character counts as itself.",
  contains: "包含. Contains this text; every character counts as itself.",
  isNull: "为空. Whether there is no value. A hidden value is not an empty one.",
};

const compared = ["eq", "ne", "in", "notIn", "lt", "lte", "gt", "gte", "isNull"];
const operators: Readonly<Record<ScalarKind, readonly string[]>> = {
  id: ["eq", "ne", "in", "notIn", "isNull"],
  string: [...compared, "startsWith", "contains"],
  int: compared,
  safeInt: compared,
  float: compared,
  boolean: ["eq", "ne", "isNull"],
  date: compared,
  datetime: compared,
};

const made = new Map<string, Constructor>();

/** The filter input of a column, an expression or a secret. */
export function filterType(field: Field): Constructor {
  if (field.kind === "secret") {
    return make(
      "SecretFilter",
      "加密字段查询. Look-up of a secret: exact match only, a right of its own.",
      ["eq"],
      () => String,
    );
  }
  if (field.kind !== "column" && field.kind !== "computed")
    throw new Error(`${field.name} has no filter of its own`);
  if (field.codes !== undefined) return codeFilter(field.codes);
  const type: Thunk = field.scalar === "id" ? () => ID : () => scalarType(field.scalar);
  const name = `${field.scalar.charAt(0).toUpperCase()}${field.scalar.slice(1)}Filter`;
  return make(name, `${field.scalar} 条件. Every operator given must hold.`, operators[field.scalar], type);
}

function codeFilter(codes: CodeTable): Constructor {
  const names = ["eq", "ne", "in", "notIn", "isNull"];
  return make(`${codes.name}Filter`, `${codes.description} Every operator given must hold.`, names, () =>
    codeEnum(codes),
  );
}

function make(name: string, description: string, names: readonly string[], type: Thunk): Constructor {
  const known = made.get(name);
  if (known !== undefined) return known;
  const input = generateInput(name, description);
  made.set(name, input);
  for (const operator of names) {
    const of: Thunk =
      operator === "isNull"
        ? () => Boolean
        : operator === "in" || operator === "notIn"
          ? () => [type()]
          : type;
    addField(input, operator, of, descriptions[operator] ?? operator);
  }
  return input;
}
