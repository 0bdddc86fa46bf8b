// Bytes as they are declared: no charset but UTF-8, nothing that cannot be decoded, and no page of another site's.
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantedSchools } from "../../src/sample/planted.ts";
import { dataOf, expectRefusal, type HostileApp, openHostileApp } from "./hostile-app.ts";
import { send } from "./wire.ts";

let app: HostileApp;
beforeAll(async () => {
  app = await openHostileApp();
});
afterAll(() => app.close());

const { name } = plantedSchools.street;
const body = JSON.stringify({ query: `{ schools(where: {name: {eq: "${name}"}}) { totalCount } }` });
const typed = (type: string) => send(app.url, { headers: { "content-type": type }, body });

test.each([
  "application/json; charset=gbk",
  "application/json; charset=GB18030",
  "application/json;charset=utf-16",
  'application/json; charset="iso-8859-1"',
  "application/json; charset=utf-8; charset=gbk",
  "application/json; charset=",
  "application/json; Charset=us-ascii",
])("a body declared as %s is refused, and never read as UTF-8", async (type) => {
  expectRefusal(await typed(type), { status: 415, code: "BAD_REQUEST" });
});

test.each(["application/json", "application/json; charset=utf-8", 'application/json;charset="UTF-8"'])(
  "a body declared as %s is read",
  async (type) => {
    expect(dataOf(await typed(type))).toEqual({ schools: { totalCount: 1 } });
  },
);

const get = (query: string, accept = "application/json") =>
  send(app.url, {
    method: "GET",
    path: `/graphql?${query}`,
    headers: { accept, "apollo-require-preflight": "yes" },
  });

test.each([
  ["no hexadecimal digits", "query=%ZZ"],
  ["a sign cut short", "query={__typename}&x=%4"],
  ["a percent sign alone", "query={__typename}%"],
  ["bytes that are no UTF-8", `query={schools(where:{name:{eq:"%C0%AE"}}){totalCount}}`],
  ["a name in GBK", `query={schools(where:{name:{eq:"%CA%BE%C0%FD"}}){totalCount}}`],
  ["half of a sign", `query={schools(where:{name:{eq:"%E7%A4"}}){totalCount}}`],
  ["another parameter that is broken", "query={__typename}&variables=%7B%7D&operationName=%E0%A4%A"],
])("an address that cannot be decoded is refused: %s", async (_name, query) => {
  expectRefusal(await get(encodeURI(query).replaceAll("%25", "%")), { status: 400, code: "BAD_REQUEST" });
});

test("an address that can be decoded is read", async () => {
  const query = encodeURIComponent(`{ schools(where: {name: {eq: "${name}"}}) { totalCount } }`);
  expect(dataOf(await get(`query=${query}`))).toEqual({ schools: { totalCount: 1 } });
});

test("a browser that opens the API's address is sent no page, and to no other site", async () => {
  for (const path of ["", "query=%7B__typename%7D"]) {
    const { text, headers } = await send(app.url, {
      method: "GET",
      path: path === "" ? "/graphql" : `/graphql?${path}`,
      headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" },
    });
    expect(headers["content-type"]).not.toMatch(/html/);
    expect(text).not.toMatch(/<html|https?:\/\/|cdn/i);
  }
});
