// The routes: what each answers, to whom, and in which form it refuses.
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answer, type StartedServer, startServer } from "./started-server.ts";

let started: StartedServer;
let readiness: Record<string, boolean> | Error = { database: true, policy: true };

beforeAll(async () => {
  started = await startServer({
    readiness: async () => {
      if (readiness instanceof Error) throw readiness;
      return readiness;
    },
    graphql: async (request, { principal, renew }) => {
      const body = (request.body ?? null) as { query?: string } | null;
      if (body?.query === "renew") return answer({ before: principal.epoch, after: (await renew()).epoch });
      return answer({ role: principal.role, purpose: principal.purpose, personId: principal.personId, body });
    },
  });
});
afterAll(() => started.server.drain());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${started.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });

async function expectError(
  response: Response,
  status: number,
  code: string,
): Promise<Record<string, unknown>> {
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  const body = (await response.json()) as {
    errors: { message: string; extensions: Record<string, unknown> }[];
  };
  expect(Object.keys(body)).toEqual(["errors"]);
  expect(body.errors[0]?.extensions.code).toBe(code);
  expect(body.errors[0]?.message).toMatch(/\S/);
  return body.errors[0]?.extensions ?? {};
}

describe("/graphql", () => {
  it("serves the public where there is no token, by GET and POST", async () => {
    const expected = { data: { role: "public", purpose: null, personId: null } };
    await expect((await fetch(`${started.url}/graphql?query={a}`)).json()).resolves.toMatchObject(expected);
    await expect((await post('{"query":"{a}"}')).json()).resolves.toMatchObject(expected);
  });

  it("hands the principal of the token, role and purpose to the handler", async () => {
    const authorization = `Bearer ${await started.token("li")}`;
    const headers = { authorization, "x-tongchou-role": "guardian", "x-tongchou-purpose": "care" };
    const response = await post("{}", headers);
    await expect(response.json()).resolves.toMatchObject({
      data: { role: "guardian", purpose: "care", personId: "li" },
    });
  });

  it("lets nothing on the way keep an answer, whatever the handler says", async () => {
    const response = await post("{}");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("reads a person again when the handler asks for it", async () => {
    const response = await post('{"query":"renew"}', {
      authorization: `Bearer ${await started.token("wang")}`,
    });
    await expect(response.json()).resolves.toEqual({ data: { before: 0, after: 1 } });
    expect(started.forgotten).toEqual(["wang"]);
  });

  it.each(["Basic dTpw", "Bearer", "Bearer a b", "token"])(
    "answers 401 to the Authorization header %j",
    async (authorization) => {
      const response = await post("{}", { authorization });
      await expectError(response, 401, "UNAUTHENTICATED");
      expect(response.headers.get("www-authenticate")).toBe('Bearer realm="tongchou", error="invalid_token"');
    },
  );

  it("answers 401 to a token nobody signed, and 403 to one of an unknown person", async () => {
    await expectError(await post("{}", { authorization: "Bearer a.b.c" }), 401, "UNAUTHENTICATED");
    await expectError(
      await post("{}", { authorization: `Bearer ${await started.token("stranger")}` }),
      403,
      "FORBIDDEN",
    );
  });

  it("refuses a body above the limit, and a caller before the body", async () => {
    const large = JSON.stringify({ query: "x".repeat(256 * 1024) });
    await expectError(await post(large), 413, "PAYLOAD_TOO_LARGE");
    await expectError(await post(large, { authorization: "Bearer a.b.c" }), 401, "UNAUTHENTICATED");
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/graphql",
  ])("answers 415 to %s", async (type) => {
    await expectError(await post("{}", { "content-type": type }), 415, "BAD_REQUEST");
  });

  it.each(["", "{", '{"__proto__":{"a":1}}'])("answers 400 to the body %j", async (body) => {
    await expectError(await post(body), 400, "BAD_REQUEST");
  });

  it("answers 405 to other methods, and OPTIONS without opening itself to other origins", async () => {
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      const response = await fetch(`${started.url}/graphql`, { method });
      await expectError(response, 405, "BAD_REQUEST");
      expect(response.headers.get("allow")).toBe("GET, POST, OPTIONS");
    }
    const options = await fetch(`${started.url}/graphql`, {
      method: "OPTIONS",
      headers: { origin: "https://evil.example" },
    });
    expect(options.status).toBe(204);
    expect([...options.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

describe("errors outside operations", () => {
  it("have GraphQL's shape where there is nothing, and where the address is broken", async () => {
    await expectError(await fetch(`${started.url}/nothing`), 404, "NOT_FOUND");
    await expectError(await fetch(`${started.url}/`), 404, "NOT_FOUND");
    await expectError(await fetch(`${started.url}/%E0%A4%A`), 400, "BAD_REQUEST");
    await expectError(
      await fetch(`${started.url}/graphql?query=${"x".repeat(20_000)}`),
      431,
      "PAYLOAD_TOO_LARGE",
    );
  });

  it("have it even where the request is no HTTP", async () => {
    const { hostname, port } = new URL(started.url);
    const text = await new Promise<string>((resolve) => {
      let received = "";
      const socket = connect(Number(port), hostname, () => socket.write("NONSENSE\r\n\r\n"));
      socket.on("data", (chunk) => {
        received += chunk;
      });
      socket.on("close", () => resolve(received));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain('"code":"BAD_REQUEST"');
  });

  it("say nothing of what went wrong inside, and neither does the log", async () => {
    const broken = await post('{"query":"{ secretVariable }"}', {
      authorization: `Bearer ${await started.token("broken")}`,
    });
    expect(await broken.clone().text()).not.toContain("500235200001011234");
    await expectError(broken, 500, "INTERNAL_SERVER_ERROR");
    const away = await post("{}", { authorization: `Bearer ${await started.token("unreachable")}` });
    await expectError(away, 503, "UNAVAILABLE");
    await fetch(`${started.url}/graphql?query={a}&variables={"idNumber":"500235200001011234"}`);
    const token = await started.token("li");
    await post('{"query":"{ secretVariable }"}', { authorization: `Bearer ${token}` });
    const log = started.logLines().join("");
    expect(log).not.toContain("500235200001011234");
    expect(log).not.toContain("secretVariable");
    expect(log).not.toContain(token.slice(-20));
    expect(log).toContain('"frames"');
    const line = JSON.parse(started.logLines().at(-1) ?? "{}");
    expect(line).toMatchObject({ method: "POST", route: "/graphql", role: "education-officer", status: 200 });
    expect(line).toMatchObject({ person: "li", purpose: null, operation: null, code: null });
    expect(line.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(line.ms).toBeGreaterThanOrEqual(0);
  });
});

describe("two readers of one request", () => {
  it.each(["host", "content-type", "content-length"])("never differ by a second %s header", async (name) => {
    const { hostname, port } = new URL(started.url);
    const first: Record<string, string> = {
      host: "a.example",
      "content-type": "application/json",
      "content-length": "2",
    };
    const lines = Object.entries({ ...first }).map(([header, value]) => `${header}: ${value}`);
    const text = await new Promise<string>((resolve) => {
      let received = "";
      const socket = connect(Number(port), hostname, () =>
        socket.write(
          `POST /graphql HTTP/1.1\r\n${lines.join("\r\n")}\r\n${name}: ${first[name]}\r\nconnection: close\r\n\r\n{}`,
        ),
      );
      socket.on("data", (chunk) => {
        received += chunk;
      });
      socket.on("close", () => resolve(received));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain('"code":"BAD_REQUEST"');
  });
});

describe("health", () => {
  const checksAfter = async (state: Record<string, boolean> | Error) => {
    readiness = state;
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    const response = await fetch(`${started.url}/readyz`);
    return [response.status, await response.json()];
  };

  it("tells that the process is up, and whether it is ready", async () => {
    expect((await fetch(`${started.url}/healthz`)).status).toBe(200);
    expect(await checksAfter({ database: true, policy: true })).toEqual([
      200,
      { status: "ready", checks: { database: true, policy: true } },
    ]);
    expect(await checksAfter({ database: false, policy: true })).toEqual([
      503,
      { status: "unready", checks: { database: false, policy: true } },
    ]);
    expect((await checksAfter(new Error("password authentication failed")))[1]).toEqual({
      status: "unready",
      checks: { answered: false },
    });
    expect((await fetch(`${started.url}/healthz`)).status).toBe(200);
  });
});
