// One name, however it is typed: a keyboard's middle dot, a letter with its accent apart, an ideograph's double. What is stored
// has one form, and every operand is brought to it.
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantedSchools } from "../../src/sample/planted.ts";
import { dataOf, type HostileApp, openHostileApp } from "./hostile-app.ts";

const stored = "李·阿依古丽 \u00c9";
const { id } = plantedSchools.street;
let app: HostileApp;
beforeAll(async () => {
  app = await openHostileApp();
  const sql = postgres(app.database.adminUrl, { max: 1 });
  await sql`update school set name = ${stored} where id = ${id}`;
  await sql.end();
});
afterAll(() => app.close());

const find = async (where: unknown, more = "") =>
  dataOf(
    await app.ask(
      `query($w: SchoolWhere) { schools(where: $w, first: 200${more}) { totalCount nodes { id } } }`,
      {
        variables: { w: where },
      },
    ),
  ).schools;

const dots = [..."\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65\u0387"];
const written = [
  ...dots.map((dot) => stored.replace("·", dot)),
  stored.replace("李", "\uf9e1"),
  stored.normalize("NFD"),
  stored.replace("李", "\uf9e1").replace("·", "・").normalize("NFD"),
];

test.each(written.map((name) => [JSON.stringify(name), name]))(
  "a name is found however its characters are encoded: %s",
  async (_shown, name) => {
    const one = { totalCount: 1, nodes: [{ id }] };
    for (const test of [{ eq: name }, { in: [name] }, { startsWith: name }, { contains: name.slice(1) }])
      expect(await find({ name: test }), JSON.stringify(test)).toEqual(one);
    const all = (await find(undefined)).totalCount;
    for (const test of [{ ne: name }, { notIn: [name] }])
      expect((await find({ name: test })).totalCount, JSON.stringify(test)).toBe(all - 1);
    expect(await find({ name: { gte: name, lte: name } })).toEqual(one);
  },
);

test("what differs in more than its encoding is another name", async () => {
  for (const name of [
    stored.replace("·", ""),
    stored.replace("·", "-"),
    stored.replace("·", "·\u200b"),
    stored.toLowerCase(),
  ])
    expect(await find({ name: { eq: name } }), JSON.stringify(name)).toEqual({ totalCount: 0, nodes: [] });
});
