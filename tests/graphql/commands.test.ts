// Mutations as they are served: of each role those it may run with the fields it may set, described by the catalogue; and none
// is ever run by a GET, or by whoever only reads.
import { isInputObjectType, isObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { roleOf, viewOf } from "../planning/mutate-as.ts";
import { type RoleName, roles, unknowing } from "../support/roles.ts";
import { send } from "../support/send.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";

const fieldsOf = (role: string, type: string): readonly string[] | null => {
  const found = viewOf(role).getType(type);
  return isObjectType(found) || isInputObjectType(found) ? Object.keys(found.getFields()).sort() : null;
};

const mutationsOf: Readonly<Partial<Record<RoleName, readonly string[]>>> = {
  "education-officer": ["reviewPaymentBatch"],
  "finance-officer": ["approvePaymentBatch", "sendPaymentBatch", "settlePaymentBatch"],
  "hr-officer": ["confirmAppointment"],
  "school-registrar": ["appointToPost", "fileMandatoryReport"],
  "township-officer": ["fileMandatoryReport"],
  "village-committee": ["fileMandatoryReport"],
};

describe("a role's view", () => {
  test.each(roles)("of %s has the commands that it may run, or no Mutation at all", (role) => {
    expect(fieldsOf(role, "Mutation")).toEqual(mutationsOf[role] ?? null);
    const words = Object.keys(viewOf(role).getTypeMap()).filter((name) => /(Input|Payload)$/.test(name));
    const own = (mutationsOf[role] ?? []).map((name) => name.charAt(0).toUpperCase() + name.slice(1));
    for (const word of words) expect(own.some((name) => word.startsWith(name))).toBe(true);
  });

  test("has the fields that it may set by a command, and those that name its record", () => {
    const common = ["category", "eventAt", "knownAt", "narrative", "recipients", "townshipId"];
    expect(fieldsOf("village-committee", "FileMandatoryReportInput")).toEqual(
      [...common, "reporterVillageId"].sort(),
    );
    expect(fieldsOf("school-registrar", "FileMandatoryReportInput")).toEqual(
      [...common, "childId", "reporterSchoolId", "schoolId"].sort(),
    );
    expect(fieldsOf("hr-officer", "ConfirmAppointmentInput")).toEqual(["id", "version"]);
  });

  test("says what a step asks for, and what the catalogue says of each field", () => {
    const command = viewOf("finance-officer").getMutationType()?.getFields().approvePaymentBatch;
    expect(command?.description).toMatch(
      /^审批发放批次\. .* REVIEWED → APPROVED \(三\(六\)\): a third person;/,
    );
    expect(String(command?.type)).toBe("ApprovePaymentBatchPayload");
    const input = viewOf("school-registrar").getType("AppointToPostInput");
    const fields = isInputObjectType(input) ? input.getFields() : {};
    expect(
      Object.entries(fields)
        .map(([name, { type }]) => `${name}: ${type}`)
        .sort(),
    ).toEqual([
      "competedOn: Date",
      "contractNo: String!",
      "postId: ID!",
      "teacherId: ID!",
      "validFrom: Date!",
      "validTo: Date!",
    ]);
    const { term } = loadCatalogue().field("Appointment", "contractNo");
    expect(fields.contractNo?.description).toMatch(new RegExp(`^${term}\\. .*500 letters`));
  });
});

describe("over HTTP", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const finance = { as: developmentSubject({ role: "finance-officer" }) };
  const settle = (version: number) =>
    `mutation { settlePaymentBatch(input: { id: "00000000-0000-7000-8000-000000000000", version: ${version} }, idempotencyKey: "") { version } }`;

  test("a GET runs no mutation, be its document known or not", async () => {
    // A malformed key ends it before any SQL: what is told tells how far it came.
    const posted = await app.ask(settle(1), finance);
    expect(posted.json.errors[0].extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      issues: [{ rule: "form_key" }],
    });
    for (const query of [settle(1), settle(2)]) {
      const headers = {
        authorization: `Bearer ${await app.token(finance.as)}`,
        "content-type": "application/json",
        "apollo-require-preflight": "1",
      };
      const got = await send(`${app.url}/graphql?query=${encodeURIComponent(query)}`, "GET", headers);
      expect([got.status, JSON.parse(got.text).errors[0].extensions.code]).toEqual([405, "BAD_REQUEST"]);
    }
  });

  test("all faults reach the client in one answer, with 400", async () => {
    const { status, json } = await app.ask(settle(1).replace(/"0{8}[^"]*"/, '"x"'), finance);
    expect(status).toBe(400);
    const { code, issues } = json.errors[0].extensions;
    expect(code).toBe("BAD_USER_INPUT");
    expect(issues.map((issue: { path: unknown; rule: string }) => [issue.rule, issue.path])).toEqual([
      ["form_id", ["input", "id"]],
      ["form_key", ["idempotencyKey"]],
    ]);
  });

  test.each(unknowing.filter((role) => roleOf(role).writes.length === 0))(
    "to %s there are no mutations, whatever they are called",
    async (role) => {
      const as = role === "public" ? {} : { as: developmentSubject({ role }) };
      const [real, invented] = await Promise.all(
        [settle(1), settle(1).replace("settlePaymentBatch", "zq")].map((text) => app.ask(text, as)),
      );
      expect(real?.json.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
      expect(real?.text).toBe(invented?.text);
    },
  );
});
