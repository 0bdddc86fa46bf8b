// Rules and copies of aid, meals, tiers, standards, batches and accounts under two connections; see also races-money.
import { describe } from "vitest";
import { plantedBatches } from "../../src/sample/aid/planted.ts";
import { plantedNutrition } from "../../src/sample/nutrition/planted.ts";
import { signers } from "../../src/sample/people/officials.ts";
import { loaded, off, onDay } from "./attempt.ts";
import { approve, batch, batchId, month, review, send } from "./payees.ts";
import { prove } from "./race.ts";
import { newId } from "./school-statements.ts";

const otherId = newId.replace(/1$/, "2");

describe("aid of boarders (三(六)(八))", () => {
  const boarders = `create table kept as select e.id, e.student_id, e.child_id, e.school_id, e.class_id from enrolment e join school_class c on c.id = e.class_id
    where e.boarding and e.school_year = 2026 and e.valid_to is null and c.grade <= 6 and not exists
      (select from student_aid_grant g where g.student_id = e.student_id) order by e.id limit 1`;
  const scheme =
    "(select id from aid_scheme where kind = 'boarder-living' and stage = 'primary' and valid_to is null)";
  const grant =
    loaded(`insert into student_aid_grant (id, student_id, child_id, term_school_id, scheme_id, kind, school_year, term, basis_category, due_fen,
      decision, proposed_on, decided_on, decided_by, decision_reason, amount_fen)
    select '${newId}', student_id, child_id, school_id, ${scheme}, 'other', 2026, '1', 'other', 1, 'granted', '2026-11-01', '2026-11-02', '甲', '符合', 100 from kept`);
  const leaves = (id: string) => [`update enrolment set boarding = false where id = ${id}`];
  const kept = "(select id from kept)";
  prove([
    {
      of: "a pupil stops boarding while aid is granted",
      before: [boarders],
      one: leaves(kept),
      other: [grant],
      refuses: "student_aid_grant_boarder_placement",
      back: "enrolment_keeps_boarder_aid",
    },
    {
      of: "a placement is struck while aid is granted on it",
      before: [boarders],
      one: [`update enrolment set archived_at = now() where id = ${kept}`],
      other: [grant],
      refuses: "student_aid_grant_boarder_placement",
      back: "enrolment_keeps_boarder_aid",
    },
    {
      of: "of two placements as a boarder, both become others",
      before: [
        boarders,
        grant,
        `update enrolment set valid_to = '2026-10-15' where id = ${kept}`,
        `insert into enrolment (id, student_id, class_id, school_id, school_year, boarding, kind, valid_from)
           select '${otherId}', student_id, class_id, school_id, school_year, true, kind, '2026-10-15' from enrolment where id = ${kept}`,
      ],
      one: leaves(kept),
      other: leaves(`'${otherId}'`),
      refuses: "enrolment_keeps_boarder_aid",
      back: "enrolment_keeps_boarder_aid",
    },
    {
      of: "a scheme is withdrawn while aid is granted under it",
      before: [boarders, off("aid_scheme")],
      one: [`update aid_scheme set archived_at = now() where id = ${scheme}`],
      other: [grant],
      refuses: "student_aid_grant_scheme_in_force",
    },
  ]);
});

describe("meals (三(八))", () => {
  const school = plantedNutrition.shortfall.id;
  const programme = "(select id from nutrition_programme where kind = 'national' and valid_to is null)";
  const meals = `insert into nutrition_school_month (id, school_id, programme_id, month, eligible, covered, meal_days, meals_served, mode, cost_fen, subsidy_spent_fen, reported_on)
    select '${newId}', '${school}', p.id, '2026-11-01', 20, 18, 20, 360, 'canteen', 200000, 180000, tc.today() from nutrition_programme p where p.kind = 'national' and p.id = ${programme}`;
  const account = `insert into canteen_account (id, school_id, month, income_fen, subsidy_fen, food_fen, staff_fen, other_fen)
    values ('${newId}', '${school}', '2026-11-01', 300000, 179999, 179999, 0, 0)`;
  prove([
    {
      of: "a canteen's account is entered while its month of meals is",
      one: [meals],
      other: [account],
      refuses: "nutrition_school_month_food_only",
      back: "nutrition_school_month_food_only",
    },
    {
      of: "a programme ends while a month of it is entered",
      before: [off("nutrition_programme")],
      one: [`update nutrition_programme set valid_to = '2026-11-01' where id = ${programme}`],
      other: [meals],
      refuses: "nutrition_school_month_programme_in_force",
    },
  ]);
});

describe("tiers and standards (三(六))", () => {
  const pay = (rank: number, fen: number) => [
    `update subsidy_standard set amount_fen = ${fen} where hardship_rank = ${rank} and valid_to is null`,
  ];
  const school =
    "(select id from school where not county_town and status = 'operating' and not exists (select from school_tier t where t.school_id = school.id) order by id limit 1)";
  const standard = (
    id: string,
    from: string,
    fen: number,
    least = "null",
  ) => `insert into fund_standard (id, item, stage, amount_fen, valid_from, valid_to, minimum_pupils, document_id)
    select '${id}', 'other', 'primary', ${fen}, '${from}-01-01', '${Number(from) + 1}-01-01', ${least}, document_id from fund_standard order by id limit 1`;
  const price = (id: string, what: string) => [`update fund_standard set ${what} where id = '${id}'`];
  const heads = (status: string, funded: number) => [
    loaded(`insert into funding_headcount (id, school_id, fiscal_year, item, stage, standard_id, actual, funded, as_of, status, certified_on)
       select '${newId}', id, 2031, 'other', 'primary', '${newId}', 16, ${funded}, '2030-09-20', ${status} from school order by id limit 1`),
  ];
  const certified = heads("'certified', '2030-12-18'", 16);
  const unpaid =
    "(select a.id from allocation a where not exists (select from payment p where p.allocation_id = a.id) order by a.id limit 1)";
  const paid = (id: string) => [
    `insert into payment (id, allocation_id, amount_fen, paid_on, voucher_no) select '${id}', id, amount_fen, '2026-03-02', '${id}' from allocation where id = (select id from kept)`,
  ];
  prove([
    {
      of: "an easier tier rises while a harder one falls",
      before: [off("subsidy_standard")],
      one: pay(1, 45_000),
      other: pay(2, 40_000),
      refuses: "subsidy_standard_harder_not_less",
      back: "subsidy_standard_harder_not_less",
    },
    {
      of: "a school becomes one of the county town while it is given a tier",
      before: [`create table kept as select ${school} as id`],
      one: ["update school set county_town = true where id = (select id from kept)"],
      other: [
        `insert into school_tier (id, school_id, tier_id, valid_from) select '${newId}', k.id, t.id, tc.today() from kept k, subsidy_tier t where t.hardship_rank = 1`,
      ],
      refuses: "school_tier_not_county_town",
      back: "school_county_town_without_tier",
    },
    {
      of: "a standard changes while a number is certified by it",
      before: [onDay("2030-12-31"), standard(newId, "2031", 100)],
      one: certified,
      other: price(newId, "amount_fen = 200"),
      refuses: "fund_standard_certified_keeps",
      back: "taken",
    },
    {
      of: "a standard's least number falls while one is reported by it",
      before: [onDay("2030-12-31"), standard(newId, "2031", 100, "100")],
      one: heads("'reported', null", 100),
      other: price(newId, "minimum_pupils = 50"),
      refuses: "fund_standard_holds_funded",
      back: "funding_headcount_within_rule",
    },
    {
      of: "a standard rises while the next one falls",
      before: [onDay("2030-12-31"), standard(newId, "2031", 100), standard(otherId, "2032", 150)],
      one: price(newId, "amount_fen = 140"),
      other: price(otherId, "amount_fen = 120"),
      refuses: "fund_standard_lower_explained",
      back: "fund_standard_lower_explained",
    },
    {
      of: "a standard goes while a number is certified by it",
      before: [onDay("2030-12-31"), standard(newId, "2031", 100)],
      one: price(newId, "archived_at = now()"),
      other: certified,
      refuses: "funding_headcount_standard_fits",
    },
    {
      of: "the whole of an allocation is paid twice",
      before: [`create table kept as select ${unpaid} as id`],
      one: paid(newId),
      other: paid(otherId),
      refuses: "payment_within_allocation",
    },
  ]);
});

describe("batches and accounts (四(二))", () => {
  /** Two teachers with something due, an account that nothing is wrong with, and no line of the month. */
  const kept = `create table kept as select d.teacher_id as teacher, d.school_id as school, a.id as account, row_number() over (order by d.teacher_id) as n
    from rural_subsidy_due d join payee_account a on a.teacher_id = d.teacher_id where d.month = '${month}' and d.due_fen > 9 and a.verified_on is not null
      and a.valid_to is null and not a.duplicate and not exists (select from rural_subsidy_payment p where p.teacher_id = d.teacher_id and p.month = d.month)
      and not exists (select from presence_month m where m.teacher_id = d.teacher_id and m.month = d.month) order by d.teacher_id limit 2`;
  const line = (no: number, n: number, id = newId, kind = "regular") => `insert into rural_subsidy_payment
    (id, teacher_id, month, school_id, kind, amount_fen, batch_id, payee_account_id) select '${id}', teacher, '${month}', school, '${kind}', 1, '${batchId(no)}', account from kept where n = ${n}`;
  const total = (no: number, lines: number) =>
    `update payment_batch set total_fen = ${lines}, line_count = ${lines} where id = '${batchId(no)}'`;
  const prepared = [kept, batch(71), `begin; ${line(71, 1)}; ${total(71, 1)}; commit`];
  const reviewed = review(71).slice(-1);
  const account = "(select account from kept where n = 1)";
  const aid = { kind: "'student-aid'", month: "'2026-09-01'" };
  const grant =
    "(select id from student_aid_grant where batch_id is null and decision = 'granted' and term = '1' order by id limit 1)";
  const joins = (to: string) => [`update student_aid_grant set batch_id = '${to}' where id = ${grant}`];
  const ofAid = plantedBatches.prepared.id;
  const reviewedAid = reviewed.map((step) => step.replace(batchId(71), ofAid));
  const told = `select a.id from payee_account a where (a.listed, a.payable) is distinct from (
      exists (select from tc.batch_line l join payment_batch b on b.id = l.batch_id where l.payee_account_id = a.id and b.archived_at is null and b.status <> 'prepared'),
      exists (select from tc.batch_line l join payment_batch b on b.id = l.batch_id where l.payee_account_id = a.id and b.archived_at is null and b.status in ('approved', 'sent')))
    and a.id = ${account}`;
  const { reviewedById } = signers("personnel", 2);
  prove([
    {
      of: "two lines join a batch, each with its own total",
      before: [kept, batch(71)],
      one: [line(71, 1), total(71, 1)],
      other: [line(71, 2, otherId), total(71, 1)],
      refuses: "payment_batch_total_of_lines",
      back: "payment_batch_total_of_lines",
    },
    {
      of: "a line changes while its batch is reviewed",
      before: prepared,
      one: reviewed,
      other: [`update rural_subsidy_payment set amount_fen = 2 where id = '${newId}'`],
      refuses: "rural_subsidy_payment_frozen",
    },
    {
      of: "a batch becomes one of another month while a line joins it",
      before: [kept, batch(71)],
      one: [`update payment_batch set month = '2026-09-01' where id = '${batchId(71)}'`],
      other: [line(71, 1), total(71, 1)],
      refuses: "rural_subsidy_payment_of_batch",
    },
    {
      of: "an account is entered for somebody else while its batch is reviewed",
      before: prepared,
      one: [
        `insert into payee_account (id, teacher_id, holder, bank, account_cipher, account_tail, account_index, relation, valid_from)
           select '${newId}', k.id, '另一人', a.bank, a.account_cipher, a.account_tail, a.account_index, a.relation, tc.today()
             from payee_account a, (select id from teacher t where not exists (select from payee_account o where o.teacher_id = t.id) order by id limit 1) k where a.id = ${account}`,
      ],
      other: reviewed,
      refuses: "payment_batch_accounts_unshared",
    },
    {
      of: "whoever reviews is disabled meanwhile",
      before: prepared,
      one: [`update tc.person set disabled_at = now() where id = '${reviewedById}'`],
      other: reviewed,
      refuses: "payment_batch_by_persons",
    },
    {
      of: "one batch is settled while another of the account is approved",
      before: [
        ...prepared,
        ...review(71).slice(-1),
        approve(71),
        send(71),
        batch(72),
        `begin; ${line(72, 1, otherId, "arrears")}; ${total(72, 1)}; commit`,
        ...review(72).slice(-1),
      ],
      one: [approve(72)],
      other: [
        `update payment_batch set status = 'settled', settled_on = tc.today() where id = '${batchId(71)}'`,
      ],
      back: "taken",
      wrong: told,
    },
    {
      of: "an account is entered while its teacher moves",
      before: [
        kept,
        `update payee_account set archived_at = now() where id = ${account}`,
        "update appointment set archived_at = now() where teacher_id = (select teacher from kept where n = 1)",
      ],
      one: [
        "update personnel_relation set school_id = (select id from school where status = 'operating' order by id desc limit 1) where teacher_id = (select teacher from kept where n = 1)",
      ],
      other: [
        `insert into payee_account (id, teacher_id, holder, bank, relation, valid_from) select '${newId}', teacher_id, holder, bank, relation, tc.today() from payee_account where id = ${account}`,
      ],
      back: "taken",
      wrong:
        "select a.id from payee_account a join teacher t on t.id = a.teacher_id where a.school_id is distinct from t.school_id",
    },
    {
      of: "a grant joins a batch while it is reviewed",
      one: reviewedAid,
      other: joins(ofAid),
      refuses: "student_aid_grant_batch_open",
    },
    {
      of: "a batch becomes one of subsidies while a grant joins it",
      before: [batch(71, aid)],
      one: [`update payment_batch set kind = 'rural-subsidy' where id = '${batchId(71)}'`],
      other: joins(batchId(71)),
      refuses: "student_aid_grant_of_batch",
    },
    {
      of: "a grant leaves its batch while it is reviewed",
      one: reviewedAid,
      other: [`update student_aid_grant set amount_fen = amount_fen - 1 where batch_id = '${ofAid}'`],
      refuses: "student_aid_grant_frozen",
    },
  ]);
});
