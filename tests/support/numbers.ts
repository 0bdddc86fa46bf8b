// One number of each form, of nobody: for questions that name a number without meaning anyone.
import type { Catalogue, Field, IdentifierFormName } from "../../src/catalogue/index.ts";

const nobodys: Readonly<Record<IdentifierFormName, string>> = {
  idNumber: "11010519491231002X",
  studentNo: "G11010519491231002X",
  schoolCode: "0000000000",
  divisionCode: "000000000",
  uscc: "91350203M0001QAY9B",
  ethnicity: "98",
  nationalDivision: "810000",
  budgetCode: "2059999",
  phone: "10000000000",
  account: "0000000000000000000",
};

/** Null where the field takes any text. */
export const nobodysNumber = (field: Field): string | null =>
  (field.kind === "column" || field.kind === "secret") && field.form !== undefined
    ? nobodys[field.form]
    : null;

/** By coordinate, of all fields that take such numbers alone. */
export const nobodysNumbers = ({ entities }: Catalogue): ReadonlyMap<string, string> =>
  new Map(
    [...entities.values()].flatMap(({ name, fields }) =>
      [...fields.values()].flatMap((field) => {
        const number = nobodysNumber(field);
        return number === null ? [] : [[`${name}.${field.name}`, number] as const];
      }),
    ),
  );
