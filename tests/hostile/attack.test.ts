// An officer tries to learn what another department knows: through filters, orderings, aggregates and explanations.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canteen, education, expectForbidden, finance, guanmian, personnel, street } from "./askers.ts";
import { dataOf, expectRefusal, type HostileApp, openHostileApp, type Question } from "./hostile-app.ts";
import { send } from "./wire.ts";

let app: HostileApp;
beforeAll(async () => {
  app = await openHostileApp();
});
afterAll(() => app.close());

describe("what may not be filtered answers nothing, in whatever it is wrapped:", () => {
  const hidden: readonly (readonly [string, Question, string, string, string])[] = [
    ["a guardian's phone by a registrar", street, "guardians", '{phone: {eq: "1"}}', "Guardian.phone"],
    ["a guardian's phone by a township", guanmian, "guardians", '{phone: {eq: "1"}}', "Guardian.phone"],
    [
      "a guardian's phone from the child's side",
      education,
      "children",
      '{guardianships: {some: {guardian: {phone: {eq: "1"}}}}}',
      "Guardian.phone",
    ],
    [
      "a guardian's number by education",
      education,
      "guardians",
      '{idNumber: {eq: "1"}}',
      "Guardian.idNumber",
    ],
    ["a child's number by a township", guanmian, "children", '{idNumber: {eq: "1"}}', "Child.idNumber"],
    ["a student's number by education", education, "students", '{studentNo: {eq: "1"}}', "Student.studentNo"],
    [
      "the protective flag by education",
      education,
      "guardianships",
      "{protectiveFlag: {eq: true}}",
      "Guardianship.protectiveFlag",
    ],
    [
      "the protective flag by a registrar, who may read it",
      street,
      "guardianships",
      "{protectiveFlag: {isNull: true}}",
      "Guardianship.protectiveFlag",
    ],
    ["a child's places by a registrar", street, "children", "{locations: {some: {}}}", "Child.locations"],
    [
      "a guardian's province by education",
      education,
      "guardians",
      "{workplaceProvince: {isNull: false}}",
      "Guardian.workplaceProvince",
    ],
    ["students of a school by finance", finance, "schools", "{students: {some: {}}}", "School.students"],
    [
      "classes of a school by finance",
      finance,
      "schoolHeadcounts",
      "{school: {classes: {none: {}}}}",
      "School.classes",
    ],
    ["headcounts by a township", guanmian, "schools", "{headcounts: {every: {}}}", "School.headcounts"],
    [
      "a class by a township",
      guanmian,
      "enrolments",
      "{schoolClass: {grade: {eq: 1}}}",
      "Enrolment.schoolClass",
    ],
    [
      "students by a section without pupils",
      personnel,
      "schools",
      "{students: {some: {}}}",
      "School.students",
    ],
    ["pupils by the canteen", canteen, "schoolClasses", "{large: {eq: true}}", "SchoolClass.large"],
  ];
  for (const [name, question, list, where, coordinate] of hidden) {
    test(name, async () => {
      const type = `${({ children: "Child", guardianships: "Guardianship", schoolClasses: "SchoolClass" } as Record<string, string>)[list] ?? `${list[0]?.toUpperCase()}${list.slice(1, -1)}`}Where`;
      const wraps = [
        where,
        `{not: ${where}}`,
        `{and: [{}, ${where}]}`,
        `{or: [${where}, {}]}`,
        `{not: {or: [{not: ${where}}]}}`,
      ];
      for (const wrapped of wraps) {
        expectForbidden(await app.ask(`{ ${list}(where: ${wrapped}) { totalCount } }`, question), coordinate);
        expectForbidden(
          await app.ask(`{ me { role } ${list}(where: ${wrapped}, first: 0) { __typename } }`, question),
          coordinate,
        );
      }
      const json = JSON.parse(where.replace(/(\w+):/g, '"$1":')) as unknown;
      expectForbidden(
        await app.ask(`query($w: ${type}) { ${list}(where: $w) { totalCount } }`, {
          ...question,
          variables: { w: json },
        }),
        coordinate,
      );
    });
  }
});

describe("orderings and aggregates of what is hidden are refused:", () => {
  test.each([
    [
      "an ordering of rows the role has not",
      finance,
      "{ children(orderBy: NAME_ASC) { __typename } }",
      "Child.name (order)",
    ],
    [
      "an ordering of a figure",
      guanmian,
      "{ schoolHeadcounts(orderBy: STUDENTS_DESC) { __typename } }",
      "SchoolHeadcount.students (order)",
    ],
    [
      "a name behind a relation",
      finance,
      "{ schools { nodes { students(orderBy: [CHILD_NAME_ASC]) { __typename } } } }",
      "Child.name (order)",
    ],
    [
      "the relation to a name",
      finance,
      "{ students(orderBy: [CATEGORY_ASC, CHILD_NAME_ASC]) { __typename } }",
      "Student.child (order)",
    ],
    [
      "the last of three keys",
      guanmian,
      "{ schoolHeadcounts(orderBy: [GRADE_ASC, AS_OF_DESC, STUDENTS_DESC]) { __typename } }",
      "SchoolHeadcount.students (order)",
    ],
    [
      "the least of a figure",
      guanmian,
      "{ schoolHeadcountAggregate { min { students } } }",
      "SchoolHeadcount.students (aggregate)",
    ],
    [
      "the greatest birthday",
      personnel,
      "{ childAggregate { max { birthDate } } }",
      "Child.birthDate (aggregate)",
    ],
    ["a count alone", finance, "{ studentAggregate { count } }", "Student.id (aggregate)"],
    [
      "a class size by the canteen",
      canteen,
      "{ schoolClassAggregate { max { size } } }",
      "SchoolClass.size (aggregate)",
    ],
    [
      "a group by what may only be read",
      guanmian,
      "{ enrolmentAggregate(groupBy: [BOARDING]) { count } }",
      "Enrolment.boarding (aggregate)",
    ],
    [
      "pupils behind a key's relation",
      finance,
      "{ schoolHeadcountAggregate(groupBy: [SCHOOL_ID]) { key { school { students(first: 1) { nodes { id } } } } } }",
      "School.students (read)",
    ],
    [
      "an aggregate's filter through a relation",
      finance,
      "{ schoolHeadcountAggregate(where: {school: {students: {some: {}}}}) { count } }",
      "School.students (filter)",
    ],
  ] as const)("%s", async (_, question, query, coordinate) =>
    expectForbidden(await app.ask(query, question), coordinate),
  );

  test("a key that a purpose opens orders no further page without it", async () => {
    const page = `query($c: String) { ruralSubsidyDues(first: 3, after: $c, orderBy: [OVERPAID_DESC, MONTH_ASC]) {
      nodes { id } pageInfo { endCursor } } }`;
    const inspector = { as: "inspector:funding-inspection" };
    const inspecting = { ...inspector, purpose: "inspection" };
    const first = dataOf(await app.ask(page, inspecting)).ruralSubsidyDues;
    expect(first.nodes).toHaveLength(3);
    const variables = { c: first.pageInfo.endCursor };
    dataOf(await app.ask(page, { ...inspecting, variables }));
    const refused = await app.ask(page, { ...inspector, variables });
    expectRefusal(refused, { status: 403, code: "PURPOSE_REQUIRED" });
    expect(refused.text).toContain("RuralSubsidyDue.overpaidFen (order)");
  });

  test("an aggregate in reach holds no other township's rows", async () => {
    const query = "{ childLocationAggregate(groupBy: [TOWNSHIP_ID]) { count key { township { name } } } }";
    const groups = dataOf(await app.ask(query, guanmian)).childLocationAggregate;
    expect(groups.map((group: { key: { township: { name: string } } }) => group.key.township.name)).toEqual([
      "关面乡",
    ]);
  });
});

describe("explanations and headers", () => {
  test("explain to a department the rule and never a row, and know no coordinate that is not in the directory", async () => {
    const explain = (coordinate: string, question: Question) =>
      app.ask(
        "query($c: String!) { explainAccess(coordinate: $c, use: READ) { access grants { id rows applies } } }",
        { ...question, variables: { c: coordinate } },
      );
    const { explainAccess } = dataOf(await explain("Child.idNumber", finance));
    expect(explainAccess).toEqual({ access: "DENIED", grants: [] });
    for (const coordinate of [
      "Child.secret",
      "child.id_number",
      "tc.person",
      "Child",
      "",
      "Child.idNumber.x",
      "__proto__.constructor",
      "Child.constructor",
      "\ud800",
    ]) {
      const received = await explain(coordinate, finance);
      if (coordinate !== "Child.idNumber.x") expectRefusal(received, { status: 404, code: "NOT_FOUND" });
    }
  });

  test("give away no server, no age and nothing to keep", async () => {
    for (const received of [
      await app.ask("{ schools(first: 1) { totalCount } }"),
      await app.ask("{"),
      await send(app.url, { path: "/nowhere" }),
    ]) {
      expect(received.headers["cache-control"]).toBe("no-store");
      expect(received.headers["x-powered-by"]).toBeUndefined();
      expect(received.headers.server).toBeUndefined();
      expect(Object.keys(received.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });

  test("a role in the header opens nothing that the person does not hold, in any spelling", async () => {
    for (const role of [
      "education-officer",
      "data-steward",
      "tc-education",
      "postgres",
      "constructor",
      "public",
    ]) {
      const received = await app.ask("{ me { role } }", { ...finance, role });
      expectRefusal(received, { status: 403, code: "FORBIDDEN" });
      expect(received.text.replaceAll(role, "…")).toBe(
        (await app.ask("{ me { role } }", { ...finance, role: "nothing" })).text.replaceAll("nothing", "…"),
      );
    }
  });
});
