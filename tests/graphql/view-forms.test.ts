// Each role's view as a page to read and as what a client's cache must know: all of the view, and nothing beside it.
import { buildSchema, getNamedType, isObjectType } from "graphql";
import { transformWithOxc } from "vite";
import { describe, expect, test } from "vitest";
import { atOnce } from "../../src/core/steps.ts";
import { loadPolicyFiles } from "../../src/database/index.ts";
import { apolloCache, urqlCache } from "../../src/graphql/cache-config.ts";
import { printReference } from "../../src/graphql/reference.ts";
import { readView } from "../support/role-view.ts";

const roles = [...(await loadPolicyFiles()).roles.keys()].sort();

describe.each(roles)("%s", (role) => {
  test("finds each type and member of its view in the reference, and every link leads somewhere", async () => {
    const view = await readView(role);
    const page = atOnce(printReference(view, role));
    const anchors = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !anchors.has(id))).toEqual([]);
    const names = Object.values(view.getTypeMap()).filter(
      ({ name }) => !/^(__.*|String|Int|Float|Boolean|ID)$/.test(name),
    );
    expect(names.map(({ name }) => name).filter((name) => !anchors.has(name))).toEqual([]);
    const fields = names
      .filter(isObjectType)
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    expect(fields.filter((field) => !anchors.has(field))).toEqual([]);
    expect(anchors.size - names.length).toBeGreaterThanOrEqual(fields.length);
  });

  test("pages every list of its view, and keys no row that has no id", async () => {
    const view = await readView(role);
    const [apollo, urql] = [apolloCache(view), urqlCache(view)];
    await Promise.all([apollo, urql].map((text) => transformWithOxc(text, "cache.ts")));
    for (const type of Object.values(view.getTypeMap()).filter(isObjectType)) {
      if (type.name.startsWith("__") || type === view.getQueryType() || type === view.getMutationType())
        continue;
      const keyless = type.getFields().id === undefined;
      expect([type.name, urql.includes(`\n    ${type.name}: () => null,\n`)]).toEqual([type.name, keyless]);
    }
    const lists = Object.values(view.getQueryType()?.getFields() ?? {}).filter((field) =>
      getNamedType(field.type).name.endsWith("Connection"),
    );
    expect(lists.length).toBeLessThanOrEqual(apollo.match(/relayStylePagination\(\[/g)?.length ?? 0);
  });
});

test("words of a schema are text of the page, never a part of it", () => {
  const view = buildSchema(
    '"""<script>"x"</script> & more""" type Query { "<b>" a(b: [String!]! = "<i>"): Int @deprecated(reason: "<u>") }',
  );
  const page = atOnce(printReference(view, "<title>"));
  expect(page).toContain("&lt;script&gt;&quot;x&quot;&lt;/script&gt; &amp; more");
  expect(page).not.toMatch(/<(script|b|i|u|title>&lt;title&gt;<\/title><)>/);
  expect(page).toContain("<code>b: [String!]!</code>");
});

test("what two questions learn of a part without an id is put together; other arguments make other lists", () => {
  const text = apolloCache(
    buildSchema(`
      type Query { school: School schools(first: Int, after: String, where: Int): SchoolConnection groups: [Group] }
      type School { id: ID! overall: Overall } type Overall { share: Int } type Group { count: Int }
      type SchoolConnection { edges: [SchoolEdge] pageInfo: PageInfo totalCount: Int }
      type SchoolEdge { node: School } type PageInfo { hasNextPage: Boolean }
    `),
  );
  expect(text).toContain('schools: relayStylePagination(["where"])');
  expect(text).toContain("Overall: { keyFields: false, merge: true }");
  expect(text).not.toMatch(/(Group|SchoolConnection|SchoolEdge|PageInfo|School): /);
});
