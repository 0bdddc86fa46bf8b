// A mutation is decided whole before anything is written: what it may not say or read is named, whatever form it is written
// in, and all that is wrong with its values is told at once.
import { describe, expect, test } from "vitest";
import { TongchouError } from "../../src/core/errors.ts";
import { mutateAs, scopeId } from "./mutate-as.ts";

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const appointment = {
  postId: id(1),
  teacherId: id(2),
  contractNo: "HT-1",
  validFrom: "2026-12-01",
  validTo: "2029-12-01",
};
const appoint = `mutation($input: AppointToPostInput!) { appointToPost(input: $input) {
  appointment { id confirmedOn teacher { id } } version replayed dryRun } }`;
const report = {
  townshipId: id(3),
  category: "ABUSE",
  eventAt: "2026-11-20T08:00:00Z",
  knownAt: "2026-11-20T09:00:00Z",
  narrative: "左臂有伤。",
  recipients: [{ department: "POLICE" }, { department: "CIVIL_AFFAIRS" }],
};
const file = `mutation($input: FileMandatoryReportInput!) { fileMandatoryReport(input: $input) { version } }`;

function refusalOf(work: () => unknown): TongchouError {
  try {
    work();
  } catch (error) {
    if (error instanceof TongchouError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

const refused = (error: TongchouError) =>
  (error.details.refused as { coordinate: string; use: string }[]).map(
    ({ coordinate, use }) => `${coordinate} ${use}`,
  );

describe("a command is planned", () => {
  test("with the grants that open it, the rows that it names, and the record that is shown after it", () => {
    const { plans, reads, issues } = mutateAs("school-registrar", appoint, {
      variables: { input: appointment },
    });
    const [plan] = plans;
    expect(issues).toEqual([]);
    expect(plan?.said.map(({ field, path }) => [field.name, path])).toEqual([
      ["postId", ["input", "postId"]],
      ["teacherId", ["input", "teacherId"]],
      ["contractNo", ["input", "contractNo"]],
      ["validFrom", ["input", "validFrom"]],
      ["validTo", ["input", "validTo"]],
    ]);
    expect(plan?.held).toEqual([{ grant: expect.stringMatching(/^school-registrar\/writes\//), group: 0 }]);
    expect(plan?.needs).toEqual([[plan?.held[0]?.grant]]);
    expect(plan?.references?.paths).toEqual([
      ["input", "postId"],
      ["input", "teacherId"],
    ]);
    expect(plan?.payload.roots.map(({ kind, key }) => [kind, key])).toEqual([
      ["record", "appointment"],
      ["memory", "version"],
      ["memory", "replayed"],
      ["memory", "dryRun"],
    ]);
    expect([...(reads[0]?.row ?? [])].map(([field, value]) => [field.name, value])).toEqual(
      Object.entries(appointment),
    );
  });

  test("with the question which of several places it is from, where they have several", () => {
    const input = { ...report, recipients: [{ department: "EDUCATION" }] };
    const asked = (more: object, scopeIds = [id(4), id(5)]) =>
      mutateAs("village-committee", file, {
        variables: { input: { ...input, ...more } },
        scopeIds,
      }).issues.map(({ rule, path }) => [rule, path]);
    expect(asked({})).toEqual([["form_which", ["input", "reporterVillageId"]]]);
    expect(asked({ reporterVillageId: null })).toEqual([["form_which", ["input", "reporterVillageId"]]]);
    expect(asked({ reporterVillageId: id(5) })).toEqual([]);
    expect(asked({}, [id(4)])).toEqual([]);
  });

  test("a step names its record by id and version, and nothing else", () => {
    const text = `mutation { reviewPaymentBatch(input: { id: "${scopeId.toUpperCase()}", version: 3 }, dryRun: true) { dryRun } }`;
    const { plans, reads } = mutateAs("education-officer", text);
    expect(reads[0]).toMatchObject({ target: { id: scopeId, version: 3 }, dry: true, key: null });
    expect(plans[0]?.references).toBeNull();
  });

  test("what a variable leaves out is not said; null is", () => {
    const text = `mutation($on: Date, $input: ID!) { appointToPost(input: { postId: $input, teacherId: $input,
      contractNo: "1", validFrom: "2026-12-01", validTo: "2027-12-01", competedOn: $on }) { version } }`;
    const said = (variables: object) =>
      mutateAs("school-registrar", text, { variables: { input: id(1), ...variables } }).plans[0]?.said.find(
        ({ field }) => field.name === "competedOn",
      );
    expect(said({})).toBeUndefined();
    expect(said({ on: null })?.slot).toBeNull();
    expect(said({ on: "2026-11-01" })?.slot).toEqual({ from: "variable", path: ["on"] });
  });

  test("once for all values of its input", () => {
    const shape = (input: object) => mutateAs("township-officer", file, { variables: { input } }).shape;
    const other = {
      ...report,
      category: "NEGLECT",
      narrative: "x",
      recipients: [{ department: "EDUCATION" }, { department: "POLICE" }],
    };
    expect(shape(other)).toBe(shape(report));
    expect(shape({ ...report, childId: null })).not.toBe(shape(report));
    expect(shape({ ...report, childId: id(1) })).not.toBe(shape({ ...report, childId: null }));
  });
});

describe("is refused before any SQL", () => {
  const ofAll = ["Appointment.confirmedOn read", "Appointment.id read"];

  test("of whoever may not run it, with each field that it says or shows", () => {
    const error = refusalOf(() =>
      mutateAs("finance-officer", appoint, { variables: { input: appointment } }),
    );
    expect(error.code).toBe("FORBIDDEN");
    expect(refused(error)).toEqual(
      expect.arrayContaining([
        "Mutation.appointToPost run",
        ...Object.keys(appointment).map((name) => `Appointment.${name} create`),
        ...ofAll,
      ]),
    );
  });

  test("of another duty", () => {
    const error = refusalOf(() =>
      mutateAs("school-registrar", appoint, { variables: { input: appointment }, duties: ["finance"] }),
    );
    expect(refused(error)).toContain("Mutation.appointToPost run");
  });

  const forms: readonly (readonly [string, string, object])[] = [
    [
      "a literal",
      `mutation { fileMandatoryReport(input: { ${literal()} reporterVillageId: "${id(4)}" }) { version } }`,
      {},
    ],
    [
      "a null",
      `mutation { fileMandatoryReport(input: { ${literal()} reporterVillageId: null }) { version } }`,
      {},
    ],
    ["a variable", file, { input: { ...report, reporterVillageId: id(4) } }],
    [
      "a variable within",
      `mutation($v: ID) { fileMandatoryReport(input: { ${literal()} reporterVillageId: $v }) { version } }`,
      { v: id(4) },
    ],
    [
      "a default value",
      `mutation($input: FileMandatoryReportInput! = { ${literal()} reporterVillageId: "${id(4)}" }) {
        fileMandatoryReport(input: $input) { version } }`,
      {},
    ],
    [
      "one of several commands",
      `mutation($input: FileMandatoryReportInput!) { a: fileMandatoryReport(input: { ${literal()} }) { version }
        b: fileMandatoryReport(input: $input) { version } }`,
      { input: { ...report, reporterVillageId: id(4) } },
    ],
  ];
  test.each(forms)("a field that is another's to set, in %s", (_form, text, variables) => {
    const error = refusalOf(() => mutateAs("school-registrar", text, { variables: variables as never }));
    expect(refused(error)).toEqual(["MandatoryReport.reporterVillageId create"]);
  });

  test("a field of the payload that the role may not read, below another one, too", () => {
    const text = `mutation($input: FileMandatoryReportInput!) { fileMandatoryReport(input: $input) {
      mandatoryReport { id reportNo child { id students { nodes { id } } } narrative } } }`;
    const error = refusalOf(() => mutateAs("school-registrar", text, { variables: { input: report } }));
    expect(refused(error)).toEqual(
      expect.arrayContaining(["MandatoryReport.narrative read", "MandatoryReport.child read"]),
    );
    expect(refused(error)).not.toContain("MandatoryReport.id read");
  });

  test("and of roles to whom what is forbidden does not exist, in GraphQL's own words", () => {
    const text = file.replace("version", "mandatoryReport { id }");
    const error = refusalOf(() =>
      mutateAs("village-committee", text, { variables: { input: { ...report, childId: id(5) } } }),
    );
    expect([error.code, error.message]).toEqual([
      "GRAPHQL_VALIDATION_FAILED",
      'Field "childId" is not defined by type "FileMandatoryReportInput".',
    ]);
    expect(error.details).toEqual({});
  });

  test("a null that comes by a default hides no refusal", () => {
    const text = `mutation($d: ReportRecipientDepartment = POLICE) { fileMandatoryReport(input: { ${literal("recipients: [{ department: $d }]")} }) {
      mandatoryReport { narrative } } }`;
    const error = refusalOf(() => mutateAs("school-registrar", text, { variables: { d: null } }));
    expect(refused(error)).toEqual(["MandatoryReport.narrative read"]);
    const alone = text.replace("{ narrative }", "{ reportNo }");
    expect(refusalOf(() => mutateAs("school-registrar", alone, { variables: { d: null } })).code).toBe(
      "BAD_USER_INPUT",
    );
  });
});

describe("the form of its values", () => {
  test("every fault at once, each with the path of its field", () => {
    const input = {
      ...report,
      townshipId: "nowhere",
      schoolId: "",
      narrative: " \u3000",
      eventAt: "0000-01-01T00:00:00Z",
      recipients: [],
    };
    const { issues } = mutateAs("school-registrar", file, { variables: { input } });
    expect(issues.map(({ path, rule }) => [rule, path])).toEqual([
      ["form_id", ["input", "townshipId"]],
      ["form_day", ["input", "eventAt"]],
      ["form_empty", ["input", "narrative"]],
      ["form_id", ["input", "schoolId"]],
      ["form_lines", ["input", "recipients"]],
    ]);
    for (const { messages } of issues)
      expect([messages.zh, messages.en].every((text) => text.length > 5)).toBe(true);
    expect(issues[2]?.messages).toEqual({ zh: "“情况描述”不得空缺。", en: "narrative is not empty." });
  });

  test("letters are counted as people count them, and no text holds what PostgreSQL's cannot", () => {
    const given = (contractNo: string) =>
      mutateAs("school-registrar", appoint, {
        variables: { input: { ...appointment, contractNo } },
      }).issues.map(({ rule }) => rule);
    expect(given("𠮷".repeat(500))).toEqual([]);
    expect(given("𠮷".repeat(501))).toEqual(["form_length"]);
    expect(given("a\0b")).toEqual(["form_text"]);
    expect(given("\ud800")).toEqual(["form_text"]);
    const told = (narrative: string) =>
      mutateAs("school-registrar", file, { variables: { input: { ...report, narrative } } }).issues.map(
        ({ rule }) => rule,
      );
    expect([told("字".repeat(10_000)), told("字".repeat(10_001))]).toEqual([[], ["form_length"]]);
  });

  test("text is read in its one normal form, ids in theirs", () => {
    const input = {
      ...appointment,
      contractNo: "e\u0301・1",
      postId: "ABCDEF00-0000-7000-8000-000000000000",
    };
    const { reads } = mutateAs("school-registrar", appoint, { variables: { input } });
    const values = Object.fromEntries(
      [...(reads[0]?.row ?? [])].map(([field, value]) => [field.name, value]),
    );
    expect(values).toMatchObject({ contractNo: "\u00e9·1", postId: "abcdef00-0000-7000-8000-000000000000" });
  });

  test("too many lines, and one too many of a kind of key", () => {
    const recipients = Array(5).fill({ department: "POLICE" });
    const { issues } = mutateAs("school-registrar", file, {
      variables: { input: { ...report, recipients } },
      headerKey: "",
    });
    expect(issues.map(({ rule, path }) => [rule, path])).toEqual([
      ["form_lines", ["input", "recipients"]],
      ["form_key", undefined],
    ]);
  });

  test.each([
    ["k", []],
    ["k".repeat(200), []],
    ["k".repeat(201), ["form_key"]],
    ["", ["form_key"]],
  ])("an idempotency key has 1 to 200 letters (%#)", (key, rules) => {
    const text = `mutation($input: FileMandatoryReportInput!) { fileMandatoryReport(input: $input, idempotencyKey: ${JSON.stringify(key)}) { version } }`;
    const { issues, reads } = mutateAs("school-registrar", text, {
      variables: { input: report },
      headerKey: "other",
    });
    expect(issues.map(({ rule }) => rule)).toEqual(rules);
    if (rules.length === 0) expect(reads[0]?.key).toBe(key);
  });
});

function literal(recipients = "recipients: { department: POLICE }"): string {
  return `townshipId: "${id(3)}" category: ABUSE eventAt: "2026-11-20T08:00:00Z" knownAt: "2026-11-20T09:00:00Z" narrative: "x" ${recipients}`;
}
