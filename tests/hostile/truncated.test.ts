// A list that was cut says so unasked: whoever adds up its rows would otherwise take a part for the whole.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ask, startTestApp, type TestApp } from "../support/test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const education = { as: "education-officer" };
const finance = { as: "finance-officer" };

async function answer(query: string, options: Ask) {
  const { status, text, json } = await app.ask(query, options);
  expect([status, json.errors], text.slice(0, 400)).toEqual([200, undefined]);
  // The same bytes when the operation is known, and when its statement is prepared.
  for (let use = 0; use < 2; use += 1) expect((await app.ask(query, options)).text).toBe(text);
  return json;
}

/** How many of the lists are longer than a size: counted by the server, list by list. */
async function longer(list: string, than: number, options: Ask): Promise<number> {
  const { data } = await answer(
    `{ schools(first: 150) { nodes { ${list}(first: 1) { totalCount } } } }`,
    options,
  );
  return (data.schools.nodes as readonly Readonly<Record<string, { readonly totalCount: number }>>[]).filter(
    (school) => (school[list]?.totalCount ?? 0) > than,
  ).length;
}

test("a list at the root that was cut says so, to a department and to the public", async () => {
  for (const options of [education, {}]) {
    const { data, extensions } = await answer("{ schools { nodes { name } } }", options);
    expect(data.schools.nodes).toHaveLength(50);
    expect(extensions).toEqual({ truncated: [{ path: ["schools"], lists: 1, rows: 50 }] });
  }
});

test("nested lists that were cut say so, with their path, their number and what each gives", async () => {
  const { data, extensions } = await answer(
    "{ all: schools(first: 150) { edges { node { money: spending { nodes { amountFen } } } } } }",
    finance,
  );
  const cut = await longer("spending", 50, finance);
  expect(cut).toBeGreaterThan(5);
  expect(extensions).toEqual({
    truncated: [{ path: ["all", "edges", "node", "money"], lists: cut, rows: 50 }],
  });
  const sizes = data.all.edges.map(
    ({ node }: { node: { money: { nodes: unknown[] } } }) => node.money.nodes.length,
  );
  expect(Math.max(...sizes)).toBe(50);
});

test("several lists of one answer are told apart, and those that are whole are not named", async () => {
  const { extensions } = await answer(
    `{ districts { nodes { name } }
       children { nodes { name } }
       me { role }
       one: schools(first: 150) { nodes { students { nodes { id } } rows: students { edges { node { id } } } headcounts { nodes { id } } } } }`,
    education,
  );
  const cut = await longer("students", 50, education);
  expect(extensions.truncated).toEqual([
    { path: ["children"], lists: 1, rows: 50 },
    { path: ["one", "nodes", "students"], lists: cut, rows: 50 },
    { path: ["one", "nodes", "rows"], lists: cut, rows: 50 },
  ]);
});

test("a list of the largest size there is says so too: nobody can ask for more at once", async () => {
  const { data, extensions } = await answer("{ children(last: 200) { nodes { name } } }", education);
  expect(data.children.nodes).toHaveLength(200);
  expect(extensions).toEqual({ truncated: [{ path: ["children"], lists: 1, rows: 200 }] });
});

test("a list goes on to be told cut page by page, until its last page", async () => {
  const query = `query($at: String) { schools(after: $at) { nodes { id } pageInfo { endCursor hasNextPage } } }`;
  let at: string | null = null;
  const told: unknown[] = [];
  do {
    const { data, extensions } = await answer(query, { variables: { at } });
    told.push(extensions?.truncated?.[0]?.rows ?? data.schools.nodes.length);
    at = data.schools.pageInfo.hasNextPage ? data.schools.pageInfo.endCursor : null;
  } while (at !== null);
  expect(told).toEqual([50, 50, 30]);
  const { pageInfo } = (await answer("{ schools(last: 1) { pageInfo { startCursor } } }", {})).data.schools;
  const before = await answer(`{ schools(before: "${pageInfo.startCursor}") { nodes { id } } }`, {});
  expect(before.extensions).toEqual({ truncated: [{ path: ["schools"], lists: 1, rows: 50 }] });
});

test.each([
  ["a page that was asked for", "{ schools(first: 50) { nodes { name } } }", {}],
  ["a list that is whole", "{ districts { nodes { name townships(first: 50) { nodes { name } } } } }", {}],
  [
    "a list that just fits",
    `{ schools(where: {name: {contains: "示例"}}, first: 200) { nodes { name } } }`,
    {},
  ],
  ["a list that shows no row", "{ schools { totalCount pageInfo { hasNextPage } } }", {}],
  [
    "lists of the usual size or less",
    "{ schools(first: 150) { nodes { headcounts { nodes { id } } } } }",
    education,
  ],
] as const)("%s says nothing of the kind", async (_name, query, options) => {
  expect(Object.keys(await answer(query, options))).toEqual(["data"]);
});

test("text that looks like the mark of a cut is no such mark", async () => {
  const mark = '"AAAAAAAAAAAAAAAAAAAAAA:t0"';
  const { data, extensions } = await answer(
    "query($n: String!) { schools(where: {name: {ne: $n}}, first: 3) { nodes { name } } }",
    {
      variables: { n: mark },
    },
  );
  expect(data.schools.nodes).toHaveLength(3);
  expect(extensions).toBeUndefined();
});
