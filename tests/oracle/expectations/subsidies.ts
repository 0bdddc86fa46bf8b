// 补助 (三(六)) as access.md has it: education lists and shows an account's last digits; finance pays what is reviewed and
// has the number in full only to pay; a school has its own list and an account until it is verified; a teacher the own
// subsidy with its reason; HR and 联席会议 sums; a funding task its schools. Tiers and standards are public.
import type { Entry, PartTable } from "./entry.ts";

const all = "read filter order aggregate";
const sorted = "read filter order";
const plain = "read filter";

const standards = (uses: string): readonly Entry[] => [
  {
    type: "SubsidyTier",
    fields: "id districtId name hardshipRank validFrom validTo lastDay paidLess standards schoolTiers",
    uses,
    rows: "every row",
  },
  {
    type: "SchoolTier",
    fields:
      "id schoolId townshipId tierId documentId validFrom validTo lastDay school township tier document",
    uses,
    rows: "every row",
  },
  {
    type: "SubsidyStandard",
    fields:
      "id tierId hardshipRank amountFen midMonthRule leastStayDays documentId validFrom validTo lastDay tier document",
    uses,
    rows: "every row",
  },
  { type: "School", fields: "schoolTiers", uses: plain, rows: "every row" },
];

const sums: Entry = {
  type: "SubsidyCubeCell",
  fields: "id level month townshipId tierId teachers dueFen paidFen suppressed township tier",
  uses: plain,
  rows: "every row",
};

/** What is due and paid, in figures; why and by which placement is more. */
const amounts = "id month schoolId townshipId tierId standardId dueFen";
const figures = `teacherId ${amounts}`;
const against = "paidFen owedFen overpaidFen school township tier standard payments";
const payment = "id month schoolId townshipId kind amountFen sentOn school township";
const line = `teacherId ${payment}`;
const head =
  "id kind month batchNo status totalFen lineCount preparedBy reviewedBy approvedBy preparedById reviewedById approvedById preparedOn reviewedOn approvedOn sentOn settledOn";
const honour = "id teacherId schoolId kind awardedOn school";
const housing = "id teacherId schoolId kind validFrom validTo lastDay school";

const dues = (fields: string, uses: string, rest: Pick<Entry, "rows" | "duties">): Entry => ({
  type: "RuralSubsidyDue",
  fields: `${figures} ${against} ${fields}`.trim(),
  uses,
  ...rest,
});

const bothSections = { duties: ["personnel", "finance"], rows: "every row" } as const;
const personnel = { duties: ["personnel"], rows: "every row" } as const;
const purse = { duties: ["finance"], rows: "every row" } as const;
const aid = { duties: ["student-aid"], rows: "account of a child" } as const;

const education: readonly Entry[] = [
  ...standards(all),
  sums,
  { type: "School", fields: "subsidyDues", uses: plain, ...bothSections },
  dues("placementId reason", all, bothSections),
  { type: "RuralSubsidyDue", fields: "teacher placement", uses: plain, ...personnel },
  { type: "RuralSubsidyPayment", fields: `${line} batchId batch`, uses: all, ...bothSections },
  { type: "RuralSubsidyPayment", fields: "teacher", uses: plain, ...personnel },
  { type: "RuralSubsidyPayment", fields: "payeeAccountId payeeAccount", uses: plain, ...purse },
  { type: "PaymentBatch", fields: head, uses: all, ...purse },
  { type: "PaymentBatch", fields: "subsidyPayments", uses: plain, ...purse },
  {
    type: "PaymentBatch",
    fields: head,
    uses: all,
    duties: ["personnel"],
    rows: "batch of teachers' subsidy",
  },
  {
    type: "PaymentBatch",
    fields: "subsidyPayments",
    uses: plain,
    duties: ["personnel"],
    rows: "batch of teachers' subsidy",
  },
  { type: "PaymentBatch", fields: head, uses: all, duties: ["student-aid"], rows: "batch of pupils' aid" },
  {
    type: "PayeeAccount",
    fields:
      "id teacherId childId schoolId holder bank relation validFrom validTo lastDay verifiedOn revokedOn payable duplicate school subsidyPayments",
    uses: plain,
    ...purse,
  },
  {
    type: "PayeeAccount",
    fields:
      "id childId schoolId holder bank relation validFrom validTo lastDay verifiedOn revokedOn payable duplicate child school",
    uses: plain,
    ...aid,
  },
  { type: "PayeeAccount", fields: "account", uses: "read", masked: true, ...purse },
  { type: "PayeeAccount", fields: "account", uses: "read", masked: true, ...aid },
  { type: "Child", fields: "payeeAccounts", uses: plain, duties: ["student-aid"], rows: "every row" },
  { type: "TeacherHonour", fields: `${honour} teacher`, uses: all, ...personnel },
  { type: "HousingGuarantee", fields: `${housing} teacher`, uses: all, ...personnel },
  {
    type: "Teacher",
    fields: "subsidyDues subsidyPayments honours housingGuarantees",
    uses: plain,
    ...personnel,
  },
];

const finance: readonly Entry[] = [
  ...standards(all),
  sums,
  { type: "School", fields: "subsidyDues", uses: plain, rows: "every row" },
  dues("", all, { rows: "every row" }),
  {
    type: "RuralSubsidyPayment",
    fields: `${line} batchId batch payeeAccountId payeeAccount`,
    uses: all,
    rows: "subsidy line of a reviewed batch",
  },
  { type: "PaymentBatch", fields: `${head} subsidyPayments`, uses: all, rows: "reviewed batch" },
  {
    type: "PayeeAccount",
    fields: "id holder bank payable duplicate subsidyPayments",
    uses: plain,
    rows: "payee of a reviewed batch",
  },
  { type: "PayeeAccount", fields: "account", uses: "read", masked: true, rows: "payee of a reviewed batch" },
  {
    type: "RuralSubsidyPayment",
    fields: "account",
    uses: "read",
    purposes: ["payment"],
    rows: "line of a batch approved and not settled",
  },
];

const list = { duties: ["personnel", "accounts"], rows: "of own school" } as const;
const staff = { duties: ["head", "personnel"], rows: "of own school" } as const;
const entered = { duties: ["accounts"], rows: "own beneficiary's account, not verified" } as const;
const ownStaff = "teacher with a relation to an own school";

const school: readonly Entry[] = [
  ...standards(sorted),
  { type: "School", fields: "subsidyDues", uses: plain, ...list, rows: "own school" },
  dues("placementId reason", all, list),
  { type: "RuralSubsidyDue", fields: "teacher", uses: plain, ...list },
  { type: "RuralSubsidyDue", fields: "placement", uses: plain, ...list, duties: ["personnel"] },
  { type: "RuralSubsidyPayment", fields: line, uses: all, ...list },
  { type: "RuralSubsidyPayment", fields: "teacher", uses: plain, ...list },
  {
    type: "PayeeAccount",
    fields:
      "id teacherId childId schoolId holder bank relation validFrom validTo lastDay verifiedOn revokedOn teacher school",
    uses: plain,
    ...entered,
  },
  // Whose account is entered, one by one.
  {
    type: "Child",
    fields: "id",
    uses: "read",
    reach: "record",
    duties: ["accounts"],
    rows: "own student's child",
  },
  { type: "PayeeAccount", fields: "account", uses: "read", masked: true, ...entered },
  { type: "TeacherHonour", fields: honour, uses: all, ...staff },
  { type: "TeacherHonour", fields: "teacher", uses: plain, ...staff },
  { type: "HousingGuarantee", fields: housing, uses: all, ...staff },
  { type: "HousingGuarantee", fields: "teacher", uses: plain, ...staff },
  { type: "Teacher", fields: "subsidyDues subsidyPayments", uses: plain, ...list, rows: ownStaff },
  { type: "Teacher", fields: "honours housingGuarantees", uses: plain, ...staff, rows: ownStaff },
];

const hr: readonly Entry[] = [
  ...standards(all),
  sums,
  { type: "TeacherHonour", fields: `${honour} teacher`, uses: all, rows: "every row" },
  { type: "HousingGuarantee", fields: `${housing} teacher`, uses: all, rows: "every row" },
  { type: "Teacher", fields: "honours housingGuarantees", uses: plain, rows: "every row" },
];

const own = { rows: "of one's own as a teacher" } as const;
const teacher: readonly Entry[] = [
  ...standards(sorted),
  dues("placementId reason teacher placement", sorted, own),
  {
    type: "RuralSubsidyPayment",
    fields: `${line} payeeAccountId teacher payeeAccount`,
    uses: sorted,
    ...own,
  },
  {
    type: "PayeeAccount",
    fields: "id teacherId holder bank relation validFrom validTo lastDay verifiedOn revokedOn teacher",
    uses: plain,
    ...own,
  },
  { type: "PayeeAccount", fields: "account", uses: "read", masked: true, ...own },
  { type: "TeacherHonour", fields: `${honour} teacher`, uses: sorted, ...own },
  { type: "HousingGuarantee", fields: `${housing} teacher`, uses: sorted, ...own },
  {
    type: "Teacher",
    fields: "subsidyDues subsidyPayments payeeAccounts honours housingGuarantees",
    uses: plain,
    rows: "oneself as a teacher",
  },
];

const task = { duties: ["funding-inspection"], rows: "of own school" } as const;
const withReason = { ...task, purposes: ["inspection"] } as const;

/** Without the inspection's reason a task reads what was due and sent, and not to whom. */
const inspector: readonly Entry[] = [
  ...standards(sorted),
  { type: "School", fields: "subsidyDues", uses: plain, ...task, rows: "own school" },
  {
    type: "RuralSubsidyDue",
    fields: `${amounts} reason school township tier standard`,
    uses: all,
    ...task,
  },
  {
    type: "RuralSubsidyDue",
    fields: "teacherId paidFen owedFen overpaidFen payments",
    uses: all,
    ...withReason,
  },
  { type: "RuralSubsidyPayment", fields: payment, uses: all, ...task },
  { type: "RuralSubsidyPayment", fields: "teacherId", uses: all, ...withReason },
];

export const subsidiesTable: PartTable = {
  "education-officer": education,
  "finance-officer": finance,
  "school-registrar": school,
  "hr-officer": hr,
  teacher,
  inspector,
  "district-leader": [...standards(sorted), sums],
  public: standards(sorted),
};
