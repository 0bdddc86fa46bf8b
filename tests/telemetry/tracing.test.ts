// A request as the collector sees it: under the client's span, what was decided and what was asked of the database; and never whom, with
// which values.
import pino from "pino";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { loadConfig } from "../../src/config.ts";
import { plantedChildren } from "../../src/sample/planted.ts";
import { type OpenTracing, openTracing } from "../../src/telemetry/opentelemetry.ts";
import { hashOf } from "../hostile/wire.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { type ReceivedSpan, type Receiver, startReceiver } from "./otlp-receiver.ts";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const client = "b7ad6b7169203331";
const variables = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_RESOURCE_ATTRIBUTES"];
const lines: string[] = [];
const alarms: string[] = [];
let receiver: Receiver;
let tracing: OpenTracing;
let app: TestApp;
beforeAll(async () => {
  receiver = await startReceiver();
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = receiver.url;
  process.env.OTEL_EXPORTER_OTLP_HEADERS = "x-collector=known";
  process.env.OTEL_RESOURCE_ATTRIBUTES = "deployment.environment.name=test";
  const config = loadConfig({ ...process.env, OTEL_BSP_SCHEDULE_DELAY: "50" });
  if (config.tracing === null) throw new Error("no traces");
  tracing = openTracing(config.tracing, (message) => alarms.push(message));
  const log = pino({ level: "info" }, { write: (line) => lines.push(line) });
  app = await startTestApp({ tracing, log, clock: () => new Date() });
});
afterEach(() => {
  receiver.spans.length = 0;
});
afterAll(async () => {
  await app.close();
  await tracing.close();
  await receiver.close();
  for (const name of variables) delete process.env[name];
});

interface Asking {
  readonly as?: string;
  readonly purpose?: string;
  readonly variables?: object;
  readonly traceparent?: string;
}

async function ask(query: string, { as, purpose, traceparent, ...asked }: Asking = {}): Promise<Response> {
  const answer = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(as !== undefined && { authorization: `Bearer ${await app.token(as)}` }),
      ...(purpose !== undefined && { "x-tongchou-purpose": purpose }),
      ...(traceparent !== undefined && { traceparent, tracestate: "seen=99999920170314101X" }),
    },
    body: JSON.stringify({ query, ...asked }),
  });
  await answer.text();
  return answer;
}

/** Of the spans that came, those of a request, as a tree: what began first stands first. */
async function tree(requests = 1): Promise<readonly ReceivedSpan[]> {
  const roots = () => receiver.spans.filter(({ name }) => name.includes("/"));
  await expect.poll(() => roots().length, { timeout: 5_000 }).toBe(requests);
  return receiver.spans;
}

const underneath = (spans: readonly ReceivedSpan[], parent: string) =>
  spans.filter((span) => span.parent === parent).map(({ name }) => name);

const schools =
  "query named($n: Int) { schools(first: $n) { nodes { name classes(first: 1) { nodes { id } } } } }";

test("a request stands under the client's span, and plan and statement under the request", async () => {
  const traceparent = `00-${traceId}-${client}-01`;
  await ask(schools, { as: "education-officer", variables: { n: 2 }, traceparent });
  const spans = await tree();
  const [root] = spans.filter(({ name }) => name === "POST /graphql");
  expect(root).toMatchObject({
    traceId,
    parent: client,
    failed: false,
    attributes: {
      "http.request.method": "POST",
      "http.route": "/graphql",
      "http.response.status_code": 200,
      "tongchou.role": "education-officer",
      "tongchou.operation": hashOf(schools),
    },
  });
  expect(Object.keys(root?.attributes ?? {})).toHaveLength(5);
  expect(underneath(spans, root?.id ?? "").sort()).toEqual(["plan", "statement"]);
  const [statement] = spans.filter(({ name }) => name === "statement");
  expect(statement?.attributes).toEqual({ "db.system.name": "postgresql", "tongchou.login": "tc_education" });
  expect(spans.every((span) => span.traceId === traceId && span.nanoseconds > 0n)).toBe(true);
  expect(receiver.headers).toContain("known");
  expect(receiver.resources[0]).toMatchObject({
    "service.name": "tongchou",
    "deployment.environment.name": "test",
  });
});

test("without one it is a trace of its own, which the log names; one that is not sampled is not sent", async () => {
  await ask(schools);
  const [root] = (await tree()).filter(({ name }) => name === "POST /graphql");
  expect(root).toMatchObject({ parent: "", attributes: { "tongchou.role": "public" } });
  const logged = lines.findLast((line) => line.includes('"route":"/graphql"')) ?? "{}";
  expect(JSON.parse(logged).trace).toBe(root?.traceId);
  await ask(schools, { traceparent: `00-${traceId}-${client}-00` });
  await ask(schools, { traceparent: `00-${"0".repeat(32)}-${client}-01` });
  const spans = await tree(2);
  expect(spans.filter((span) => span.traceId === traceId)).toEqual([]);
  expect(spans.filter(({ name, parent }) => name === "POST /graphql" && parent === "")).toHaveLength(2);
});

test("a refusal and a failure tell their code, a command that it was called", async () => {
  await ask("{ children { nodes { idNumber } } }", { as: "finance-officer" });
  const refused = await tree();
  const codes = refused.filter(({ failed }) => failed).map(({ attributes }) => attributes["error.type"]);
  expect(new Set(codes)).toEqual(new Set(["FORBIDDEN"]));
  expect(refused.map(({ name }) => name)).not.toContain("statement");
  receiver.spans.length = 0;
  const input = { id: plantedChildren.moved.id, version: 1 };
  const confirm =
    "mutation($input: ConfirmAppointmentInput!) { confirmAppointment(input: $input) { appointment { id } } }";
  await ask(confirm, { as: "hr-officer", variables: { input } });
  const given = await tree();
  const [root] = given.filter(({ name }) => name === "POST /graphql");
  expect(root?.attributes["error.type"]).toBe("NOT_FOUND");
  expect(underneath(given, root?.id ?? "")).toContain("command");
});

test("nothing that came holds a person, an id, a value, SQL, or a hash that could be tried out for one", async () => {
  const { moved } = plantedChildren;
  const number = "999999201712109805";
  const asking = { as: "education-officer", purpose: "identity-verification" };
  const inline = `{ children(where: { idNumber: { eq: "${number}" } }) { nodes { id name } } }`;
  await ask(inline, asking);
  const commented = `# ${number}\n{ schools(first: 1) { nodes { id } } }`;
  await ask(commented, asking);
  await ask("query ($n: String!) { children(where: { idNumber: { eq: $n } }) { nodes { id name } } }", {
    ...asking,
    variables: { n: number },
  });
  await ask("query ($id: ID!) { child(id: $id) { id name } }", { ...asking, variables: { id: moved.id } });
  await fetch(`${app.url}/no/${moved.id}?number=${number}`);
  await tree(4);
  await expect.poll(() => receiver.spans.map(({ name }) => name)).toContain("GET");
  const came = receiver.bytes().toString("latin1");
  for (const word of [
    number,
    moved.id,
    hashOf(inline),
    hashOf(commented),
    "identity-verification",
    "select ",
    "seen=",
    "with ",
  ])
    expect(came, word).not.toContain(word);
  expect(receiver.bytes().includes(Buffer.from(moved.name))).toBe(false);
  expect(came).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
  expect(receiver.spans.map(({ attributes }) => attributes["tongchou.operation"])).toContain("other");
  expect(alarms).toEqual([]);
});
