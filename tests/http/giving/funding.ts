// Funding: from a standard to a certified number, to the money that goes by it; the budget, pay, projects, services, spending.
import { fundingDocuments } from "../../../src/sample/funding/planted.ts";
import { plantedSchools } from "../../../src/sample/schools/planted.ts";
import { type Case, desk, education, finance, last, month, nextYear, now, one, registrar } from "./giving.ts";

const { street, mountain } = plantedSchools;

const shares = (fen: number) => ({
  amountFen: fen,
  centralFen: fen - 300,
  municipalFen: 200,
  districtFen: 100,
});
const fen = 700_00;
/** A school of one stage, as its last counting day certified it. */
const counted = (): Promise<{ school: string; day: string; pupils: number }> =>
  one(`select h.school_id as school, h.as_of::text as day, sum(h.students)::int as pupils from school_headcount h
      where h.certified_on is not null and h.stage = 'primary' and h.archived_at is null
        and h.as_of = (select max(n.as_of) from school_headcount n where n.school_id = h.school_id and n.certified_on is not null)
        and h.as_of = tc.counting_day(h.school_year)
      group by h.school_id, h.as_of having count(distinct h.stage) = 1 and sum(h.students) > 120 order by h.as_of desc, h.school_id limit 1`);
const numbers = (of: number) => ({ actual: of, funded: of });
const reported = async () => {
  const { school, day, pupils } = await counted();
  return {
    ...{ schoolId: school, fiscalYear: nextYear, item: "BASE", stage: "PRIMARY", asOf: day },
    standardId: last("FundStandard").id,
    ...numbers(pupils),
  };
};

export const fundingCases: readonly Case[] = [
  [
    "proposeFundStandard",
    {
      by: education("finance"),
      say: {
        item: "BASE",
        stage: "PRIMARY",
        amountFen: fen,
        fromDay: `${nextYear}-01-01`,
        reason: "物价上涨",
      },
      wrong: [{ fromDay: now }, "fund_standard_proposal_ahead"],
      shows: { decision: "PROPOSED", proposedBy: "教育经办（示例，finance）" },
    },
  ],
  ["withdrawFundProposal", { by: education("finance") }],
  [
    "proposeFundStandard",
    {
      by: education("finance"),
      say: {
        item: "BASE",
        stage: "JUNIOR",
        amountFen: fen,
        fromDay: `${nextYear}-01-01`,
        reason: "物价上涨",
      },
    },
  ],
  [
    "declineFundProposal",
    {
      by: finance,
      say: { decisionNote: "财力所限" },
      wrong: [{ decisionNote: " " }, "form_empty"],
      shows: { decision: "DECLINED", decidedOn: now, decidedBy: "财政经办（示例）" },
      once: true,
    },
  ],
  ["adoptFundProposal", { by: finance, say: { decisionNote: "采纳" }, refused: "adoptFundProposal_from" }],
  ["withdrawFundProposal", { by: education("finance"), refused: "withdrawFundProposal_from" }],
  [
    "proposeFundStandard",
    {
      by: education("finance"),
      say: {
        item: "BASE",
        stage: "PRIMARY",
        amountFen: fen,
        fromDay: `${nextYear}-01-01`,
        reason: "物价上涨",
      },
    },
  ],
  ["adoptFundProposal", { by: finance, say: { decisionNote: "采纳" }, shows: { decision: "ADOPTED" } }],
  [
    "setFundStandard",
    {
      by: finance,
      say: {
        item: "BASE",
        stage: "PRIMARY",
        amountFen: fen,
        documentId: fundingDocuments.current,
        validFrom: `${nextYear}-01-01`,
      },
      wrong: [{ amountFen: 600_00 }, "fund_standard_lower_explained"],
      shows: { amountFen: fen, validTo: null },
    },
  ],
  [
    "endFundStandard",
    {
      by: finance,
      say: { validTo: `${nextYear + 2}-01-01` },
      wrong: [{ validTo: `${nextYear - 1}-01-01` }, "fund_standard_period"],
    },
  ],
  [
    "reportFundingHeadcount",
    {
      by: education("finance"),
      say: reported,
      wrong: [{ funded: 9_999 }, "funding_headcount_within_rule"],
      shows: { status: "REPORTED", revision: 0 },
    },
  ],
  [
    "correctFundingHeadcount",
    {
      by: education("finance"),
      say: async () => numbers((await counted()).pupils - 1),
      wrong: [{ funded: 9_999 }, "funding_headcount_within_rule"],
    },
  ],
  ["certifyFundingHeadcount", { by: finance, refused: "funding_headcount_of_count" }],
  [
    "correctFundingHeadcount",
    { by: education("finance"), say: async () => numbers((await counted()).pupils) },
  ],
  ["certifyFundingHeadcount", { by: finance, shows: { status: "CERTIFIED", certifiedOn: now }, once: true }],
  ["correctFundingHeadcount", { by: education("finance"), refused: "correctFundingHeadcount_from" }],
  ["withdrawFundingHeadcount", { by: education("finance"), refused: "withdrawFundingHeadcount_from" }],
  [
    "reportFundingHeadcount",
    {
      by: education("finance"),
      say: async () => ({ ...(await reported()), revision: 1, revisionReason: "补报" }),
    },
  ],
  ["withdrawFundingHeadcount", { by: education("finance") }],
  [
    "allocateFunds",
    {
      by: finance,
      say: async () => {
        const { school, pupils } = await counted();
        return { schoolId: school, fiscalYear: nextYear, item: "BASE", ...shares(pupils * fen) };
      },
      wrong: [shares(5_000), "allocation_explained"],
      shows: { decidedOn: now },
    },
  ],
  [
    "changeAllocation",
    {
      by: finance,
      say: { ...shares(600_000), differenceNote: "分两次下达" },
      wrong: [{ districtFen: 0 }, "allocation_shares"],
      shows: { districtFen: 100 },
    },
  ],
  [
    "payFunds",
    {
      by: finance,
      say: () => ({
        allocationId: last("Allocation").id,
        amountFen: 500_000,
        paidOn: now,
        voucherNo: "凭2027-1",
      }),
      wrong: [{ amountFen: 600_001 }, "payment_within_allocation"],
      shows: { fiscalYear: nextYear },
    },
  ],
  ["publishAllocation", { by: finance, shows: { publishedOn: now }, once: true }],
  ["changeAllocation", { by: finance, say: shares(700_000), refused: "changeAllocation_before" }],
  [
    "recordEducationBudget",
    {
      by: finance,
      say: {
        fiscalYear: nextYear,
        generalBudgetFen: 9_000_000,
        educationFen: 2_000_000,
        perPupilPrimaryFen: 100,
        perPupilJuniorFen: 200,
      },
      wrong: [{ educationFen: 9_000_001 }, "education_budget_amounts"],
    },
  ],
  [
    "changeEducationBudget",
    {
      by: finance,
      say: { performanceScore: 90 },
      wrong: [{ performanceScore: 101 }, "education_budget_score"],
      shows: { performanceScore: 90 },
    },
  ],
  [
    "comparePay",
    {
      by: desk("hr-officer"),
      say: {
        fiscalYear: nextYear - 10,
        teachersAverageFen: 9_000_000,
        civilServantsAverageFen: 8_900_000,
        teachers: 900,
        civilServants: 300,
      },
      wrong: [{ civilServants: 3 }, "pay_comparison_many"],
    },
  ],
  [
    "changePayComparison",
    {
      by: desk("hr-officer"),
      say: { teachers: 901 },
      wrong: [{ teachersAverageFen: 0 }, "pay_comparison_amounts"],
    },
  ],
  ["confirmPayComparison", { by: finance, shows: { confirmedOn: now }, once: true }],
  [
    "changePayComparison",
    { by: desk("hr-officer"), say: { teachers: 902 }, refused: "changePayComparison_before" },
  ],
  [
    "setPerformancePay",
    {
      by: desk("hr-officer"),
      say: async () => ({
        fiscalYear: nextYear,
        zone: "TOWN",
        totalFen: 900_000_000,
        teachers: 900,
        comparisonId: (
          await one(
            "select id from pay_comparison where confirmed_on is not null order by fiscal_year limit 1",
          )
        ).id,
      }),
      wrong: [{ teachers: 19 }, "performance_pay_total_many"],
      shows: { averageFen: 1_000_000, tilted: null, confirmedOn: null },
    },
  ],
  [
    "changePerformancePay",
    {
      by: desk("hr-officer"),
      say: { teachers: 901 },
      wrong: [{ totalFen: 0 }, "performance_pay_total_amounts"],
    },
  ],
  ["confirmPerformancePay", { by: finance, shows: { confirmedOn: now }, once: true }],
  [
    "changePerformancePay",
    { by: desk("hr-officer"), say: { teachers: 902 }, refused: "changePerformancePay_before" },
  ],
  [
    "planProjectFunds",
    {
      by: finance,
      say: async () => ({
        projectId: (
          await one(
            "select id from construction_project where approved_on is not null and archived_at is null order by id limit 1",
          )
        ).id,
        source: "BOND",
        fiscalYear: nextYear,
        plannedFen: 100,
        paidFen: 0,
      }),
      wrong: [{ paidFen: 101 }, "project_funding_amounts"],
    },
  ],
  [
    "changeProjectFunds",
    {
      by: finance,
      say: { paidFen: 100 },
      wrong: [{ paidFen: 101 }, "project_funding_amounts"],
      shows: { paidFen: 100 },
    },
  ],
  [
    "buyService",
    {
      by: education("finance"),
      say: {
        schoolId: mountain.id,
        contractNo: "购2027-1",
        kind: "SUPPORT_WORK",
        provider: "示例后勤公司",
        posts: 2,
        amountFen: 9_600_000,
        validFrom: `${nextYear}-01-01`,
      },
      wrong: [{ validTo: now }, "purchased_service_period"],
    },
  ],
  [
    "changeService",
    {
      by: education("finance"),
      say: { posts: 3, awardedOn: now },
      wrong: [{ posts: -1 }, "purchased_service_amounts"],
      shows: { posts: 3 },
    },
  ],
  [
    "recordSpending",
    {
      by: registrar(street, "accounts"),
      say: { month, category: "OTHER", amountFen: 12_300 },
      wrong: [{ month: `${now.slice(0, 7)}-02` }, "school_spending_month"],
      shows: { fiscalYear: nextYear - 1, schoolId: street.id },
    },
  ],
  [
    "correctSpending",
    {
      by: registrar(street, "accounts"),
      say: { amountFen: 12_400 },
      wrong: [{ amountFen: -1 }, "school_spending_amount"],
    },
  ],
];
