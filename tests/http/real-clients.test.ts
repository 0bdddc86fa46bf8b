// Clients that frontends use, as they come, in a page of another origin: they page through whole lists, keep rows by their ids,
// and miss nothing. Who asks has signed in with an identity provider.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { api, startProvider, type TestProvider } from "../identity/provider.ts";
import { withAdmin } from "../isolation/twins.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { launchChromium, missingForPages } from "./chromium.ts";
import { buildFront, buildGuide, type Origin, openOrigin } from "./front-page.ts";

const missing = missingForPages("clients of other origins are");

const clients = ["apollo", "urql", "relay"] as const;
const lists = ["schools", "children"] as const;

let app: TestApp;
let provider: TestProvider;
let front: Origin;
let stranger: Origin;
let browser: Browser;
let token: string;
const complaints: string[] = [];
interface Sent {
  readonly accept: string | undefined;
  readonly body: string;
  readonly status: number;
  readonly type: string | undefined;
}
/** What was sent to the API, as it went out. */
const sent: Sent[] = [];

const access = () => ({ uri: `${app.url}/graphql`, headers: { authorization: `Bearer ${token}` } });
const call = <T>(page: Page, script: string): Promise<T> => page.evaluate(script) as Promise<T>;
const walk = (page: Page, client: string, list: string): Promise<string[]> =>
  call(page, `clients.${client}(${JSON.stringify(list)}, ${JSON.stringify(access())})`);

async function openPage(origin: Origin): Promise<Page> {
  const page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("response", (response) => {
    const request = response.request();
    if (!response.url().startsWith(app.url) || request.method() !== "POST") return;
    const type = response.headers()["content-type"];
    const body = request.postData() ?? "";
    sent.push({ accept: request.headers().accept, body, status: response.status(), type });
  });
  await page.goto(origin.url);
  return page;
}

const register = (subject: string) =>
  withAdmin(
    app.database,
    (sql) => sql`with known as (
      insert into tc.person (id, issuer, subject, display_name, kind)
      values (gen_random_uuid(), ${provider.url}, ${subject}, ${subject}, 'person') returning id)
      insert into tc.assignment (id, person_id, role, scope, district_id, duties, valid_from, approved_by)
      select gen_random_uuid(), known.id, 'education-officer', 'district', d.district_id, '{basic-education}', date '2020-01-01', 'test'
        from known, (select district_id from tc.assignment where scope = 'district' limit 1) d`,
  );

const total = async (list: string): Promise<number> =>
  (await app.ask(`{ ${list} { totalCount } }`, { as: "education-officer" })).json.data[list].totalCount;

describe.skipIf(missing.length > 0)("in a page of another origin", () => {
  let page: Page;
  beforeAll(async () => {
    [provider, front, stranger] = await Promise.all([startProvider([]), openOrigin(), openOrigin()]);
    app = await startTestApp({
      clock: () => new Date(),
      pages: { origins: [front.url] },
      issuers: [{ issuer: provider.url, audience: api }],
    });
    await register("li");
    [{ access: token }, browser] = await Promise.all([provider.ofPerson("li"), launchChromium()]);
    const script = await buildFront({ url: app.url, token });
    front.show({ script });
    stranger.show({ script });
    page = await openPage(front);
    await page.waitForFunction("globalThis.clients !== undefined");
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await Promise.all([app?.close(), provider?.close(), front?.close(), stranger?.close()]);
  });

  test.each(clients.flatMap((client) => lists.map((list) => [client, list] as const)))(
    "%s walks all %s and holds each once",
    async (client, list) => {
      const ids = await walk(page, client, list);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(await total(list));
    },
  );

  test("and that are 130 schools and 4000 children at least", async () => {
    expect(await total("schools")).toBeGreaterThanOrEqual(130);
    expect(await total("children")).toBeGreaterThanOrEqual(4000);
  });

  test("Relay asks for the pages within a row by the row's id", () => {
    const inner = sent.filter(({ body }) => body.includes("query relaySchoolsPage"));
    expect(inner.length).toBeGreaterThan(30);
    for (const { body } of inner) expect(body).toMatch(/node\(id: \$id\)/);
  });

  test("Relay asks for a row again by its id, with more of it", async () => {
    const school = await call<object>(page, `askAgain(${JSON.stringify(access())})`);
    expect(school).toEqual({
      id: expect.any(String),
      name: expect.any(String),
      officePhone: expect.stringMatching(/^100\d+$/),
    });
  });

  test("the page of the frontends' guide has the types of its view, and lists a township's schools", async () => {
    front.show(await buildGuide({ url: app.url, token: await app.token("township-officer:关面乡") }));
    const guide = await openPage(front);
    await guide.locator("#schools li").first().waitFor();
    expect(await guide.locator("#schools li").allInnerTexts()).toEqual([
      "关面乡示例五村教学点",
      "关面乡示例中心小学",
    ]);
    await guide.close();
  });

  test("each is answered in the type that it asks for, and the browser complains of nothing", () => {
    expect(sent.length).toBeGreaterThan(60);
    for (const { accept, status, type } of sent) {
      expect(accept).toContain("application/graphql-response+json");
      expect([status, type]).toEqual([200, "application/graphql-response+json; charset=utf-8"]);
    }
    expect(complaints).toEqual([]);
  });

  test.each(clients)("from an origin that is not listed %s is told nothing", async (client) => {
    const elsewhere = await openPage(stranger);
    await elsewhere.waitForFunction("globalThis.clients !== undefined");
    const before = sent.length;
    const told = await call<string>(
      elsewhere,
      `Promise.race([
        clients.${client}("schools", ${JSON.stringify(access())}).then((ids) => JSON.stringify(ids), () => "nothing"),
        new Promise((resolve) => setTimeout(resolve, 500, "nothing")),
      ])`,
    );
    expect(told).toBe("nothing");
    expect(sent.length).toBe(before);
    expect(complaints.some((text) => text.includes("blocked by CORS policy"))).toBe(true);
    await elsewhere.close();
  });
});
