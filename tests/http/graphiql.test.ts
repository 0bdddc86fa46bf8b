// The page in a real browser, with everything outside the server's own origin cut off.
import { existsSync } from "node:fs";
import { buildSchema, graphql as execute } from "graphql";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtGraphiql } from "../../src/http/graphiql/graphiql-assets.ts";
import { type StartedServer, startServer } from "./started-server.ts";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const missing = [
  existsSync(executablePath) ? [] : [`Chromium is not at ${executablePath} (set CHROMIUM)`],
  existsSync(new URL("manifest.json", builtGraphiql))
    ? []
    : ["the page is not built (src/http/graphiql/bundle.ts)"],
].flat();
if (missing.length > 0)
  console.warn(`\n*** SKIPPED: the GraphiQL page is NOT tested: ${missing.join("; ")} ***\n`);

const schema = buildSchema(`
  "学校"
  type School { id: ID! "校名" name: String }
  type SchoolConnection { nodes: [School!]! totalCount: Int }
  type Query {
    "义务教育学校"
    schools(first: Int): SchoolConnection
    "谁在查询"
    caller: String
  }`);
const nodes = [
  { id: "1", name: "关面乡示例中心小学" },
  { id: "2", name: "汉丰街道示例中心小学" },
];

let started: StartedServer;
let browser: Browser;
let page: Page;
const outside: string[] = [];
const complaints: string[] = [];

describe.skipIf(missing.length > 0)("the GraphiQL page", () => {
  beforeAll(async () => {
    started = await startServer({
      graphiql: true,
      graphql: async (request, { principal }) => {
        const { query, variables, operationName } = request.body as {
          query: string;
          variables?: Record<string, unknown>;
          operationName?: string;
        };
        const result = await execute({
          schema,
          source: query,
          variableValues: variables,
          operationName,
          rootValue: {
            schools: { nodes, totalCount: nodes.length },
            caller: `${principal.role} ${principal.personId} ${principal.purpose}`,
          },
        });
        return { status: 200, headers: [["content-type", "application/json"]], body: JSON.stringify(result) };
      },
    });
    browser = await chromium.launch({
      executablePath,
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    const context = await browser.newContext({ viewport: { width: 1400, height: 860 }, locale: "zh-CN" });
    await context.route("**/*", (route) => {
      const url = route.request().url();
      if (url.startsWith(`${started.url}/`) || url.startsWith("data:")) return route.continue();
      outside.push(url);
      return route.abort();
    });
    page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${started.url}/`);
    await page.locator(".graphiql-query-editor .view-lines").waitFor();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await started?.server.drain();
  });

  // The editor shows spaces as no-break spaces.
  const response = async () =>
    (await page.locator(".graphiql-response .view-lines").innerText()).replaceAll("\u00a0", " ");
  const run = () => page.locator(".graphiql-execute-button").click();

  it("is called 统筹 and comes with an example that runs", async () => {
    expect(await page.title()).toBe("统筹");
    await expect.poll(() => page.locator(".graphiql-query-editor").innerText()).toContain("schools");
    await run();
    await expect.poll(() => response(), { timeout: 10_000 }).toContain("关面乡示例中心小学");
  }, 30_000);

  it("shows the schema's documentation", async () => {
    await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    await page.locator(".graphiql-doc-explorer").getByText("Query", { exact: true }).last().click();
    await expect.poll(() => page.locator(".graphiql-doc-explorer").innerText()).toContain("义务教育学校");
  }, 30_000);

  it("runs what is typed, as the identity above, and completes from the schema", async () => {
    await page.locator("input[name=token]").fill(`Bearer ${await started.token("li")}`);
    await page.locator("input[name=role]").fill("finance-officer");
    await page.locator("input[name=purpose]").fill("payment");
    await page.getByRole("button", { name: "应用" }).click();
    await page.locator(".graphiql-query-editor .view-lines").click();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await page.keyboard.type("{ cal", { delay: 30 });
    await page.locator(".suggest-widget.visible").getByText("caller").first().waitFor({ timeout: 15_000 });
    await page.keyboard.press("Enter");
    // GraphiQL takes notice of an edit a moment later; until then it would run the operation by its former name.
    await page.locator(".graphiql-tab").getByText("<untitled>").waitFor();
    await run();
    await expect.poll(() => response(), { timeout: 10_000 }).toContain("finance-officer li payment");
  }, 60_000);

  it("keeps the token in this tab only, and no cookie", async () => {
    const kept = await page.evaluate("JSON.stringify(localStorage)");
    expect(kept).toBe("{}");
    expect(await page.evaluate("document.cookie")).toBe("");
    expect(await page.evaluate("sessionStorage.getItem('tongchou:identity')")).toContain("finance-officer");
  });

  it("asked for nothing outside its own server, and met no error", async () => {
    const shot = process.env.GRAPHIQL_SCREENSHOT;
    if (shot !== undefined) await page.screenshot({ path: shot });
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("is cached for good by name, by tag otherwise", async () => {
    const html = await fetch(`${started.url}/`);
    const tag = html.headers.get("etag") ?? "";
    expect(html.headers.get("cache-control")).toBe("no-cache");
    expect((await fetch(`${started.url}/`, { headers: { "if-none-match": tag } })).status).toBe(304);
    const script = /src="(\/graphiql\/[^"]+)"/.exec(await html.text())?.[1] ?? "";
    const file = await fetch(started.url + script, { headers: { "accept-encoding": "gzip" } });
    expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(file.headers.get("content-encoding")).toBe("gzip");
    expect(file.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    for (const path of ["/graphiql/manifest.json", "/graphiql/..%2fpackage.json", "/graphiql/index.html"]) {
      expect((await fetch(started.url + path)).status).toBe(404);
    }
  });
});
