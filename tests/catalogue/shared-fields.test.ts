// Fields that many types share are declared once: what a type inherits, what it says otherwise, and what is refused.
import { integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { Column, Entity, loadCatalogue, sharedColumn, sharedRelation } from "../../src/catalogue/index.ts";

const room = pgTable("room", { id: uuid("id").primaryKey() });
const desk = pgTable("desk", {
  id: uuid("id").primaryKey(),
  roomId: uuid("room_id"),
  year: integer("year"),
});

const facts = {
  term: "桌",
  description: "A desk.",
  owner: "education",
  classification: "L2",
  sharing: "none",
  source: "二",
} as const;
const ofRoom = sharedRelation("Room", "room", { term: "教室", description: "Room." });
const yearly = { year: sharedColumn("year", { term: "学年", description: "School year." }) };

@Entity({ ...facts, table: room, plural: "rooms" })
class Room {}

@Entity({
  ...facts,
  table: desk,
  plural: "desks",
  shares: [
    ofRoom({ classification: "L3", inverse: { name: "desks", term: "桌", description: "Its desks." } }),
    yearly,
  ],
})
class Desk {
  @Column(desk.year, { term: "购置年份", description: "Year it was bought." })
  year!: number;
}

const field = (type: { name: string }, name: string) => loadCatalogue().field(type.name, name);
const declare = (plural: string, shares: Parameters<typeof Entity>[0]["shares"]) => () =>
  Entity({ ...facts, table: room, plural, shares: shares ?? [] })(class {});

test("every type has an id, a shared relation gives its key and the way there, in the type's own words", () => {
  expect(field(Room, "id")).toMatchObject({ kind: "column", scalar: "id", term: "标识", owner: "education" });
  expect(field(Desk, "roomId")).toMatchObject({
    column: desk.roomId,
    term: "教室标识",
    classification: "L3",
  });
  expect(field(Desk, "room")).toMatchObject({ target: "Room", via: "roomId", classification: "L3" });
  expect(field(Room, "desks")).toMatchObject({ kind: "toMany", target: "Desk", via: "roomId" });
});

test("what the class declares itself goes before what it shares", () => {
  expect(field(Desk, "year").term).toBe("购置年份");
});

test("a table without the column cannot share the field, nor can two declarations share one", () => {
  expect(declare("benches", [yearly])).toThrow("room has no column year to share");
  expect(declare("stools", [yearly, yearly])).toThrow();
  expect(() =>
    Entity({ ...facts, table: desk, plural: "seats", shares: [yearly, yearly] })(class {}),
  ).toThrow("two declarations share the field year");
});

test("a shared relation without term or description, or an inverse without a name, is refused by the types", () => {
  // @ts-expect-error a relation is described
  sharedRelation("Room", "room", { term: "教室" });
  // @ts-expect-error an inverse is named
  ofRoom({ inverse: { term: "桌", description: "Its desks." } });
});
