// Stewards change rights, as they do over HTTP: drafted, judged before it bites, signed by others, and what each of them hears when it
// goes wrong. The loops of the server that judge and apply are asked by hand here, so that no test waits for them.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { enforcementOf } from "../../src/database/index.ts";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import {
  approvedChanges,
  draftExpiries,
  judgeSubmitted,
  putDueChanges,
} from "../../src/stewardship/index.ts";
import type { Ask } from "../support/test-app.ts";
import { Desk, dayAfter, type Input } from "./desk.ts";

const catalogue = loadCatalogue();
const steward = (person?: string): Ask => ({
  as: developmentSubject({ role: "data-steward", ...(person !== undefined && { person }) }),
});
const [first, second, third] = [steward(), steward("second"), steward("third")];
const township = { as: developmentSubject({ role: "township-officer", township: "白鹤街道" }) };

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
  // A clone has not what was revoked on its template as a whole.
  const name = new URL(desk.database.adminUrl).pathname.slice(1);
  await desk.admin.unsafe(`revoke create, temporary on database ${name} from public`);
});
afterAll(() => desk?.close());

const grant = {
  kind: "GRANT",
  role: "township-officer",
  onType: "ConstructionProject",
  fields: "fundsConfirmedOn",
  uses: "read filter",
  rows: "always",
  cite: "三(一)",
} as const;
/** Of L4. */
const withdrawal = {
  kind: "WITHDRAW",
  role: "township-officer",
  onType: "Child",
  fields: "gender",
  uses: "order",
} as const;

/** As the loop of the server does. */
const putIntoForce = () =>
  putDueChanges(
    {
      admin: desk.admin,
      catalogue,
      runtimeLogin: decodeURIComponent(new URL(desk.database.runtimeUrl).username),
      whole: (policy) => enforcementOf(policy, desk.database),
    },
    approvedChanges,
  );

const at = (id: string) => desk.at("policy_change", id);

async function draft(...edits: readonly Input[]): Promise<string> {
  const made = await desk.done("draftPolicyChange", first, { title: "示例变更", reason: "示例理由" });
  const changeId = String(made?.id);
  for (const edit of edits) await desk.done("addPolicyEdit", first, { changeId, ...edit });
  return changeId;
}

const facts = `status problems touchesProtected resultHash baseHash edits { nodes { number kind role } }
  effects { nodes { role coordinate use effect rowsCounted personsCounted isProtected } }`;

async function read(id: string, who: Ask = second) {
  const { json } = await desk.ask(`{ policyChange(id: "${id}") { ${facts} } }`, who);
  expect(json.errors).toBeUndefined();
  return json.data.policyChange;
}

async function judged(...edits: readonly Input[]) {
  const id = await draft(...edits);
  await desk.done("submitPolicyChange", first, await at(id));
  expect(await judgeSubmitted({ admin: desk.admin, catalogue })).toContain(id);
  return { id, ...(await read(id)) };
}

test("a steward sees what a change would do, before another one approves exactly that", async () => {
  const change = await judged(grant);
  expect(change).toMatchObject({ status: "JUDGED", problems: null, touchesProtected: false });
  const [counted] =
    await desk.admin`select count(*)::int as n from construction_project where archived_at is null`;
  const effect = {
    role: "township-officer",
    coordinate: "ConstructionProject.fundsConfirmedOn",
    effect: "GAINED",
  };
  expect(change.effects.nodes).toEqual(
    ["READ", "FILTER"].map((use) => ({
      ...effect,
      use,
      rowsCounted: counted?.n,
      personsCounted: null,
      isProtected: false,
    })),
  );
  const { id, resultHash } = change;
  const approve = async (who: Ask, hash = resultHash) =>
    ["approvePolicyChange", who, { ...(await at(id)), resultHash: hash }] as const;
  await desk.refused("policy_change_two_people", ...(await approve(first)));
  await desk.refused("policy_change_other_hash", ...(await approve(second, "0".repeat(64))));
  await desk.refused("FORBIDDEN", ...(await approve(township)));
  const funds = "{ constructionProjects(first: 1) { nodes { fundsConfirmedOn } } }";
  expect((await desk.ask(funds, township)).json.errors?.[0].extensions.code).toBe("FORBIDDEN");
  const window = await at(id);
  await desk.done("approvePolicyChange", second, { ...window, resultHash });
  // In another window, which shows what was there before.
  await desk.refused("CONFLICT", "approvePolicyChange", second, { ...window, resultHash });
  await desk.refused("approvePolicyChange_from", ...(await approve(second)));
  expect(await putIntoForce()).toMatchObject([{ change: id }]);
  expect(await read(id)).toMatchObject({ status: "IN_FORCE" });
  // In force it is used at once, and its department hears of it; what it did not give stays closed.
  expect((await desk.ask(funds, township)).json.errors).toBeUndefined();
  const { json: closed } = await desk.ask(
    "{ constructionProjects(first: 1) { nodes { priority } } }",
    township,
  );
  expect(closed.errors[0].extensions.code).toBe("FORBIDDEN");
  const own = `{ policyEffects(first: 9, where: { changeId: { eq: "${id}" } }) { nodes { coordinate use effect } } }`;
  expect((await desk.ask(own, township)).json.data.policyEffects.nodes).toHaveLength(2);
  const other = { as: developmentSubject({ role: "finance-officer" }) };
  expect((await desk.ask(own, other)).json.data.policyEffects.nodes).toEqual([]);
  const { json: versions } = await desk.ask(
    "{ policyVersions(first: 1, where: { inForceUntil: { isNull: true } }) { nodes { hash approvedBy } } }",
    second,
  );
  expect(versions.data.policyVersions.nodes).toEqual([
    { hash: resultHash, approvedBy: "安全管理员（示例，second）" },
  ]);
});

test("what touches L4 is signed by two who did not write it", async () => {
  const { id, resultHash, touchesProtected, effects } = await judged(withdrawal);
  expect(touchesProtected).toBe(true);
  const [children] = await desk.admin`select count(*)::int as n from child
    where archived_at is null and num_nonnulls(hukou_township_id, residence_township_id) > 0`;
  expect(effects.nodes).toEqual([
    {
      role: "township-officer",
      coordinate: "Child.gender",
      use: "ORDER",
      effect: "LOST",
      rowsCounted: children?.n,
      personsCounted: children?.n,
      isProtected: true,
    },
  ]);
  const signing = async () => ({ ...(await at(id)), resultHash });
  await desk.refused("policy_change_two_of_three", "approvePolicyChange", second, await signing());
  await desk.refused("policy_change_two_people", "endorsePolicyChange", first, await signing());
  await desk.done("endorsePolicyChange", second, await signing());
  await desk.refused("policy_change_two_people", "approvePolicyChange", second, await signing());
  await desk.done("approvePolicyChange", third, await signing());
});

test("what was edited after it was judged is judged anew, and whoever edits has written it", async () => {
  const { id, resultHash } = await judged(grant);
  await desk.refused("policy_edit_of_draft", "addPolicyEdit", second, { changeId: id, ...grant });
  await desk.done("revisePolicyChange", second, await at(id));
  await desk.done("addPolicyEdit", second, {
    changeId: id,
    ...grant,
    fields: "priority",
  });
  await desk.refused("approvePolicyChange_from", "approvePolicyChange", third, {
    ...(await at(id)),
    resultHash,
  });
  await desk.done("submitPolicyChange", second, await at(id));
  await judgeSubmitted({ admin: desk.admin, catalogue });
  const anew = await read(id);
  expect(anew.resultHash).not.toBe(resultHash);
  const signing = async () => ({ ...(await at(id)), resultHash: anew.resultHash });
  for (const who of [first, second])
    await desk.refused("policy_change_two_people", "approvePolicyChange", who, await signing());
  await desk.refused("policy_change_other_hash", "approvePolicyChange", third, {
    ...(await at(id)),
    resultHash,
  });
  await desk.done("approvePolicyChange", third, await signing());
});

test("what the law, soundness or the catalogue stands against is told, and nobody approves it", async () => {
  const problems = async (...edits: readonly Input[]): Promise<string> => {
    const { id, status, problems: told, resultHash } = await judged(...edits);
    expect(status).toBe("UNSOUND");
    await desk.refused("approvePolicyChange_from", "approvePolicyChange", second, {
      ...(await at(id)),
      resultHash: resultHash ?? "0".repeat(64),
    });
    return told;
  };
  expect(
    await problems({ ...grant, role: "district-leader", onType: "NutritionSchoolMonth", fields: "covered" }),
  ).toMatch(/district-leader: NutritionSchoolMonth\.covered: \[L\] /);
  expect(await problems({ ...grant, role: "mayor" })).toMatch(/there is no role mayor/);
  expect(await problems({ ...grant, fields: "colour" })).toMatch(/no coordinate ConstructionProject\.colour/);
  expect(await problems({ ...grant, duties: "night" })).toMatch(/has no duty night/);
  expect(await problems({ ...grant, rows: '{"equals": {"nowhere": 1}}' })).not.toBe("");
  const stop = {
    kind: "STOP",
    role: "finance-officer",
    onType: "PaymentBatch",
    commands: "sendPaymentBatch",
  };
  const { effects } = await judged(stop);
  expect(effects.nodes.map(({ coordinate, effect }: Input) => `${coordinate} ${effect}`)).toEqual(
    expect.arrayContaining(["Mutation.sendPaymentBatch LOST", "Mutation.sendPaymentBatch UNHELD"]),
  );
  const changeId = await draft();
  for (const role of ["data-steward", "audit-administrator"])
    await desk.refused("policy_edit_of_administrators", "addPolicyEdit", first, { changeId, ...grant, role });
  await desk.refused("policy_change_has_edits", "submitPolicyChange", first, await at(changeId));
  await desk.refused("policy_change_back_dated", "addPolicyEdit", first, {
    changeId,
    ...grant,
    validFrom: dayAfter(-1),
  });
  await desk.refused("policy_change_back_dated", "draftPolicyChange", first, {
    title: "x",
    reason: "x",
    effectiveAt: new Date(Date.now() - 60_000).toISOString(),
  });
});

test("rejected or withdrawn it is over; an emergency takes rights away on one steward's word, and gives none", async () => {
  const { id } = await judged(grant);
  await desk.refused("policy_change_two_people", "rejectPolicyChange", first, {
    ...(await at(id)),
    decisionReason: "不需要",
  });
  await desk.done("rejectPolicyChange", second, { ...(await at(id)), decisionReason: "不需要" });
  await desk.refused("withdrawPolicyChange_from", "withdrawPolicyChange", first, await at(id));
  const other = await draft(grant);
  await desk.done("withdrawPolicyChange", first, await at(other));
  const take = { kind: "WITHDRAW", role: "hr-officer", onType: "Post", fields: "subject" };
  const urgent = (edits: readonly Input[], days = 3) => ({
    title: "紧急停用",
    reason: "示例：账号被盗用",
    expiresAt: new Date(Date.now() + days * 86_400_000).toISOString(),
    edits,
  });
  await desk.refused("policy_edit_only_takes", "revokeAtOnce", first, urgent([{ ...take, kind: "DENY" }]));
  await desk.refused("policy_change_expires", "revokeAtOnce", first, urgent([take], 20));
  const made = await desk.done("revokeAtOnce", first, urgent([take]), "status kind draftedBy");
  expect(made).toMatchObject({ status: "APPROVED", kind: "URGENT", draftedBy: "安全管理员（示例）" });
  for (const who of [second, third]) expect((await read(String(made?.id), who)).status).toBe("APPROVED");
  expect(await putIntoForce()).toContainEqual(expect.objectContaining({ change: made?.id }));
  const hr = { as: developmentSubject({ role: "hr-officer" }) };
  const subject = "{ posts(first: 1) { nodes { subject } } }";
  expect((await desk.ask(subject, hr)).json.errors?.[0].extensions.code).toBe("FORBIDDEN");
  // What gives it back stands beside it, and comes by itself unless another steward rejects it.
  await draftExpiries({ admin: desk.admin, catalogue });
  await judgeSubmitted({ admin: desk.admin, catalogue });
  const back = await desk.one(`select id from policy_change where undoes_id = '${made?.id}'`);
  expect(await read(back)).toMatchObject({ status: "APPROVED", problems: null });
  await desk.admin.begin(async (tx) => {
    await tx`alter table policy_change disable trigger kept`;
    await tx`update policy_change set effective_at = now() where id = ${back}`;
    await tx`alter table policy_change enable trigger kept`;
  });
  expect(await putIntoForce()).toContainEqual(expect.objectContaining({ change: back }));
  expect((await read(back)).status).toBe("IN_FORCE");
  expect((await desk.ask(subject, hr)).json.errors).toBeUndefined();
});

test("the audit administrator reads all of it with its history, departments nothing but what is in force of their own role", async () => {
  const audit = { as: developmentSubject({ role: "audit-administrator" }) };
  const { json } = await desk.ask(
    "{ policyChanges(first: 1) { nodes { id title history { nodes { command } } } } }",
    audit,
  );
  expect(json.errors).toBeUndefined();
  const statuses = "{ policyChanges { nodes { inForceAt effects { nodes { role } } } } }";
  const { json: own } = await desk.ask(statuses, township);
  expect(own.errors).toBeUndefined();
  for (const change of own.data.policyChanges.nodes) {
    expect(change.inForceAt).not.toBeNull();
    for (const effect of change.effects.nodes) expect(effect.role).toBe("township-officer");
  }
  const { json: closed } = await desk.ask(statuses, { as: developmentSubject({ role: "school-registrar" }) });
  expect(closed.errors[0].extensions.code).toBe("FORBIDDEN");
  await desk.isTold(30);
});
