// What departments write of money and meals, over HTTP, as they do it in turn.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fundingCases } from "./giving/funding.ts";
import {
  ask,
  closeGiving,
  education,
  give,
  inTurn,
  isTold,
  last,
  one,
  openGiving,
  take,
} from "./giving/giving.ts";
import { nutritionCases } from "./giving/nutrition.ts";
import { aidCases, batchCases, reviewedCases } from "./giving/subsidies.ts";

beforeAll(openGiving);
afterAll(closeGiving);

describe("funding", () => inTurn(fundingCases));

describe("subsidies", () => {
  inTurn(batchCases);
  test("a batch's sum follows its lines, and whoever reviews it reviews all of them", async () => {
    const { id, version } = last("PaymentBatch");
    const batch =
      await one(`select b.version, b.line_count > 10 as many, (b.total_fen, b.line_count) = (l.fen, l.n) as follows
      from payment_batch b, (select sum(amount_fen) as fen, count(*) as n from tc.batch_line where batch_id = '${id}') l where b.id = '${id}'`);
    expect(batch).toEqual({ version: version + 3, many: true, follows: true });
    const early = await ask(
      `mutation { reviewPaymentBatch(input: { id: "${id}", version: ${version} }) { version } }`,
      education("finance"),
    );
    expect(early.json.errors[0].extensions).toMatchObject({ code: "CONFLICT", version: version + 3 });
    last("PaymentBatch").version = version + 3;
    await give("reviewPaymentBatch", { by: education("finance"), shows: { status: "REVIEWED" }, once: true });
  });

  inTurn(reviewedCases);
});

describe("aid", () => {
  inTurn(aidCases);
  test("the list of a batch takes in who has a verified account", async () => {
    const { id } = await one(`select id, version from payment_batch where id = '${last("PaymentBatch").id}'`);
    const { version } = await one(`select version from payment_batch where id = '${id}'`);
    take("PaymentBatch", { id, version });
    await give("listDuePayments", { by: education("student-aid"), shows: { status: "PREPARED" } });
    expect(
      await one(`select count(*) filter (where g.batch_id is not null)::int as put, count(*) filter (where g.batch_id is null and tc.account_for(null, g.child_id) is not null)::int as left
      from student_aid_grant g where g.decision = 'granted' and g.archived_at is null`),
    ).toMatchObject({ left: 0 });
  });
});

describe("nutrition", () => inTurn(nutritionCases));

test("all of it is told as it was: by whom, in order, and nothing else", async () => {
  const { wrong, changes } = await isTold();
  expect(wrong).toEqual([]);
  expect(changes.length).toBeGreaterThan(100);
});
