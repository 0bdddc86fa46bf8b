// Cursors that were made elsewhere, for somebody else, or by nobody.
import { expect } from "vitest";
import { dataOf, expectRefusal, type HostileApp, type Question } from "../hostile-app.ts";
import { answered, asking, type Case, refused } from "./case.ts";

const page = (argument: string, list = "schools") =>
  `{ ${list}(first: 3${argument}) { nodes { id } pageInfo { endCursor hasNextPage } } }`;
const after = (cursor: unknown) => `, after: ${JSON.stringify(cursor)}`;

/** Cursor of the third row. */
async function cursorOf(
  app: HostileApp,
  argument = "",
  list = "schools",
  question: Question = {},
): Promise<string> {
  const { pageInfo } = dataOf(await app.ask(page(argument, list), question))[list];
  expect(pageInfo.endCursor).toMatch(/^[\w-]{40,}$/);
  return pageInfo.endCursor as string;
}

interface Place {
  readonly argument?: string;
  readonly list?: string;
  readonly question?: Question;
}

/** A cursor made at one place and used at another. */
const carried = (name: string, from: Place, to: Place): Case =>
  refused(`a cursor of ${name}`, "BAD_USER_INPUT", async (app) => {
    const cursor = await cursorOf(app, from.argument, from.list, from.question);
    return app.ask(page(`${to.argument ?? ""}${after(cursor)}`, to.list), to.question);
  });

const guanmian: Question = { as: "township-officer:关面乡" };
const officer: Question = { as: "education-officer" };
const boarding = (value: boolean) => `, where: {boarding: {eq: ${value}}}`;
const operating = ", where: {status: {eq: OPERATING}}";

const made: readonly (readonly [string, unknown])[] = [
  ["an empty cursor", ""],
  ["a word as cursor", "abc"],
  ["base64 of a place", Buffer.from('[null,"00000000-0000-0000-0000-000000000000"]').toString("base64url")],
  ["zeros as cursor", Buffer.alloc(64).toString("base64url")],
  ["a cursor of 3000 letters", "A".repeat(3000)],
  ["a cursor of 12 000 letters", "A".repeat(12_000)],
  ["a cursor of 100 000 letters", "A".repeat(100_000)],
  ["NUL as cursor", "\0"],
  ["Chinese as cursor", "游标"],
  ["a placeholder of the server's own as cursor", "AAAAAAAAAAAAAAAAAAAAAA:c0:5b6e756c6c2c22225d"],
];

const bent: readonly (readonly [string, (cursor: string) => string])[] = [
  ["cut short", (cursor) => cursor.slice(0, -4)],
  ["with a letter too many", (cursor) => `${cursor}A`],
  ["with padding", (cursor) => `${cursor}==`],
  ["with a space before it", (cursor) => ` ${cursor}`],
  ["with a newline behind it", (cursor) => `${cursor}\n`],
  ["twice", (cursor) => cursor + cursor],
  ["turned round", (cursor) => [...cursor].reverse().join("")],
];

const everyByteFlipped: Case = {
  name: "a cursor with any one bit flipped is refused: 400 BAD_USER_INPUT",
  run: async (app) => {
    const bytes = Buffer.from(await cursorOf(app, ", orderBy: NAME_ASC"), "base64url");
    for (let index = 0; index < bytes.length; index += 1) {
      const flipped = Buffer.from(bytes);
      flipped[index] = (flipped[index] ?? 0) ^ (1 << (index % 8));
      const received = await app.ask(page(`, orderBy: NAME_ASC${after(flipped.toString("base64url"))}`));
      expectRefusal(received, { status: 400, code: "BAD_USER_INPUT" });
    }
  },
};

const deepPage: Case = {
  name: "a cursor from deep in a list is refused once the filter changes, and in force until then",
  run: async (app) => {
    const query =
      "query($n: [SchoolStatus!], $c: String) { schools(first: 50, after: $c, where: {status: {in: $n}}) { nodes { id } pageInfo { endCursor } } }";
    let cursor: string | null = null;
    for (let step = 0; step < 2; step += 1) {
      const variables: Record<string, unknown> = { n: ["OPERATING"], c: cursor };
      cursor = dataOf(await app.ask(query, { variables })).schools.pageInfo.endCursor as string;
    }
    const go = (n: readonly string[]) => app.ask(query, { variables: { n, c: cursor } });
    dataOf(await go(["OPERATING"]));
    expectRefusal(await go(["OPERATING", "CLOSED"]), { status: 400, code: "BAD_USER_INPUT" });
    expectRefusal(await go([]), { status: 400, code: "BAD_USER_INPUT" });
  },
};

const bothWays: Case = {
  name: "pages walked forwards and back again show the same rows, empty keys included",
  run: async (app) => {
    const info = "nodes { id } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }";
    for (const order of ["OPENED_ON_ASC", "NAME_DESC", "[OPENED_ON_DESC, STATUS_ASC]"]) {
      const there: string[][] = [];
      let at: string | null = null;
      do {
        const { schools } = dataOf(
          await app.ask(
            `query($c: String) { schools(first: 40, after: $c, orderBy: ${order}) { ${info} } }`,
            { variables: { c: at } },
          ),
        );
        there.push(schools.nodes.map((node: { id: string }) => node.id));
        at = schools.pageInfo.hasNextPage ? schools.pageInfo.endCursor : null;
        if (at === null) {
          let back: string | null = schools.pageInfo.startCursor;
          for (const expected of there.slice(0, -1).reverse()) {
            const previous = dataOf(
              await app.ask(
                `query($c: String) { schools(last: 40, before: $c, orderBy: ${order}) { ${info} } }`,
                { variables: { c: back } },
              ),
            ).schools;
            expect(previous.nodes.map((node: { id: string }) => node.id)).toEqual(expected);
            back = previous.pageInfo.startCursor;
          }
        }
      } while (at !== null);
      expect(new Set(there.flat()).size).toBe(130);
    }
  },
};

const firstSchool = "schools(first: 1) { nodes { id } pageInfo { endCursor hasNextPage } }";

/** Townships with several schools, each with the cursor of its first one. */
async function ofTownships(app: HostileApp) {
  const { townships } = dataOf(await app.ask(`{ townships(first: 40) { nodes { id ${firstSchool} } } }`));
  const several = (
    townships.nodes as readonly {
      readonly id: string;
      readonly schools: {
        readonly nodes: readonly unknown[];
        readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
      };
    }[]
  ).filter(({ schools }) => schools.pageInfo.hasNextPage);
  const [one, other] = several;
  if (one === undefined || other === undefined) throw new Error("no two townships with several schools");
  return { one: { id: one.id, at: one.schools.pageInfo.endCursor }, other: { id: other.id } };
}

const under = (id: string, at: string): string =>
  `{ township(id: "${id}") { schools(first: 2${after(at)}) { nodes { id townshipId } } } }`;

/** A cursor belongs to the row its list hangs on: any other list of the type would be cut without a word. */
const ofParents: readonly Case[] = [
  refused("a cursor of a nested list at the root", "BAD_USER_INPUT", async (app) =>
    app.ask(page(after((await ofTownships(app)).one.at))),
  ),
  refused("a cursor of the root's list in a nested one of the type", "BAD_USER_INPUT", async (app) => {
    const { one } = await ofTownships(app);
    return app.ask(under(one.id, await cursorOf(app)));
  }),
  refused("a cursor of another parent's list", "BAD_USER_INPUT", async (app) => {
    const { one, other } = await ofTownships(app);
    return app.ask(under(other.id, one.at));
  }),
  refused("a cursor of one parent under many", "BAD_USER_INPUT", async (app) => {
    const { one } = await ofTownships(app);
    return app.ask(
      `{ townships(first: 40) { nodes { schools(first: 1${after(one.at)}) { nodes { id } } } } }`,
    );
  }),
  refused(
    "a cursor of one parent under many, where nothing of the list is shown",
    "BAD_USER_INPUT",
    async (app) => {
      const { one } = await ofTownships(app);
      return app.ask(`{ townships { nodes { schools(first: 1${after(one.at)}) { __typename } } } }`);
    },
  ),
  refused("a cursor of one parent under another, ordered and backwards", "BAD_USER_INPUT", async (app) => {
    const { one, other } = await ofTownships(app);
    const list = (id: string, at: string) =>
      `{ township(id: "${id}") { schools(last: 1, orderBy: OPENED_ON_DESC${at}) { pageInfo { startCursor } } } }`;
    const { township } = dataOf(await app.ask(list(one.id, "")));
    const before = `, before: ${JSON.stringify(township.schools.pageInfo.startCursor)}`;
    dataOf(await app.ask(list(one.id, before)));
    return app.ask(list(other.id, before));
  }),
  refused("a cursor of another relation to the type", "BAD_USER_INPUT", async (app) => {
    const { schools } = dataOf(
      await app.ask(
        "{ schools(where: {branches: {some: {}}}, first: 1) { nodes { townshipId branches(first: 1) { pageInfo { endCursor } } } } }",
      ),
    );
    const [{ townshipId, branches }] = schools.nodes;
    return app.ask(under(townshipId, branches.pageInfo.endCursor));
  }),
  {
    name: "a cursor of a nested list goes on under its own parent, by whatever way that is come by",
    run: async (app) => {
      const { one } = await ofTownships(app);
      const { township } = dataOf(await app.ask(under(one.id, one.at)));
      expect(township.schools.nodes.length).toBeGreaterThan(0);
      const { schools } = dataOf(
        await app.ask(`{ schools(first: 1, where: {townshipId: {eq: "${one.id}"}}) { nodes { township {
          schools(first: 2${after(one.at)}) { nodes { id townshipId } } } } } }`),
      );
      expect(schools.nodes[0].township).toEqual(township);
      for (const node of township.schools.nodes) expect(node.townshipId).toBe(one.id);
    },
  },
];

/** Of lists by several keys. */
const orderings = [
  ["the same keys in another order", "[NAME_ASC, KIND_ASC]", "[KIND_ASC, NAME_ASC]"],
  ["the same keys, one turned round", "[NAME_ASC, KIND_ASC]", "[NAME_ASC, KIND_DESC]"],
  ["one key less", "[NAME_ASC, KIND_ASC]", "[NAME_ASC]"],
  ["one key more", "NAME_ASC", "[NAME_ASC, TOWNSHIP_NAME_ASC]"],
  ["another record's name", "[NAME_ASC]", "[PARENT_SCHOOL_NAME_ASC]"],
] as const;

const noOrdering: readonly Case[] = [
  refused(
    "an ordering by four keys",
    "LIMIT_EXCEEDED",
    asking(page(", orderBy: [NAME_ASC, KIND_ASC, STATUS_ASC, OPENED_ON_ASC]")),
  ),
  refused("an ordering by one key twice", "BAD_USER_INPUT", asking(page(", orderBy: [NAME_ASC, NAME_DESC]"))),
  refused("an ordering by null", "GRAPHQL_VALIDATION_FAILED", asking(page(", orderBy: [NAME_ASC, null]"))),
  refused(
    "an ordering by a path of one's own",
    "GRAPHQL_VALIDATION_FAILED",
    asking(page(', orderBy: ["township.name"]')),
  ),
  answered(
    "no key at all is the order by id",
    async (app) => {
      const cursor = await cursorOf(app);
      return app.ask(page(`, orderBy: []${after(cursor)}`));
    },
    (data) => expect(data.schools.nodes).toHaveLength(3),
  ),
];

export const cursors: readonly Case[] = [
  ...made.map(([name, cursor]) => refused(name, "BAD_USER_INPUT", asking(page(after(cursor))))),
  refused("a number as cursor", "GRAPHQL_VALIDATION_FAILED", asking(page(after(5)))),
  ...bent.map(([name, bend]) =>
    refused(`a cursor ${name}`, "BAD_USER_INPUT", async (app) =>
      app.ask(page(after(bend(await cursorOf(app))))),
    ),
  ),
  everyByteFlipped,
  carried("another list", { list: "townships" }, {}),
  carried("another type under the same filter", { list: "villages" }, { list: "townships" }),
  carried("another ordering", { argument: ", orderBy: NAME_ASC" }, { argument: ", orderBy: NAME_DESC" }),
  carried("an ordered list", { argument: ", orderBy: NAME_ASC" }, {}),
  ...orderings.map(([name, from, to]) =>
    carried(name, { argument: `, orderBy: ${from}` }, { argument: `, orderBy: ${to}` }),
  ),
  carried("another filter's value", { argument: boarding(false) }, { argument: boarding(true) }),
  carried("another filter's form", { argument: boarding(false) }, { argument: operating }),
  carried("a list without the filter", {}, { argument: boarding(false) }),
  carried("a list with a filter", { argument: boarding(false) }, {}),
  carried(
    "a negated filter",
    { argument: ", where: {not: {boarding: {eq: false}}}" },
    { argument: boarding(false) },
  ),
  carried("the public's", {}, { question: officer }),
  carried("another department's", { question: officer }, { question: guanmian }),
  carried("a department's", { question: officer }, {}),
  carried(
    "a department's children",
    { list: "children", question: officer },
    { list: "children", question: guanmian },
  ),
  deepPage,
  bothWays,
  answered(
    "a cursor that another officer of the role made",
    async (app) => {
      const cursor = await cursorOf(app, "", "schools", guanmian);
      return app.ask(page(after(cursor)), { as: "township-officer:五通乡" });
    },
    (data) => expect(data.schools.nodes).toHaveLength(3),
  ),
  refused("a cursor in place of an id", "BAD_USER_INPUT", async (app) =>
    app.ask("query($id: ID!) { school(id: $id) { name } }", { variables: { id: await cursorOf(app) } }),
  ),
  ...ofParents,
  ...noOrdering,
];
