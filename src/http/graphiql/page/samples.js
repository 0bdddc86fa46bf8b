// What the page shows first to a role that writes: what it reads beforehand, and a command of its own, tried before it is given.
const report = `# 新建标签页即见本角色的示例。先试运行（dryRun），去掉后才写入；变量在下方填写。
mutation File($input: FileMandatoryReportInput!, $key: String) {
  fileMandatoryReport(input: $input, idempotencyKey: $key, dryRun: true) {
    version dryRun
    mandatoryReport { id reportNo status }
  }
}
`;

export const samples = {
  "school-registrar": `# 新建标签页即见本角色的示例。先试运行（dryRun），去掉后才写入；变量在下方填写。
query Posts {
  posts(first: 5) { nodes { id category grade status } }
}
mutation Appoint($input: AppointToPostInput!, $key: String) {
  appointToPost(input: $input, idempotencyKey: $key, dryRun: true) {
    version dryRun
    appointment { id validFrom validTo }
  }
}
`,
  "township-officer": report,
  "village-committee": report,
  "hr-officer": `# 新建标签页即见本角色的示例。先试运行（dryRun），去掉后才写入；变量在下方填写。
query Appointments {
  appointments(first: 5) {
    nodes { id validFrom confirmedOn can { version commands { name allowed reason { rule messages { zh } } } } }
  }
}
mutation Confirm($id: ID!, $version: Int!, $key: String) {
  confirmAppointment(input: { id: $id, version: $version }, idempotencyKey: $key, dryRun: true) {
    version dryRun
    appointment { id confirmedOn }
  }
}
`,
  "education-officer": `# 新建标签页即见本角色的示例。先试运行（dryRun），去掉后才写入；变量在下方填写。
query Batches {
  paymentBatches(first: 5) {
    nodes { id batchNo status can { version commands { name allowed reason { rule messages { zh } } } } }
  }
}
mutation Review($id: ID!, $version: Int!, $key: String) {
  reviewPaymentBatch(input: { id: $id, version: $version }, idempotencyKey: $key, dryRun: true) {
    version dryRun
    paymentBatch { id status }
  }
}
`,
  "finance-officer": `# 新建标签页即见本角色的示例。先试运行（dryRun），去掉后才写入；变量在下方填写。
query Batches {
  paymentBatches(first: 5) {
    nodes { id batchNo status can { version commands { name allowed reason { rule messages { zh } } } } }
  }
}
mutation Approve($id: ID!, $version: Int!, $key: String) {
  approvePaymentBatch(input: { id: $id, version: $version }, idempotencyKey: $key, dryRun: true) {
    version dryRun
    paymentBatch { id status }
  }
}
`,
};
