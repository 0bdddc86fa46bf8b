// From an identity provider that people run to an answer: persons by their own tokens, services by their clients', and neither
// as the other.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { runPerson } from "../../src/cli/person.ts";
import { loadConfig } from "../../src/config.ts";
import { withAdmin } from "../isolation/twins.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { api, startProvider, type TestProvider } from "./provider.ts";

let app: TestApp;
let provider: TestProvider;
const lines: string[] = [];

interface Known {
  readonly subject: string;
  readonly kind?: "person" | "service";
  readonly validTo?: string;
  readonly costAMinute?: number;
}

/** With an assignment over the whole district. */
const register = ({ subject, kind = "person", validTo, costAMinute }: Known, role = "education-officer") =>
  withAdmin(
    app.database,
    (sql) => sql`with known as (
      insert into tc.person (id, issuer, subject, display_name, kind, valid_to, cost_a_minute)
      values (gen_random_uuid(), ${provider.url}, ${subject}, ${subject}, ${kind}, ${validTo ?? null}, ${costAMinute ?? null})
      on conflict (issuer, subject) do update set issuer = excluded.issuer returning id)
      insert into tc.assignment (id, person_id, role, scope, district_id, duties, valid_from, approved_by)
      select gen_random_uuid(), known.id, ${role}, 'district', d.district_id, '{basic-education}', date '2020-01-01', 'test'
        from known, (select district_id from tc.assignment where scope = 'district' limit 1) d`,
  );

beforeAll(async () => {
  provider = await startProvider(["statistics", "nightly", "li", "over", "census"]);
  app = await startTestApp({
    clock: () => new Date(),
    issuers: [{ issuer: provider.url, audience: api }],
    log: pino({ level: "info" }, { write: (line: string) => lines.push(line) }),
  });
  await register({ subject: "li" });
  await register({ subject: "statistics", kind: "service", validTo: "2999-01-01", costAMinute: 5_000 });
  await register({ subject: "nightly", kind: "service", validTo: "2999-01-01", costAMinute: 5_000 });
  await register({ subject: "over", kind: "service", validTo: "2021-01-01", costAMinute: 5_000 });
});
afterAll(async () => {
  await app.close();
  await provider.close();
});

const ask = async (token: string, query = "{ schools(first: 1) { totalCount } me { role } }") => {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const response = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers,
    body: JSON.stringify({ query }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: a response has whatever shape was asked for
  return { status: response.status, json: (await response.json()) as any };
};

test("a person signs in and asks; an ID token of the same session opens nothing", async () => {
  const { access, id } = await provider.ofPerson("li");
  const { status, json } = await ask(access);
  expect([status, json.data?.me.role]).toEqual([200, "education-officer"]);
  expect((await ask(id)).status).toBe(401);
  const rejected = lines.filter((line) => line.includes("token rejected")).map((line) => JSON.parse(line));
  expect(rejected.at(-1)).toMatchObject({ issuer: provider.url, claim: "aud" });
  const stranger = await provider.ofPerson("somebody");
  expect((await ask(stranger.access)).status).toBe(403);
});

test("a client asks on its own behalf as the service that it is registered as", async () => {
  const { status, json } = await ask(await provider.ofClient("statistics"));
  expect([status, json.data?.me.role]).toEqual([200, "education-officer"]);
});

test("a service that was entered by command asks, until it is ended", async () => {
  const folder = await mkdtemp(join(tmpdir(), "services-"));
  const config = loadConfig({
    DATABASE_URL: app.database.runtimeUrl,
    DATABASE_ADMIN_URL: app.database.adminUrl,
    TONGCHOU_DATA_DIR: folder,
    TONGCHOU_ISSUERS: JSON.stringify([{ issuer: provider.url, audience: api, subjectClaim: "sub" }]),
  });
  const printed = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const person = (line: string) => runPerson(line.split(" "), config);
  const status = async () => (await ask(await provider.ofClient("census"))).status;
  try {
    expect(await status()).toBe(403);
    await person("add --service --subject census --name 普查 --to 2999-01-01 --cost 50000");
    await person(
      "assign --subject census --role education-officer --duty basic-education --by 区教委 --to 2999-01-01",
    );
    expect(await status()).toBe(200);
    await person("list --service");
    expect(printed.mock.calls.flat().join("")).toMatch(
      /census\t普查\t\t2999-01-01\t50000\teducation-officer\tclient_id = sub; subject in sub/,
    );
    await person("end --subject census --role education-officer");
    expect(await status()).toBe(403);
  } finally {
    printed.mockRestore();
    await rm(folder, { recursive: true });
  }
});

test("a client that is called like a person is not that person, nor a person who is called like a service that service", async () => {
  expect((await ask(await provider.ofClient("li"))).status).toBe(403);
  expect((await ask((await provider.ofPerson("statistics")).access)).status).toBe(403);
});

test("a service's time ends by the day, and it is nobody's guardian, teacher or carer", async () => {
  expect((await ask(await provider.ofClient("over"))).status).toBe(403);
  await withAdmin(
    app.database,
    (sql) => sql`insert into tc.assignment (id, person_id, role, scope, guardian_id, valid_from, approved_by)
      select gen_random_uuid(), p.id, 'guardian', 'guardian', g.id, date '2020-01-01', 'test'
        from tc.person p, (select id from guardian limit 1) g where p.subject = 'statistics'`,
  );
  const headers = {
    authorization: `Bearer ${await provider.ofClient("statistics")}`,
    "x-tongchou-role": "guardian",
  };
  expect((await fetch(`${app.url}/schema.graphql`, { headers })).status).toBe(403);
});

test("it writes nothing: with it, one person would be two", async () => {
  const token = await provider.ofClient("statistics");
  const { status, json } = await ask(
    token,
    'mutation { withdrawClosure(input: { id: "x", version: 1 }) { version } }',
  );
  expect([status, json.errors[0].extensions.code]).toEqual([403, "FORBIDDEN"]);
  expect(json.errors[0].message).toContain("service account");
  const uploaded = await fetch(`${app.url}/attachments`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/pdf",
      "x-tongchou-file-name": "a.pdf",
    },
    body: "%PDF-1.7",
  });
  expect(uploaded.status).toBe(403);
});

test("it spends what it may, and no other's allowance", async () => {
  const token = await provider.ofClient("statistics");
  const dear = "{ children(first: 200) { nodes { id students(first: 10) { nodes { id } } } } }";
  const statuses: number[] = [];
  for (let time = 0; time < 10; time += 1) statuses.push((await ask(token, dear)).status);
  expect(statuses[0]).toBe(200);
  expect(statuses.at(-1)).toBe(429);
  expect((await ask((await provider.ofPerson("li")).access, dear)).status).toBe(200);
});

test("a service that is ended while it asks is heard no more", async () => {
  const token = await provider.ofClient("nightly");
  const query = "{ schools(first: 1) { nodes { id } } }";
  expect((await ask(token, query)).status).toBe(200);
  await withAdmin(
    app.database,
    (sql) => sql`update tc.person set valid_to = date '2021-01-01' where subject = 'nightly'`,
  );
  expect((await ask(token, query)).status).toBe(403);
});

test("a service without a day on which it ends, and a person with one, the database does not take", async () => {
  await expect(register({ subject: "endless", kind: "service", costAMinute: 1 })).rejects.toThrow(
    /person_or_service/,
  );
  await expect(register({ subject: "ending", validTo: "2999-01-01" })).rejects.toThrow(/person_or_service/);
});
