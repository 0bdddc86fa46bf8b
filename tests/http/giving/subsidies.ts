// Subsidies and aid: tiers and standards, accounts, a batch with its lines, and the decision on a pupil's aid.
import { plantedPeople } from "../../../src/sample/people/planted.ts";
import { plantedChildren } from "../../../src/sample/planted.ts";
import { plantedSchools } from "../../../src/sample/schools/planted.ts";
import {
  type Case,
  desk,
  education,
  finance,
  type Given,
  last,
  month,
  nextYear,
  now,
  one,
  registrar,
} from "./giving.ts";

const { street, mountain } = plantedSchools;

const personnel = education("personnel");
const due = () =>
  one(`select d.teacher_id as id, d.due_fen as fen from rural_subsidy_due d join rural_subsidy_payment p on p.teacher_id = d.teacher_id
      and p.month = d.month and p.batch_id = '${last("PaymentBatch").id}' and p.archived_at is null order by d.teacher_id limit 1`);
const batch = { by: personnel, say: { kind: "RURAL_SUBSIDY", month } };

/** Up to the lines of a batch, before it is reviewed. */
export const batchCases: readonly Case[] = [
  [
    "defineSubsidyTier",
    {
      by: personnel,
      say: { name: "九档", hardshipRank: 9, validFrom: now },
      wrong: [{ hardshipRank: 0 }, "subsidy_tier_rank"],
    },
  ],
  [
    "changeSubsidyTier",
    {
      by: personnel,
      say: { name: "特档" },
      wrong: [{ validTo: now }, "subsidy_tier_period"],
      shows: { name: "特档" },
    },
  ],
  [
    "setSubsidyStandard",
    {
      by: finance,
      say: () => ({
        tierId: last("SubsidyTier").id,
        amountFen: 900_000,
        midMonthRule: "FIRST_DAY",
        leastStayDays: 120,
        validFrom: now,
      }),
      wrong: [{ amountFen: 1 }, "subsidy_standard_harder_not_less"],
      shows: { hardshipRank: 9 },
    },
  ],
  [
    "endSubsidyStandard",
    {
      by: finance,
      say: { validTo: `${nextYear}-09-01` },
      wrong: [{ validTo: now }, "subsidy_standard_period"],
    },
  ],
  [
    "placeSchoolInTier",
    {
      by: personnel,
      say: async () => ({
        schoolId: (
          await one(
            "select school_id as id from school_tier where valid_to is null and archived_at is null order by id limit 1",
          )
        ).id,
        tierId: last("SubsidyTier").id,
        validFrom: `${nextYear}-01-01`,
      }),
      wrong: [{ validTo: now }, "school_tier_period"],
    },
  ],
  [
    "endSchoolTier",
    {
      by: personnel,
      say: { validTo: `${nextYear}-07-01` },
      wrong: [{ validTo: now }, "school_tier_period"],
    },
  ],
  [
    "enterPayeeAccount",
    {
      by: registrar(street, "accounts"),
      say: async () => ({
        teacherId: (
          await one(`select t.id from teacher t where t.school_id = '${street.id}' and t.archived_at is null
            and not exists (select from payee_account a where a.teacher_id = t.id) order by t.id limit 1`)
        ).id,
        holder: "示例教师",
        bank: "示例农村商业银行",
        account: "9999990000000000123",
        relation: "SELF",
        validFrom: now,
      }),
      wrong: [{ relation: "PARENT" }, "payee_account_relation"],
      shows: { account: "****0123", schoolId: street.id },
    },
  ],
  [
    "correctPayeeAccount",
    {
      by: registrar(street, "accounts"),
      say: { account: "9999990000000000456" },
      wrong: [{ validTo: now }, "payee_account_period"],
      shows: { account: "****0456" },
    },
  ],
  ["revokePayeeAccount", { by: education("finance"), refused: "absent" }],
  ["verifyPayeeAccount", { by: education("finance"), shows: { verifiedOn: now }, once: true }],
  [
    "correctPayeeAccount",
    { by: registrar(street, "accounts"), say: { bank: "另一银行" }, refused: "absent" },
  ],
  [
    "endPayeeAccount",
    {
      by: education("finance"),
      say: { validTo: `${nextYear}-01-01` },
      wrong: [{ validTo: now }, "payee_account_period"],
    },
  ],
  ["revokePayeeAccount", { by: education("finance"), shows: { revokedOn: now }, once: true }],
  [
    "preparePaymentBatch",
    {
      ...batch,
      wrong: [{ month: `${nextYear}-12-01` }, "payment_batch_month_begun"],
      shows: { status: "PREPARED", lineCount: 0 },
    },
  ],
  ["listDuePayments", { by: desk("education-officer"), refused: "payment_batch_by_preparer" }],
  ["listDuePayments", { by: personnel, shows: { status: "PREPARED" } }],
  [
    "removeSubsidyLine",
    {
      by: personnel,
      say: async () => {
        const { id, version } = await one(
          `select id, version from rural_subsidy_payment where batch_id = '${last("PaymentBatch").id}' order by id limit 1`,
        );
        return { id, version };
      },
    },
  ],
  [
    "addSubsidyLine",
    {
      by: personnel,
      say: async () => {
        const { id } =
          await one(`select teacher_id as id from rural_subsidy_payment p where batch_id = '${last("PaymentBatch").id}' and archived_at is null
            and not exists (select from rural_subsidy_payment o where o.teacher_id = p.teacher_id and o.kind = 'recovery') order by id limit 1`);
        return {
          batchId: last("PaymentBatch").id,
          teacherId: id,
          month,
          kind: "RECOVERY",
          amountFen: -100,
        };
      },
      wrong: [{ kind: "REGULAR" }, "rural_subsidy_payment_amount"],
    },
  ],
  [
    "changeSubsidyLine",
    {
      by: personnel,
      say: { amountFen: -200 },
      wrong: [{ amountFen: 200 }, "rural_subsidy_payment_amount"],
    },
  ],
];

/** From its review on, and what else teachers are given. */
export const reviewedCases: readonly Case[] = [
  ["listDuePayments", { by: personnel, refused: "listDuePayments_from" }],
  ["withdrawPaymentBatch", { by: education("finance") }],
  ["preparePaymentBatch", batch],
  ["listDuePayments", { by: personnel }],
  [
    "honourTeacher",
    {
      by: personnel,
      say: async () => ({
        teacherId: (await due()).id,
        schoolId: mountain.id,
        kind: "OUTSTANDING",
        awardedOn: now,
      }),
      shows: { kind: "OUTSTANDING" },
    },
  ],
  [
    "guaranteeHousing",
    {
      by: personnel,
      say: async () => ({
        teacherId: (
          await one(
            "select t.id from teacher t where not exists (select from housing_guarantee h where h.teacher_id = t.id) order by t.id limit 1",
          )
        ).id,
        schoolId: mountain.id,
        kind: "TURNOVER_FLAT",
        validFrom: now,
      }),
      wrong: [{ validTo: now }, "housing_guarantee_period"],
    },
  ],
  [
    "endHousing",
    {
      by: personnel,
      say: { validTo: `${nextYear}-09-01` },
      wrong: [{ validTo: now }, "housing_guarantee_period"],
    },
  ],
];

const aidSection = education("student-aid");
const pupil = (nth: number) =>
  one(`select s.id, s.child_id as child from student s join child c on c.id = s.child_id where c.school_id = '${street.id}' and c.archived_at is null
      and not exists (select from student_aid_grant g where g.student_id = s.id)
      and exists (select from payee_account a where a.child_id = c.id) is not true order by s.id offset ${nth} limit 1`);
const propose = (nth: number): Given => ({
  by: registrar(street, "welfare"),
  say: async () => ({
    studentId: (await pupil(nth)).id,
    schemeId: last("AidScheme").id,
    schoolYear: nextYear - 1,
    term: "AUTUMN",
    basisCategory: "OTHER",
  }),
  wrong: [{ schoolYear: 2019 }, "student_aid_grant_scheme_in_force"],
  shows: { decision: "PROPOSED", proposedOn: now, termSchoolId: street.id },
});

const guardian = { as: plantedPeople.guardian };
const ownChild = plantedChildren.threeTownships.id;
const apply = (childId: string): Given => ({
  by: guardian,
  say: async () => ({
    studentId: (await one(`select id from student where child_id = '${childId}'`)).id,
    schemeId: last("AidScheme").id,
    schoolYear: nextYear - 1,
    term: "AUTUMN",
    basisCategory: "OTHER",
  }),
});
const granting = { amountFen: 50_000, decisionReason: "符合条件" };

export const aidCases: readonly Case[] = [
  [
    "setAidScheme",
    {
      by: aidSection,
      say: {
        kind: "OTHER",
        stage: "PRIMARY",
        name: "示例资助",
        amountPerTermFen: 50_000,
        eligibility: "示例",
        validFrom: now,
      },
      wrong: [{ amountPerTermFen: 0 }, "aid_scheme_amount"],
    },
  ],
  ["applyForAid", { ...apply(plantedChildren.olderSibling.id), refused: "absent" }],
  [
    "applyForAid",
    {
      ...apply(ownChild),
      wrong: [{ schoolYear: 2019 }, "student_aid_grant_scheme_in_force"],
      shows: { decision: "APPLIED", appliedOn: now, proposedOn: null, termSchoolId: street.id },
    },
  ],
  ["withdrawAidApplication", { by: guardian }],
  // What was taken back is applied for anew, and stands in the way of a second one.
  ["applyForAid", apply(ownChild)],
  ["applyForAid", { ...apply(ownChild), refused: "student_aid_grant_natural" }],
  ["grantAid", { by: aidSection, say: { amountFen: 1, decisionReason: "早" }, refused: "grantAid_from" }],
  [
    "forwardAidApplication",
    {
      by: registrar(street, "welfare"),
      say: { basisCategory: "DESTITUTE" },
      shows: { decision: "PROPOSED", appliedOn: now, proposedOn: now, basisCategory: "DESTITUTE" },
      once: true,
    },
  ],
  ["withdrawAidApplication", { by: guardian, refused: "withdrawAidApplication_from" }],
  [
    "withdrawAidProposal",
    { by: registrar(street, "welfare"), refused: "student_aid_grant_application_stays" },
  ],
  ["proposeAid", propose(0)],
  ["withdrawAidProposal", { by: registrar(street, "welfare") }],
  ["proposeAid", propose(1)],
  [
    "refuseAid",
    {
      by: aidSection,
      say: { decisionReason: "不符合条件" },
      shows: { decision: "REFUSED", decidedOn: now },
      once: true,
    },
  ],
  ["withdrawAidProposal", { by: registrar(street, "welfare"), refused: "withdrawAidProposal_from" }],
  ["proposeAid", propose(2)],
  ["payAidInBatch", { by: aidSection, refused: "payAidInBatch_from" }],
  ["grantAid", { by: aidSection, say: granting, refused: "student_aid_grant_posted" }],
  ["postAidProposal", { by: registrar(street, "welfare"), shows: { postedOn: now } }],
  ["postAidProposal", { by: registrar(street, "welfare"), refused: "postAidProposal_before" }],
  ["grantAid", { by: aidSection, say: granting, refused: "student_aid_grant_posted" }],
  [
    "grantAid",
    {
      by: aidSection,
      // Posted for three weeks by now.
      say: async () => {
        await one(`update student_aid_grant set proposed_on = tc.today() - 22, posted_on = tc.today() - 21
          where id = '${last("StudentAidGrant").id}' returning id`);
        return granting;
      },
      wrong: [{ amountFen: 50_001 }, "student_aid_grant_amount"],
      shows: { decision: "GRANTED", decidedBy: "教育经办（示例，student-aid）" },
      once: true,
    },
  ],
  ["preparePaymentBatch", { by: aidSection, say: { kind: "STUDENT_AID", month } }],
  [
    "payAidInBatch",
    {
      by: desk("education-officer"),
      say: () => ({ batchId: last("PaymentBatch").id }),
      refused: "payment_batch_by_preparer",
    },
  ],
  ["payAidInBatch", { by: aidSection, say: () => ({ batchId: last("PaymentBatch").id }) }],
  [
    "payAidInBatch",
    { by: aidSection, say: { batchId: null, payeeAccountId: null }, shows: { batchId: null } },
  ],
  [
    "endAidScheme",
    { by: aidSection, say: { validTo: `${nextYear}-09-01` }, wrong: [{ validTo: now }, "aid_scheme_period"] },
  ],
];
