// The page in a real browser, over the whole application, with everything outside the server's own origin cut off.
import { existsSync } from "node:fs";
import { type GraphQLSchema, isObjectType, parse, validate } from "graphql";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { builtGraphiql } from "../../src/http/graphiql/graphiql-assets.ts";
import { sampleQuestions } from "../../src/http/graphiql/sample-questions.ts";
import { plantedPeople } from "../../src/sample/planted.ts";
import { readOperations } from "../operations/operation-file.ts";
import { readView } from "../support/role-view.ts";
import { startTestApp, type TestApp, testClock } from "../support/test-app.ts";
import { launchChromium, missingForPages } from "./chromium.ts";

interface Found {
  readonly coordinate: string;
}
interface Finding {
  entriesOf(schema: GraphQLSchema): readonly Found[];
  find(entries: readonly Found[], text: string): readonly Found[];
  selectionText(schema: GraphQLSchema, entry: object, isEmpty: boolean): string;
}

const operations = await readOperations();
const { entriesOf, find, selectionText } = (await import(
  new URL("../../src/http/graphiql/page/find.js", import.meta.url).href
)) as Finding;

test("offers each role the questions that its department asks, as they are answered in tests/operations", async () => {
  const offered = await sampleQuestions();
  const asked = operations.filter(({ after }) => after === null);
  expect(Object.values(offered).flat()).toHaveLength(asked.length);
  for (const { role, query, variables, asker } of asked) {
    const found = offered[role]?.find(({ text }) => text === query);
    expect(found).toMatchObject({ title: expect.stringMatching(/\S/), purpose: asker.purpose ?? null });
    expect(JSON.parse(found?.variables ?? "")).toEqual(variables);
  }
});

test("finds by term, by type and term, by name, and what is closest first", async () => {
  const entries = entriesOf(await readView("township-officer"));
  const first = (text: string) => find(entries, text)[0]?.coordinate;
  expect(first("办公电话")).toBe("School.officePhone");
  expect(first("学校 校长")).toBe("School.headName");
  expect(first("school.OFFICEphone")).toBe("School.officePhone");
  expect(first("学校")).toBe("School");
  expect(find(entries, "绝无此词")).toEqual([]);
  expect(find(entries, " ")).toEqual([]);
});

test.each(["public", "education-officer", "guardian"])(
  "what it inserts for %s at the root of an empty document is an operation",
  async (role) => {
    const view = await readView(role);
    const query = view.getQueryType();
    expect(isObjectType(query)).toBe(true);
    for (const member of Object.values(query?.getFields() ?? {})) {
      const text = selectionText(view, { type: query, member }, true);
      const wrong = validate(view, parse(text)).filter(({ message }) => !/Enum "|enum/.test(message));
      expect([text, wrong]).toEqual([text, []]);
    }
  },
);

const missing = missingForPages(
  "the GraphiQL page is",
  existsSync(new URL("manifest.json", builtGraphiql)) ? [] : ["the page is not built (npm run build)"],
);

let app: TestApp;
let browser: Browser;
let page: Page;
let now = testClock();
const outside: string[] = [];
const complaints: string[] = [];

describe.skipIf(missing.length > 0)("the GraphiQL page", () => {
  beforeAll(async () => {
    app = await startTestApp({ graphiql: true, clock: () => now });
    browser = await launchChromium();
    const context = await browser.newContext({ viewport: { width: 1400, height: 860 }, locale: "zh-CN" });
    await context.route("**/*", (route) => {
      const url = route.request().url();
      if (url.startsWith(`${app.url}/`) || url.startsWith("data:")) return route.continue();
      outside.push(url);
      return route.abort();
    });
    page = await context.newPage();
    page.on("console", (message) => {
      // What the API refuses here is asked for; the browser notes its status.
      if (message.type() === "error" && !/status of 40\d/.test(message.text()))
        complaints.push(message.text());
    });
    page.on("pageerror", (error) => {
      // The editor's word for what it no longer waits for when another identity takes its place.
      if (error.message !== "Canceled") complaints.push(error.message);
    });
    await page.goto(`${app.url}/`);
    await page.locator(".graphiql-query-editor .view-lines").waitFor();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  // The editor shows spaces as no-break spaces.
  const textIn = async (place: string) =>
    (await page.locator(`${place} .view-lines`).innerText()).replaceAll("\u00a0", " ");
  const response = () => textIn(".graphiql-response");
  const run = () => page.locator(".graphiql-execute-button").click();
  const told = () => page.locator(".standing").innerText();
  const become = async (token: string) => {
    await page.locator("input[name=token]").fill(token);
    await page.getByRole("button", { name: "应用" }).click();
  };
  const waiting = { timeout: 15_000 };

  it("is called 统筹, says that whoever comes is the public, and has an example that runs", async () => {
    expect(await page.title()).toBe("统筹");
    await expect.poll(told, waiting).toContain("社会公众");
    await expect.poll(() => page.locator(".graphiql-query-editor").innerText()).toContain("schools");
    await run();
    await expect.poll(response, waiting).toContain("示例");
  }, 30_000);

  it("lets whoever has several roles choose among them, and says what each is", async () => {
    await become(`Bearer ${await app.token(plantedPeople.alsoGuardian)}`);
    await expect.poll(told, waiting).toContain("您有多个角色，请选择其中一个。");
    expect(await told()).toContain("ROLE_REQUIRED");
    await page.locator("select[name=role]").selectOption("township-officer");
    await expect.poll(told, waiting).toMatch(/监护人/);
    const acting = page.locator(".standing li.acting");
    expect(await acting.innerText()).toMatch(/乡镇人民政府.*township-officer.*(乡|镇|街道).* 起/s);
    expect(await acting.count()).toBe(1);
  }, 30_000);

  it("sends the purpose that is chosen of those that open something", async () => {
    await become(await app.token("education-officer"));
    await expect.poll(told, waiting).toContain("教育行政部门");
    expect(await page.locator("select[name=role]").inputValue()).toBe("");
    await page.locator("select[name=purpose]").selectOption("identity-verification");
    await expect
      .poll(() => page.locator(".standing .purposes .acting").allInnerTexts(), waiting)
      .toEqual(["identity-verification"]);
  }, 30_000);

  it("runs what is typed, as the identity above, and completes from the schema", async () => {
    await page.locator(".graphiql-query-editor .view-lines").click();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await page.keyboard.type("{ me { purp", { delay: 30 });
    await page.locator(".suggest-widget.visible").getByText("purpose").first().waitFor(waiting);
    await page.keyboard.press("Enter");
    // GraphiQL takes notice of an edit a moment later; until then it would run the operation by its former name.
    await page.locator(".graphiql-tab").getByText("<untitled>").waitFor();
    await run();
    await expect.poll(response, waiting).toContain('"purpose": "identity-verification"');
  }, 60_000);

  it("finds a field by its Chinese term, leads to its documentation, and inserts it", async () => {
    const panel = page.locator(".guide");
    await panel.locator("input[name=find]").fill("办公电话");
    const first = panel.locator(".results li").first();
    await expect.poll(() => first.innerText(), waiting).toContain("School.officePhone");
    await panel.locator("input[name=find]").fill("乡镇 列表");
    await page.locator(".graphiql-query-editor .view-lines").click();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await panel.getByRole("button", { name: "插入 Query.townships", exact: true }).click();
    await expect
      .poll(() => textIn(".graphiql-query-editor"))
      .toMatch(/townships\(first: 5\) \{ nodes \{ id \} \}/);
    await panel.locator("input[name=find]").fill("办公电话");
    await first.locator("button.found").click();
    await expect.poll(() => page.locator(".graphiql-doc-explorer").innerText()).toContain("办公电话");
    await page.getByRole("button", { name: "Show 查找与示例" }).click();
  }, 60_000);

  it("offers questions of the acting role, which are answered", async () => {
    await become(await app.token("township-officer:关面乡"));
    await expect.poll(told, waiting).toContain("关面乡");
    await page.getByRole("button", { name: /^What is our township called/ }).click();
    await expect.poll(() => textIn(".graphiql-query-editor"), waiting).toContain("OurTownship");
    await page.locator(".graphiql-tab").getByText("OurTownship").waitFor();
    await run();
    await expect.poll(response, waiting).toContain('"nameInEdition": "关面乡"');
  }, 60_000);

  it("names a bad token as bad, and one that has expired meanwhile, in the API's own words", async () => {
    await become("not.a.token");
    await expect.poll(told, waiting).toContain("令牌无效");
    expect(await told()).toMatch(
      /未提供访问令牌，或令牌格式有误、已过期.*expired or not accepted.*UNAUTHENTICATED/s,
    );
    expect(await page.locator(".standing").getAttribute("role")).toBe("alert");
    await become(await app.token("township-officer:关面乡"));
    await expect.poll(told, waiting).toContain("关面乡");
    now = new Date(now.getTime() + 25 * 3600 * 1000);
    await run();
    await expect.poll(told, waiting).toContain("令牌无效");
    now = testClock();
  }, 60_000);

  it("keeps the token in this tab only, and no cookie", async () => {
    const kept = await page.evaluate("JSON.stringify(localStorage)");
    expect(kept).toBe("{}");
    expect(await page.evaluate("document.cookie")).toBe("");
    expect(await page.evaluate("sessionStorage.getItem('tongchou:identity')")).toContain('"token":"ey');
  });

  it("asked for nothing outside its own server, and met no error", async () => {
    const shot = process.env.GRAPHIQL_SCREENSHOT;
    if (shot !== undefined) await page.screenshot({ path: shot });
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("is cached for good by name, by tag otherwise", async () => {
    const html = await fetch(`${app.url}/`);
    const tag = html.headers.get("etag") ?? "";
    expect(html.headers.get("cache-control")).toBe("no-cache");
    expect(html.headers.get("content-security-policy")).toContain("script-src 'self';");
    expect((await fetch(`${app.url}/`, { headers: { "if-none-match": tag } })).status).toBe(304);
    const script = /src="(\/graphiql\/[^"]+)"/.exec(await html.text())?.[1] ?? "";
    const file = await fetch(app.url + script, { headers: { "accept-encoding": "gzip" } });
    expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(file.headers.get("content-encoding")).toBe("gzip");
    expect(file.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    for (const path of ["/graphiql/manifest.json", "/graphiql/..%2fpackage.json", "/graphiql/index.html"]) {
      expect((await fetch(app.url + path)).status).toBe(404);
    }
  });
});
