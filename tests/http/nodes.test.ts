// A record by its id alone: what the type's own root gives, and to whoever does not see it, nothing that tells it from no record.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantedChildren } from "../../src/sample/planted.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";

let app: TestApp;
let school: string;
let township: string;
const officer = { as: "education-officer" };
const child = plantedChildren.moved.id;

beforeAll(async () => {
  app = await startTestApp();
  const { json } = await app.ask("{ schools(first: 1) { nodes { id township { id } } } }", officer);
  [school, township] = [json.data.schools.nodes[0].id, json.data.schools.nodes[0].township.id];
});
afterAll(() => app.close());

const byId = "query ($id: ID!) { node(id: $id) { __typename id ... on School { name } } }";

test("gives what the type's own root gives, in whatever words, and its type", async () => {
  const { json } = await app.ask(byId, { ...officer, variables: { id: school } });
  const own = await app.ask(`{ school(id: "${school}") { __typename id name } }`, officer);
  expect(json).toEqual({ data: { node: own.json.data.school } });
  const spread = `query ($id: ID!) { node(id: $id) { ...S ... on Node { ... on Township { code: id } } } }
    fragment S on School { __typename id name ... on Node { id ... on Township { nothing: id } } }`;
  expect((await app.ask(spread, { ...officer, variables: { id: school } })).json).toEqual(json);
  const bare = await app.ask(`{ node(id: "${township}") { __typename id } }`, officer);
  expect(bare.json.data.node).toEqual({ __typename: "Township", id: township });
});

test("and the public, who needs no token, sees the public's", async () => {
  expect((await app.ask(byId, { variables: { id: school } })).json.data.node.__typename).toBe("School");
  const hidden = await app.ask(`{ node(id: "${child}") { id } }`);
  expect(hidden.json).toEqual({ data: { node: null } });
  const forbidden = await app.ask(`{ node(id: "${child}") { id ... on Child { id } } }`);
  const invented = await app.ask(`{ node(id: "${child}") { id ... on Chilt { id } } }`);
  expect(forbidden.text.replaceAll("Child", "Chilt")).toBe(invented.text);
  const named = await app.ask(`{ node(id: "${child}") { name } }`, officer);
  expect(named.text).not.toContain("School");
});

test("several come in the order of their ids, each that is not there as null", async () => {
  const query =
    "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on School { id } ... on Township { id } } }";
  const ids = [township, randomUUID(), school, child, school];
  const { json } = await app.ask(query, { ...officer, variables: { ids } });
  const of = (type: string, id: string) => ({ __typename: type, id });
  expect(json.data.nodes).toEqual([
    of("Township", township),
    null,
    of("School", school),
    null,
    of("School", school),
  ]);
  expect((await app.ask(query, { ...officer, variables: { ids: [] } })).json).toEqual({
    data: { nodes: [] },
  });
  const many = await app.ask(query, { ...officer, variables: { ids: Array(101).fill(school) } });
  expect(many.json.errors[0].extensions).toMatchObject({ code: "LIMIT_EXCEEDED", bound: 100 });
  const odd = await app.ask(query, { ...officer, variables: { ids: ["school"] } });
  expect(odd.json.errors[0].extensions.code).toBe("BAD_USER_INPUT");
});

test("out of scope, of another type and never given are told alike", async () => {
  const asked = { as: "township-officer:五通乡" };
  const query = "query ($id: ID!) { node(id: $id) { id ... on Child { name } ... on Enrolment { id } } }";
  const all = await app.ask("{ children(first: 1) { nodes { id } } }", { as: "township-officer:关面乡" });
  const answers = await Promise.all(
    [all.json.data.children.nodes[0].id, school, randomUUID()].map((id) =>
      app.ask(query, { ...asked, variables: { id } }),
    ),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(
    new Set(['200 {"data":{"node":null}}']),
  );
});

test("what is open one record at a time is open to one node, under no alias to a second, and to no list of ids", async () => {
  const asked = { ...officer, purpose: "identity-verification" };
  const number = "... on Child { idNumber }";
  const one = await app.ask(`{ node(id: "${child}") { ${number} } }`, asked);
  const own = await app.ask(`{ child(id: "${child}") { idNumber } }`, asked);
  expect(one.json.data?.node ?? one.json.errors[0]).toEqual(own.json.data?.child ?? own.json.errors[0]);
  const two = await app.ask(
    `{ a: node(id: "${child}") { ${number} } b: node(id: "${child}") { id ${number} } }`,
    asked,
  );
  expect(two.json.errors[0].extensions.code).toBe("LIMIT_EXCEEDED");
  const list = await app.ask(`{ nodes(ids: ["${child}"]) { ${number} } }`, asked);
  expect(list.json.errors[0].extensions).toMatchObject({
    code: "FORBIDDEN",
    refused: [{ coordinate: "Child.idNumber", use: "read", reach: "record" }],
  });
});

test("a page of a node's list goes on where it ended under the type's own root", async () => {
  const page = "classes(first: 1, after: $after) { nodes { id } pageInfo { endCursor } }";
  const own = await app.ask(`query ($id: ID!, $after: String) { node: school(id: $id) { ${page} } }`, {
    ...officer,
    variables: { id: school },
  });
  const after = own.json.data.node.classes.pageInfo.endCursor;
  const next = await app.ask(
    `query ($id: ID!, $after: String) { node(id: $id) { ... on School { ${page} } } }`,
    { ...officer, variables: { id: school, after } },
  );
  expect(next.json.data.node.classes.nodes[0].id).not.toBe(own.json.data.node.classes.nodes[0].id);
});

test("a school is found by its code, a township by a name that it bore on a day", async () => {
  const [code, name] = ["9999000022", "关面乡"];
  const both = `{ school(officialCode: "${code}") { id officialCode } township(name: "${name}") { id name } }`;
  const { json } = await app.ask(both);
  const listed = await app.ask(
    `{ schools(where: { officialCode: { eq: "${code}" } }) { nodes { id officialCode } }
       townships(where: { name: { eq: "${name}" } }) { nodes { id name } } }`,
  );
  expect(json.data.school).toEqual(listed.json.data.schools.nodes[0]);
  expect(json.data.township).toEqual(listed.json.data.townships.nodes[0]);
  const names = await app.ask(
    "{ townshipNames(first: 200) { nodes { name validFrom validTo township { id name } } } }",
  );
  const earlier = names.json.data.townshipNames.nodes.find(
    (one: { validTo: string | null; name: string; township: { name: string } }) =>
      one.validTo !== null && one.name !== one.township.name,
  );
  const dated = "query ($name: String!, $on: Date!) { township(name: $name, on: $on) { id } }";
  const dayBefore = new Date(Date.parse(earlier.validTo) - 86_400_000).toISOString().slice(0, 10);
  const then = await app.ask(dated, { variables: { name: earlier.name, on: dayBefore } });
  expect(then.json.data.township).toEqual({ id: earlier.township.id });
  const after = await app.ask(dated, { variables: { name: earlier.name, on: earlier.validTo } });
  expect(after.json.data.township).toBeNull();
});

test("by either, not by both and not by none; by what nobody bears there is none", async () => {
  const codeOf = async (call: string) => {
    const { json } = await app.ask(`{ ${call} { id } }`);
    return json.errors?.[0].extensions.code ?? json.data;
  };
  expect(await codeOf(`school(id: "${school}", officialCode: "9999000022")`)).toBe("BAD_USER_INPUT");
  expect(await codeOf("school")).toBe("BAD_USER_INPUT");
  expect(await codeOf("school(officialCode: null)")).toBe("BAD_USER_INPUT");
  expect(await codeOf(`township(id: "${township}", on: "2020-01-01")`)).toBe("BAD_USER_INPUT");
  expect(await codeOf('school(officialCode: "9999999999")')).toEqual({ school: null });
  expect(await codeOf('township(name: "无此乡")')).toEqual({ township: null });
});
