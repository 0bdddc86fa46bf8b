// Somebody in another scope tries to learn of rows that are not theirs: by filters and their opposites, through
// relations, by counting, and by ids.
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedChildren, plantedGuardians, plantedSchools } from "../../src/sample/planted.ts";
import { education, finance, guanmian, guardian, maliu, mountain, named, street, wutong } from "./askers.ts";
import { dataOf, type HostileApp, openHostileApp, type Question } from "./hostile-app.ts";

let app: HostileApp;
beforeAll(async () => {
  app = await openHostileApp();
});
afterAll(() => app.close());

const count = async (question: Question, list: string, where: string): Promise<number> =>
  dataOf(await app.ask(`{ ${list}(where: ${where}) { totalCount } }`, question))[list].totalCount;

describe("a row or a cell out of scope is no oracle:", () => {
  test("a township with the residence link alone learns nothing of the school, by a test or by its opposite", async () => {
    const three = `name: {eq: "${plantedChildren.threeTownships.name}"}`;
    expect(await count(wutong, "children", `{${three}}`)).toBe(1);
    for (const students of [
      "{some: {}}",
      "{none: {}}",
      "{every: {}}",
      "{some: {school: {and: []}}}",
      "{none: {school: {and: []}}}",
    ]) {
      expect(await count(wutong, "children", `{${three}, students: ${students}}`), students).toBe(0);
      expect(await count(wutong, "children", `{${three}, not: {students: ${students}}}`), students).toBe(0);
    }
    expect(await count(guanmian, "children", `{${three}, students: {some: {}}}`)).toBe(1);
  });

  test("a registrar does not reach a sibling through the parents", async () => {
    const { olderSibling, youngerSibling } = plantedChildren;
    const through = (name: string) =>
      `{name: {eq: "${olderSibling.name}"}, guardianships: {some: {guardian: {guardianships: {some: {child: {name: {eq: "${name}"}}}}}}}}`;
    expect(await count(street, "children", through(olderSibling.name))).toBe(1);
    expect(await count(street, "children", through(youngerSibling.name))).toBe(0);
    expect(await count(education, "children", through(youngerSibling.name))).toBe(1);
    const family = `{ children(where: ${named(olderSibling.name)}, first: 1) { nodes { guardianships(first: 5) { nodes { guardian { guardianships { totalCount nodes { child { name } } } } } } } } }`;
    const { children } = dataOf(await app.ask(family, street));
    for (const { guardian: parent } of children.nodes[0].guardianships.nodes) {
      expect(parent.guardianships).toEqual({
        totalCount: 1,
        nodes: [{ child: { name: olderSibling.name } }],
      });
    }
  });

  test("a child that moved away is neither named nor countable by the township it left", async () => {
    const { id, name } = plantedChildren.moved;
    expect(await count(maliu, "children", named(name))).toBe(0);
    for (const where of [
      `{child: ${named(name)}}`,
      `{childId: {eq: "${id}"}}`,
      `{not: {child: ${named(name)}}, childId: {eq: "${id}"}}`,
    ]) {
      expect(await count(maliu, "childLocations", where)).toBe(0);
      expect(await count(education, "childLocations", where)).toBe(where.startsWith("{not") ? 0 : 4);
    }
    const query = `{ childLocationAggregate(where: {childId: {eq: "${id}"}}, groupBy: [CHILD_ID]) { count } }`;
    expect(dataOf(await app.ask(query, maliu)).childLocationAggregate).toEqual([]);
  });

  test("counts, pages and aggregates of one question agree, and never count what is not shown", async () => {
    for (const question of [guanmian, wutong, street, mountain]) {
      const { children, childAggregate } = dataOf(
        await app.ask(
          "{ children(first: 200) { totalCount nodes { id } } childAggregate { count } }",
          question,
        ),
      );
      expect(children.totalCount).toBeGreaterThan(0);
      expect(childAggregate).toEqual([{ count: children.totalCount }]);
      if (children.totalCount <= 200) expect(children.nodes).toHaveLength(children.totalCount);
    }
    const own = dataOf(
      await app.ask(
        "{ children { totalCount nodes { name } } guardians { totalCount } schoolClasses { totalCount } }",
        guardian,
      ),
    );
    expect(own.children).toEqual({ totalCount: 1, nodes: [{ name: plantedChildren.threeTownships.name }] });
    expect(own.guardians.totalCount).toBe(1);
  });

  test("an id of another scope gives the bytes of an id that nobody has", async () => {
    const nobody = "0191aae1-0000-7000-8000-000000000000";
    const admin = postgres(app.database.adminUrl, { max: 1 });
    const one = async (table: string, condition: string) =>
      String((await admin.unsafe(`select id from ${table} where ${condition} limit 1`))[0]?.id);
    const elsewhere: readonly (readonly [string, string, Question])[] = [
      ["child", plantedChildren.revoked.id, maliu],
      ["child", plantedChildren.youngerSibling.id, street],
      ["child", plantedChildren.revoked.id, guardian],
      ["guardian", plantedGuardians.siblingsFather.id, guardian],
      ["guardian", plantedGuardians.siblingsFather.id, mountain],
      ["student", await one("student", `school_id = '${plantedSchools.street.id}'`), mountain],
      ["schoolClass", await one("school_class", `school_id = '${plantedSchools.mountain.id}'`), street],
      ["schoolHeadcount", await one("school_headcount", "certified_on is null"), finance],
      ["enrolment", await one("enrolment", `school_id = '${plantedSchools.mountain.id}'`), guardian],
    ];
    await admin.end();
    for (const [root, id, question] of elsewhere) {
      const query = `query($id: ID!) { hit: ${root}(id: $id) { __typename id } }`;
      for (const purpose of [undefined, "identity-verification"]) {
        const ask = (sought: string) =>
          app.ask(query, {
            ...question,
            ...(purpose !== undefined && { purpose }),
            variables: { id: sought },
          });
        const [there, nowhere] = [await ask(id), await ask(nobody)];
        expect(there.text, `${root} by ${question.as}`).toBe(nowhere.text);
        expect(dataOf(there)).toEqual({ hit: null });
        expect(there.headers["content-length"]).toBe(nowhere.headers["content-length"]);
      }
      expect(
        dataOf(
          await app.ask(query, {
            ...education,
            variables: { id },
          }),
        ).hit,
      ).not.toBeNull();
    }
  });
});
