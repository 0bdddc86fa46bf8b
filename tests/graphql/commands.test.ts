// Mutations as they are served: of each role those it may run with the fields it may set, described by the catalogue; and none
// is ever run by a GET, or by whoever only reads.

import { getTableColumns } from "drizzle-orm";
import { getTableConfig, PgDialect } from "drizzle-orm/pg-core";
import { isInputObjectType, isObjectType, parse, validate } from "graphql";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listName, loadCatalogue } from "../../src/catalogue/index.ts";
import { historyFunction } from "../../src/database/command-call.ts";
import { buildTongchouSchema } from "../../src/graphql/index.ts";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { subjectOf } from "../oracle/askers.ts";
import { some } from "../oracle/command-ways.ts";
import { expectedCommands } from "../oracle/expectations/all-commands.ts";
import { roleOf, viewOf } from "../planning/mutate-as.ts";
import { dutiesOf, type RoleName, roles, unknowing } from "../support/roles.ts";
import { send } from "../support/send.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";

const fieldsOf = (role: string, type: string): readonly string[] | null => {
  const found = viewOf(role).getType(type);
  return isObjectType(found) || isInputObjectType(found) ? Object.keys(found.getFields()).sort() : null;
};

const givenBy = (role: RoleName) =>
  (fieldsOf(role, "Mutation") ?? []).map((name) => loadCatalogue().mutation(name).command);

const mutationsOf = (role: RoleName): readonly string[] =>
  Object.keys(expectedCommands[role] ?? {})
    .flatMap((name) => (loadCatalogue().command(name).list ? [name, listName(name)] : [name]))
    .sort();

describe("a role's view", () => {
  test.each(roles)("of %s has the commands that it may run, or no Mutation at all", (role) => {
    const mutations = mutationsOf(role);
    expect(fieldsOf(role, "Mutation")).toEqual(mutations.length === 0 ? null : mutations);
    const words = Object.keys(viewOf(role).getTypeMap()).filter((name) => /(Input|Payload)$/.test(name));
    const own = mutations.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
    for (const word of words) expect(own.some((name) => word.startsWith(name))).toBe(true);
  });

  test("has the fields that it may set by a command, and those that name its record", () => {
    const common = ["category", "eventAt", "knownAt", "narrative", "recipients", "townshipId"];
    expect(fieldsOf("village-committee", "FileMandatoryReportInput")).toEqual(
      [...common, "contactId", "reporterVillageId"].sort(),
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
    const samples = await samplesOf();
    expect(Object.keys(samples).sort()).toEqual(Object.keys(expectedCommands).sort());
    for (const [role, text] of Object.entries(samples)) {
      expect(text).toContain("mutation ");
      expect(validate(viewOf(role), parse(text)), role).toEqual([]);
    }
  });

  test("says what a step asks for, and what the catalogue says of each field", () => {
    const command = viewOf("finance-officer").getMutationType()?.getFields().approvePaymentBatch;
    expect(command?.description).toMatch(
      /^审批发放批次\. .* REVIEWED → APPROVED \(三\(六\)\): every line .* By somebody who neither wrote it nor took the step before\./,
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

/** What a form would send that nobody filled in with care. */
function someInput(name: string): unknown {
  const type = buildTongchouSchema(loadCatalogue()).schema.getType(name);
  if (!isInputObjectType(type)) throw new Error(`no input ${name}`);
  return some(type, false).json;
}

/** By role. */
async function samplesOf(): Promise<Readonly<Record<string, string>>> {
  const page = new URL("../../src/http/graphiql/page/samples.js", import.meta.url).href;
  return ((await import(page)) as { samples: Record<string, string> }).samples;
}

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

  describe("what happened to a record is told", () => {
    const hr = { as: developmentSubject({ role: "hr-officer" }) };
    const past = `history(first: 2) { totalCount pageInfo { hasNextPage endCursor } nodes { at operation command request person role
      department values { field old new secret } } }`;
    let sql: Sql;
    let batch: string;
    beforeAll(async () => {
      sql = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
      const [found] = await sql`select id from payment_batch where status = 'approved' limit 1`;
      batch = found?.id as string;
    });
    afterAll(() => sql.end());
    const told = async (as: string, list: string, id: string) => {
      const { json } = await app.ask(`{ ${list}(where: { id: { eq: "${id}" } }) { nodes { ${past} } } }`, {
        as,
      });
      return json.errors?.[0].extensions ?? json.data[list].nodes[0]?.history ?? null;
    };

    test("with who did it, by which command, and what was and is; to nobody without a grant", async () => {
      const { json } = await app.ask(
        "{ appointments(first: 60) { nodes { id can { version commands { allowed } } } } }",
        hr,
      );
      const { id, can } = json.data.appointments.nodes.find(
        (one: { can: { commands: { allowed: boolean }[] } }) => one.can.commands[0]?.allowed,
      );
      await app.ask(
        `mutation { confirmAppointment(input: { id: "${id}", version: ${can.version} }) { version } }`,
        hr,
      );
      const { nodes } = await told(hr.as, "appointments", id);
      expect(nodes[0]).toMatchObject({
        operation: "update",
        command: "confirmAppointment",
        role: "hr-officer",
        department: roleOf("hr-officer").department,
        values: [{ field: "confirmedOn", old: null, new: expect.stringMatching(/^\d{4}-/), secret: false }],
      });
      expect(nodes[0].person).not.toBeNull();
      expect(nodes[0].request).not.toBeNull();
      expect(await told(developmentSubject({ role: "staffing-officer" }), "appointments", id)).toMatchObject({
        code: "FORBIDDEN",
        refused: [{ coordinate: "Appointment.history", use: "read" }],
      });
    });

    test("in the fields that are read now, and of other fields not even that they changed", async () => {
      const readable = fieldsOf("finance-officer", "PaymentBatch") ?? [];
      const columns = getTableColumns(loadCatalogue().entity("PaymentBatch").table);
      expect(readable).toContain("totalFen");
      expect(readable).not.toContain("createdAt");
      await sql`set session_replication_role = replica`;
      await sql`alter table payment_batch enable always trigger history_update`;
      await sql`update payment_batch set created_at = created_at - interval '1 day', total_fen = total_fen + 1 where id = ${batch}`;
      await sql`update payment_batch set created_at = created_at - interval '1 day' where id = ${batch}`;
      await sql`alter table payment_batch enable trigger history_update`;
      await sql`set session_replication_role = origin`;
      const kept = await sql`select 1 from tc.history where row_id = ${batch} and after ? 'created_at'`;
      expect(kept.length).toBe(2);
      const { nodes, totalCount, pageInfo } = await told(finance.as, "paymentBatches", batch);
      expect(
        nodes.map(({ values }: { values: { field: string }[] }) => values.map(({ field }) => field)),
      ).toEqual([["totalFen"]]);
      expect([totalCount, pageInfo]).toEqual([1, { hasNextPage: false, endCursor: 1 }]);
      expect(columns.createdAt).toBeDefined();
    });

    test("and nothing from the time when the record was of somebody whom the asker is tied to", async () => {
      const [one] =
        await sql`select a.id, a.teacher_id as was, (select t.id from teacher t where t.id not in (select teacher_id from appointment) limit 1) as now
        from appointment a where a.archived_at is null order by a.id limit 1`;
      await sql`set session_replication_role = replica`;
      await sql`alter table appointment enable always trigger history_update`;
      for (const set of [sql`contract_no = '示1'`, sql`teacher_id = ${one?.now}`, sql`contract_no = '示2'`])
        await sql`update appointment set ${set} where id = ${one?.id}`;
      await sql`alter table appointment enable trigger history_update`;
      await sql`set session_replication_role = origin`;
      expect((await told(hr.as, "appointments", one?.id)).totalCount).toBe(3);
      await sql`insert into tc.recusal (id, person_id, teacher_id, reason, valid_from, decided_by)
        select gen_random_uuid(), id, ${one?.was}, '亲属', tc.today() - 1, '示例' from tc.person where subject = ${hr.as}`;
      const { nodes, totalCount } = await told(hr.as, "appointments", one?.id);
      expect(totalCount).toBe(1);
      expect(nodes[0].values).toEqual([{ field: "contractNo", old: "示1", new: "示2", secret: false }]);
    });

    test("by the database alone of nothing without a ticket, and of no column that the login does not read", async () => {
      const call = `select * from ${historyFunction("tc_finance", "PaymentBatch")}('${batch}', '{total_fen,created_at}')`;
      await sql`set session authorization tc_finance`;
      const untold = await sql.unsafe(call).catch((error: Error) => error.message);
      const direct = await sql.unsafe("select before from tc.history").catch((error: Error) => error.message);
      await sql`reset session authorization`;
      expect(untold).toEqual([]);
      expect(direct).toMatch(/permission denied/);
    });
  });

  test("a sample runs: it reads, and tries its command on what it read", async () => {
    for (const [role, query] of Object.entries(await samplesOf())) {
      const duties = dutiesOf[role as RoleName];
      const as = subjectOf({ role: role as RoleName, groups: [{ duties, scopeIds: [] }] }) ?? "";
      const [reads, gives] = parse(query).definitions.flatMap((one) =>
        one.kind === "OperationDefinition" ? [one] : [],
      );
      let variables: Readonly<Record<string, unknown>> = {};
      if (reads?.operation === "query") {
        const { json } = await app.ask(query, { as, operationName: reads.name?.value ?? "" });
        expect(json.errors, role).toBeUndefined();
        // The first record that tells its version.
        const found: { id: string; can: { version: number } }[] = [];
        JSON.stringify(json.data, (_key, value) => {
          if (value?.can?.version !== undefined) found.push(value);
          return value;
        });
        variables = { id: found[0]?.id, version: found[0]?.can.version, priority: 1 };
      }
      const given = gives ?? reads;
      const takes = given?.variableDefinitions?.find(({ variable }) => variable.name.value === "input");
      if (takes?.type.kind === "NonNullType" && takes.type.type.kind === "NamedType")
        variables = { input: someInput(takes.type.type.name.value) };
      else expect(variables.id, role).toBeDefined();
      const { json } = await app.ask(query, { as, operationName: given?.name?.value ?? "", variables });
      const { code = "OK" } = json.errors?.[0].extensions ?? {};
      expect(["OK", "BAD_USER_INPUT", "NOT_FOUND"], `${role}: ${JSON.stringify(json)}`).toContain(code);
    }
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

test("what a command takes back may be entered anew: its keys hold among living rows", () => {
  // Numbers that the database gives, and those of what is never taken back once it has one.
  const given = [
    "payment_batch_natural",
    "construction_project_approval_no_unique",
    "school_class_of_school_year",
    // One that is dropped keeps its place.
    "policy_edit_number",
  ];
  const dialect = new PgDialect();
  const tables = [...loadCatalogue().commands.values()].flatMap(({ kind, entity }) =>
    kind === "archive" ? [entity.table] : [],
  );
  expect(new Set(tables).size).toBeGreaterThan(8);
  const keys = [...new Set(tables)].flatMap((table) => {
    const { indexes, uniqueConstraints, columns } = getTableConfig(table);
    const partial = indexes.filter(({ config }) => config.unique);
    return [
      ...partial.flatMap(({ config: { name, where } }) =>
        where !== undefined && dialect.sqlToQuery(where).sql.includes('"archived_at" is null') ? [] : [name],
      ),
      ...uniqueConstraints.map((one) => one.getName()),
      ...columns.flatMap(({ isUnique, uniqueName }) => (isUnique ? [uniqueName] : [])),
    ];
  });
  expect(keys.filter((name) => !given.includes(name ?? ""))).toEqual([]);
});
