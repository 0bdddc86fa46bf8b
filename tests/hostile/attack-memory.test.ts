// What the server remembers for one asker, tried by another; and names that look like the server's own placeholders.
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedChildren, plantedPeople } from "../../src/sample/planted.ts";
import { education, expectForbidden, guanmian, guardian, maliu, named } from "./askers.ts";
import { dataOf, expectRefusal, type HostileApp, openHostileApp, type Question } from "./hostile-app.ts";
import { hashOf, send } from "./wire.ts";

let app: HostileApp;
beforeAll(async () => {
  app = await openHostileApp();
});
afterAll(() => app.close());

describe("what is remembered for one asker is not given to another:", () => {
  const query = `{ children(where: ${named(plantedChildren.moved.name)}) { nodes { name identityCode } } }`;
  const registered = (body: Record<string, unknown>, as?: string) =>
    Promise.resolve(as === undefined ? undefined : app.token(as)).then((token) =>
      send(app.url, {
        body: JSON.stringify({
          ...body,
          extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(query) } },
        }),
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      }),
    );

  test("a persisted hash nobody registered", async () => {
    const received = await registered({});
    expect(received.text).toContain("PersistedQueryNotFound");
    expect(JSON.parse(received.text).errors[0].extensions.code).toBe("PERSISTED_QUERY_NOT_FOUND");
    expectRefusal(await registered({ query: "{ __typename }" }), { status: 400, code: "BAD_REQUEST" });
  });

  test("a document registered and validated for education gives the public and guardians nothing of it", async () => {
    expect(dataOf(await registered({ query }, "education-officer")).children.nodes).toHaveLength(1);
    expect(dataOf(await registered({}, "education-officer")).children.nodes).toHaveLength(1);
    expect((await registered({})).text).toContain("PersistedQueryNotFound");
    expect((await registered({}, "guardian")).text).toContain("PersistedQueryNotFound");
    expectRefusal(await registered({ query }), { status: 400, code: "GRAPHQL_VALIDATION_FAILED" });
    expect((await registered({})).text).toContain("PersistedQueryNotFound");
    expectForbidden(await registered({}, "finance-officer"), "Child.name");
    expectForbidden(await registered({}, "education-officer:personnel"), "Child.name");
  });

  test("a plan made for one scope, duty or purpose", async () => {
    const names = async (question: Question) => dataOf(await app.ask(query, question)).children.nodes;
    expect(await names(education)).toHaveLength(1);
    expect(await names(maliu)).toEqual([]);
    expect(await names(guanmian)).toHaveLength(1);
    expect(await names({ as: plantedPeople.twoTownships })).toHaveLength(1);
    expect(await names(guardian)).toEqual([]);
    const byId = `{ child(id: "${plantedChildren.moved.id}") { number: idNumber } }`;
    const number = async (question: Question) => dataOf(await app.ask(byId, question)).child?.number;
    expect(await number({ ...education, purpose: "identity-verification" })).toMatch(/^\d{17}[\dX]$/);
    const refused = async (question: Question, code: "FORBIDDEN" | "PURPOSE_REQUIRED") =>
      expectRefusal(await app.ask(byId, question), { status: 403, code });
    await refused(education, "PURPOSE_REQUIRED");
    await refused({ as: "education-officer:student-aid", purpose: "identity-verification" }, "FORBIDDEN");
    await refused({ ...education, purpose: "rehabilitation" }, "FORBIDDEN");
    expectRefusal(await app.ask(byId, { ...education, purpose: "curiosity" }), {
      status: 400,
      code: "BAD_REQUEST",
    });
  });

  test("two roles of one person never add up", async () => {
    const ask = (role: string, text: string) => app.ask(text, { as: plantedPeople.alsoGuardian, role });
    const list = "{ children(first: 200) { nodes { id } } }";
    const ids = async (role: string) =>
      dataOf(await ask(role, list)).children.nodes.map((node: { id: string }) => node.id);
    expect(await ids("guardian")).toEqual([plantedChildren.ofOfficer.id]);
    expect((await ids("township-officer")).length).toBeGreaterThan(1);
    expectRefusal(await ask("guardian", "{ machines { type } }"), {
      status: 400,
      code: "GRAPHQL_VALIDATION_FAILED",
    });
    expect(dataOf(await ask("guardian", "{ me { role } }")).me.role).toBe("guardian");
  });
});

describe("names that look like the server's own:", () => {
  test("a placeholder in a name stays text, and no alias unmasks a number", async () => {
    const { id, key } = { ...plantedChildren.moved };
    const admin = postgres(app.database.adminUrl, { max: 1 });
    const [row] = await admin`select id_number_cipher as cipher from child where id = ${id}`;
    const nonce = "A".repeat(22);
    const names = [
      `${nonce}:s0:${id}:${row?.cipher}`,
      `":s0:${id}:${row?.cipher}"`,
      `\\",\\"idNumber\\":\\"${key}`,
      `${nonce}:c0:${Buffer.from(`[null,"${id}"]`).toString("hex")}`,
      'a"b\\c\u2028\u0001</script>',
    ];
    for (const name of names) {
      await admin`update child set name = ${name} where id = ${id}`;
      for (const purpose of [undefined, "identity-verification"]) {
        const list = `query($n: String) { children(where: {name: {eq: $n}}, orderBy: NAME_ASC) { edges { cursor node { name code: identityCode name2: name } } pageInfo { endCursor } } }`;
        const { children } = dataOf(
          await app.ask(list, {
            ...education,
            ...(purpose !== undefined && { purpose }),
            variables: { n: name },
          }),
        );
        expect(children.edges).toHaveLength(1);
        expect(children.edges[0].node).toEqual({
          name,
          name2: name,
          code: expect.stringMatching(/^[0-9A-Z]{6}$/),
        });
        expect(children.edges[0].cursor).toBe(children.pageInfo.endCursor);
        const next =
          "query($c: String, $n: String) { children(after: $c, orderBy: NAME_ASC, where: {name: {eq: $n}}) { nodes { id } } }";
        expect(
          dataOf(
            await app.ask(next, { ...education, variables: { c: children.pageInfo.endCursor, n: name } }),
          ).children.nodes,
        ).toEqual([]);
      }
      // Where a number is spliced in beside it.
      const one = `{ child(id: "${id}") { name number: idNumber name2: name } }`;
      expect(dataOf(await app.ask(one, { ...education, purpose: "identity-verification" })).child).toEqual({
        name,
        name2: name,
        number: expect.stringMatching(/^\d{17}[\dX]$/),
      });
    }
    await admin`update child set name = ${plantedChildren.moved.name} where id = ${id}`;
    await admin.end();
  });
});
