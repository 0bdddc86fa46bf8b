// A code list is declared once: what column, check and enum make of it, and what is refused.
import { getTableConfig, PgDialect, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import {
  Column,
  codeColumn,
  codesOf,
  columnChecks,
  Entity,
  holdsCode,
  loadCatalogue,
  own,
  standard,
} from "../../src/catalogue/index.ts";

const sizes = own("BoxSize", "大小.", { small: "小", "very-large": "特大" });
const marks = standard("BoxMark", "标记.", { FIRST: ["1", "一"], SECOND: ["2", "二"], THIRD: ["3", "三"] });

const box = pgTable(
  "box",
  {
    id: uuid("id").primaryKey(),
    size: codeColumn("size", sizes).notNull(),
    mark: codeColumn("mark", marks.only("3", "1")),
    free: codeColumn("free", sizes),
    note: text("note"),
  },
  (t) => [...columnChecks(t, { mark: "box_marked", free: null })],
);

const said = { term: "箱", description: "A box." };

@Entity({
  ...said,
  table: box,
  plural: "boxes",
  owner: "education",
  classification: "L1",
  sharing: "none",
  source: "二",
})
class Box {
  @Column(box.id, said)
  id!: string;
  @Column(box.size, said)
  size!: string;
  @Column(box.mark, said)
  mark!: string;
  @Column(box.note, said)
  note!: string;
}

test("each coded column has one check, named after table and column unless it is named otherwise; so has text", () => {
  const dialect = new PgDialect();
  const checks = getTableConfig(box).checks.map(({ name, value }) => [name, dialect.sqlToQuery(value).sql]);
  expect(checks.slice(2)).toEqual([
    ["box_note_normal", expect.stringContaining('"box"."note" is nfc normalized')],
  ]);
  expect(checks.slice(0, 2)).toEqual([
    ["box_size", `"box"."size" in ('small', 'very-large')`],
    ["box_marked", `"box"."mark" in ('1', '3')`],
  ]);
});

test("a field finds the list in its column; a part of a list is shown as the whole", () => {
  const codes = (name: string) => {
    const field = loadCatalogue().field(Box.name, name);
    return field.kind === "column" ? field.codes : null;
  };
  expect(codes("size")).toBe(sizes);
  expect(codes("mark")).toBe(marks);
  expect(codes("note")).toBeUndefined();
  expect(codesOf(box.mark)?.stored).toEqual(["1", "3"]);
});

test("own words are shown in upper case, a standard's codes under their names", () => {
  expect(sizes.values).toEqual({
    SMALL: { code: "small", term: "小" },
    VERY_LARGE: { code: "very-large", term: "特大" },
  });
  expect(marks.values.SECOND).toEqual({ code: "2", term: "二" });
});

test("a check over a column without codes is refused", () => {
  expect(() => holdsCode(box.note)).toThrow("box.note holds no codes");
  expect(() => columnChecks({ note: box.note }, { note: "box_note" })).toThrow("box.note holds no codes");
});

test("what is no code of the list, no column of the table or a second list is refused by the types", () => {
  // @ts-expect-error "large" is no code of the list
  sizes.only("large");
  // @ts-expect-error a code is what is stored, not its name
  marks.only("FIRST");
  // @ts-expect-error the table has no such column
  expect(() => columnChecks({ size: box.size }, { weight: null })).toThrow();
  // @ts-expect-error the column says which codes it holds
  Column(box.size, { ...said, codes: marks });
});
