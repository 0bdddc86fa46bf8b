// The schema as it is served: each role gets its own view, the one that the policy files print, and learns of no
// coordinate that it may not use.
import "../../src/domains/index.ts";
import { type DocumentNode, Kind, parse, print, visit } from "graphql";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { coordinatesOf, loadCatalogue } from "../../src/catalogue/index.ts";
import { runSchema } from "../../src/cli/schema.ts";
import { loadPolicyFiles } from "../../src/database/index.ts";
import { mayTellHistory, type RolePolicy, type Use } from "../../src/policy/index.ts";
import { approve } from "../isolation/open-lines.ts";
import { withAdmin } from "../isolation/twins.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { testToday } from "../support/test-keys.ts";

const { roles } = await loadPolicyFiles();
const names = [...roles.keys()];
const catalogue = loadCatalogue();
const tags = new Map<string, { readonly tag: string; readonly text: string }>();
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function serve(role: string, subject: string | null): Promise<Response> {
  const headers = subject === null ? {} : { authorization: `Bearer ${await app.token(subject)}` };
  return fetch(`${app.url}/schema.graphql`, { headers: { ...headers, "x-tongchou-role": role } });
}

/** Somebody of the sample who acts in the role. */
async function holderOf(role: string): Promise<string | null> {
  if (role === "public") return null;
  const rows = await withAdmin(
    app.database,
    (sql) => sql`select p.subject from tc.person p join tc.assignment a on a.person_id = p.id
      where a.role = ${role} and p.disabled_at is null
        and (a.valid_to is null or a.valid_to > ${testToday})
      order by exists (select from tc.recusal r where r.person_id = p.id), p.subject limit 1`,
  );
  return String(rows[0]?.subject);
}

async function printed(role: string): Promise<string> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
  await runSchema(["--role", role]).finally(() => spy.mockRestore());
  return written.join("");
}

/** Every `<kind of type> Type.field` in it: fields of objects and inputs, values of enums. */
function coordinatesIn(document: DocumentNode): { type: string; field: string }[] {
  return document.definitions.flatMap((definition) => {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION)
      return (definition.values ?? []).map((value) => ({
        type: definition.name.value,
        field: value.name.value,
      }));
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION
    )
      return [];
    return (definition.fields ?? []).map((field) => ({
      type: definition.name.value,
      field: field.name.value,
    }));
  });
}

/** A day is asked for by all that a period is made of, where it is no column of the type. */
function partsOf({ type, field }: { type: string; field: string }): { type: string; field: string }[] {
  const fields = catalogue.entities.get(type.replace(/Where$/, ""))?.fields;
  if (field !== "asOf" || !fields?.has("validTo") || fields.has(field)) return [{ type, field }];
  return ["validFrom", "validTo", "revisedOn"]
    .filter((part) => fields.has(part))
    .map((part) => ({ type, field: part }));
}

/** What the role must be granted to be shown this; null where it is about no type of the catalogue. */
function needed(
  type: string,
  field: string,
): { type: string; named: (of: string) => boolean; uses: Use[] } | null {
  for (const { name, orderings } of catalogue.entities.values()) {
    const same = (of: string) => of === field;
    if (type === name) return { type: name, named: same, uses: ["read"] };
    if (type === `${name}Where`) {
      return ["and", "or", "not"].includes(field)
        ? null
        : { type: name, named: same, uses: ["filter", "lookup"] };
    }
    if (type === `${name}Order`) {
      const by = orderings.find((one) => one.name === field.replace(/_(ASC|DESC)$/, ""));
      const first = by?.through[0] ?? by?.field;
      return { type: name, named: (of) => of === first, uses: ["order"] };
    }
  }
  return null;
}

function assertOwnCoordinates(role: RolePolicy, text: string): void {
  const document = parse(text);
  let checked = 0;
  for (const { type, field } of coordinatesIn(document).flatMap(partsOf)) {
    const need = needed(type, field);
    if (need === null) continue;
    // What may be done with a record, and what happened to it, are no fields of the catalogue.
    const apart: Readonly<Record<string, boolean>> = {
      can: role.writes.some((grant) => grant.type === need.type && grant.commands.length > 0),
      history: mayTellHistory(role, need.type),
    };
    const known = catalogue.entities.get(need.type)?.fields.has(field) === true;
    const granted =
      (known ? undefined : apart[field]) ??
      role.grants.some(
        (grant) =>
          grant.type === need.type &&
          grant.fields.some(need.named) &&
          grant.uses.some((use) => need.uses.includes(use)),
      );
    expect([`${type}.${field}`, granted]).toEqual([`${type}.${field}`, true]);
    checked += 1;
  }
  const granted = new Set(role.grants.map(({ type }) => type));
  if (granted.size > 0) expect(checked).toBeGreaterThan(granted.size);
  // Neither does anything else say the name of a type that is not the role's.
  const bare = print(visit(document, { StringValue: (node) => ({ ...node, value: "" }) }));
  const words = new Set(bare.match(/\w+/g));
  for (const { name } of catalogue.entities.values()) {
    if (granted.has(name)) continue;
    const about = new RegExp(
      `^${name}(Connection|Edge|Where|ListWhere|Order|Aggregate|GroupBy|GroupKey|Sum|Avg|Min|Max)?$`,
    );
    expect([...words].filter((word) => about.test(word))).toEqual([]);
  }
  // Nor does a description point at a coordinate that is not.
  for (const [, type = "", field = ""] of text.matchAll(/\b([A-Z][A-Za-z]+)\.([a-z][A-Za-z]+)\b/g)) {
    if (catalogue.entities.get(type)?.fields.has(field) !== true) continue;
    const own = role.grants.some((grant) => grant.type === type && grant.fields.includes(field));
    expect([`${type}.${field}`, own]).toEqual([`${type}.${field}`, true]);
  }
}

test.each(names)("%s is served its own view, as the policy files print it", async (name) => {
  const response = await serve(name, await holderOf(name));
  const text = await response.text();
  expect(response.status, text.slice(0, 200)).toBe(200);
  expect(text).toBe(await printed(name));
  const tag = String(response.headers.get("etag"));
  expect((await serve(name, await holderOf(name))).headers.get("etag")).toBe(tag);
  tags.set(name, { tag, text });
  assertOwnCoordinates(roles.get(name) as RolePolicy, text);
});

test("a view keeps its tag, and two that differ have two", () => {
  expect(tags.size).toBe(names.length);
  expect(new Set([...tags.values()].map(({ tag }) => tag)).size).toBe(
    new Set([...tags.values()].map(({ text }) => text)).size,
  );
  expect(new Set([...tags.values()].map(({ text }) => text)).size).toBeGreaterThan(15);
});

test("a view shows a key of an ordering to whom every coordinate on its way is given to order by, and to nobody else", () => {
  const keys = [...catalogue.entities.values()].flatMap(({ name, orderings }) => {
    expect([name, orderings.length > 0]).toEqual([name, true]);
    return orderings.map((ordering) => ({
      type: `${name}Order`,
      value: `${ordering.name}_ASC`,
      way: coordinatesOf(catalogue, name, ordering),
    }));
  });
  for (const [role, { text }] of tags) {
    const shown = new Set(coordinatesIn(parse(text)).map(({ type, field }) => `${type}.${field}`));
    const { grants = [] } = roles.get(role) ?? {};
    const given = new Set(
      grants.flatMap(({ type, fields, uses }) =>
        uses.includes("order") ? fields.map((field) => `${type}.${field}`) : [],
      ),
    );
    const lists = keys.filter(({ type }) => shown.has(`${type.replace(/Order$/, "Connection")}.nodes`));
    const open = lists.filter(({ way }) => way.every(({ type, field }) => given.has(`${type}.${field}`)));
    const names = open.map(({ type, value }) => `${type}.${value}`);
    expect([role, [...shown].filter((one) => /Order\.\w+_ASC$/.test(one)).sort()]).toEqual([
      role,
      names.sort(),
    ]);
  }
});

test("the check would find a coordinate that is another role's", async () => {
  const finance = await printed("finance-officer");
  const role = roles.get("public") as RolePolicy;
  expect(() => assertOwnCoordinates(role, finance)).toThrow();
});

test("a role that does not exist is named, with those that do", async () => {
  await expect(runSchema(["--role", "nobody"])).rejects.toThrow(/no role nobody; there are: .*guardian/);
  await expect(runSchema(["--roles"])).rejects.toThrow(/usage: schema \[--role <role-id>/);
});

/** The policy as it stands, without these fields of the role's grants. */
const taken = (role: string, type: string, gone: readonly string[]): RolePolicy[] =>
  [...roles.values()].map((one) => ({
    ...one,
    grants: one.grants.map((grant) =>
      grant.type === type && one.role === role
        ? { ...grant, fields: grant.fields.filter((name) => !gone.includes(name)) }
        : grant,
    ),
  }));

test("a coordinate that another policy version takes away is in the next text no more", async () => {
  const as = await holderOf("township-officer");
  const field = /\n {2}birthDate: /;
  const child = async () =>
    (/\ntype Child [^}]*\}/.exec(await (await serve("township-officer", as)).text()) ?? [""])[0];
  expect(await child()).toMatch(field);
  await withAdmin(app.database, (sql) => approve(sql, taken("township-officer", "Child", ["birthDate"])));
  expect(await child()).not.toMatch(field);
  await withAdmin(app.database, (sql) => approve(sql, [...roles.values()]));
  expect(await child()).toMatch(field);
});

async function ask(role: string, query: string): Promise<string> {
  const headers = {
    authorization: `Bearer ${await app.token(String(await holderOf(role)))}`,
    "content-type": "application/json",
    "x-tongchou-role": role,
  };
  const answer = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers,
    body: JSON.stringify({ query }),
  });
  const { errors = [] } = (await answer.json()) as { errors?: { message: string }[] };
  return errors.map(({ message }) => message).join();
}

const onDay = (root: string) => `{ ${root}(where: { asOf: "2026-10-01" }, first: 1) { nodes { id } } }`;
const dayOf = (type: string) => new RegExp(`\\ninput ${type}Where [^}]*\\n {2}asOf: `);

test("a day is asked for by whoever may filter by both ends of a period, and by nobody who has one of them", async () => {
  const as = await holderOf("township-officer");
  const view = async () => (await serve("township-officer", as)).text();
  expect(await view()).toMatch(dayOf("Guardianship"));
  expect(await ask("township-officer", onDay("guardianships"))).toBe("");
  for (const end of ["validFrom", "validTo"]) {
    await withAdmin(app.database, (sql) => approve(sql, taken("township-officer", "Guardianship", [end])));
    expect(await view()).not.toMatch(dayOf("Guardianship"));
    expect(await ask("township-officer", onDay("guardianships"))).toBe(
      `Your role may not use: Guardianship.${end} (filter).`,
    );
  }
  await withAdmin(app.database, (sql) => approve(sql, [...roles.values()]));
});

test.each(["guardian", "teacher"])(
  "to a %s a day of a bond is a word unknown, like any other",
  async (role) => {
    const text = await (await serve(role, await holderOf(role))).text();
    expect(text).not.toMatch(dayOf("Guardianship"));
    const refused = await ask(role, onDay("guardianships"));
    expect(refused).toBe('Field "asOf" is not defined by type "GuardianshipWhere".');
    expect(await ask(role, onDay("guardianships").replace("asOf", "asOg"))).toBe(
      refused.replace("asOf", "asOg"),
    );
  },
);

test("whose assignment ended is served no view any more, remembered or not", async () => {
  const as = String(await holderOf("police-officer"));
  expect((await serve("police-officer", as)).status).toBe(200);
  await withAdmin(
    app.database,
    (sql) =>
      sql`delete from tc.assignment where person_id in (select id from tc.person where subject = ${as})`,
  );
  const refused = await serve("police-officer", as);
  expect(refused.status).toBe(403);
  expect(await refused.text()).not.toContain("type ");
});
