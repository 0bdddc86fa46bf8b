import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigurationError, loadConfig } from "../../src/config.ts";

const key = randomBytes(32).toString("base64");
const issuers = JSON.stringify([
  { issuer: "https://id.example", audience: "tongchou", jwksUrl: "https://id.example/jwks" },
]);
const production = {
  NODE_ENV: "production",
  DATABASE_URL: `postgres://tongchou:${randomBytes(24).toString("base64url")}@db.example:5432/tongchou`,
  TONGCHOU_LOGINS_DIR: "/run/secrets/tongchou",
  TONGCHOU_ISSUERS: issuers,
  TONGCHOU_KEYS: `k2:${key},k1:${randomBytes(32).toString("base64")}`,
};

const problemsOf = (env: NodeJS.ProcessEnv): string => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return "";
};

describe("configuration of the database's ways", () => {
  const url = "postgres://tongchou:one@db:6432/tongchou";

  test("a pooler lends for one transaction, and stands before no administrator", () => {
    const through = `${url}?pooler=transaction`;
    expect(loadConfig({ DATABASE_URL: through }).database).toMatchObject({ url: through });
    expect(() => loadConfig({ DATABASE_URL: `${url}?pooler=session` })).toThrow("pooler=session");
    expect(() => loadConfig({ DATABASE_URL: url, DATABASE_ADMIN_URL: through })).toThrow(
      "name PostgreSQL itself",
    );
  });

  test("a replica has the logins of the primary, and a bound leaves some to share", () => {
    const replica = url.replace("@db:6432", "@copy");
    expect(loadConfig({ DATABASE_URL: url, TONGCHOU_REPLICA_URL: replica }).replicaUrl).toBe(replica);
    expect(() => loadConfig({ TONGCHOU_REPLICA_URL: replica })).toThrow("without DATABASE_URL");
    expect(() =>
      loadConfig({ DATABASE_URL: url, TONGCHOU_REPLICA_URL: replica.replace("one", "two") }),
    ).toThrow("another login, password or database");
    expect(loadConfig({ TONGCHOU_CONNECTIONS: "12" }).connections).toBe(12);
    expect(() => loadConfig({ TONGCHOU_CONNECTIONS: "11" })).toThrow("less than 12");
  });
});

describe("configuration", () => {
  test("an empty environment is development with the embedded database", () => {
    expect(loadConfig({})).toEqual({
      production: false,
      attachmentBytes: 5_242_880,
      connections: null,
      replicaUrl: null,
      store: null,
      host: "127.0.0.1",
      port: 4000,
      dataDir: resolve(".data"),
      loginsDir: resolve(".data/logins"),
      database: { kind: "embedded" },
      poolSize: 4,
      servers: 2,
      workers: 1,
      worker: null,
      issuers: [],
      jobs: true,
      keys: null,
      auditKeys: null,
      auditDir: expect.stringMatching(/\/\.data\/audit$/),
      costAMinute: 2_000_000,
      callerShare: 0.25,
      trustedProxies: [],
      origins: [],
      publicMaxAgeSeconds: 60,
      tls: null,
      metrics: { address: null, token: null, besideApi: true },
      tracing: null,
      logLevel: "info",
    });
  });

  test("production names everything that is missing, at once", () => {
    const problems = problemsOf({ NODE_ENV: "production" });
    for (const name of ["DATABASE_URL", "TONGCHOU_LOGINS_DIR", "TONGCHOU_ISSUERS", "TONGCHOU_KEYS"])
      expect(problems).toContain(name);
  });

  test("an origin is what a browser sends: no wildcard, no null, no path, and in production not in the clear", () => {
    const { origins } = loadConfig({ TONGCHOU_ORIGINS: "http://localhost:5173, https://front.example" });
    expect(origins).toEqual(["http://localhost:5173", "https://front.example"]);
    for (const wrong of [
      "*",
      "null",
      "https://front.example/",
      "front.example",
      "https://*.example",
      "file:///",
    ])
      expect(problemsOf({ TONGCHOU_ORIGINS: `https://a.example,${wrong}` })).toContain("TONGCHOU_ORIGINS");
    expect(problemsOf({ ...production, TONGCHOU_ORIGINS: "http://front.example" })).toContain("not https");
    expect(loadConfig({ ...production, TONGCHOU_ORIGINS: "http://localhost:5173" }).origins).toHaveLength(1);
  });

  test("a store is named as a whole, by path, and in production over https", () => {
    const store = {
      TONGCHOU_STORE_URL: "https://store.example/papers",
      TONGCHOU_STORE_KEY_ID: "K",
      TONGCHOU_STORE_SECRET: "drawn",
    };
    expect(loadConfig({ ...production, ...store }).store).toEqual({
      url: "https://store.example/papers",
      region: "us-east-1",
      keyId: "K",
      secret: "drawn",
    });
    for (const [wrong, says] of [
      [{ TONGCHOU_STORE_SECRET: "" }, "go together"],
      [{ TONGCHOU_STORE_URL: "http://store.example/papers" }, "TONGCHOU_STORE_URL is not https"],
      [{ TONGCHOU_STORE_URL: "https://store.example" }, "is not the address of a bucket"],
    ] as const) {
      const problems = problemsOf({ ...production, ...store, ...wrong });
      expect(problems).toContain(says);
      expect(problems).not.toContain("drawn");
    }
  });

  test("figures are told on loopback, or to who shows a token that was drawn", () => {
    const port = { TONGCHOU_METRICS_PORT: "9464" };
    const address = { host: "127.0.0.1", port: 9464 };
    expect(loadConfig(port).metrics).toEqual({ address, token: null, besideApi: true });
    expect(loadConfig(production).metrics).toBeNull();
    expect(loadConfig({ ...production, ...port }).metrics).toEqual({
      address,
      token: null,
      besideApi: false,
    });
    expect(problemsOf({ ...port, TONGCHOU_METRICS_HOST: "0.0.0.0" })).toContain(
      "TONGCHOU_METRICS_TOKEN is missing",
    );
    expect(problemsOf({ ...port, TONGCHOU_METRICS_TOKEN: "short" })).not.toContain("short");
    const token = randomBytes(24).toString("hex");
    const open = { ...port, TONGCHOU_METRICS_HOST: "0.0.0.0", TONGCHOU_METRICS_TOKEN: token };
    const told = { address: { host: "0.0.0.0", port: 9464 }, token, besideApi: true };
    expect(loadConfig({ ...production, ...open }).metrics).toEqual(told);
  });

  test("traces are wanted where a collector is named, by OpenTelemetry's own variables", () => {
    const to = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector.example:4318" };
    expect(loadConfig(to).tracing).toMatchObject({ sampler: "parentbased_always_on", ratio: 1 });
    expect(
      loadConfig({
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${to.OTEL_EXPORTER_OTLP_ENDPOINT}/v1/traces`,
        OTEL_TRACES_SAMPLER: "traceidratio",
        OTEL_TRACES_SAMPLER_ARG: "0.1",
        OTEL_BSP_MAX_QUEUE_SIZE: "100",
      }).tracing,
    ).toMatchObject({ sampler: "traceidratio", ratio: 0.1, batch: { maxQueueSize: 100 } });
    for (const off of [{ OTEL_SDK_DISABLED: "true" }, { OTEL_TRACES_EXPORTER: "none" }])
      expect(loadConfig({ ...to, ...off, OTEL_TRACES_SAMPLER: "no such" }).tracing).toBeNull();
    for (const [wrong, says] of [
      [{ OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" }, "only http/protobuf"],
      [{ OTEL_TRACES_SAMPLER: "sometimes" }, "OTEL_TRACES_SAMPLER"],
      [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "collector:4318" }, "is no http address"],
    ] as const)
      expect(problemsOf({ ...to, ...wrong })).toContain(says);
    const headers = { OTEL_EXPORTER_OTLP_HEADERS: "authorization=drawn" };
    const open = problemsOf({ ...production, ...to, ...headers });
    expect(open).toContain("OTEL_EXPORTER_OTLP_HEADERS would go in the clear");
    expect(open).not.toContain("drawn");
    expect(problemsOf({ ...production, ...to })).toBe("");
  });

  test("a secret may stand in a file, which is read, and never repeated", async () => {
    const folder = await mkdtemp(join(tmpdir(), "secret-"));
    const file = (name: string) => join(folder, name);
    await writeFile(file("url"), `${production.DATABASE_URL}\n`);
    await writeFile(file("keys"), "k1:c2hvcnQ=");
    await writeFile(file("empty"), "\n");
    const inFile = { ...production, DATABASE_URL: "", DATABASE_URL_FILE: file("url") };
    expect(loadConfig(inFile).database).toMatchObject({ url: production.DATABASE_URL });
    const withKeys = (name: string) =>
      problemsOf({ ...production, TONGCHOU_KEYS: "", TONGCHOU_KEYS_FILE: file(name) });
    expect(withKeys("keys")).toMatch(/TONGCHOU_KEYS: entry 1(?!.*c2hvcnQ)/s);
    expect(withKeys("empty")).toContain("TONGCHOU_KEYS_FILE: the file is empty");
    expect(withKeys("absent")).toContain("TONGCHOU_KEYS_FILE cannot be read (ENOENT)");
    expect(problemsOf({ ...production, TONGCHOU_KEYS_FILE: file("keys") })).toContain("are both set");
    await rm(folder, { recursive: true });
  });

  test("an empty variable counts as a missing one", () => {
    expect(problemsOf({ ...production, TONGCHOU_KEYS: "" })).toContain("TONGCHOU_KEYS is missing");
  });

  test("what is missing and what is wrong appear together", () => {
    const problems = problemsOf({ NODE_ENV: "production", PORT: "seventy", DATABASE_URL: "mysql://x" });
    for (const name of ["PORT", "DATABASE_URL", "TONGCHOU_ISSUERS", "TONGCHOU_KEYS"])
      expect(problems).toContain(name);
  });

  test("complete production keeps the order of the keys: the first encrypts", () => {
    const config = loadConfig(production);
    expect(config.keys?.map(({ id, secret }) => [id, secret.length])).toEqual([
      ["k2", 32],
      ["k1", 32],
    ]);
    expect(config.database).toEqual({
      kind: "server",
      url: production.DATABASE_URL,
      adminUrl: null,
      policyUrl: null,
    });
  });

  test.each([
    ["a key that is too short", { TONGCHOU_KEYS: "k1:c2hvcnQ=" }],
    ["a key without an id", { TONGCHOU_KEYS: key }],
    ["two keys with one id", { TONGCHOU_KEYS: `a:${key},a:${key}` }],
    ["issuers that are not JSON", { TONGCHOU_ISSUERS: "https://id.example" }],
    ["no issuer", { TONGCHOU_ISSUERS: "[]" }],
    [
      "an issuer whose keys come in the clear",
      { TONGCHOU_ISSUERS: issuers.replace("https://id.example/jwks", "http://id.example/jwks") },
    ],
    [
      "a password that was thought of",
      { DATABASE_URL: "postgres://tongchou:Tongchou2026!@db.example/tongchou" },
    ],
    [
      "a long password that repeats itself",
      { DATABASE_URL: `postgres://tongchou:${"secret".repeat(8)}@db.example/tongchou` },
    ],
    ["a certificate without its key", { TONGCHOU_TLS_CERT: "/etc/tongchou/cert.pem" }],
    ["TLS if it happens to be there", { DATABASE_URL: `${production.DATABASE_URL}?sslmode=prefer` }],
    ["TLS asked for in another word", { DATABASE_URL: `${production.DATABASE_URL}?ssl=true` }],
    ["a database without a password", { DATABASE_URL: "postgres://tongchou@db.example/tongchou" }],
  ])("production refuses %s and repeats no secret", (_what, wrong) => {
    const problems = problemsOf({ ...production, ...wrong });
    expect(problems).toContain(Object.keys(wrong)[0]);
    expect(problems).not.toContain(key);
  });

  test("an administrator's URL alone is a mistake, not the embedded database", () => {
    expect(problemsOf({ DATABASE_ADMIN_URL: "postgres://a:b@db.example/t" })).toContain(
      "without DATABASE_URL",
    );
  });
});
