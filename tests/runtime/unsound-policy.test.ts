// A version that comes into force while the server runs, and that it cannot serve: nothing is answered by it, nor by the
// one before, until another is in force. The alarm names what is wrong.
import pino from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadPolicyFiles } from "../../src/database/index.ts";
import type { RolePolicy } from "../../src/policy/index.ts";
import { approve } from "../isolation/open-lines.ts";
import { withAdmin } from "../isolation/twins.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";

const sound = [...(await loadPolicyFiles()).roles.values()];
const township = sound.find(({ role }) => role === "township-officer");
const log: string[] = [];
let app: TestApp;
beforeEach(async () => {
  log.length = 0;
  app = await startTestApp({ log: pino({ level: "error" }, { write: (line) => log.push(line) }) });
});
afterEach(() => app.close());

const put = (roles: readonly RolePolicy[]) => withAdmin(app.database, (sql) => approve(sql, roles));
const officer = { as: "township-officer:关面乡" };
const query = "{ children(first: 1) { nodes { name } } }";
const alarms = () => log.filter((line) => line.includes("the policy in force is unsound"));
const ready = async () => {
  const response = await fetch(`${app.url}/readyz`);
  return [response.status, ((await response.json()) as { checks: unknown }).checks];
};

async function expectUnavailable(): Promise<void> {
  for (const [asked, options] of [
    [query, officer],
    ["{ schools(first: 1) { nodes { id } } }", {}],
    ["{ me { role } }", officer],
  ] as const) {
    const { status, text, json } = await app.ask(asked, options);
    expect([status, json.errors?.[0]?.extensions.code], text).toEqual([503, "UNAVAILABLE"]);
    expect(json.data ?? null).toBeNull();
    expect(text).not.toContain("gone");
  }
  expect((await fetch(`${app.url}/schema.graphql`)).status).toBe(503);
}

async function expectAnswers(): Promise<void> {
  const { status, text } = await app.ask(query, officer);
  expect(status, text).toBe(200);
}

test.each([
  [
    "denies what the catalogue does not have",
    { denials: [{ type: "School", fields: ["gone"], basis: "[M] test" }] },
    "no coordinate School.gone",
  ],
  ["is no policy any more", { grants: null }, ""],
  [
    "masks a number beside the birth date that rebuilds it",
    {
      grants: [
        ...(township?.grants ?? []),
        {
          id: "township-officer/Child/mask",
          type: "Child",
          fields: ["idNumber"],
          uses: ["read"],
          rows: { kind: "always" },
          mask: "tail",
          cite: ["test"],
        },
      ],
      denials: [],
    },
    "masks Child.idNumber, which township-officer rebuilds from Child.birthDate",
  ],
] as const)(
  "a version that %s answers nobody, says so once, and is left with the next sound one",
  async (_what, change, problem) => {
    await expectAnswers();
    const broken = sound.map((role) => (role.role === "township-officer" ? { ...role, ...change } : role));
    const version = await put(broken as readonly RolePolicy[]);
    await expectUnavailable();
    await expectUnavailable();
    await expect.poll(ready, { timeout: 5000 }).toMatchObject([503, { database: true, policy: false }]);
    expect(alarms()).toHaveLength(1);
    const [alarm] = alarms().map((line) => JSON.parse(line));
    expect(alarm.version).toBe(version);
    expect(alarm.problems.length).toBeGreaterThan(0);
    expect(alarm.problems.join()).toContain(problem);
    // Back to the one before: it never lost its plans.
    await put(sound);
    await expectAnswers();
    await expect.poll(ready, { timeout: 5000 }).toMatchObject([200, { database: true, policy: true }]);
    // And on to another.
    await put(broken as readonly RolePolicy[]);
    await expectUnavailable();
    await put(sound.map((role) => (role.role === "public" ? { ...role, title: "公众（新）" } : role)));
    await expectAnswers();
    expect((await fetch(`${app.url}/schema.graphql`)).status).toBe(200);
  },
);

test("a content that does not carry its hash is no version to serve", async () => {
  await expectAnswers();
  await withAdmin(app.database, async (sql) => {
    await sql`insert into tc.policy_version (hash, content, approved_by)
      values (${"0".repeat(64)}, ${JSON.stringify(sound)}, 'test')`;
    await sql`update tc.policy_state set version = (select max(version) from tc.policy_version)`;
  });
  await expectUnavailable();
  expect(alarms().join("")).toContain("does not match its hash");
  await put(sound);
  await expectAnswers();
});

test("a sound version is learned of by the probe alone", async () => {
  const version = await put(
    sound.map((role) => (role.role === "public" ? { ...role, title: "公众（新）" } : role)),
  );
  await expect.poll(ready, { timeout: 5000 }).toMatchObject([200, { database: true, policy: true }]);
  const { json } = await app.ask(
    '{ explainAccess(coordinate: "School.name", use: READ) { policyVersion } }',
    officer,
  );
  expect(json.data.explainAccess.policyVersion).toBe(version);
});
