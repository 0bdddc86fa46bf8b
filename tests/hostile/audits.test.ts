// GraphQL over HTTP as its working group's audits see it.
import { type AuditResult, serverAudits } from "graphql-http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HostileApp, openHostileApp } from "./hostile-app.ts";

let app: HostileApp;
beforeAll(async () => {
  app = await openHostileApp();
});
afterAll(() => app.close());

const audit = async (fetchFn: typeof fetch): Promise<AuditResult[]> =>
  Promise.all(serverAudits({ url: `${app.url}/graphql`, fetchFn }).map(({ fn }) => fn()));

const named = (results: readonly AuditResult[], status: AuditResult["status"]) =>
  results.filter((result) => result.status === status).map(({ id }) => id);

/** A parse, validation or coercion error answers 400 to application/json too: clients must not take it for data. */
const ourChoice = ["572B", "FDE2", "7B9B"];

test("no audit of GraphQL over HTTP ends in an error", async () => {
  const results = await audit(fetch);
  console.info(
    `audits: ${["ok", "notice", "warn", "error"].map((status) => `${named(results, status as "ok").length} ${status}`).join(", ")}`,
  );
  expect(results.length).toBeGreaterThan(50);
  expect(named(results, "error")).toEqual([]);
  expect(named(results, "warn").sort()).toEqual([...ourChoice].sort());
  expect(named(results, "notice")).toEqual([]);
  await app.control();
});
