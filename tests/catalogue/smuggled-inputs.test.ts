// An expression that reads past its accessors cannot be declared: each way to try it, with the sentence that refuses it.
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { ExpressionContext } from "../../src/catalogue/index.ts";
import { group, pupil, recorded } from "./tiny-catalogue.ts";

type Expression = (context: ExpressionContext) => ReturnType<typeof sql>;
type Case = readonly [what: string, sentence: string, expression: Expression];

const refusedEach = (cases: readonly Case[]) =>
  test.each(cases)("%s", (_, sentence, expression) => {
    expect(() => recorded({ expression })).toThrow(sentence);
  });

describe("by text", () => {
  refusedEach([
    ["a column of its own", "names hidden by its text", ({ column }) => sql`(${column("room")} || hidden)`],
    ["in capitals", "names room_no by its text", ({ column }) => sql`coalesce(${column("room")}, ROOM_NO)`],
    [
      "in pieces",
      "names room_no by its text",
      ({ column }) => sql`coalesce(${column("room")}, ${sql.raw("room")}${sql.raw("_no")})`,
    ],
    [
      "a table",
      "names tiny_pupil by its text",
      ({ column }) => sql`(select count(*) from tiny_pupil where ${column("room")} is null)`,
    ],
    [
      "a table of no type",
      "holds the word person",
      ({ column }) => sql`(select count(*) from person where ${column("room")} is null)`,
    ],
    [
      "a column behind an alias that an accessor made",
      "names score by its text",
      (context) => sql`(select sum(pu.score) ${pupilsOf(context)})`,
    ],
    [
      "the whole row of an alias",
      "holds the word pu",
      (context) => sql`(select max(pu::int) ${pupilsOf(context)})`,
    ],
    ["all columns", "reads whole rows by *", (context) => sql`(select * ${pupilsOf(context)})`],
    [
      "all columns, to be named later",
      "reads whole rows by *",
      (context) => sql`(select max(all_of::int) from (select * ${pupilsOf(context)}) as all_of)`,
    ],
    ["an unknown function", "holds the word read_all", ({ column }) => sql`read_all(${column("room")})`],
    [
      "an unknown function under a name of its own",
      "calls read_all, which is no known function",
      ({ column }) => sql`(select read_all(${column("room")}) as read_all)`,
    ],
    ["a quoted name", 'holds "', ({ column }) => sql`coalesce(${column("room")}, "hidden")`],
    ["a comment", "holds --", ({ column }) => sql`${column("room")} -- hidden`],
    [
      "a string of another kind",
      "holds the word e",
      ({ column }) => sql`coalesce(${column("room")}, e 'hidden')`,
    ],
    ["a bracket that closes another's", "unequal brackets", ({ column }) => sql`${column("room")}) or (true`],
    [
      "a name of its own that is a column's",
      "calls something score, as a table or column is called",
      (context) => sql`(select sum(own.score) from (select 1 as score ${pupilsOf(context)}) as own)`,
    ],
  ]);
});

describe("by drizzle", () => {
  refusedEach([
    ["a column", "holds the column hidden", () => sql`(${group.hidden} is null)`],
    [
      "a column of another table",
      "holds the column score",
      (context) => sql`(select ${pupil.score} ${pupilsOf(context)})`,
    ],
    ["a table", "holds a table or a value", ({ column }) => sql`(select ${column("id")} from ${pupil})`],
    ["an identifier", "holds", ({ column }) => sql`coalesce(${column("room")}, ${sql.identifier("hidden")})`],
    ["a value", "holds a table or a value", ({ column }) => sql`coalesce(${column("room")}, ${"x"})`],
  ]);

  test("what an accessor gave to another expression", () => {
    let kept = sql``;
    recorded({
      expression: ({ column }) => {
        kept = column("since");
        return kept;
      },
    });
    expect(() => recorded({ expression: ({ column }) => sql`(${column("room")} || ${kept})` })).toThrow(
      "holds what an accessor gave to another expression",
    );
  });
});

describe("by accessors", () => {
  refusedEach([
    [
      "a column that is no coordinate",
      "reads Group.hidden, which is no coordinate",
      ({ column }) => column("hidden"),
    ],
    ["the name of a column, not of its field", "reads Group.room_no", ({ column }) => column("room_no")],
    ["a field of another type as its own", "reads Group.score", ({ column }) => column("score")],
    ["a relation", "reads Group.pupils, which is no stored column", ({ column }) => column("pupils")],
    ["itself", "reads Group.tested, which is no stored column", ({ column }) => column("tested")],
    [
      "a secret",
      "reads Pupil.note, which is no stored column",
      ({ rows }) => rows("Pupil", "pu").column("note"),
    ],
    ["rows of no type", "reads rows of Person", ({ rows }) => rows("Person", "pe")],
    ["nothing", "reads no field", () => sql`1`],
    [
      "an accessor that touches a name",
      "joins what an accessor gave to b",
      ({ column }) => sql`a.b${column("room")}`,
    ],
  ]);
});

describe("rows", () => {
  const score: Expression = ({ rows }) => rows("Pupil", "pu").column("score");
  const where =
    (
      condition: (
        context: ExpressionContext,
        pu: ReturnType<ExpressionContext["rows"]>,
      ) => ReturnType<typeof sql>,
    ): Expression =>
    (context) => {
      const pu = context.rows("Pupil", "pu");
      return sql`(select count(*) from ${pu} where ${condition(context, pu)})`;
    };
  const doubtful = 'must ask once, by "and" in the where or on beside them, whether the rows pu are visible';
  refusedEach([
    ["that are never named", "must name the rows pu exactly once", score],
    [
      "without visible",
      "reads the rows pu without their condition",
      where((_, pu) => sql`${pu.column("score")} > 1`),
    ],
    ["visible or not", doubtful, where((_, pu) => sql`true or ${pu.visible}`)],
    ["visible, or something later", doubtful, where((_, pu) => sql`${pu.visible} and true or true`)],
    ["that are not visible", doubtful, where((_, pu) => sql`not ${pu.visible}`)],
    ["visible in brackets", doubtful, where((_, pu) => sql`(${pu.visible} or true)`)],
    ["visible compared", doubtful, where((_, pu) => sql`${pu.visible} = false`)],
    [
      "visible in a case",
      doubtful,
      where((_, pu) => sql`case when true and ${pu.visible} then true else true end`),
    ],
    [
      "visible in a query of another's",
      doubtful,
      where((_, pu) => sql`exists (select 1 where ${pu.visible})`),
    ],
    [
      "whose visibility is only shown",
      doubtful,
      ({ rows }) => {
        const pu = rows("Pupil", "pu");
        return sql`(select true and ${pu.visible} from ${pu})`;
      },
    ],
    [
      "under one alias twice",
      "uses the alias pu twice",
      ({ rows }) => {
        const [first, second] = [rows("Pupil", "pu"), rows("Pupil", "pu")];
        return sql`(select 1 from ${first} join ${second} on ${first.visible} and ${second.visible})`;
      },
    ],
    [
      "under an alias that a value has",
      "uses the alias pu twice",
      (context) => sql`(select max(pu) from (select 1 as pu ${pupilsOf(context)}) as inner_rows)`,
    ],
    [
      "whose other rows are joined on the outside",
      "holds the word left",
      ({ rows }) => {
        const [pu, gr] = [rows("Pupil", "pu"), rows("Group", "gr")];
        return sql`(select 1 from ${pu} left join ${gr} on ${gr.visible} and ${pu.visible})`;
      },
    ],
    [
      "whose columns are renamed",
      "names the rows pu elsewhere than alone",
      ({ rows }) => {
        const pu = rows("Pupil", "pu");
        return sql`(select 1 from ${pu} (a) where ${pu.visible})`;
      },
    ],
    ["under a table's name", "as a table or column is called", ({ rows }) => rows("Pupil", "score")],
    ["under a word of SQL", "which is a word of SQL", ({ rows }) => rows("Pupil", "join")],
    [
      "under an alias of the compiler's kind",
      "an alias is two or more letters",
      ({ rows }) => rows("Pupil", "t1"),
    ],
  ]);
});

test("every mistake is named, with the field", () => {
  expect(() =>
    recorded({ expression: ({ column }) => sql`(${column("room")} || hidden || nobody)` }),
  ).toThrow(/Group\.tested names hidden by its text, .*\nGroup\.tested holds the word nobody/);
});

function pupilsOf({ column, rows }: ExpressionContext) {
  const pu = rows("Pupil", "pu");
  return sql`from ${pu} where ${pu.column("groupId")} = ${column("id")} and ${pu.visible}`;
}
