import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { recordAccess } from "./record-access.table.ts";

@Entity({
  table: recordAccess,
  plural: "recordAccesses",
  term: "记录被查阅情况",
  description:
    "That a person's record was shown: when, to which department, for what and of which kinds. It names no officer and holds no value.",
  owner: "administration",
  classification: "L4",
  sharing: "none",
  source: "PIPL 44; PIPL 45; 未成年人网络保护条例36",
  roots: ["list"],
  shares: [ofChild()],
})
export class RecordAccess {
  @Column(recordAccess.at, { term: "时间", description: "When it was shown." })
  at!: string;
  @Column(recordAccess.accessId, { term: "访问记录标识", description: "Line of the access log." })
  accessId!: string;
  @Column(recordAccess.teacherId, {
    term: "教师标识",
    description: "Teacher whose record it was; null of others.",
  })
  teacherId!: string;
  @Column(recordAccess.guardianId, {
    term: "监护人标识",
    description: "Guardian whose record it was; null of others.",
  })
  guardianId!: string;
  @Column(recordAccess.role, { term: "角色", description: "Role in which it was asked." })
  role!: string;
  @Column(recordAccess.department, {
    term: "部门",
    description: "Department to which it was shown.",
  })
  department!: string;
  @Column(recordAccess.purpose, {
    term: "目的",
    description: "Declared purpose; null where none was needed.",
  })
  purpose!: string;
  @Column(recordAccess.kinds, {
    term: "信息类别",
    description: "Kinds of records that were shown, by their Chinese terms.",
  })
  kinds!: string;
  @Column(recordAccess.withheld, {
    term: "不予告知原因",
    description: "Why it is not told to whom it is about; null where it is.",
  })
  withheld!: string;
  @ToOne("AccessRecord", "accessId", {
    term: "访问记录",
    description: "Line of the access log.",
    inverse: {
      name: "records",
      usual: 20,
      term: "涉及人员",
      description: "Persons whose records it showed.",
    },
  })
  access!: unknown;
  @ToOne("Teacher", "teacherId", {
    term: "教师",
    description: "Teacher whose record it was; null of others.",
  })
  teacher!: unknown;
  @ToOne("Guardian", "guardianId", {
    term: "监护人",
    description: "Guardian whose record it was; null of others.",
  })
  guardian!: unknown;
}
