// What is told of a running server, to whom, and what it must not tell: of whom, about whom, with which values.
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantedChildren } from "../../src/sample/planted.ts";
import { Metrics, type MetricsServer, startMetricsServer } from "../../src/telemetry/index.ts";
import { hashOf } from "../hostile/wire.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";

const metrics = new Metrics();
const token = `${"x".repeat(12)}0123456789ab`;
const lines: string[] = [];
let app: TestApp;
let server: MetricsServer;
beforeAll(async () => {
  const log = pino({ level: "info" }, { write: (line) => lines.push(line) });
  app = await startTestApp({ metrics, log, jobs: true });
  const { registry } = metrics;
  const tell = async () => ({ type: registry.contentType, text: await registry.metrics() });
  server = await startMetricsServer({ host: "127.0.0.1", port: 0, token, tell });
});
afterAll(async () => {
  await server.close();
  await app.close();
});

const told = async (headers: Record<string, string> = { authorization: `Bearer ${token}` }) => {
  const answer = await fetch(server.url, { headers });
  return { status: answer.status, text: await answer.text() };
};
const figureOf = (text: string, name: string, labels: Readonly<Record<string, string>>): number =>
  text
    .split("\n")
    .filter((line) => line.startsWith(`${name}{`))
    .filter((line) => Object.entries(labels).every(([key, value]) => line.includes(`${key}="${value}"`)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" "))), 0);

const schools = "{ schools(first: 2) { nodes { name } } }";

test("requests are told by role, code and operation, statements by login, plans by whether they were known", async () => {
  for (const as of ["education-officer", "education-officer", undefined])
    await app.ask(schools, as === undefined ? {} : { as });
  await app.ask("{ children { nodes { idNumber } } }");
  const { status, text } = await told();
  expect(status).toBe(200);
  const asked = (labels: Record<string, string>) => figureOf(text, "tongchou_requests_total", labels);
  expect(asked({ role: "education-officer", code: "OK", operation: hashOf(schools) })).toBe(2);
  expect(asked({ role: "public", code: "OK", operation: hashOf(schools) })).toBe(1);
  expect(asked({ role: "public", code: "GRAPHQL_VALIDATION_FAILED" })).toBe(1);
  expect(figureOf(text, "tongchou_statement_seconds_count", { login: "tc_education" })).toBe(2);
  expect(figureOf(text, "tongchou_plans_total", { known: "yes" })).toBeGreaterThanOrEqual(1);
  const open = (labels: Record<string, string>) => figureOf(text, "tongchou_connections", labels);
  expect(open({ login: "tc_education", side: "read" })).toBeGreaterThanOrEqual(1);
  expect(open({ login: "tc_education", side: "write" })).toBe(0);
  expect(figureOf(text, "tongchou_connections_most", { login: "tc_education", side: "read" })).toBe(2);
  expect(text).toContain("tongchou_policy_version 1");
});

test("the day's work is told, by job and what came of it", async () => {
  const done = async () => figureOf((await told()).text, "tongchou_jobs_total", { outcome: "done" });
  await expect.poll(done, { timeout: 60_000, interval: 500 }).toBeGreaterThan(5);
});

test("no label holds a person, an id or a value, nor a hash that could be tried out for one", async () => {
  const { moved } = plantedChildren;
  const number = "999999201712109805";
  const inline = [
    `{ child(id: "${moved.id}") { id } }`,
    `{ children(where: { idNumber: { eq: "${number}" } }) { nodes { id } } }`,
    `{ n${number}: schools(first: 1) { nodes { id } } }`,
    `# ${number}\n{ schools(first: 1) { nodes { id } } }`,
  ];
  const asking = { as: "education-officer", purpose: "identity-verification" };
  for (const query of inline) await app.ask(query, asking);
  await app.ask("query ($id: ID!) { child(id: $id) { id } }", { ...asking, variables: { id: moved.id } });
  const { text } = await told();
  for (const query of inline) expect(text).not.toContain(hashOf(query));
  for (const word of [number, moved.id, "identity-verification", moved.name])
    expect(text).not.toContain(word);
  // Ids of whatever kind, and long numbers beside counts: none in any label.
  const labels = [...text.matchAll(/\{([^}]*)\}/g)].map(([, inner]) => inner).join("\n");
  expect(labels).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|"[^"]*\d{6}[^"a-f]*"/);
  expect(figureOf(text, "tongchou_requests_total", { operation: "other" })).toBeGreaterThanOrEqual(4);
});

test("whoever sends ever new texts names fifty of them, and takes no other role's place", async () => {
  await Promise.all(
    Array.from({ length: 80 }, (_, at) => app.ask(`query q${at} { schools(first: 1) { nodes { name } } }`)),
  );
  const again = "query mine { schools(first: 1) { nodes { name } } }";
  await app.ask(again, { as: "finance-officer" });
  const { text } = await told();
  const named = new Set(
    [...text.matchAll(/role="public",code="\w+",operation="([0-9a-f]{64})"/g)].map(([, hash]) => hash),
  );
  expect(named.size).toBeLessThanOrEqual(50);
  expect(text).toContain(hashOf(again));
});

test("figures are told to who shows the token, at their own address alone", async () => {
  expect((await told({})).status).toBe(401);
  expect((await told({ authorization: `Bearer ${token}x` })).status).toBe(401);
  expect((await fetch(`${app.url}/metrics`)).status).toBe(404);
  expect((await fetch(server.url.replace("/metrics", "/"))).status).toBe(404);
});

test("the log names the trace that a request came with, and nothing that is no trace", async () => {
  const trace = "0af7651916cd43dd8448eb211c80319c";
  const ask = (traceparent: string) =>
    fetch(`${app.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", traceparent },
      body: JSON.stringify({ query: "{ __typename }" }),
    });
  const last = () => JSON.parse(lines.findLast((line) => line.includes('"route":"/graphql"')) ?? "{}");
  const answer = await ask(`00-${trace}-b7ad6b7169203331-01`);
  expect(last()).toMatchObject({ trace, requestId: answer.headers.get("x-request-id") });
  for (const wrong of [`00-${"0".repeat(32)}-b7ad6b7169203331-01`, `00-${trace}-b7ad6b7169203331`, "x"]) {
    await ask(wrong);
    expect(last().trace).toBeUndefined();
  }
});
