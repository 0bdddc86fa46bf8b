// What the page offers a role that writes: what it reads beforehand, and a command of its own, tried before it is given.
const sample = (text) => `# 先试运行（dryRun），去掉后才写入；变量在下方填写。\n${text}\n`;

const can = "can { version commands { name allowed reason { rule messages { zh } } } }";

/** Records with what may be done with each, and a step of one. */
const step = (list, shown, command, record) =>
  sample(`query Records {
  ${list}(first: 5) {
    nodes { id ${shown} ${can} }
  }
}
mutation Give($id: ID!, $version: Int!, $key: String) {
  ${command}(input: { id: $id, version: $version }, idempotencyKey: $key, dryRun: true) {
    version dryRun
    ${record} { id ${shown} }
  }
}`);

const report = sample(`mutation File($input: FileMandatoryReportInput!, $key: String) {
  fileMandatoryReport(input: $input, idempotencyKey: $key, dryRun: true) {
    version dryRun
    mandatoryReport { id reportNo status }
  }
}`);

export const samples = {
  "school-registrar": sample(`query Posts {
  posts(first: 5) { nodes { id category grade status } }
}
mutation Appoint($input: AppointToPostInput!, $key: String) {
  appointToPost(input: $input, idempotencyKey: $key, dryRun: true) {
    version dryRun
    appointment { id validFrom validTo }
  }
}`),
  "township-officer": report,
  "village-committee": report,
  "care-organisation": report,
  teacher: report,
  guardian: sample(`query Children {
  children(first: 5) { nodes { id name } }
}
mutation Notice($input: GiveEntrustedCareNoticeInput!, $key: String) {
  giveEntrustedCareNotice(input: $input, idempotencyKey: $key, dryRun: true) {
    version dryRun
    entrustedCare { id validFrom validTo }
  }
}`),
  "data-steward": step("policyChanges", "title status", "submitPolicyChange", "policyChange"),
  "hr-officer": step("appointments", "validFrom confirmedOn", "confirmAppointment", "appointment"),
  "staffing-officer": step("quotaTransfers", "amount approvedOn", "approveQuotaTransfer", "quotaTransfer"),
  "education-officer": step("paymentBatches", "batchNo status", "reviewPaymentBatch", "paymentBatch"),
  "finance-officer": step("paymentBatches", "batchNo status", "approvePaymentBatch", "paymentBatch"),
  "planning-officer": step(
    "residentialDevelopments",
    "caseNo housingPermitOn",
    "permitDevelopment",
    "residentialDevelopment",
  ),
  "development-officer": sample(`query Projects {
  constructionProjects(first: 5) {
    nodes { id site priority ${can} }
  }
}
mutation Priority($id: ID!, $version: Int!, $priority: Int, $key: String) {
  setProjectPriority(input: { id: $id, version: $version, priority: $priority }, idempotencyKey: $key, dryRun: true) {
    version dryRun
    constructionProject { id priority }
  }
}`),
  "civil-affairs-officer": step(
    "difficultyRecords",
    "category status",
    "confirmDifficulty",
    "difficultyRecord",
  ),
  "police-officer": sample(`query Reports {
  mandatoryReports(first: 5) {
    nodes { id reportNo status recipients(first: 3) { nodes { id department ${can} } } }
  }
}
mutation Accept($id: ID!, $version: Int!, $key: String) {
  acceptReport(input: { id: $id, version: $version }, idempotencyKey: $key, dryRun: true) {
    version dryRun
    reportRecipient { id status acceptedAt }
  }
}`),
};
