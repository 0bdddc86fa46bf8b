// A 关面乡 officer sees the children with hukou or residence there, each link its own fields, and no others; whichever code
// system names a township. The same digits name 关面乡 in one system and 五通乡 in the other.
import type postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createKeyRing } from "../../src/database/secrets/key-ring.ts";
import { plantedChildren } from "../../src/sample/planted.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { testKeys } from "../support/test-keys.ts";
import { callers } from "./callers.ts";
import { withAdmin } from "./twins.ts";

const officer = { as: callers.township.as };
const clash = "500154201";

let app: TestApp;
const township = new Map<string, string>();
beforeAll(async () => {
  app = await startTestApp();
  await withAdmin(app.database, async (sql) => {
    for (const { id, name } of await sql`select id, name from township`)
      township.set(String(name), String(id));
  });
});
afterAll(() => app.close());

const idOf = (name: string): string => {
  const id = township.get(name);
  if (id === undefined) throw new Error(`no township ${name}`);
  return id;
};

/** All rows of a list, page by page. */
async function all(query: (after: string) => string, root: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let after = ""; ; ) {
    const { json, text } = await app.ask(query(after), officer);
    const page = json.data?.[root];
    if (page === undefined) throw new Error(text);
    rows.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return rows;
    after = `, after: "${page.pageInfo.endCursor}"`;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a row has whatever was selected
type Row = Record<string, any>;

const everything = (after: string) => `{ children(first: 25${after}) {
  pageInfo { hasNextPage endCursor }
  nodes { id name gender birthDate identityCode
    students(first: 1) { nodes { id schoolId since enrolments(first: 1) { nodes { id schoolId validFrom } } } }
    locations(first: 4) { nodes { id kind townshipId address } }
    guardianships(first: 4) { nodes { id status protectiveFlag guardian { id name phone workplaceProvince } } } } } }`;

interface Link {
  readonly id: string;
  readonly hukou: boolean;
  readonly residence: boolean;
}

const linksOf = (sql: postgres.Sql, id: string) =>
  sql<Link[]>`
    select c.id, exists (select from child_location l where l.child_id = c.id and l.kind = 'hukou' and l.township_id = ${id}
          and l.valid_from <= tc.today() and (l.valid_to is null or l.valid_to > tc.today())) as hukou,
        exists (select from child_location l where l.child_id = c.id and l.kind = 'residence' and l.township_id = ${id}
          and l.valid_from <= tc.today() and (l.valid_to is null or l.valid_to > tc.today())) as residence
      from child c`;

test("the digits 500154201 are 关面乡 for the statisticians and 五通乡 for civil affairs", async () => {
  for (const [system, name] of [
    ["NBS", "关面乡"],
    ["MCA", "五通乡"],
  ]) {
    const { json } = await app.ask(
      `{ townships(where: { codes: { some: { system: { eq: ${system} }, code: { eq: "${clash}" } } } }) { nodes { id name } } }`,
      officer,
    );
    expect(json.data.townships.nodes).toEqual([{ id: idOf(String(name)), name }]);
  }
  const { json } = await app.ask(
    `{ townships(where: { codes: { some: { code: { eq: "${clash}" } } } }) { totalCount } }`,
    officer,
  );
  expect(json.data.townships.totalCount).toBe(2);
});

test("every child with hukou or residence in 关面乡 is listed, and no other", async () => {
  const rows = await all(everything, "children");
  const linked = await withAdmin(app.database, (sql) => linksOf(sql, idOf("关面乡")));
  const expected = linked.filter(({ hukou, residence }) => hukou || residence).map(({ id }) => id);
  expect(rows.map(({ id }) => id).sort()).toEqual(expected.sort());
  expect(expected).toContain(plantedChildren.threeTownships.id);
  expect(expected).not.toContain(plantedChildren.endedYesterday.id);
  const { json } = await app.ask("{ childAggregate { count } children { totalCount } }", officer);
  expect(json.data.childAggregate).toEqual([{ count: expected.length }]);
  expect(json.data.children.totalCount).toBe(expected.length);
});

test("each link gives its own fields and none of the other's", async () => {
  const rows = await all(everything, "children");
  const links = await withAdmin(app.database, (sql) => linksOf(sql, idOf("关面乡")));
  const linkOf = new Map(links.map((link) => [link.id, link]));
  const facts = await withAdmin(app.database, readFacts);
  const seen = { hukouOnly: 0, residenceOnly: 0, both: 0 };
  for (const row of rows) {
    const { hukou, residence } = linkOf.get(row.id) as Link;
    seen[hukou && residence ? "both" : hukou ? "hukouOnly" : "residenceOnly"] += 1;
    const fact = facts.get(row.id);
    if (fact === undefined) throw new Error(row.id);
    expect({
      name: row.name,
      gender: row.gender !== null,
      birthDate: row.birthDate,
      identityCode: row.identityCode,
    }).toEqual({
      name: fact.name,
      gender: true,
      birthDate: fact.birthDate,
      identityCode: fact.code,
    });
    // 三(八): school matters follow the hukou. 三(十): care follows the residence.
    const students = hukou ? fact.students : [];
    expect(row.students === null ? [] : row.students.nodes.map(({ id }: Row) => id)).toEqual(students);
    if (!hukou) expect(row.students).toBeNull();
    const here = fact.locations.filter(({ townshipId }) => townshipId === idOf("关面乡"));
    const kinds = [...(hukou ? ["HUKOU"] : []), ...(residence ? ["RESIDENCE"] : [])];
    expect(row.locations.nodes.map(({ kind }: Row) => kind).sort()).toEqual(kinds);
    for (const place of row.locations.nodes as Row[]) {
      const stored = here.find(({ id }) => id === place.id);
      expect(place.address).toBe(place.kind === "RESIDENCE" ? stored?.address : null);
    }
    for (const bond of row.guardianships.nodes as Row[]) {
      const stored = fact.bonds.find(({ id }) => id === bond.id);
      expect(bond.protectiveFlag).toBe(residence ? stored?.flag : null);
      const { guardian } = bond;
      // The guardian of another child of the township may be known by that child's link.
      const through = (link: "hukou" | "residence") =>
        stored?.wards.some((id) => linkOf.get(id)?.[link] === true) === true;
      expect(guardian.name).toBe(stored?.guardianName);
      expect(guardian.phone).toBe(through("hukou") ? stored?.phone : null);
      expect(guardian.workplaceProvince).toBe(through("residence") ? stored?.province : null);
    }
  }
  expect(seen.hukouOnly).toBeGreaterThan(3);
  expect(seen.residenceOnly).toBeGreaterThan(3);
  expect(seen.both).toBeGreaterThan(10);
});

interface Fact {
  readonly name: string;
  readonly birthDate: string;
  readonly code: string | null;
  readonly students: readonly string[];
  readonly locations: readonly { id: string; townshipId: string; address: string | null }[];
  readonly bonds: readonly {
    id: string;
    flag: boolean;
    guardianName: string;
    phone: string | null;
    province: string | null;
    wards: readonly string[];
  }[];
}

async function readFacts(sql: postgres.Sql): Promise<ReadonlyMap<string, Fact>> {
  const ring = createKeyRing(testKeys);
  const open = (cipher: string | null, column: string, row: string) =>
    cipher === null ? null : ring.decrypt(cipher, { column, row });
  const rows = await sql`
    select c.id, c.name, c.birth_date::text as birth_date, c.identity_code as code,
      (select coalesce(json_agg(s.id), '[]') from student s where s.child_id = c.id) as students,
      (select coalesce(json_agg(json_build_object('id', l.id, 'township', l.township_id, 'address', l.address_cipher)), '[]')
        from child_location l where l.child_id = c.id) as locations,
      (select coalesce(json_agg(json_build_object('id', b.id, 'flag', b.protective_flag, 'guardian', g.id, 'name', g.name,
          'phone', g.phone_cipher, 'province', g.workplace_province,
          'wards', (select json_agg(o.child_id) from guardianship o where o.guardian_id = g.id))), '[]')
        from guardianship b join guardian g on g.id = b.guardian_id where b.child_id = c.id) as bonds
      from child c where c.hukou_township_id = ${idOf("关面乡")} or c.residence_township_id = ${idOf("关面乡")}`;
  return new Map(
    rows.map((row) => [
      String(row.id),
      {
        name: row.name,
        birthDate: row.birth_date,
        code: row.code,
        students: row.students,
        locations: row.locations.map((l: Row) => ({
          id: l.id,
          townshipId: l.township,
          address: open(l.address, "child_location.address", l.id),
        })),
        bonds: row.bonds.map((b: Row) => ({
          id: b.id,
          flag: b.flag,
          guardianName: b.name,
          phone: open(b.phone, "guardian.phone", b.guardian),
          province: b.province,
          wards: b.wards,
        })),
      },
    ]),
  );
}

test("whichever code a filter names, no child of 五通乡 alone is reached", async () => {
  const links = await withAdmin(app.database, (sql) => linksOf(sql, idOf("关面乡")));
  const mine = new Set(links.filter(({ hukou, residence }) => hukou || residence).map(({ id }) => id));
  const codes = [
    `code: { eq: "${clash}" }`,
    `system: { eq: NBS }, code: { eq: "${clash}" }`,
    `system: { eq: MCA }, code: { eq: "${clash}" }`,
  ];
  for (const code of codes) {
    const at = `township: { codes: { some: { ${code} } } }`;
    const query = `{
      children(first: 200, where: { locations: { some: { ${at} } } }) { totalCount nodes { id } }
      childLocations(first: 200, where: { ${at} }) { totalCount nodes { childId townshipId child { id } } }
      negated: childLocations(first: 200, where: { not: { ${at} } }) { nodes { childId townshipId } }
      childLocationAggregate(where: { ${at} }, groupBy: [TOWNSHIP_ID]) { count key { townshipId } } }`;
    const { json, text } = await app.ask(query, officer);
    if (json.data === undefined) throw new Error(text);
    const { children, childLocations, negated, childLocationAggregate } = json.data;
    const named = [
      ...children.nodes.map(({ id }: Row) => id),
      ...childLocations.nodes.flatMap(({ childId, child }: Row) => [childId, child.id]),
      ...negated.nodes.map(({ childId }: Row) => childId),
    ];
    for (const id of named) expect(mine.has(id), `${code}: ${id}`).toBe(true);
    const places = [...childLocations.nodes, ...negated.nodes].map(({ townshipId }: Row) => townshipId);
    for (const id of places) expect(id).toBe(idOf("关面乡"));
    for (const { key } of childLocationAggregate) expect(key.townshipId).toBe(idOf("关面乡"));
    if (code.includes("MCA")) expect([children.totalCount, childLocations.totalCount]).toEqual([0, 0]);
    else expect(children.totalCount).toBeGreaterThan(10);
  }
});

test("a child who moved away from a township is nobody's of its officer any more", async () => {
  const moved = plantedChildren.moved.id;
  const query = `{ child(id: "${moved}") { id } childLocations(first: 200) { nodes { childId } }
    guardianships(first: 200) { nodes { childId } } }`;
  const { json } = await app.ask(query, { as: "township-officer:麻柳乡" });
  expect(json.data.child).toBeNull();
  expect(JSON.stringify(json)).not.toContain(moved);
  const here = await app.ask(query, officer);
  expect(here.json.data.child).toEqual({ id: moved });
});
