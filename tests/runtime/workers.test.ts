// Several processes of one server: all answer, each learns of a revocation and of another policy by itself, one that dies is begun
// anew, and all end together.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { JWK } from "jose";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { loadPolicyInForce } from "../../src/database/index.ts";
import { developmentAudience } from "../../src/identity/development-issuer.ts";
import { developmentIssuer } from "../../src/identity/development-subject.ts";
import { createDevelopmentIssuer, type DevelopmentIssuer } from "../../src/identity/index.ts";
import { type JwksServer, startJwksServer } from "../identity/jwks-server.ts";
import { approve } from "../isolation/open-lines.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { type Receiver, startReceiver } from "../telemetry/otlp-receiver.ts";
import { buildServer, type ServerProcess, startProcess, stopProcess } from "./server-process.ts";

const token = randomBytes(24).toString("hex");
const times = 12;
let database: TestDatabase;
let admin: postgres.Sql;
let issuer: DevelopmentIssuer;
let jwks: JwksServer;
let server: ServerProcess;
let url: string;
let env: Record<string, string>;
let collector: Receiver;

/** Says of each package, once, that it is loaded. */
const loud = `import { registerHooks } from "node:module";
const told = new Set();
registerHooks({ resolve(name, context, next) {
  const [of] = /^(@[^/]+\\/)?[a-z][^/:]*(?=\\/|$)/.exec(name) ?? [];
  if (of !== undefined && !told.has(of)) process.stderr.write("loads " + of + "\\n");
  told.add(of);
  return next(name, context);
} });`;

beforeAll(async () => {
  [database] = await Promise.all([cloneDatabase(), buildServer()]);
  admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  issuer = await createDevelopmentIssuer(privateKey.export({ format: "jwk" }) as never);
  jwks = await startJwksServer([...issuer.keys.publicKeys.keys] as JWK[]);
  collector = await startReceiver();
  env = {
    NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(loud)}"`,
    DATABASE_URL: database.runtimeUrl,
    TONGCHOU_LOGINS_DIR: inject("testCluster").loginsDir,
    TONGCHOU_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    TONGCHOU_ISSUERS: JSON.stringify([
      { issuer: developmentIssuer, audience: developmentAudience, jwksUrl: jwks.url },
    ]),
    TONGCHOU_POOL_SIZE: "1",
    TONGCHOU_JOBS: "off",
  };
  server = startProcess({
    ...env,
    TONGCHOU_WORKERS: "2",
    TONGCHOU_METRICS_PORT: "0",
    TONGCHOU_METRICS_TOKEN: token,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: "100",
  });
  url = await server.ready;
});
afterAll(async () => {
  if (server !== undefined) await stopProcess(server);
  await Promise.all([jwks?.close(), collector?.close()]);
  await admin?.end();
  await database?.drop();
});

/** On a connection of its own each: the first process gives them out in turns. */
async function askOften(query: string, as?: string): Promise<ReadonlySet<string>> {
  const headers = {
    "content-type": "application/json",
    connection: "close",
    ...(as !== undefined && { authorization: `Bearer ${await issuer.sign(as, () => new Date())}` }),
  };
  const body = JSON.stringify({ query });
  const answers = await Promise.all(
    Array.from({ length: times }, async () => {
      const { status, ...answer } = await fetch(`${url}/graphql`, { method: "POST", headers, body }).then(
        async (response) => ({ status: response.status, json: await response.json() }),
      );
      const { errors } = answer.json as { errors?: readonly { extensions: { code: string } }[] };
      return `${status} ${errors?.[0]?.extensions.code ?? "OK"}`;
    }),
  );
  return new Set(answers);
}

const children = async (): Promise<readonly number[]> => {
  const { pid } = server.child;
  const told = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return told.trim().split(" ").filter(Boolean).map(Number);
};

const headNames = "{ schools(first: 1) { nodes { headName } } }";

test("both answer, and a revocation is known to both with the next answer", async () => {
  expect(await children()).toHaveLength(2);
  expect(await askOften("{ me { role } schools(first: 1) { nodes { id } } }", "finance-officer")).toEqual(
    new Set(["200 OK"]),
  );
  await admin`delete from tc.assignment where person_id = (select id from tc.person where subject = 'finance-officer')`;
  expect(await askOften("{ me { role } schools(first: 1) { nodes { id } } }", "finance-officer")).toEqual(
    new Set(["403 FORBIDDEN"]),
  );
});

test("another policy is known to both with the next answer", async () => {
  expect(await askOften(headNames, "education-officer")).toEqual(new Set(["200 OK"]));
  const { policy } = await loadPolicyInForce(admin);
  const narrower = [...policy.roles.values()].map((role) => ({
    ...role,
    grants: role.grants.map((grant) =>
      grant.type === "School"
        ? { ...grant, fields: grant.fields.filter((field) => field !== "headName") }
        : grant,
    ),
    ...(role.role === "education-officer" && {
      denials: [...role.denials, { type: "School", fields: ["headName"], basis: "[M] test" }],
    }),
  }));
  await approve(admin, narrower);
  const after = await askOften(headNames, "education-officer");
  expect(after).not.toContain("200 OK");
  expect(after).toContain("403 FORBIDDEN");
  await approve(admin, [...policy.roles.values()]);
  await expect
    .poll(() => askOften(headNames, "education-officer"), { timeout: 30_000 })
    .toEqual(new Set(["200 OK"]));
});

test("whichever is asked tells the figures of all", async () => {
  const asked = async (): Promise<number> => {
    const headers = { authorization: `Bearer ${token}`, connection: "close" };
    const text = await (await fetch(`${url}/metrics`, { headers })).text();
    const lines = text.split("\n").filter((line) => /^tongchou_requests_total\{.*role="public"/.test(line));
    return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" "))), 0);
  };
  const before = await asked();
  await askOften("{ __typename }");
  const [one, other] = [await asked(), await asked()];
  expect([one - before, other - one]).toEqual([times, 0]);
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
});

test("both send traces where a collector is named; where none is, nothing of it is loaded", async () => {
  expect(await askOften("{ schools(first: 1) { nodes { id } } }")).toEqual(new Set(["200 OK"]));
  const statements = () => collector.spans.filter(({ name }) => name === "statement").length;
  await expect.poll(statements, { timeout: 10_000 }).toBeGreaterThanOrEqual(times);
  expect(server.said()).toMatch(/loads @opentelemetry\/sdk-trace/);
  const untraced = startProcess(env);
  const answer = await fetch(`${await untraced.ready}/graphql?query={schools(first:1){nodes{id}}}`);
  expect([answer.status, untraced.said().includes("loads fastify")]).toEqual([200, true]);
  await stopProcess(untraced);
  // Its interface alone comes with prom-client, and does nothing.
  expect(untraced.said().match(/loads @opentelemetry\/.*/g)).toEqual(["loads @opentelemetry/api"]);
});

test("one that is killed is begun anew", async () => {
  const [first, second] = await children();
  if (first === undefined) throw new Error("no worker");
  process.kill(first, "SIGKILL");
  await expect
    .poll(async () => (await children()).filter((pid) => pid !== first).length, { timeout: 30_000 })
    .toBe(2);
  expect(await children()).toContain(second);
  await expect
    .poll(() => askOften("{ schools(first: 1) { nodes { id } } }").catch(() => null), { timeout: 30_000 })
    .toEqual(new Set(["200 OK"]));
});

test("all end with the first", async () => {
  const all = await children();
  const began = performance.now();
  await stopProcess(server);
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(await server.ended).toBe(0);
  for (const pid of all) expect(() => process.kill(pid, 0)).toThrow();
});
