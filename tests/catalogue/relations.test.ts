// A relation is declared once: what its inverse becomes on the target, and what is refused when the catalogue is loaded.
import { pgTable, uuid } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { addRelations } from "../../src/catalogue/added-relations.ts";
import {
  type AddedRelation,
  type Classification,
  Column,
  type DeclaredType,
  Entity,
  loadCatalogue,
  ToOne,
} from "../../src/catalogue/index.ts";

const shelf = pgTable("shelf", { id: uuid("id").primaryKey() });
const book = pgTable("book", { id: uuid("id").primaryKey(), shelfId: uuid("shelf_id") });

const said = { term: "书", description: "Books." };
const facts = { ...said, owner: "education", sharing: "conditional", source: "三(二)" } as const;

@Entity({ ...facts, table: shelf, plural: "shelves", classification: "L3", source: "三(一)" })
class Shelf {
  @Column(shelf.id, said)
  id!: string;
}

@Entity({ ...facts, table: book, plural: "books", owner: "finance", classification: "L2" })
class Book {
  @Column(book.id, said)
  id!: string;
  @ToOne("Shelf", "shelfId", { ...said, inverse: { name: "books", usual: 3, ...said } })
  shelf!: unknown;
}

const type = (name: string, classification: Classification = "L1"): DeclaredType => ({
  name,
  plural: `${name}s`,
  facts: { ...facts, classification },
  table: shelf,
  target: Shelf,
  fields: new Map(),
  orderings: [],
  roots: [],
});

const declared = new Map(["A", "B"].map((name) => [name, type(name)]));
const relation: AddedRelation = { on: "A", name: "bs", target: "B", via: "aId", ...said };

test("the target has the way back, with owner and sharing of its own and the rows' source", () => {
  expect(Book.name).toBe("Book");
  expect(loadCatalogue().relation("Shelf", "books")).toEqual({
    kind: "toMany",
    name: "books",
    target: "Book",
    via: "shelfId",
    usual: 3,
    ...facts,
    classification: "L3",
  });
});

test("an inverse is as sensitive as the more sensitive of both ends, where nothing else is said", () => {
  const types = new Map([...declared, ["B", type("B", "L4")] as const]);
  const of = (added: AddedRelation) =>
    addRelations(types, [added]).get("A")?.fields.get("bs")?.classification;
  expect(of(relation)).toBe("L4");
  expect(of({ ...relation, classification: "L1" })).toBe("L1");
});

test("what is added stands on the loaded type alone: loading twice adds it once", () => {
  expect(addRelations(declared, [relation]).get("A")?.fields.has("bs")).toBe(true);
  expect(declared.get("A")?.fields.size).toBe(0);
  expect(() => loadCatalogue() && loadCatalogue()).not.toThrow();
});

test.each([
  ["an unknown target", [{ ...relation, on: "C" }], "C.bs, which B adds: no type C in the catalogue"],
  ["two inverses of one name", [relation, { ...relation, via: "otherId" }], "A.bs is declared twice"],
])("is refused at load: %s", (_what, added, message) => {
  expect(() => addRelations(declared, added)).toThrow(message);
});

test("an inverse may not take the name of a field of its target", () => {
  const fields = new Map([["bs", { ...relation, kind: "toMany" } as const]]);
  const types = new Map([...declared, ["A", { ...type("A"), fields }] as const]);
  expect(() => addRelations(types, [relation])).toThrow("A.bs is declared twice, here by B");
});

test("a column of another table is refused", () => {
  class Stray {
    @Column(book.id, said)
    id!: string;
  }
  const declare = () => Entity({ ...facts, table: shelf, plural: "strays", classification: "L1" })(Stray);
  expect(declare).toThrow("id: the column belongs to another table");
});

test("a relation whose inverse has no name or no term is refused by the types", () => {
  // @ts-expect-error an inverse is named
  ToOne("Shelf", "shelfId", { ...said, inverse: said });
  // @ts-expect-error an inverse has a term and a description
  ToOne("Shelf", "shelfId", { ...said, inverse: { name: "books" } });
  // @ts-expect-error a to-one has no size that is usual
  ToOne("Shelf", "shelfId", { ...said, usual: 3 });
});
