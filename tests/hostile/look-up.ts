// Who looks an exact number up, and how it is asked and counted.
import postgres from "postgres";
import { afterAll, beforeAll } from "vitest";
import { developmentSubject } from "../../src/identity/index.ts";
import { type Ask, type Reply, startTestApp, type TestApp } from "../support/test-app.ts";

export const guanmian = developmentSubject({ role: "police-officer", township: "关面乡" });
export const police: Ask = { as: guanmian, purpose: "identity-verification" };
export const education: Ask = { as: "education-officer", purpose: "identity-verification" };
export const hr: Ask = { as: "hr-officer", purpose: "title-certificate" };

/** Of a child of 关面乡. */
export const known = "999999201712109805";
/** Well formed, and nobody's. */
export const unknown = "11010519491231002X";

export const codeOf = ({ json }: Reply): unknown => json.errors?.[0]?.extensions?.code;

/** Of a test file: the application with the real budgets, its database, and how many look-ups were counted. */
export function withBudgets() {
  const held = {} as { app: TestApp; admin: postgres.Sql };
  beforeAll(async () => {
    held.app = await startTestApp({ budgets: true });
    held.admin = postgres(held.app.database.adminUrl, { max: 1, onnotice: () => {} });
  });
  afterAll(async () => {
    await held.admin.end({ timeout: 5 });
    await held.app.close();
  });
  const asked = async (): Promise<number> => {
    const [row] = await held.admin`select coalesce(sum(asked), 0)::int as asked from tc.lookup_count`;
    return Number(row?.asked);
  };
  return { held, asked };
}
