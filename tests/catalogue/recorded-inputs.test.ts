// The inputs of a computed field are what its expression reads: nobody lists them.
import { parseCoordinate, printCoordinate } from "../../src/core/coordinate.ts";
import "../../src/domains/index.ts";
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { type ExpressionGround, loadCatalogue } from "../../src/catalogue/index.ts";
import { recorded } from "./tiny-catalogue.ts";

const ground: ExpressionGround = {
  column: ({ column }) => sql.raw(`g.${column.name}`),
  today: sql.raw("now"),
  now: sql.raw("instant"),
  rows: (entity, alias) => ({
    table: sql.raw(`${entity.name} ${alias}`),
    visible: () => sql.raw(`seen(${alias})`),
    column: ({ column }) => sql.raw(`${alias}.${column.name}`),
  }),
};
const coordinates = (...texts: readonly string[]) => texts.map(parseCoordinate);
const text = (part: SQL): string => new PgDialect().sqlToQuery(part).sql;

test("a field of the row itself is an input, by its name in the graph", () => {
  const field = recorded({ expression: ({ column, today }) => sql`(${today} - ${column("since")})` });
  expect(field).toMatchObject({ inputs: coordinates("Group.since"), acrossRows: false });
  expect(text(field.expression(ground))).toBe("(now - g.since)");
});

test("of rows of another type every field read is an input, and their id, since they tell that they are there", () => {
  const field = recorded({
    expression: ({ column, rows }) => {
      const pu = rows("Pupil", "pu");
      return sql`(select max(${pu.column("score")}) from ${pu} where ${pu.column("groupId")} = ${column("id")} and ${pu.visible})`;
    },
  });
  expect(field).toMatchObject({
    inputs: coordinates("Group.id", "Pupil.id", "Pupil.groupId", "Pupil.score"),
    acrossRows: false,
  });
  expect(text(field.expression(ground))).toBe(
    "(select max(pu.score) from Pupil pu where pu.group_id = g.id and seen(pu))",
  );
});

test("rows of its own type are read across", () => {
  const field = recorded({
    expression: ({ column, rows }) => {
      const other = rows("Group", "other");
      return sql`(select count(*) from ${other} where ${other.column("room")} = ${column("room")} and ${other.visible})`;
    },
  });
  expect(field).toMatchObject({ inputs: coordinates("Group.id", "Group.room"), acrossRows: true });
});

test("what a span reads is an input as well", () => {
  const field = recorded({
    expression: ({ column }) => sql`(${column("room")} is null)`,
    spans: ({ column, today }) => ({ open: sql`${column("since")} <= ${today}` }),
  });
  expect(field.inputs).toEqual(coordinates("Group.room", "Group.since"));
});

test("an expression is run once: what was recorded and judged is what stands in every statement", () => {
  const said: string[] = [];
  const field = recorded({
    expression: ({ column }) => {
      said.push("run");
      return sql`coalesce(${column("room")}, ${sql.raw(said.length > 1 ? "hidden" : "'-'")})`;
    },
  });
  expect([text(field.expression(ground)), text(field.expression(ground)), said.length]).toEqual([
    "coalesce(g.room_no, '-')",
    "coalesce(g.room_no, '-')",
    1,
  ]);
});

test("every computed field of the catalogue has inputs that nobody can change, each a stored column", () => {
  const catalogue = loadCatalogue();
  const fields = [...catalogue.entities.values()].flatMap((entity) =>
    [...entity.fields.values()].flatMap((field) => (field.kind === "computed" ? [field] : [])),
  );
  expect(fields.length).toBeGreaterThanOrEqual(40);
  for (const { inputs } of fields) {
    expect(Object.isFrozen(inputs)).toBe(true);
    for (const input of inputs) {
      expect(Object.isFrozen(input)).toBe(true);
      expect(catalogue.field(input.type, input.field).kind, printCoordinate(input)).toBe("column");
    }
  }
});
