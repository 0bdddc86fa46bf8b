// Account numbers in full: on a line of a batch approved and not settled, for payment, and nowhere else. An account is paid
// into month after month: that the next batch waits for its number opens nothing of the one that is settled.
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signers } from "../../src/sample/people/officials.ts";
import { plantedBatches } from "../../src/sample/subsidies/planted.ts";
import { undone } from "../database/undone.ts";
import { sendable } from "../support/sendable.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";

const paying = { as: "finance-officer", purpose: "payment" };
const toPay = ["APPROVED", "SENT"];

let app: TestApp;
let sql: postgres.Sql;
beforeAll(async () => {
  app = await startTestApp();
  sql = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql?.end();
  await app?.close();
});

interface Line {
  readonly account?: string | null;
  readonly payeeAccount: { readonly account: string | null; readonly payable: boolean } | null;
}
interface Batch {
  readonly id: string;
  readonly status: string;
  readonly lines: { readonly nodes: readonly Line[] };
}

/** Every batch with its lines, by the relation of its kind. */
async function batches(kind: string, lines: string, selected: string): Promise<readonly Batch[]> {
  const { json, text } = await app.ask(
    `{ paymentBatches(where: { kind: { eq: ${kind} } }) { nodes { id status lines: ${lines}(first: 100) { nodes { ${selected} } } } } }`,
    paying,
  );
  if (json.errors !== undefined) throw new Error(text);
  return json.data.paymentBatches.nodes;
}
const kinds = [
  ["RURAL_SUBSIDY", "subsidyPayments"],
  ["STUDENT_AID", "aidGrants"],
] as const;

const inFull = (text: string | null | undefined): boolean => text != null && !text.startsWith("****");

test("a settled batch shows no account in full, also of those that the next batch is to be paid into", async () => {
  let settled = 0;
  let opened = 0;
  let waiting = 0;
  for (const [kind, lines] of kinds) {
    for (const { status, lines: of } of await batches(kind, lines, "payeeAccount { account payable }")) {
      if (toPay.includes(status)) continue;
      settled += of.nodes.length;
      waiting += of.nodes.filter(({ payeeAccount }) => payeeAccount?.payable).length;
      opened += of.nodes.filter(({ payeeAccount }) => inFull(payeeAccount?.account)).length;
    }
  }
  console.log(`settled accounts: ${opened} of ${settled} lines in full, ${waiting} about to be paid again`);
  // The hole would stand open: the same accounts wait for the next payment.
  expect(waiting).toBeGreaterThan(50);
  expect(opened).toBe(0);
});

test("a line shows the number in full exactly while its batch is approved and not settled", async () => {
  const shown: Record<string, number> = {};
  const seen: Record<string, number> = {};
  for (const [kind, lines] of kinds) {
    for (const { status, lines: of } of await batches(
      kind,
      lines,
      "account payeeAccount { account payable }",
    )) {
      seen[status] = (seen[status] ?? 0) + of.nodes.length;
      for (const { account, payeeAccount } of of.nodes) {
        if (account == null) continue;
        shown[status] = (shown[status] ?? 0) + 1;
        expect(account).toMatch(/^\d{19}$/);
        expect(payeeAccount?.account).toBe(`****${account.slice(-4)}`);
      }
    }
  }
  expect(Object.keys(shown).sort()).toEqual(toPay);
  expect(Object.keys(seen).sort()).toEqual(["APPROVED", "REVIEWED", "SENT", "SETTLED"]);
});

test("no way to an account but a line's leads to its number", async () => {
  for (const asked of [
    "payeeAccounts(first: 100) { nodes { account } }",
    "payeeAccounts(first: 100, where: { payable: { eq: true } }) { nodes { account } }",
    `ruralSubsidyPayments(first: 100, where: { batchId: { eq: "${plantedBatches.approved}" } }) { nodes { payeeAccount { account } } }`,
  ]) {
    const { text } = await app.ask(`{ ${asked} }`, paying);
    expect(text).toContain('"****');
    expect(text).not.toMatch(/"\d{19}"/);
  }
  const [account] = await sql`select id from payee_account where payable limit 1`;
  const one = await app.ask(`{ payeeAccount(id: "${account?.id}") { account } }`, paying);
  expect(one.text).toMatch(/"\*{4}\d{4}"/);
});

test("the database has the number on a line alone, and takes it away with the settlement", async () => {
  const readers = await sql`select rolname from pg_roles
    where rolname like 'tc\\_%' and not rolsuper and has_column_privilege(rolname, 'payee_account', 'account_cipher', 'select')`;
  expect(readers).toEqual([]);
  const astray = async (tx: postgres.Sql) => {
    const [row] = await tx`select count(*)::int as n from (
        select batch_id, payee_account_id, account_cipher, archived_at from rural_subsidy_payment union all
        select batch_id, payee_account_id, account_cipher, archived_at from student_aid_grant) l
      left join payment_batch b on b.id = l.batch_id left join payee_account a on a.id = l.payee_account_id
      where l.account_cipher is distinct from case when b.status in ('approved', 'sent') and b.archived_at is null
        and (b.valid_to is null or b.valid_to > tc.today())
        and l.archived_at is null and a.archived_at is null and a.revoked_on is null then a.account_cipher end`;
    return row?.n;
  };
  expect(await astray(sql)).toBe(0);
  const { approved, settled } = plantedBatches;
  await undone(sql, async (transaction) => {
    const tx = transaction as unknown as postgres.Sql;
    const held = async (batch: string) =>
      (
        await tx`select count(account_cipher)::int as n from rural_subsidy_payment where batch_id = ${batch}`
      )[0]?.n;
    expect(await held(approved)).toBeGreaterThan(0);
    await tx.unsafe("savepoint revoked");
    await tx`update payee_account set revoked_on = tc.today() where id = (select payee_account_id from rural_subsidy_payment
      where batch_id = ${approved} and account_cipher is not null order by id limit 1)`;
    expect(await astray(tx)).toBe(0);
    await tx.unsafe("rollback to savepoint revoked");
    // Nobody writes it where it does not belong, and a number that changes changes on its lines.
    await tx`update rural_subsidy_payment set account_cipher = 'x' where batch_id = ${settled}`;
    await tx`update payee_account set account_cipher = account_cipher || 'x'`;
    expect(await astray(tx)).toBe(0);
    for (const statement of sendable) await tx.unsafe(statement);
    await tx`update payment_batch set status = 'sent', sent_on = tc.today() where id = ${approved}`;
    expect(await held(approved)).toBeGreaterThan(0);
    await tx`update payment_batch set status = 'settled', settled_on = sent_on where id = ${approved}`;
    expect(await held(approved)).toBe(0);
    await tx`update payment_batch set archived_at = now() where status = 'approved'`;
    expect(await astray(tx)).toBe(0);
    // What is withdrawn pays nobody, and lists nobody.
    const [left] =
      await tx`select count(*)::int as n from payee_account a where (a.listed or a.payable) and not exists (
      select from tc.batch_line l join payment_batch b on b.id = l.batch_id
      where l.payee_account_id = a.id and b.status <> 'prepared' and b.archived_at is null)`;
    expect(left?.n).toBe(0);
  });
});

test("a batch that was sent and never settled opens no account beyond the days of its parameter", async () => {
  const { approved: id } = plantedBatches;
  for (const statement of sendable) await sql.unsafe(statement);
  await sql`update payment_batch set status = 'sent', sent_on = tc.today() where id = ${id}`;
  const [parameter] = await sql`select number_value as days from parameter where key = 'payment.open-days'`;
  const days = Number(parameter?.days ?? 60);
  const shownAfter = async (later: number) => {
    const clock = () => new Date(Date.now() + later * 86_400_000);
    const then = await startTestApp({ database: { ...app.database, drop: async () => {} }, clock });
    const { nodes } = (
      await then.ask(
        `{ ruralSubsidyPayments(first: 100, where: { batchId: { eq: "${id}" } }) { nodes { account } } }`,
        paying,
      )
    ).json.data.ruralSubsidyPayments;
    await then.close();
    return nodes.filter(({ account }: Line) => account != null).length;
  };
  expect(await shownAfter(days - 1)).toBeGreaterThan(0);
  expect(await shownAfter(days)).toBe(0);
  // No trigger tells that a day has come: the ciphertext goes with whatever batch moves next.
  const held = async () =>
    (await sql`select count(account_cipher)::int as n from rural_subsidy_payment where batch_id = ${id}`)[0]
      ?.n;
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update payment_batch set valid_to = tc.today() where id = ${id}`;
    await tx`update rural_subsidy_payment l set account_cipher = a.account_cipher from payee_account a
      where a.id = l.payee_account_id and l.batch_id = ${id}`;
  });
  expect(await held()).toBeGreaterThan(0);
  await sql`update payment_batch set status = 'approved', approved_on = tc.today(),
    approved_by_id = ${signers("personnel", 2).approvedById} where id = ${plantedBatches.reviewed}`;
  expect(await held()).toBe(0);
});
