import { Column, Entity, ToMany } from "../../../catalogue/index.ts";
import { accessRecord } from "./access-record.table.ts";

@Entity({
  table: accessRecord,
  plural: "accessRecords",
  term: "访问记录",
  description:
    "A line of the access log: a read that showed personal records, a command, or a refusal. It holds no value of any record, and it never changes.",
  owner: "administration",
  classification: "L3",
  sharing: "none",
  source: "未成年人网络保护条例36; GB/T 22239",
  roots: ["record", "list"],
})
export class AccessRecord {
  @Column(accessRecord.at, { term: "时间", description: "When it was answered." })
  at!: string;
  @Column(accessRecord.kind, {
    term: "访问类型",
    description: "Read, command or refusal. A command has two lines: as it is intended, and as it ended.",
  })
  kind!: string;
  @Column(accessRecord.personId, {
    term: "人员标识",
    description: "Id of the person or service who asked; null of the public.",
  })
  personId!: string;
  @Column(accessRecord.account, {
    term: "账户名称",
    description: "How the account was called then; null of guardians and the public.",
  })
  account!: string;
  @Column(accessRecord.role, { term: "角色", description: "Role in which it was asked." })
  role!: string;
  @Column(accessRecord.department, {
    term: "部门",
    description: "Department of the role, by the policy of that moment.",
  })
  department!: string;
  @Column(accessRecord.purpose, {
    term: "目的",
    description: "Declared purpose; null where none was needed.",
  })
  purpose!: string;
  @Column(accessRecord.policyVersion, {
    term: "策略版本",
    description: "Policy version that it was decided under.",
  })
  policyVersion!: number;
  @Column(accessRecord.operation, { term: "操作摘要", description: "Hash of the operation." })
  operation!: string;
  @Column(accessRecord.command, { term: "办理事项", description: "Name of the command; null of all else." })
  command!: string;
  @Column(accessRecord.setId, {
    term: "字段组标识",
    description:
      "Which coordinates were shown: lines that showed the same have the same; null where none were.",
  })
  setId!: string;
  @Column(accessRecord.subjects, {
    term: "涉及人数",
    description: "Persons whose records were shown.",
    unit: "persons",
  })
  subjects!: number;
  @Column(accessRecord.rows, { term: "行数", description: "Rows of the answer.", unit: "rows" })
  rows!: number;
  @Column(accessRecord.milliseconds, { term: "耗时", description: "How long it took.", unit: "milliseconds" })
  milliseconds!: number;
  @Column(accessRecord.outcome, {
    term: "结果",
    description: "Intended, shown (of a command: done), refused or failed.",
  })
  outcome!: string;
  @Column(accessRecord.errorCode, {
    term: "错误代码",
    description: "Code of the refusal or failure; null where it was answered.",
  })
  errorCode!: string;
  @Column(accessRecord.approvalId, {
    term: "依据审批",
    description: "Approval that it rests on; null where the role's own rights were enough.",
  })
  approvalId!: string;
  @Column(accessRecord.request, {
    term: "请求标识",
    description: "Request, as the process's own log and the history of changes name it.",
  })
  request!: string;
  @ToMany("ShownField", "setId", {
    local: "setId",
    usual: 20,
    term: "涉及字段",
    description: "Coordinates that were shown or used.",
  })
  fields!: unknown;
}
