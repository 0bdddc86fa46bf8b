// The way of a report, from a teacher's word to what guardians are told: each department its own part, at the same time.

import type { GraphQLInputObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { buildTongchouSchema } from "../../src/graphql/index.ts";
import { developmentSubject } from "../../src/identity/index.ts";
import { plantedChildren, plantedGuardians } from "../../src/sample/planted.ts";
import { townshipId } from "../../src/sample/reference/divisions.ts";
import { plantedCare, plantedReports } from "../../src/sample/welfare/planted.ts";
import { textOf } from "../oracle/command-ways.ts";
import { expectedCommands } from "../oracle/expectations/all-commands.ts";
import { judge } from "../oracle/judge.ts";
import type { Json } from "../oracle/ways.ts";
import { type RoleName, unknowing } from "../support/roles.ts";
import type { Ask } from "../support/test-app.ts";
import { by, Desk, dayAfter, home, today } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

describe("a report, from a teacher's word to what guardians are told", () => {
  const filed = {
    townshipId: townshipId(home),
    category: "ABUSE",
    eventAt: new Date(Date.now() - 7_200_000).toISOString(),
    knownAt: new Date(Date.now() - 3_600_000).toISOString(),
    narrative: "左臂有伤，孩子说摔倒。",
    recipients: ["POLICE", "CIVIL_AFFAIRS", "EDUCATION", "PROCURATORATE"].map((department) => ({
      department,
    })),
  };
  const childId = plantedChildren.threeTownships.id;

  test("an organisation reports of an assigned child by its contact, and of no other", async () => {
    const contactId = await desk.contactOf(childId);
    const made = await desk.done("fileMandatoryReport", by.organisation, { ...filed, contactId }, "status");
    const [row] =
      await desk.admin`select child_id, reporter_kind from mandatory_report where id = ${String(made?.id)}`;
    expect(row).toEqual({ child_id: childId, reporter_kind: "care-organisation" });
    await desk.refused("FORBIDDEN", "fileMandatoryReport", by.organisation, filed);
  });

  test("is told as it goes", async () => {
    // The homeroom teacher reports, past the school, and does not know yet which child it is.
    const report = String((await desk.done("fileMandatoryReport", by.teacher, filed, "status"))?.id);
    const version = async () => (await desk.at("mandatory_report", report)).version;
    const status = async () =>
      (await desk.admin`select status from mandatory_report where id = ${report}`)[0]?.status as string;
    const part = async (department: string) => {
      const [row] =
        await desk.admin`select id, version from report_recipient where report_id = ${report} and department = ${department}`;
      return row as unknown as { id: string; version: number };
    };
    // Nobody takes a step before its time, and no station another township's.
    const early = { id: report, version: await version(), assessment: [{ need: "SUPPORT" }] };
    await desk.refused("assessReport_from", "assessReport", by.civil, early);
    await desk.refused("NOT_FOUND", "actOnReport", by.otherPolice, await part("police"));
    await desk.refused("NOT_FOUND", "acceptReport", by.civil, await part("police"));
    await desk.refused("closeReportPart_from", "closeReportPart", by.police, await part("police"));

    // Each recipient accepts its own part; the police act at once, and the report is on its way.
    await desk.done("acceptReport", by.civil, await part("civil-affairs"), "acceptedAt status");
    await desk.done("acceptReport", by.safety, await part("education"));
    expect(await status()).toBe("filed");
    await desk.done("actOnReport", by.police, await part("police"), "firstActionAt status");
    expect(await status()).toBe("responding");
    await desk.refused("actOnReport_from", "actOnReport", by.police, await part("police"));
    const answer = { reportId: report, station: "示例派出所", measure: "MEDICAL" };
    await desk.done("recordEmergencyResponse", by.police, answer, "respondedAt");
    await desk.refused("NOT_FOUND", "recordEmergencyResponse", by.otherPolice, answer);

    // What is decided on guardianship and told to guardians needs to know of whom.
    const decision = {
      reportId: report,
      guardianId: plantedGuardians.threeTownships.id,
      decision: "SUSPEND",
      decidedOn: today,
      validFrom: today,
      validTo: dayAfter(30),
    };
    await desk.refused("mandatory_report_names_child", "interveneInGuardianship", by.civil, decision);
    await desk.done("identifyReportedChild", by.civil, { id: report, version: await version(), childId });
    await desk.refused("identifyReportedChild_before", "identifyReportedChild", by.civil, {
      id: report,
      version: await version(),
      childId,
    });
    await desk.refused("report_release_of_assessed", "releaseReport", by.civil, {
      reportId: report,
      outcome: "SUPPORT",
    });
    await desk.done(
      "assessReport",
      by.civil,
      {
        id: report,
        version: await version(),
        assessment: [{ need: "GUIDANCE", plan: "每周家访。", reviewOn: dayAfter(30) }],
      },
      "status assessments { nodes { need assessedOn } }",
    );

    // Closed it is once all have acted. The suspension takes effect on the bond today.
    await desk.refused("mandatory_report_all_answered", "closeReport", by.civil, {
      id: report,
      version: await version(),
    });
    await desk.done("actOnReport", by.civil, await part("civil-affairs"));
    // What the procuratorate has done civil affairs writes down, and nobody else does.
    await desk.refused("mandatory_report_all_answered", "closeReport", by.civil, {
      id: report,
      version: await version(),
    });
    for (const who of [by.police, by.safety])
      await desk.refused("NOT_FOUND", "actOnReport", who, await part("procuratorate"));
    await desk.done("acceptReport", by.civil, await part("procuratorate"));
    await desk.done("actOnReport", by.civil, await part("procuratorate"), "department firstActionAt");
    await desk.done("interveneInGuardianship", by.civil, decision, "childId");
    const [bond] = await desk.admin`select status from guardianship where child_id = ${childId}
      and guardian_id = ${decision.guardianId} and daterange(valid_from, valid_to) @> tc.today() and archived_at is null`;
    expect(bond?.status).toBe("suspended");
    await desk.done("reopenReport", by.civil, { id: report, version: await version() }, "status");
    await desk.done("actOnReport", by.safety, await part("education"));
    await desk.done("assessReport", by.civil, {
      id: report,
      version: await version(),
      assessment: [{ need: "SUPPORT" }],
    });
    for (const [who, department] of [
      [by.police, "police"],
      [by.civil, "civil-affairs"],
      [by.civil, "procuratorate"],
      [by.safety, "education"],
    ] as const)
      await desk.done("closeReportPart", who, await part(department), "closedAt status");
    const closed = await desk.done(
      "closeReport",
      by.civil,
      { id: report, version: await version() },
      "status closedOn",
    );
    expect(closed).toMatchObject({ status: "CLOSED", closedOn: today });
    await desk.refused("reopenReport_from", "reopenReport", by.civil, {
      id: report,
      version: await version(),
    });

    // What guardians are told is the outcome; the teacher learns that it is closed, and of the case nothing.
    await desk.done(
      "releaseReport",
      by.civil,
      { reportId: report, outcome: "SUPPORT" },
      "releasedOn childId",
    );
    await desk.refused("report_release_report", "releaseReport", by.civil, {
      reportId: report,
      outcome: "SUPPORT",
    });
    const own = "query($id: ID!) { mandatoryReport(id: $id) { reportNo status } }";
    const learnt = await desk.ask(own, { ...by.teacher, variables: { id: report } });
    expect(learnt.json.data.mandatoryReport.status).toBe("CLOSED");
    const steps =
      await desk.admin`select command, after->>'status' as is from tc.history where row_id = ${report}
      and before->>'status' is distinct from after->>'status' order by id`;
    expect(steps.map(({ command, is }) => `${command} ${is}`)).toEqual([
      "fileMandatoryReport filed",
      "actOnReport responding",
      "assessReport assessed",
      "reopenReport responding",
      "assessReport assessed",
      "closeReport closed",
    ]);
  });

  test("that civil affairs was not told of is its own with the first action, and reaches its end", async () => {
    for (const [first, department, whoever] of [
      ["POLICE", "police", by.police],
      ["EDUCATION", "education", by.safety],
    ] as const) {
      const bullied = { ...filed, category: "BULLYING", recipients: [{ department: first }] };
      const report = String((await desk.done("fileMandatoryReport", by.teacher, bullied))?.id);
      const version = async () => (await desk.at("mandatory_report", report)).version;
      const parts = () =>
        desk.admin`select department, id, version from report_recipient where report_id = ${report} order by 1`;
      const part = async (of: string) => {
        const { id, version: at } = (await parts()).find((one) => one.department === of) ?? {};
        return { id: String(id), version: Number(at) };
      };
      // Until somebody acts, it is nothing to civil affairs.
      await desk.done("acceptReport", whoever, await part(department));
      const assessed = async () => ({ id: report, version: await version(), assessment: [{ need: "NONE" }] });
      await desk.refused("NOT_FOUND", "assessReport", by.civil, await assessed());
      await desk.done("actOnReport", whoever, await part(department), "firstActionAt");
      expect((await parts()).map((one) => one.department)).toEqual(["civil-affairs", department].sort());
      // Who acted sees its own part, as before.
      const seen = await desk.ask(
        "{ reportRecipients(first: 50) { nodes { reportId department } } }",
        whoever,
      );
      expect(
        seen.json.data.reportRecipients.nodes.filter((one: { reportId: string }) => one.reportId === report),
      ).toEqual([{ reportId: report, department: first }]);
      await desk.done("assessReport", by.civil, await assessed(), "status");
      const closing = { id: report, version: await version() };
      await desk.refused("mandatory_report_all_answered", "closeReport", by.civil, closing);
      await desk.done("actOnReport", by.civil, await part("civil-affairs"));
      await desk.done("closeReportPart", whoever, await part(department));
      expect(await parts()).toHaveLength(2);
      await desk.done("closeReport", by.civil, { id: report, version: await version() }, "status closedOn");
    }
    // One that was acted on before it went to civil affairs is its own once a part is done.
    const [old] = await desk.admin`select id, version from report_recipient
      where report_id = ${plantedReports.policeOnly} and department = 'police'`;
    const street = { as: developmentSubject({ role: "police-officer", township: "汉丰街道" }) };
    await desk.done("closeReportPart", street, old as unknown as { id: string; version: number });
    const [row] =
      await desk.admin`select to_civil_affairs from mandatory_report where id = ${plantedReports.policeOnly}`;
    expect(row?.to_civil_affairs).toBe(true);
    // To the procuratorate, which has no desk here, goes none alone.
    const nobody = { ...filed, category: "BULLYING", recipients: [{ department: "PROCURATORATE" }] };
    await desk.refused("mandatory_report_has_recipient", "fileMandatoryReport", by.teacher, nobody);
  });

  test("whoever is tied to the child writes nothing of it", async () => {
    const own =
      await desk.one(`select r.id from report_recipient r join mandatory_report m on m.id = r.report_id
      where m.child_id = '${plantedChildren.protective.id}' and r.department = 'civil-affairs'`);
    await desk.refused("NOT_FOUND", "acceptReport", by.tied, await desk.at("report_recipient", own));
    const listed = await desk.at("difficulty_record", plantedCare.orphan);
    await desk.refused("NOT_FOUND", "endDifficulty", by.tied, { ...listed, validTo: today });
    await desk.refused("NOT_FOUND", "grantAssistance", by.tied, {
      childId: plantedChildren.revoked.id,
      kind: "TEMPORARY",
      amountFen: 1,
      validFrom: today,
    });
  });
});

describe("one field that is not given, or not read, and nothing is written", () => {
  const catalogue = loadCatalogue();
  const type = buildTongchouSchema(catalogue).schema.getType(
    "FileMandatoryReportInput",
  ) as GraphQLInputObjectType;
  const given: Json = {
    townshipId: townshipId(home),
    category: "NEGLECT",
    eventAt: new Date(Date.now() - 7_200_000).toISOString(),
    knownAt: new Date(Date.now() - 3_600_000).toISOString(),
    narrative: "无人照料。",
    recipients: [{ department: "POLICE" }],
  };
  const ids: Readonly<Record<string, string>> = { townshipId: townshipId(home) };
  const nowhere = "00000000-0000-7000-8000-000000000009";

  /** The same, said in each way there is. */
  function formsOf(field: string): Readonly<Record<string, readonly [string, string, object]>> {
    const value = ids[field] ?? nowhere;
    const whole = { ...(given as object), [field]: value };
    const rest = textOf(type, given).slice(0, -2);
    return {
      "a literal": ["", textOf(type, whole), {}],
      "a null": ["", `${rest}, ${field}: null }`, {}],
      "a variable": ["($input: FileMandatoryReportInput!)", "$input", { input: whole }],
      "its default value": [`($input: FileMandatoryReportInput! = ${textOf(type, whole)})`, "$input", {}],
      "a variable in place": ["($v: ID)", `${rest}, ${field}: $v }`, { v: value }],
      "its default value in place": [`($v: ID = "${value}")`, `${rest}, ${field}: $v }`, {}],
    };
  }
  const callers: readonly (readonly [RoleName, Ask, readonly string[]])[] = [
    ["school-registrar", by.school, ["welfare"]],
    ["township-officer", by.township, []],
    ["teacher", by.teacher, []],
  ];

  test.each(callers)("by a %s", async (role, who, duties) => {
    const filed = async () =>
      (
        await desk.admin`select count(*)::int as rows, (select count(*)::int from tc.history) as told,
        (select count(*)::int from tc.outbox) as waiting from mandatory_report`
      )[0];
    const before = await filed();
    const say = async ([head, input, variables]: readonly [string, string, object], select: string) =>
      desk.ask(`mutation${head} { fileMandatoryReport(input: ${input}) { ${select} } }`, {
        ...who,
        variables: variables as Record<string, unknown>,
      } as Ask);
    const isUnknown = unknowing.includes(role);
    const told = async (reply: Awaited<ReturnType<typeof say>>) => {
      const [{ extensions } = { extensions: { code: "none" } }] = reply.json.errors ?? [];
      const refused = (extensions.refused ?? []) as { coordinate: string; use: string }[];
      const issues = (extensions.issues ?? []) as { rule: string; path: string[] }[];
      return [
        extensions.code,
        ...refused.map(({ coordinate, use }) => `${coordinate} ${use}`),
        ...issues.map(({ rule, path }) => `${rule} ${path.join(".")}`),
        ...(isUnknown ? (/"(\w+)"/.exec(reply.json.errors?.[0].message)?.slice(1) ?? []) : []),
      ];
    };
    const may = new Set(expectedCommands[role]?.fileMandatoryReport?.flatMap(({ fields = [] }) => fields));
    const forbidden = Object.keys(type.getFields()).filter(
      (name) => name !== "recipients" && !may.has(`MandatoryReport.${name}`),
    );
    expect(forbidden.length).toBeGreaterThan(2);
    for (const field of forbidden)
      for (const [form, words] of Object.entries(formsOf(field)))
        expect(await told(await say(words, "version")), `${field} in ${form}`).toEqual(
          expect.arrayContaining(
            !isUnknown
              ? ["FORBIDDEN", `MandatoryReport.${field} create`]
              : form === "a variable"
                ? ["BAD_USER_INPUT", `form_unknown input.${field}`]
                : ["GRAPHQL_VALIDATION_FAILED", field],
          ),
        );

    // Nor what the payload shows, of the record or of what it leads to.
    const asker = { role, groups: [{ duties, scopeIds: [] }], purpose: null };
    const unread = [...catalogue.entity("MandatoryReport").fields.values()].filter(
      ({ kind, name }) =>
        (kind === "column" || kind === "secret") &&
        !judge(asker, { type: "MandatoryReport", field: name, use: "read", reach: "record" }).permitted,
    );
    expect(unread.length).toBeGreaterThan(5);
    const plain = ["", textOf(type, given), {}] as const;
    for (const { name } of unread)
      expect(await told(await say(plain, `version mandatoryReport { id ${name} }`)), name).toEqual(
        isUnknown ? ["GRAPHQL_VALIDATION_FAILED", name] : ["FORBIDDEN", `MandatoryReport.${name} read`],
      );
    expect(await filed()).toEqual(before);

    // The very same without it is written.
    expect((await say(plain, "version mandatoryReport { id }")).json.errors).toBeUndefined();
    expect(await filed()).toMatchObject({ rows: Number(before?.rows) + 1 });
  });
});

test("all of it is told as it was: by whom, in order, and nothing else", () => desk.isTold(20));
