// Mutations as they are served: of each role those it may run with the fields it may set, described by the catalogue; and none
// is ever run by a GET, or by whoever only reads.
import { isInputObjectType, isObjectType, parse, validate } from "graphql";
import postgres from "postgres";
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

const givenBy = (role: RoleName) =>
  (fieldsOf(role, "Mutation") ?? []).map((name) => loadCatalogue().command(name));

const mutationsOf: Readonly<Partial<Record<RoleName, readonly string[]>>> = {
  "education-officer": ["reviewPaymentBatch"],
  "finance-officer": ["approvePaymentBatch", "sendPaymentBatch", "settlePaymentBatch"],
  "hr-officer": ["confirmAppointment"],
  "school-registrar": ["appointToPost", "fileMandatoryReport", "recordPresence", "recordPresenceAll"],
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

  test("says of a record what may be done with it, where the role may change it at all", () => {
    const seen = (role: RoleName) =>
      [...loadCatalogue().entities.keys()].filter((type) => fieldsOf(role, type)?.includes("can"));
    expect(seen("hr-officer")).toContain("Appointment");
    expect(seen("finance-officer")).not.toContain("Appointment");
    for (const role of roles) {
      const changed = givenBy(role).flatMap(({ kind, entity }) => (kind === "create" ? [] : entity.name));
      expect(seen(role).sort(), role).toEqual([...new Set(changed)].sort());
    }
  });

  test("has a sample on the GraphiQL page where it writes, which it could send", async () => {
    const page = new URL("../../src/http/graphiql/page/samples.js", import.meta.url).href;
    const { samples } = (await import(page)) as { samples: Record<string, string> };
    expect(Object.keys(samples).length).toBeGreaterThan(5);
    for (const [role, text] of Object.entries(samples)) {
      expect(text).toContain("mutation ");
      expect(validate(viewOf(role), parse(text)), role).toEqual([]);
    }
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
    app = await startTestApp({ clock: () => new Date() });
  });
  afterAll(() => app.close());

  const finance = { as: developmentSubject({ role: "finance-officer" }) };
  const settle = (version: number) =>
    `mutation { settlePaymentBatch(input: { id: "00000000-0000-7000-8000-000000000000", version: ${version} }, idempotencyKey: "") { version } }`;

  describe("what a record says may be done with it is what the command then does", () => {
    /** Each state there is: terms that are over, confirmed and not; and a batch that its reviewer prepared. */
    beforeAll(async () => {
      const sql = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
      await sql`set session_replication_role = replica`;
      await sql`update appointment set confirmed_on = null, valid_to = case when right(id::text, 1) < '8' then valid_to else least(valid_to, tc.today()) end
        where archived_at is null and valid_from < tc.today() - 40 and right(id::text, 1) in ('0', '4', '8', 'c')`;
      await sql`insert into payment_batch select (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), 'batch_no', 90,
          'prepared_by_id', (select id from tc.person where subject = ${education.as})))).* from payment_batch b where b.status = 'prepared' limit 1`;
      await sql.end();
    });
    const education = { as: developmentSubject({ role: "education-officer", duty: "finance" }) };

    const giving: readonly (readonly [RoleName, string])[] = [
      ["hr-officer", developmentSubject({ role: "hr-officer" })],
      ["education-officer", education.as],
      ["education-officer", developmentSubject({ role: "education-officer", duty: "personnel" })],
      ["finance-officer", finance.as],
    ];
    test.each(giving)("to %s as %s", async (role, as) => {
      const catalogue = loadCatalogue();
      const told = new Map<string, number>();
      for (const command of givenBy(role)) {
        const { name } = command;
        // What needs values is tried with each domain's own tests.
        if (command.kind === "create" || [...command.input.values()].some(({ required }) => required))
          continue;
        const list = command.entity.plural;
        const query = `{ ${list}(first: 60) { nodes { id can { version fields commands { name allowed reason { rule messages { zh en } } } } } } }`;
        const { json } = await app.ask(query, { as });
        // What the duty does not read has no buttons.
        if (json.errors?.[0].extensions.code === "FORBIDDEN") continue;
        expect(json.errors).toBeUndefined();
        for (const { id, can } of json.data[list].nodes) {
          const said = can.commands.find((one: { name: string }) => one.name === name);
          const given = `mutation { ${name}(input: { id: "${id}", version: ${can.version} }, dryRun: true) { dryRun } }`;
          const { code, issues } = (await app.ask(given, { as })).json.errors?.[0]?.extensions ?? {};
          const against =
            code === undefined
              ? null
              : ({ NOT_FOUND: "rows", FORBIDDEN: "rights" }[code as string] ?? issues[0].rule);
          told.set(
            `${name} ${said.allowed} ${against}`,
            (told.get(`${name} ${said.allowed} ${against}`) ?? 0) + 1,
          );
          if (!said.allowed) expect(against, `${name} of ${id}`).toBe(said.reason.rule);
          else if (against !== null) {
            expect(catalogue.rules.has(against), against).toBe(true);
            expect(command.requires.map(({ rule }) => rule)).not.toContain(against);
          }
        }
      }
      console.log(`${as}: ${[...told].map(([what, n]) => `${what} ${n}`).join(", ")}`);
      expect(told.size).toBeGreaterThan(as.includes("personnel") ? 0 : 1);
    });

    test("and is nothing to whose role no command on it is", async () => {
      const { json } = await app.ask("{ appointments(first: 3) { nodes { can { fields } } } }", {
        as: developmentSubject({ role: "staffing-officer" }),
      });
      expect(json).toEqual({
        data: { appointments: { nodes: Array.from({ length: 3 }, () => ({ can: null })) } },
      });
    });
  });

  test("departments hear why they may write or not, and how states follow one another", async () => {
    const ask = async (as: string, coordinate: string, use: string) =>
      (
        await app.ask(
          `{ explainAccess(coordinate: "${coordinate}", use: ${use}) { access basis grants { id applies } } }`,
          { as },
        )
      ).json.data?.explainAccess;
    const hr = developmentSubject({ role: "hr-officer" });
    const applies = [{ id: expect.stringContaining("/writes/"), applies: true }];
    expect(await ask(hr, "Mutation.confirmAppointment", "RUN")).toEqual({
      access: "PERMITTED",
      basis: null,
      grants: applies,
    });
    expect(await ask(hr, "Mutation.settlePaymentBatch", "RUN")).toEqual({
      access: "DENIED",
      basis: expect.stringContaining("no grant"),
      grants: [],
    });
    expect(await ask(hr, "Appointment.confirmedOn", "UPDATE")).toMatchObject({
      access: "DENIED",
      grants: [],
    });
    const teaching = developmentSubject({ role: "education-officer", duty: "personnel" });
    expect(await ask(teaching, "Mutation.reviewPaymentBatch", "RUN")).toMatchObject({
      access: "DENIED",
      basis: "granted, but for an assignment with the duty finance",
    });
    expect(await ask(finance.as, "Mutation.settlePaymentBatch", "RUN")).toMatchObject({
      access: "CONDITIONAL",
    });
    const { json } = await app.ask("{ machines { type initial graph steps { command from to } } }", {
      as: hr,
    });
    expect(json.data.machines.find(({ type }: { type: string }) => type === "PaymentBatch")).toMatchObject({
      initial: "PREPARED",
      graph: expect.stringContaining("REVIEWED --> APPROVED: approvePaymentBatch"),
      steps: expect.arrayContaining([{ command: "settlePaymentBatch", from: ["SENT"], to: "SETTLED" }]),
    });
  });

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
